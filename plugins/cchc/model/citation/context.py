"""What stands before a number: the kind of document, a law's name, points and articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cchc.model.citation import grammar as g
from cchc.model.citation.days import date_of
from cchc.model.citation.kinds import ABBREVIATED, PROPER_WORDS


@dataclass(slots=True)
class Context:
    """`start` is where the citation begins with its kind, `place_at` where it begins with its place."""

    start: int
    number_at: int
    place_at: int
    word: str = ""
    is_sign: bool = False
    so: bool = False
    name: str = ""
    place: str = ""
    date: date | None = None
    nested: bool = False


_LOOK_BACK = 190
_PLACE_REACH = 120
_PLACE_WORDS = ("iều ", "hoản ", "iểm ", "ục ", "iết ", "hương ", "hần ", "ẫu số ")
_LETTERS = "abcdefghijklmnopqrstuvwxyzđ"
_GIVEN = ("ban hành", "ký", "thông qua", "phê duyệt")


def read_context(text: str, at: int, floor: int) -> Context:
    """Return what stands before `at`; nothing before `floor` belongs to it."""
    low = max(floor, at - _LOOK_BACK)
    found = g.BEFORE.match(text[max(low, at - 45) : at][::-1])
    start, word, so = at, "", False
    if found is not None:
        word, so = " ".join((found["word"] or "")[::-1].split()), bool(found["so"])
        start = at - found.end("word") if word else at - found.end("so") if so else at
    context = Context(start, at, start, so=so)
    context.is_sign = word in ABBREVIATED
    context.word = ABBREVIATED.get(word) or PROPER_WORDS.get(word.lower(), "")
    if so and word in ("", "Luật") and (named := _named(text, low, at)):
        # The nearest "Luật" is meant: "Luật sửa đổi ... của Luật Đất đai số".
        context.word, context.name = PROPER_WORDS[named["word"].lower()], " ".join(named["name"].split()).rstrip(" ,")
        context.start = named.start()
    _look_around(text, context, low)
    return context


def _named(text: str, low: int, at: int) -> re.Match[str] | None:
    """Return the law's name that ends at `at`, from the nearest word for a law on."""
    begin = max(text.rfind(word, low, at) for word in ("Luật ", "luật ", "Pháp lệnh ", "LUẬT "))
    while begin >= low:
        start = begin - 3 if text[max(0, begin - 3) : begin] in ("Bộ ", "BỘ ") else begin
        if named := g.NAMED.match(text, start, at):
            return named
        begin = max(text.rfind(word, low, begin) for word in ("Luật ", "luật ", "Pháp lệnh ", "LUẬT "))
    return None


def _may_end_place(near: str) -> bool:
    """True when a point, clause or article may end here; fast, and never wrongly False."""
    tail = near.rstrip(" ,")
    last = tail[-1:]
    if last in _LETTERS and not tail[-2:-1].isalpha():
        return True
    return last.isdigit() or last in "IVXLC" or tail.endswith(("của", "và", "theo"))


def _look_around(text: str, context: Context, low: int) -> None:
    """Add place, an earlier date, and whether the document stands in the name of a body."""
    start = context.start
    before = text[low:start]
    context.place_at = start
    near = before[-45:]
    if (
        _may_end_place(near)
        and any(word in before for word in _PLACE_WORDS)
        and (place := g.PLACE.search(text, max(low, start - _PLACE_REACH), start))
    ):
        context.place, context.place_at = " ".join(place[0].split()), place.start()
    if near.rstrip().endswith(_GIVEN) and "gày " in before and (earlier := g.DATE_BEFORE.search(text, low, start)):
        context.date = date_of(earlier)
    context.nested = "Ban Chỉ đạo" in before and g.BOARD.search(text, low, start) is not None
