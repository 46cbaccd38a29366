"""How far the plan has come: what was published by area, unit and channel, what is quiet, what is overdue, who wrote.

Only public items are counted; those for officials only never reach `Site`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from cchc.model.news import NewsItem
from cchc.model.plan import Plan, Task
from cchc.model.site import Site
from cchc.model.text import fold

MONTHS = 24
"""Columns of a table at most; a plan of more years shows its latest months."""
CHANNEL_NAMES = {
    "website": "Trang thông tin điện tử",
    "facebook": "Facebook",
    "fanpage": "Fanpage",
    "zalo": "Zalo",
    "radio": "Đài truyền thanh",
    "phat-thanh": "Phát thanh",
    "bang-tin": "Bảng tin công cộng",
    "poster": "Áp phích",
    "to-roi": "Tờ rơi",
    "hop-thon": "Họp thôn, bản",
}
STATES = {"xong": "Đã xong", "qua-han": "Quá hạn", "den-han": "Chưa đến hạn", "khong-han": "Không ghi hạn"}

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: counts by month in the order of `Coverage.months`, and how long it has been quiet."""

    name: str
    counts: tuple[int, ...]
    total: int
    last: date | None = None
    days: int | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """A task of the plan with its state, a key of STATES; `late` in days."""

    task: Task
    state: str
    late: int = 0

    @property
    def state_name(self) -> str:
        """The state in words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Writer:
    """A contributor, with the number of items in the period and the day of the last one."""

    name: str
    count: int
    last: date


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everything that the page shows. `until` is the last day that counts: today, or the end of the plan."""

    months: tuple[Month, ...]
    since: date
    until: date
    total: int
    areas: tuple[Line, ...]
    units: tuple[Line, ...]
    channels: tuple[Line, ...]
    works: tuple[Work, ...]
    writers: tuple[Writer, ...]
    without_area: int
    over: bool

    @property
    def quiet(self) -> tuple[Line, ...]:
        """The areas without an item for too long."""
        return tuple(line for line in self.areas if line.quiet)

    @property
    def overdue(self) -> tuple[Work, ...]:
        """The tasks past their day."""
        return tuple(work for work in self.works if work.state == "qua-han")


def cover(site: Site, plan: Plan, *, quiet_days: int) -> Coverage:
    """Return how far `plan` has come on the day of the build; an area is quiet after `quiet_days` days."""
    since = plan.period_from or plan.date or date(site.today.year, 1, 1)
    until = max(since, min(site.today, plan.period_to or site.today))
    items = [item for item in site.headlines if since <= item.date.date() <= until]
    months = _months(since, until)

    def lines(names: Iterable[tuple[str, str]], keys_of: Callable[[NewsItem], Iterable[str]]) -> tuple[Line, ...]:
        by_key: dict[str, list[NewsItem]] = {}
        for item in items:
            for key in keys_of(item):
                by_key.setdefault(key, []).append(item)
        return tuple(_line(name, by_key.get(key, []), months, until, quiet_days) for key, name in names)

    known = {area.key for area in plan.areas}
    used = dict.fromkeys(key for item in items for key in _channels(item))
    areas = [(area.key, f"{area.letter}) {area.title}") for area in plan.areas]
    return Coverage(
        months=months,
        since=since,
        until=until,
        total=len(items),
        areas=lines(areas, lambda item: (item.area,)),
        units=lines([(unit.key, unit.name) for unit in site.units], lambda item: (item.unit,)),
        channels=lines([(key, _channel_name(site, key)) for key in sorted(used)], _channels),
        works=tuple(_work(task, site.today) for task in plan.tasks),
        writers=_writers(items),
        without_area=sum(item.area not in known for item in items),
        over=bool(plan.period_to and plan.period_to < site.today),
    )


def _months(since: date, until: date) -> tuple[Month, ...]:
    """Return the months from `since` to `until`."""
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return tuple((at // 12, at % 12 + 1) for at in range(max(first, last - MONTHS + 1), last + 1))


def _line(name: str, items: list[NewsItem], months: tuple[Month, ...], until: date, quiet_days: int) -> Line:
    """Return one line of a table."""
    counts = Counter((item.date.year, item.date.month) for item in items)
    last = max((item.date.date() for item in items), default=None)
    days = (until - last).days if last else None
    quiet = days is None or days > quiet_days
    return Line(name, tuple(counts[month] for month in months), len(items), last, days, quiet)


def _channels(item: NewsItem) -> tuple[str, ...]:
    """Return where an item went out: the section itself always, other channels as it says."""
    return tuple(dict.fromkeys(("website", *item.channels)))


def _channel_name(site: Site, key: str) -> str:
    """Return a channel's name."""
    own = {fold(channel.name).replace(" ", "-"): channel.name for channel in site.channels}
    return CHANNEL_NAMES.get(key) or own.get(key, key)


def _work(task: Task, today: date) -> Work:
    """Return a task with its state on the day of the build."""
    if task.done_on and task.done_on <= today:
        return Work(task, "xong")
    if task.due is None:
        return Work(task, "khong-han")
    late = (today - task.due).days
    return Work(task, "qua-han", late) if late > 0 else Work(task, "den-han")


def _writers(items: list[NewsItem]) -> tuple[Writer, ...]:
    """Return the contributors, those with most items first; an item without one counts for its authors."""
    found: dict[str, list[date]] = {}
    for item in items:
        for name in (item.contributor,) if item.contributor else item.authors:
            found.setdefault(name, []).append(item.date.date())
    writers = [Writer(name, len(days), max(days)) for name, days in found.items()]
    return tuple(sorted(writers, key=lambda writer: (-writer.count, fold(writer.name), writer.name)))
