"""How far the plan has come: what was published by area, unit and channel, what is quiet, what is overdue, who wrote.

Only public items are counted; those for officials only never reach `Site`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from cchc.model.activity import COUNTED, FORMS, Activity
from cchc.model.news import NewsItem
from cchc.model.plan import Plan, Task
from cchc.model.site import Site
from cchc.model.text import fold
from cchc.model.value import dataclass

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

SHORT = frozenset(("tin", "thong-bao"))
"""Formats that a ranking counts as short pieces."""

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
    """A task of the plan with its state, a key of STATES; `late` in days.

    `items` and `actions` count what was published and done for its area by the units that have the task.
    """

    task: Task
    state: str
    late: int = 0
    items: int = 0
    actions: int = 0

    @property
    def state_name(self) -> str:
        """The state in words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Writer:
    """A contributor: place in the ranking (equal counts share one), items in the period, those of them that are more
    than a short piece of news, and the day of the last one."""

    place: int
    name: str
    count: int
    longer: int
    last: date


@dataclass(frozen=True, slots=True)
class Deed:
    """A form of communication beside the pages: counts by month in `counted_in`, how often, how many people."""

    name: str
    counted_in: str
    counts: tuple[int, ...]
    total: int
    times: int
    people: int


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
    deeds: tuple[Deed, ...] = ()

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
    items = [item for item in site.news if since <= item.date.date() <= until]
    done = [one for one in site.activities if since <= one.date <= until]
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
        works=tuple(_counted(_work(task, site.today), items, done) for task in plan.tasks),
        writers=_writers(items),
        without_area=sum(item.area not in known for item in items),
        over=bool(plan.period_to and plan.period_to < site.today),
        deeds=_deeds(done, months),
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


def _counted(work: Work, items: list[NewsItem], done: list[Activity]) -> Work:
    """Return a task with what was published and done for it; nothing is counted for a task without an area."""
    task = work.task
    if not task.area:
        return work
    units = {task.lead, *task.partners, ""}
    published = sum(item.area == task.area and item.unit in units for item in items)
    actions = sum(one.area == task.area and one.unit in units for one in done)
    return replace(work, items=published, actions=actions)


def _deeds(done: list[Activity], months: tuple[Month, ...]) -> tuple[Deed, ...]:
    """Return what was done beside the pages, by form; forms without any are left out."""
    found = []
    for form, name in FORMS.items():
        own = [one for one in done if one.form == form]
        if own:
            counts = tuple(
                sum(one.count for one in own if (one.date.year, one.date.month) == month) for month in months
            )
            total, people = sum(one.count for one in own), sum(one.people or 0 for one in own)
            found.append(Deed(name, COUNTED[form], counts, total, len(own), people))
    return tuple(found)


def _writers(items: list[NewsItem]) -> tuple[Writer, ...]:
    """Return the contributors, those with most items first; an item without one counts for its authors."""
    found: dict[str, list[NewsItem]] = {}
    for item in items:
        for name in (item.contributor,) if item.contributor else item.authors:
            found.setdefault(name, []).append(item)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), fold(one[0]), one[0]))
    writers: list[Writer] = []
    for number, (name, own) in enumerate(ranked, 1):
        place = writers[-1].place if writers and writers[-1].count == len(own) else number
        longer = sum(item.format not in SHORT for item in own)
        writers.append(Writer(place, name, len(own), longer, max(item.date.date() for item in own)))
    return tuple(writers)
