"""Findings that people have looked at and decided to leave: kept in one place, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase

from cchc.model.problem import Problem
from cchc.model.value import dataclass

OUTSIDE = ("link-", "anchor-", "feed-")
"""Rules whose findings are made where nobody counts the silences; these are never called unused."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One decision. Empty `file` means every file, a pattern ("tin-tuc/2025/*") many; `about` is a part of the message.

    After the day `until` it counts no more.
    """

    rule: str
    reason: str
    file: str = ""
    about: str = ""
    until: date | None = None
    origin: str = ""
    line: int = 0

    def covers(self, problem: Problem) -> bool:
        """True for a problem that is to be left out."""
        return (
            problem.rule == self.rule
            and (not self.file or fnmatchcase(problem.file, self.file))
            and (not self.about or self.about in problem.message)
        )

    def counts_on(self, day: date) -> bool:
        """True until its last day."""
        return self.until is None or day <= self.until


def split(problems: Iterable[Problem], silences: Iterable[Silence], day: date) -> tuple[list[Problem], list[Problem]]:
    """Return the problems to tell, and those that are silenced on `day`."""
    active: dict[str, list[Silence]] = {}
    for one in silences:
        if one.counts_on(day):
            active.setdefault(one.rule, []).append(one)
    told: list[Problem] = []
    silenced: list[Problem] = []
    for problem in problems:
        hit = any(one.covers(problem) for one in active.get(problem.rule, ()))
        (silenced if hit else told).append(problem)
    return told, silenced
