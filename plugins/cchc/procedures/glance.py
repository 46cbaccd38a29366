"""What people ask first about a procedure, short enough for the first screen of a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from cchc.model.procedure import Paper, Procedure, is_free
from cchc.model.text import shorten, squeeze
from cchc.model.value import dataclass

LENGTH = 60
"""About two lines on a phone 360 pixels wide."""

_UNKNOWN = "Chưa có thông tin, hỏi nơi tiếp nhận"
_ASK = "lien-he/"
_EXEMPT = " (có miễn, giảm)"
_PAID = "Có thu phí, xem mức thu"
_ONLINE = "Trực tuyến hoặc tại "
_CLAUSE_END = re.compile(r";|\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Glance:
    """One answer: what it is about, the short text, and where on the page (or "" with `path` elsewhere) it is whole."""

    name: str
    text: str
    anchor: str = ""
    path: str = ""


def glances(procedure: Procedure, center: str) -> tuple[Glance, ...]:
    """Return time, fee, papers and place; `center` is the office that takes papers where nothing else is said."""
    time = _short("Thời hạn", procedure.time, "thoi-han", (way.time for way in procedure.ways))
    return (time, _fee(procedure), _papers(procedure.papers), _place(procedure, center))


def _short(
    name: str, text: str, anchor: str, of_ways: Iterable[str], cut: Callable[[str, int], str] = shorten
) -> Glance:
    """Return what is said for the whole procedure, or what its ways of filing say alike."""
    if text:
        return Glance(name, cut(text, LENGTH), anchor)
    said = tuple(dict.fromkeys(value for value in of_ways if value))
    if len(said) == 1:
        return Glance(name, cut(said[0], LENGTH), "cach-thuc")
    return Glance(name, "Tùy hình thức nộp, xem bảng", "cach-thuc") if said else _unknown(name)


def _fee(procedure: Procedure) -> Glance:
    """Return what it costs, with a word of exemptions where there are any."""
    name, fee = "Phí, lệ phí", procedure.fee
    if fee and fee.is_free:
        return Glance(name, "Không thu phí", "phi")
    if fee and fee.exemptions:
        return Glance(name, _cut_fee(fee.amount, LENGTH - len(_EXEMPT)) + _EXEMPT, "phi")
    return _short(name, fee.amount if fee else "", "phi", (way.fee for way in procedure.ways), _cut_fee)


def _cut_fee(text: str, limit: int) -> str:
    """Return a fee in at most `limit` characters, cut after a whole clause and never inside an amount."""
    text = squeeze(text)
    if len(text) <= limit:
        return text
    ends = [found.start() for found in _CLAUSE_END.finditer(text, 0, limit)]
    cut = f"{text[: ends[-1]]}…" if ends else shorten(text, limit)
    # "…: 10.000…" can be read as the whole amount, and as a smaller one than it is.
    return _PAID if cut[-2:-1].isdigit() and not is_free(text) else cut


def _papers(papers: tuple[Paper, ...]) -> Glance:
    """Return how many papers there are where everybody needs all of them; groups are cases, each with its own list."""
    if not papers:
        return _unknown("Hồ sơ")
    same = len({paper.group for paper in papers}) == 1 and not any(paper.when for paper in papers)
    return Glance("Hồ sơ", f"{len(papers)} loại giấy tờ" if same else "Tùy trường hợp, xem danh sách", "ho-so")


def _place(procedure: Procedure, center: str) -> Glance:
    """Return where papers are handed in: what the source says of handing them in by hand, or the one-stop centre."""
    by_hand = next((way.place for way in procedure.ways if way.kind == "truc-tiep" and way.place), "")
    online = any(way.kind == "truc-tuyen" for way in procedure.ways)
    anchor = "cach-thuc" if procedure.ways else "khong-truc-tuyen"
    before = _ONLINE if online else ""
    return Glance("Nơi nộp", before + shorten(by_hand or center, LENGTH - len(before)), anchor)


def _unknown(name: str) -> Glance:
    """Return the answer where the source gives none: whom to ask."""
    return Glance(name, _UNKNOWN, path=_ASK)
