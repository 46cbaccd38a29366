"""The time that a report covers: a quarter or a year."""

from __future__ import annotations

import datetime as dt
import re

from cchc.model.value import dataclass

_FORM = re.compile(r"((?:19|20|21)\d\d)(?:-?[Qq]([1-4]))?")
_ROMAN = ("", "I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter, or the whole year when `quarter` is 0."""

    year: int
    quarter: int = 0

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period of "2025-Q4" or "2025"; raises ValueError for anything else."""
        found = _FORM.fullmatch(text.strip())
        if found is None:
            raise ValueError(text)
        return cls(int(found[1]), int(found[2] or 0))

    @property
    def name(self) -> str:
        """ "quý IV năm 2025" or "năm 2025"."""
        return f"quý {_ROMAN[self.quarter]} năm {self.year}" if self.quarter else f"năm {self.year}"

    @property
    def months(self) -> range:
        """The numbers of its months."""
        first = 3 * self.quarter - 2
        return range(first, first + 3) if self.quarter else range(1, 13)

    @property
    def following(self) -> Period:
        """The period after it."""
        if not self.quarter:
            return Period(self.year + 1)
        return Period(self.year + self.quarter // 4, self.quarter % 4 + 1)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.months[0], 1)

    def holds(self, day: dt.date) -> bool:
        """True when `day` lies in it."""
        return day.year == self.year and day.month in self.months
