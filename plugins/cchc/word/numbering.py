"""Numbers that Word writes by itself ("I.", "1.", "a)") as text: readers cite them, so they must not be lost."""

from __future__ import annotations

import re
from dataclasses import field

from cchc.model.value import dataclass
from cchc.word.names import Element, W, value

LEVELS = 9
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_LOW = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: kind of number, pattern such as "%1.%2.", first number."""

    format: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: its level from 0, and the number as text, "" for a bullet."""

    level: int
    text: str


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """Levels by the id of the list (w:numId)."""
    family: dict[str, str] = field(default_factory=dict)
    """Lists that count on together share an abstract list."""
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, number: str, level: int) -> Label | None:
        """Count a paragraph of the list `number` and return its label; None when there is no such list."""
        levels = self.levels.get(number)
        if levels is None or not 0 <= level < LEVELS or level not in levels:
            return None
        mine = levels[level]
        if mine.format == "bullet":
            return Label(level, "")
        family = self.family[number]
        counts = self._counts.setdefault(family, [None] * LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for at in self.restarts.get(number, {}):
                counts[at] = None
        first = self.restarts.get(number, {}).get(level, mine.start)
        now = counts[level]
        counts[level] = first if now is None else now + 1
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        if mine.format == "none":
            return None
        return Label(level, _filled(mine.pattern, levels, counts))


def read_numbering(tree: Element | None) -> Numbering:
    """Return the lists in numbering.xml; None stands for a document without lists."""
    result = Numbering()
    if tree is None:
        return result
    abstract = {value(one, "abstractNumId"): _levels(one) for one in tree.iter(f"{W}abstractNum")}
    for one in tree.iter(f"{W}num"):
        number, base = value(one, "numId"), value(one.find(f"{W}abstractNumId"))
        if number is None or base is None or base not in abstract:
            continue
        levels = dict(abstract[base])
        for change in one.iter(f"{W}lvlOverride"):
            at = _integer(value(change, "ilvl"), 0)
            if (start := change.find(f"{W}startOverride")) is not None:
                result.restarts.setdefault(number, {})[at] = _integer(value(start), 1)
            if (level := change.find(f"{W}lvl")) is not None:
                levels[at] = _level(level)
        result.levels[number], result.family[number] = levels, base
    return result


def _levels(abstract: Element) -> dict[int, Level]:
    """Return the levels of an abstract list."""
    return {_integer(value(one, "ilvl"), 0): _level(one) for one in abstract.iter(f"{W}lvl")}


def _level(element: Element) -> Level:
    """Return one w:lvl."""
    return Level(
        value(element.find(f"{W}numFmt")) or "decimal",
        value(element.find(f"{W}lvlText")) or "",
        _integer(value(element.find(f"{W}start")), 1),
    )


def _filled(pattern: str, levels: dict[int, Level], counts: list[int | None]) -> str:
    """Return "%1.%2." filled with the numbers of the levels."""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        level = levels.get(at, Level())
        count = counts[at]
        return written(level.start if count is None else count, level.format)

    return re.sub(r"%([1-9])", number, pattern).strip()


def written(number: int, format: str) -> str:
    """Return a number as Word writes it: "IV", "d", "4"."""
    if format in ("upperRoman", "lowerRoman"):
        text = _roman(number)
        return text if format == "upperRoman" else text.lower()
    if format in ("upperLetter", "lowerLetter"):
        # Word goes on with aa, bb; the letters are those of the Latin alphabet.
        times, at = divmod(max(number, 1) - 1, 26)
        letter = "abcdefghijklmnopqrstuvwxyz"[at] * (times + 1)
        return letter.upper() if format == "upperLetter" else letter
    return f"{number:02d}" if format == "decimalZero" else str(number)


def _roman(number: int) -> str:
    """Return a Roman numeral, or the plain number where there is none."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for worth, sign in (*_ROMAN, *_ROMAN_LOW):
        times, number = divmod(number, worth)
        text += sign * times
    return text


def _integer(text: str | None, usual: int) -> int:
    """Return a whole number of at most six digits, else `usual`."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else usual
