"""Dates as texts write them, in figures and in words."""

from __future__ import annotations

import re
from datetime import date

from cchc.model.text import fold

_UNITS = {"khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7}
_UNITS |= {"tam": 8, "chin": 9, "muoi": 10, "gieng": 1, "chap": 12}
_SPOKEN = re.compile(r"\s*(?P<day>.+?)\s+tháng\s+(?P<month>.+?)\s+năm\s+(?P<year>.+?)\s*")


def date_of(found: re.Match[str]) -> date | None:
    """Return the day that a date of the grammar means, or None when there is no such day."""
    groups = found.groupdict()
    numbers = next((parts for ends in ("", "2") if (parts := [groups.get(f"{name}{ends}") for name in "dmy"])[0]), None)
    try:
        if numbers:
            return date(int(numbers[2] or 0), int(numbers[1] or 0), int(numbers[0] or 0))
        spoken = _SPOKEN.fullmatch(groups.get("words") or "")
        if spoken is None:
            return None
        return date(_year(spoken["year"]), _number(spoken["month"]), _number(spoken["day"]))
    except ValueError:
        return None


def _number(words: str) -> int:
    """Return 1 to 99 from words: "mùng một", "hai mươi lăm"."""
    names = [word for word in fold(words).split() if word not in {"mung", "mong"}]
    if len(names) == 1 and names[0].isdigit():
        return int(names[0])
    values = [_UNITS[name] if name in _UNITS else _fail(name) for name in names]
    if len(values) == 1:
        return values[0]
    if len(values) == 2 and values[0] == 10:
        return 10 + values[1]
    if len(values) >= 2 and values[1] == 10:
        return values[0] * 10 + sum(values[2:])
    if len(values) == 2:
        return values[0] * 10 + values[1]
    return _fail(words)


def _year(words: str) -> int:
    """Return a year from words: "hai nghìn không trăm hai mươi lăm", "hai không hai lăm"."""
    names = fold(words).split()
    if len(names) == 1 and names[0].isdigit():
        return int(names[0])
    if len(names) > 1 and names[1] in {"nghin", "ngan"}:
        rest = [name for name in names[2:] if name not in {"tram", "linh", "le"}]
        if rest[:1] == ["khong"]:
            rest = rest[1:]
        return 2000 + (_number(" ".join(rest)) if rest else 0)
    if len(names) >= 3 and names[1] == "khong":
        return 2000 + _number(" ".join(names[2:]))
    return _fail(words)


def _fail(words: str) -> int:
    raise ValueError(words)
