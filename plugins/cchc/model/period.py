"""Periods of reports: a month, a quarter, half a year or a year, as people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from cchc.model.text import fold, squeeze
from cchc.model.value import dataclass

PeriodKind = Literal["thang", "quy", "nua-nam", "nam"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS: dict[PeriodKind, int] = {"thang": 1, "quy": 3, "nua-nam": 6, "nam": 12}
_FORMS: tuple[tuple[PeriodKind, re.Pattern[str]], ...] = (
    ("thang", re.compile(r"(?P<y>\d{4})[-/.](?P<n>\d{1,2})")),
    ("thang", re.compile(r"(?P<y>\d{4})-(?P<n>\d{2})-01")),  # what Excel makes of "8/2026"
    ("thang", re.compile(r"(?:thang )?(?P<n>\d{1,2})\s?(?:[-/.]|nam )\s?(?P<y>\d{4})")),
    ("quy", re.compile(r"(?P<y>\d{4})[- ]?q(?P<n>[1-4])")),
    ("quy", re.compile(r"(?:quy|q) ?(?P<n>[1-4]|i{1,3}|iv)\s?(?:[-/.,]|nam )?\s?(?P<y>\d{4})")),
    ("nua-nam", re.compile(r"(?P<y>\d{4})[- ]?h(?P<n>[12])")),
    ("nua-nam", re.compile(r"6 thang (?P<n>dau|cuoi) nam (?P<y>\d{4})")),
    ("nam", re.compile(r"(?:nam )?(?P<y>\d{4})")),
)


@dataclass(frozen=True, slots=True)
class Period:
    """One period: `number` counts the months, quarters or halves of `year` from 1 (1 for a whole year)."""

    kind: PeriodKind
    year: int
    number: int = 1

    @property
    def key(self) -> str:
        """The address part: "2026-08", "2026-q3", "2026-h1", "2026"."""
        tails = {"thang": f"-{self.number:02d}", "quy": f"-q{self.number}", "nua-nam": f"-h{self.number}", "nam": ""}
        return f"{self.year}{tails[self.kind]}"

    @property
    def name(self) -> str:
        """ "Tháng 8/2026", "Quý III/2026", "6 tháng đầu năm 2026", "Năm 2026"."""
        return {
            "thang": f"Tháng {self.number}/{self.year}",
            "quy": f"Quý {('I', 'II', 'III', 'IV')[(self.number - 1) % 4]}/{self.year}",
            "nua-nam": f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}",
            "nam": f"Năm {self.year}",
        }[self.kind]

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, (self.number - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        after = self.number * _MONTHS[self.kind]
        following = date(self.year + 1, 1, 1) if after == 12 else date(self.year, after + 1, 1)
        return following - timedelta(days=1)

    @property
    def before(self) -> Period:
        """The period of the same kind just before."""
        if self.number > 1:
            return Period(self.kind, self.year, self.number - 1)
        return Period(self.kind, self.year - 1, 12 // _MONTHS[self.kind])

    @property
    def order(self) -> tuple[date, int, str]:
        """A sort key: by last day, shorter periods first."""
        return (self.last, _MONTHS[self.kind], self.key)


def parse_period(text: str) -> Period | None:
    """Return the period that `text` names, or None: "Quý III/2026", "2026-Q3", "8/2026", "Năm 2026"."""
    plain = fold(squeeze(text)).replace("ky ", "")
    for kind, form in _FORMS:
        found = form.fullmatch(plain)
        if not found:
            continue
        word = found.groupdict().get("n") or "1"
        number = _ROMAN.get(word) or {"dau": 1, "cuoi": 2}.get(word) or int(word)
        year = int(found["y"])
        if 1 <= number <= 12 // _MONTHS[kind] and 1990 <= year <= 2200:
            return Period(kind, year, number)
    return None
