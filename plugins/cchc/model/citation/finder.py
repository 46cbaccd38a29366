"""Finds the citations of a text. Pure; the grammar is in `grammar`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from cchc.model.citation import grammar as g
from cchc.model.citation.cited import Citation, Variant
from cchc.model.citation.context import Context, read_context
from cchc.model.citation.days import date_of
from cchc.model.citation.flat import Flat
from cchc.model.citation.kinds import PROPER_WORDS
from cchc.model.citation.laws import LawNames
from cchc.model.citation.parsed import parse

_CUES = ("Luật", "LUẬT", "luật", "Pháp lệnh", "Hiến pháp")
_NOT_IN_NAMES = re.compile(
    r"(?<!\w)(?:được|đã|có|do|từ|sẽ|là|này|quy định|khi|trong|theo|ngày|tháng|thì|mà|nêu|trên)(?!\w)"
)

_DEFAULT = LawNames()
_SPAN = attrgetter("start", "end")
_LONGEST_NAME = 600
"""Characters in which the year of a law's name is looked for: a text without digits is not read whole for each law."""


def find(text: str, laws: LawNames = _DEFAULT) -> tuple[Citation, ...]:
    """Return every citation of `text`, in order; `laws` are the names of laws that need no number."""
    has_law = any(cue in text for cue in _CUES)
    if not has_law and not _may_hold_number(text):
        return ()
    flat = Flat(text)
    found = list(_numbered(flat))
    if has_law:
        taken = [(one.start, one.end) for one in found]
        # "Luật Đất đai 31/2024/QH15" is one mention: the number has it.
        found += [one for one in _laws(flat, laws) if not any(s <= one.end + 1 and one.start < e for s, e in taken)]
    return tuple(sorted(found, key=_SPAN))


def _may_hold_number(text: str) -> bool:
    return ("/" in text or "\u2044" in text or "\u2215" in text or "\uff0f" in text) and g.QUICK.search(
        text
    ) is not None


def _hints(text: str) -> list[int]:
    """Return where the marks stand that part a number from its symbol, in order."""
    found = [hint.start() for mark, pattern in g.HINTS if mark in text for hint in pattern.finditer(text)]
    found.sort()
    return found


def _numbered(flat: Flat) -> Iterator[Citation]:
    """Yield the citations that have a number."""
    text, floor, seen = flat.text, 0, -1
    for begin in _hints(text):
        while not text[begin - 1].isdigit():
            begin -= 1
        while begin and text[begin - 1].isdigit():
            begin -= 1
        match = g.NUMBER.match(text, begin) if begin > seen else None
        if match is None:
            continue
        seen = begin
        context = read_context(text, match.start(), floor)
        parsed = parse(match, context)
        if parsed is None:
            continue
        number, symbol, variants = parsed
        yield from _listed(flat, context, floor, symbol, number)
        one = _citation(flat, match.start(), match.end(), context, number, symbol, variants)
        floor = match.end()
        yield one


def _listed(flat: Flat, context: Context, floor: int, symbol: str, number: str) -> Iterator[Citation]:
    """Yield the numbers before one that shares its symbol with them."""
    text, at = flat.text, context.number_at
    before = text[max(floor, at - 120) : at].rstrip()
    if context.so and before.endswith("số"):
        before = before[:-2].rstrip()
    if not before.endswith((",", ";", "và", "hoặc", "đến")):
        return
    window = max(floor, at - 120)
    found = g.LIST.search(text, window, at)
    if found is None or (found["word"] is None and "số" not in found[0].lower()):
        return
    year = number.partition("/")[2]
    context.word = context.word or PROPER_WORDS.get(" ".join((found["word"] or "").lower().split()), "")
    for index, bare in enumerate(g.BARE.finditer(text, found.start("bare"), at)):
        own = bare[0] if "/" in bare[0] or not year else f"{bare[0]}/{year}"
        start = found.start() if not index else bare.start()
        yield Citation(
            start=flat.raw(start),
            end=flat.raw_end(bare.end()),
            at=flat.raw(bare.start()),
            word=context.word,
            number=own,
            symbol=symbol,
            nested=context.nested,
        )


def _citation(
    flat: Flat, begin: int, end: int, context: Context, number: str, symbol: str, variants: tuple[Variant, ...]
) -> Citation:
    """Return the citation of a number at `begin`, with what follows it."""
    number_end = end
    day, year, issuer, end, bad = after(flat.text, end)
    return Citation(
        start=flat.raw(context.start),
        end=flat.raw_end(end),
        at=flat.raw(begin),
        number_end=flat.raw_end(number_end),
        word=context.word,
        number=number,
        symbol=symbol,
        date=day or context.date,
        year=year,
        issuer=issuer,
        name=context.name,
        place=context.place,
        variants=(*variants, "date") if bad else variants,
        nested=context.nested,
    )


def after(text: str, end: int) -> tuple[date | None, int, str, int, bool]:
    """Return date, bare year and issuer that follow a number, where they end, and whether the day cannot exist."""
    day, year, bad, issuer = None, 0, False, ""
    if found := g.DATE.match(text, end):
        day = date_of(found)
        if day is not None or found["words"] is None:
            bad, end = day is None, found.end()
    elif found := g.YEAR.match(text, end):
        year, end = int(found["y"]), found.end()
    if found := g.ISSUER.match(text, end + (text[end : end + 1] == ")")):
        issuer, end = " ".join(found["issuer"].split()), found.end()
    return day, year, issuer, end, bad


def _laws(flat: Flat, laws: LawNames) -> Iterator[Citation]:
    """Yield the laws that are cited by name."""
    text = flat.text
    for match in _law_words(text):
        if g.NOT_LAW.search(text, max(0, match.start() - 20), match.start()):
            continue
        begin = match.end()
        known, year = laws.at(text, begin), 0
        if known is not None:
            name, end = known
            variants: tuple[Variant, ...] = () if _same_name(text[begin:end], name) else ("name",)
            if found := g.LAW_YEAR.match(text, end):
                year, end = int(found["y"]), found.end()
        elif found := _yeared(text, begin):
            name, year, end, variants = " ".join(found["name"].split()), int(found["year"]), found.end(), ()
        else:
            continue
        context = read_context(text, match.start(), 0)
        yield Citation(
            start=flat.raw(context.place_at),
            end=flat.raw_end(end),
            at=flat.raw(begin),
            word=PROPER_WORDS[match["word"].lower()],
            name=name,
            year=year,
            place=context.place,
            variants=variants,
            nested=context.nested,
        )
    for match in g.CONSTITUTION.finditer(text) if "Hiến pháp" in text else ():
        context = read_context(text, match.start(), 0)
        yield Citation(
            start=flat.raw(context.place_at),
            end=flat.raw_end(match.end()),
            at=flat.raw(match.start()),
            word="Hiến pháp",
            year=int(match["year"]),
            place=context.place,
        )


def _yeared(text: str, begin: int) -> re.Match[str] | None:
    """Return a law's name that a year ends."""
    found = g.YEARED.match(text, begin) if g.TO_DIGIT.match(text, begin, begin + _LONGEST_NAME) else None
    return found if found and not _NOT_IN_NAMES.search(found["name"]) else None


def _law_words(text: str) -> Iterator[re.Match[str]]:
    """Yield where the word of a law stands."""
    for cue in g.LAW_CUES:
        for found in cue.finditer(text):
            at = found.start()
            begin = at - 3 if found[0] == "L" and text[max(0, at - 3) : at] in ("Bộ ", "BỘ ") else at
            if match := g.LAW.match(text, begin):
                yield match


def _same_name(written: str, name: str) -> bool:
    """True when a law's name is written as it is, but for capitals and spaces."""
    return " ".join(written.split()).casefold() == name.casefold()
