"""Working days across the year's end, Tết, days in lieu and the commune's own exceptions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.sources_kit import SITE_YML, read, told

from cchc.model.calendar import WorkCalendar, add_working_days, working_days_between
from cchc.sources.calendar import national_holidays, read_calendar

VIETNAM = read_calendar(None)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 20), 5, date(2026, 11, 27)),  # a Friday: the week-end between is not counted
        (date(2026, 12, 30), 5, date(2027, 1, 7)),  # 1 January is off
        (date(2026, 2, 12), 5, date(2026, 2, 26)),  # Tết Bính Ngọ, 16 to 20 February
        (date(2027, 2, 3), 5, date(2027, 2, 17)),  # Tết Đinh Mùi with days in lieu, 4 to 10 February
        (date(2026, 4, 24), 5, date(2026, 5, 6)),  # Giỗ Tổ on a Sunday, 30 April, 1 May
        (date(2026, 8, 31), 1, date(2026, 9, 3)),  # the National Day has two days
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # a clock that starts on a Saturday
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
    ],
)
def test_a_clock_ends_on_the_right_day(start: date, days: int, end: date) -> None:
    assert add_working_days(start, days, VIETNAM) == end
    assert working_days_between(start, end, VIETNAM) == days


def test_a_clock_does_not_run_backwards() -> None:
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 10), VIETNAM) == 0


def test_exchanged_days_win() -> None:
    calendar = WorkCalendar(
        national_holidays,
        closed=frozenset({date(2026, 12, 31)}),
        worked=frozenset({date(2026, 12, 26), date(2027, 1, 1)}),
    )
    assert add_working_days(date(2026, 12, 25), 5, calendar) == date(2027, 1, 1)
    assert add_working_days(date(2026, 12, 25), 5, VIETNAM) == date(2027, 1, 4)


def test_site_yml_adds_its_own_days(tmp_path: Path) -> None:
    own = "calendar: {closed: [31/12/2026], worked: [2026-12-26, 9/1/2027]}\n"
    site, problems = read(tmp_path, {"_data/site.yml": SITE_YML + own})
    assert told(problems) == []
    assert not site.calendar.is_working_day(date(2026, 12, 31))
    assert site.calendar.is_working_day(date(2027, 1, 9))
    assert not site.calendar.is_working_day(date(2027, 1, 1))


def test_a_wrong_day_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"_data/site.yml": SITE_YML + "calendar: {closed: [31/11/2026]}\n"})
    assert [line.split(": ", 1)[1].split(" - ")[0] for line in told(problems, "error")] == [
        "khóa “closed”: “31/11/2026” là ngày không có trong lịch"
    ]


def test_the_years_are_kept_for_the_next_build() -> None:
    class Kept(dict[tuple[str, str], bytes]):
        def get(self, kind: str, key: str) -> bytes | None:  # type: ignore[override]
            return super().get((kind, key))

        def put(self, kind: str, key: str, data: bytes) -> None:
            self[kind, key] = data

    keeper = Kept()
    first = read_calendar(None, keeper=keeper, version="1")
    assert keeper == {}, "no clock has asked yet"
    assert add_working_days(date(2026, 12, 30), 5, first) == date(2027, 1, 7)
    assert {key for _, key in keeper} == {"1 2026", "1 2027"}
    keeper["holidays", "1 2027"] = b'["2027-01-01", "2027-01-04"]'
    assert add_working_days(date(2026, 12, 30), 5, read_calendar(None, keeper=keeper, version="1")) == date(2027, 1, 8)
