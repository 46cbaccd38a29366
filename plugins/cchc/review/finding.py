"""What a reader of texts returns: a finding, and perhaps the mend that a program may make."""

from __future__ import annotations

from cchc.model.news import NewsItem
from cchc.model.problem import Level, Problem
from cchc.model.rules import RULES
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """Words of the body from `start` to `end` to be replaced by `text`: sure, and small enough to be seen in a diff."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `at` is a position of the body, or -1 when the front matter or the whole item is meant.

    `level` is None where the rule's own counts.
    """

    rule: str
    message: str
    remedy: str
    at: int = -1
    level: Level | None = None
    mend: Mend | None = None

    def problem(self, item: NewsItem) -> Problem:
        """Return the finding with its line of the item's file."""
        line = item.body_line + item.body.count("\n", 0, self.at) if self.at >= 0 else 0
        return Problem(item.file, line, self.rule, self.message, self.remedy, self.level or RULES[self.rule].level)
