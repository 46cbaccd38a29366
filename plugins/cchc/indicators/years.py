"""Every figure of an index in one year: ranks, ties, former provinces, means, each with its source and note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from cchc.artifact import Crumb, PageArtifact
from cchc.charts import bar_chart
from cchc.indicators.series import IndexSeries, YearRow
from cchc.model.indicator import IndexResult
from cchc.model.province import MERGED_IN, merged_into
from cchc.model.site import Site
from cchc.model.text import fold
from cchc.model.value import dataclass

CHARTED = 3
"""Fewer scores make no picture."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure in the table of a year."""

    result: IndexResult
    own: bool = False
    tied: bool = False
    """True when another unit has the same rank."""
    now: str = ""
    """The present province of one that was merged into another in July 2025."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class YearTable:
    """The table of a year: units by rank, then the means, and what is true of all of them said once."""

    year: int
    units: tuple[Standing, ...]
    means: tuple[Standing, ...]
    note: str = ""
    source: str = ""

    @property
    def parts(self) -> tuple[IndexResult, ...]:
        """The figures with published components."""
        return tuple(one.result for one in self.units if one.result.components)


def year_path(series: IndexSeries, row: YearRow) -> str:
    """Return the address of a year's page, or "" when the page of the index says everything of that year."""
    return f"{series.index.path}{row.year}/" if row.others else ""


def year_pages(site: Site, series: IndexSeries, crumbs: tuple[Crumb, ...]) -> Iterator[PageArtifact]:
    """Yield the page of every year of which more is known than the page of the index shows."""
    index = series.index
    rows = [row for row in series.rows if row.others]
    for at, row in enumerate(rows):
        table = year_table(series, row)
        known = [one for one in table.units if one.result.score is not None]
        scope = "các tỉnh, thành phố" if index.level == "tỉnh" else "các xã, phường"
        yield PageArtifact(
            path=year_path(series, row),
            template="indicators/year.html",
            title=f"{index.name} năm {row.year} của {scope}",
            description=f"{index.name} năm {row.year}: điểm và thứ hạng đã công bố của {len(table.units)} đơn vị.",
            view={
                "index": index,
                "table": table,
                "chart": _chart(table, index.name) if len(known) >= CHARTED else "",
                "newer": rows[at - 1].year if at else 0,
                "older": rows[at + 1].year if at + 1 < len(rows) else 0,
            },
            crumbs=(*crumbs, Crumb(index.name, index.path)),
            owner=site.section.owner,
        )


def year_table(series: IndexSeries, row: YearRow) -> YearTable:
    """Return every figure of a year once: units by rank, score and name; then the means."""
    found = {id(one): one for one in (*row.own, row.mean, row.best, *row.others) if one is not None}
    results = sorted(found.values(), key=_order)
    own = {id(one) for one in row.own}
    units = [one for one in results if not one.is_national and not one.is_region]
    ranks = Counter(rank for rank, _ in {(one.rank, fold(one.unit)) for one in units})
    note = _shared([_said(one) for one in units])
    sources = {one.source for one in results}
    source = sources.pop() if len(units) > CHARTED and len(sources) == 1 else ""

    def standing(one: IndexResult) -> Standing:
        now = merged_into(one.unit) if one.year < MERGED_IN and series.index.level == "tỉnh" else ""
        tied = one.rank is not None and ranks[one.rank] > 1
        return Standing(one, id(one) in own, tied, now, "" if _said(one) == note else _said(one))

    means = [one for one in results if one.is_national or one.is_region]
    return YearTable(row.year, tuple(map(standing, units)), tuple(map(standing, means)), note, source)


def _shared(notes: list[str]) -> str:
    """Return the note that most figures have, if all others have one of their own: it is said once, above the table."""
    note, count = Counter(notes).most_common(1)[0] if notes else ("", 0)
    return note if count > CHARTED and count * 2 > len(notes) and all(notes) else ""


def _said(result: IndexResult) -> str:
    """Return what must be known of a figure: how sure it is, and its note."""
    status = "" if result.status == "cong-bo" else f"{result.status_name}."
    return " ".join(filter(None, (status, result.note)))


def _chart(table: YearTable, name: str) -> str:
    shown = [one for one in table.units if one.result.score is not None]
    shown.sort(key=lambda one: (-(one.result.score or Decimal(0)), fold(one.result.unit)))
    own = [at for at, one in enumerate(shown) if one.own]
    title = f"Điểm {name} năm {table.year}"
    return bar_chart(
        [one.result.unit for one in shown], [one.result.score for one in shown], id="diem", title=title, own=own
    )


def _order(result: IndexResult) -> tuple[bool, int, Decimal, str, str, int]:
    score = -result.score if result.score is not None else Decimal(1)
    return (result.rank is None, result.rank or 0, score, fold(result.unit), result.file, result.line)
