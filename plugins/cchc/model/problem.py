"""A problem found in the content, told to the editor who can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from cchc.model.value import dataclass

Level = Literal["error", "warning", "note"]
"""error: nothing is published until it is mended; warning: published, but a person should look
(it stops a strict build); note: mended by the program, or a normal oddity of real data."""

_ORDER: dict[Level, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it is, what is wrong, what to do.

    `file` is relative to the content folder with "/" between parts; `line` is the line or the
    spreadsheet row, counted from 1, or 0 when the whole file is meant. `message` and `remedy` are
    Vietnamese half-sentences without full stop. `rule` is a stable short name for tools.
    """

    file: str
    line: int
    rule: str
    message: str
    remedy: str
    level: Level = "error"

    def __str__(self) -> str:
        """Return `file:row: what is wrong - what to do`, the one form in which people see a problem."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message} - {self.remedy}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without repetition: errors first, then by file and line."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (_ORDER[p.level], p.file, p.line, p.rule, p.message, p.remedy))
