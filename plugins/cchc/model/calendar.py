"""Working days: clocks of the law run in them ("trong thời hạn 05 ngày làm việc")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date, timedelta

from cchc.model.value import dataclass

_WEEKEND = (5, 6)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked: Monday to Friday without public holidays.

    `holidays` gives the public holidays of a year, asked only for years that a clock meets.
    `closed` are further days off and `worked` weekend days or holidays that are worked in exchange;
    both come from site.yml and win over the rest, because each year's exchange is decided by notice.
    """

    holidays: Callable[[int], frozenset[date]] = field(default=lambda _year: frozenset(), repr=False, compare=False)
    closed: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """True when offices work on `day`."""
        if day in self.worked:
            return True
        return day.weekday() not in _WEEKEND and day not in self.closed and day not in self.holidays(day.year)


def working_days_between(start: date, end: date, calendar: WorkCalendar) -> int:
    """Return how many working days lie after `start`, up to and including `end`; 0 when `end` is not later.

    The day on which a clock starts is not counted (Civil Code 2015, Article 147(2)).
    """
    return sum(calendar.is_working_day(start + _DAY * n) for n in range(1, (end - start).days + 1))


def add_working_days(start: date, days: int, calendar: WorkCalendar) -> date:
    """Return the last day of a clock of `days` working days that starts on `start`; `days` 0 is `start` itself."""
    day = start
    while days > 0:
        day += _DAY
        days -= calendar.is_working_day(day)
    return day
