"""What was published in a period, counted by content area, field, kind, channel, unit and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.model.activity import COUNTED, FORMS, Activity
from cchc.model.news import NewsItem
from cchc.model.plan import Plan, Task
from cchc.model.site import Site
from cchc.model.text import VIETNAM, fold, slugify
from cchc.report.period import Period

PAGE = "Trang thông tin điện tử"
NOT_STATED = "Chưa ghi"
_CHANNELS = {
    "website": PAGE,
    "facebook": "Facebook",
    "fanpage": "Facebook",
    "zalo": "Zalo",
    "app": "Ứng dụng",
    "radio": "Phát thanh",
    "phat-thanh": "Phát thanh",
    "bang-tin": "Bảng tin công cộng",
    "poster": "Áp phích",
    "to-roi": "Tờ rơi",
    "hop-thon": "Họp thôn, bản, tổ dân phố",
}


@dataclass(frozen=True)
class Table:
    """Counts with their names, in a fixed order; a name that could have items and has none is kept with 0."""

    title: str
    heads: tuple[str, str]
    rows: tuple[tuple[str, int], ...]

    @property
    def empty(self) -> tuple[str, ...]:
        """The names without items."""
        return tuple(name for name, count in self.rows if not count)


@dataclass(frozen=True)
class Figures:
    """The items of a period, oldest first, and their counts."""

    period: Period
    items: tuple[NewsItem, ...]
    plan: Plan | None
    areas: Table
    fields: Table
    formats: Table
    channels: Table
    units: Table
    months: Table
    writers: Table
    deeds: Table
    done: tuple[Activity, ...] = ()
    """The log of the period, oldest first."""
    undone: tuple[Task, ...] = ()
    """Tasks of the plan that fell due in the period and are not marked as done."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """All counts, in the order of the report."""
        counts = (self.areas, self.fields, self.formats, self.channels, self.units, self.months)
        return (*counts, self.writers, self.deeds)


def figures(site: Site, period: Period) -> Figures:
    """Count the public items dated in the period. An item in two fields or channels counts in each."""
    items = tuple(item for item in reversed(site.news) if period.holds(item.date.astimezone(VIETNAM).date()))
    done = tuple(one for one in site.activities if period.holds(one.date))
    plan = plan_of(site, period)
    areas = (
        {area.key: f"{area.letter}) {area.title}" if area.letter else area.title for area in plan.areas} if plan else {}
    )
    fields = {field.key: field.name for field in site.fields}
    units = {unit.key: unit.name for unit in site.units}
    return Figures(
        period,
        items,
        plan,
        _table("Theo nội dung của kế hoạch", "Nội dung", areas, ([item.area] for item in items)),
        _table("Theo lĩnh vực cải cách", "Lĩnh vực", fields, (item.fields for item in items)),
        _table("Theo thể loại", "Thể loại", {}, ([item.format_name] for item in items)),
        _table("Theo kênh", "Kênh", {PAGE: PAGE}, (_channels(site, item) for item in items)),
        _table("Theo đơn vị cung cấp", "Đơn vị", units, ([item.unit] for item in items)),
        _months(site, period, items),
        _writers(items),
        _deeds(done),
        done,
        tuple(task for task in plan.tasks if task.due and period.holds(task.due) and not _is_done(task, site.today))
        if plan
        else (),
    )


def _months(site: Site, period: Period, items: Sequence[NewsItem]) -> Table:
    """Return the items by month. Months before the commune was formed, and those to come, count only with items."""
    first = site.commune.formed_on or date.min
    last = max(site.today, period.first)
    counts = Counter(item.date.astimezone(VIETNAM).month for item in items)
    rows = [
        (f"Tháng {month}", counts[month])
        for month in period.months
        if counts[month] or (first.year, first.month) <= (period.year, month) <= (last.year, last.month)
    ]
    return Table("Theo tháng", ("Tháng", "Số tin, bài"), tuple(rows))


def _is_done(task: Task, today: date) -> bool:
    return task.done_on is not None and task.done_on <= today


def _writers(items: Sequence[NewsItem]) -> Table:
    """Return the items of each contributor, or author where there is none; most items first."""
    counts = Counter(name for item in items for name in ([item.contributor] if item.contributor else item.authors))
    rows = tuple(sorted(counts.items(), key=lambda one: (-one[1], fold(one[0]), one[0])))
    return Table("Theo người viết, cộng tác viên", ("Họ và tên", "Số tin, bài"), rows)


def _deeds(done: Sequence[Activity]) -> Table:
    """Return what was done beside the pages, by form."""
    counts: Counter[str] = Counter()
    for one in done:
        counts[one.form] += one.count
    rows = tuple((f"{name} ({COUNTED[key]})", counts[key]) for key, name in FORMS.items() if key in counts)
    return Table("Hoạt động ngoài chuyên mục", ("Hình thức", "Số lượng"), rows)


def plan_of(site: Site, period: Period) -> Plan | None:
    """Return the newest plan that was in force in some month of the period, else the newest of all."""
    for plan in site.plans:
        start, end = plan.period_from, plan.period_to
        first, last = (period.year, period.months[0]), (period.year, period.months[-1])
        if start and end and (start.year, start.month) <= last and (end.year, end.month) >= first:
            return plan
    return site.plan


def _channels(site: Site, item: NewsItem) -> list[str]:
    """Return the channels of an item by name; everything that was published is on the page."""
    own = {slugify(channel.name): channel.name for channel in site.channels}
    names = [_CHANNELS.get(word) or own.get(word) or word for word in item.channels]
    return list(dict.fromkeys([PAGE, *names]))


def _table(title: str, head: str, names: dict[str, str], keys: Iterable[Sequence[str]]) -> Table:
    """Return the counts: known names in their order, others by name, what is not stated last."""
    counts = Counter(key for found in keys for key in (found or [""]))
    rows = [(name, counts.pop(key, 0)) for key, name in names.items()]
    unstated = counts.pop("", 0)
    rows += sorted(counts.items())
    rows += [(NOT_STATED, unstated)] if unstated else []
    return Table(title, (head, "Số tin, bài"), tuple(rows))
