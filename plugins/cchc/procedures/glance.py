"""What people ask first about a procedure, short enough for the first screen of a phone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.model.procedure import Procedure
from cchc.model.text import shorten

LENGTH = 60
"""About two lines on a phone 360 pixels wide."""

_UNKNOWN = "Chưa có thông tin, hỏi nơi tiếp nhận"
_ASK = "lien-he/"
_EXEMPT = " (có miễn, giảm)"


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
    amount = procedure.fee.amount if procedure.fee else ""
    fee = _short("Phí, lệ phí", amount, "phi", (way.fee for way in procedure.ways))
    if procedure.fee and procedure.fee.is_free:
        fee = Glance("Phí, lệ phí", "Không thu phí", "phi")
    elif procedure.fee and procedure.fee.exemptions:
        fee = Glance("Phí, lệ phí", shorten(amount, LENGTH - len(_EXEMPT)) + _EXEMPT, "phi")
    count = len(procedure.papers)
    papers = Glance("Hồ sơ", f"{count} loại giấy tờ", "ho-so") if count else _unknown("Hồ sơ")
    return (time, fee, papers, _place(procedure, center))


def _short(name: str, text: str, anchor: str, of_ways: Iterable[str]) -> Glance:
    """Return what is said for the whole procedure, or what its ways of filing say alike."""
    if text:
        return Glance(name, shorten(text, LENGTH), anchor)
    said = tuple(dict.fromkeys(value for value in of_ways if value))
    if len(said) == 1:
        return Glance(name, shorten(said[0], LENGTH), "cach-thuc")
    return Glance(name, "Tùy hình thức nộp, xem bảng", "cach-thuc") if said else _unknown(name)


def _place(procedure: Procedure, center: str) -> Glance:
    """Return where papers are handed in: what the source says of handing them in by hand, or the one-stop centre."""
    by_hand = next((way.place for way in procedure.ways if way.kind == "truc-tiep" and way.place), "")
    online = any(way.kind == "truc-tuyen" for way in procedure.ways)
    anchor = "cach-thuc" if procedure.ways else "khong-truc-tuyen"
    place = shorten(by_hand or center, LENGTH - 14 if online else LENGTH)
    return Glance("Nơi nộp", f"{place}, trực tuyến" if online and not place.endswith("…") else place, anchor)


def _unknown(name: str) -> Glance:
    """Return the answer where the source gives none: whom to ask."""
    return Glance(name, _UNKNOWN, path=_ASK)
