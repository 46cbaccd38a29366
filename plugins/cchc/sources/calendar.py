"""Vietnam's public holidays, from the library that keeps them, and the commune's own exceptions."""

from __future__ import annotations

import json
from datetime import date
from functools import cache, partial

from cchc.model.calendar import WorkCalendar
from cchc.sources.memo import Keeper
from cchc.sources.schema import Values

_KIND = "holidays"


def read_calendar(values: Values | None, *, keeper: Keeper | None = None, version: str = "") -> WorkCalendar:
    """Return the calendar that the map `calendar` of site.yml describes; None stands for an absent one.

    Nothing is looked up before a clock asks for a year. A `keeper` remembers the years under `version`,
    because loading the library takes longer than everything else that such a clock needs.
    """
    source = partial(_kept, keeper, version) if keeper is not None else national_holidays
    return WorkCalendar(
        holidays=cache(source),
        closed=frozenset(values.days("closed")) if values else frozenset(),
        worked=frozenset(values.days("worked")) if values else frozenset(),
    )


def national_holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year, with Tết by the lunar calendar and days off in lieu."""
    import holidays

    return frozenset(holidays.country_holidays("VN", years=year))


def _kept(keeper: Keeper, version: str, year: int) -> frozenset[date]:
    key = f"{version} {year}"
    raw = keeper.get(_KIND, key)
    if raw is None:
        days = national_holidays(year)
        keeper.put(_KIND, key, json.dumps(sorted(day.isoformat() for day in days)).encode())
        return days
    return frozenset(map(date.fromisoformat, json.loads(raw)))
