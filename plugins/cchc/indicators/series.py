"""An index over the years: what is known of the place, of the country and of the best, year by year."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from cchc.charts import Series, bar_chart, line_chart
from cchc.model.indicator import Component, Index, IndexResult
from cchc.model.province import MERGED_IN, was_merged
from cchc.model.site import Site
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year: the place's results (more than one when sources disagree), the national mean and the best."""

    year: int
    own: tuple[IndexResult, ...]
    mean: IndexResult | None
    best: IndexResult | None
    points_change: Decimal | None
    rank_change: int | None
    others: tuple[IndexResult, ...] = ()
    """Everything else that is known of the year: shown on the page of the year."""


@dataclass(frozen=True, slots=True)
class IndexSeries:
    """Everything that the pages show of one index. `rows` begin with the newest year."""

    index: Index
    place: str
    rows: tuple[YearRow, ...]

    @property
    def breaks(self) -> tuple[int, ...]:
        """Years before which nothing compares: the place was merged with others."""
        return (MERGED_IN,) if self.index.level == "tỉnh" and was_merged(self.place) else ()

    @property
    def latest_row(self) -> YearRow | None:
        """The year of `latest`."""
        latest = self.latest
        return next((row for row in self.rows if latest and row.year == latest.year), None)

    @property
    def latest(self) -> IndexResult | None:
        """The newest own result that has a score or a rank."""
        own = [result for row in self.rows for result in row.own]
        return next((r for r in own if r.score is not None or r.rank is not None), None)

    @property
    def disputed(self) -> bool:
        """True when sources disagree on the newest result, so that no single figure may stand for it."""
        return self.latest is not None and self.latest.status == "chua-thong-nhat"

    @property
    def latest_mean(self) -> IndexResult | None:
        """The national mean of the year of `latest`."""
        latest = self.latest
        return next((row.mean for row in self.rows if latest and row.year == latest.year), None)

    @property
    def notes(self) -> tuple[IndexResult, ...]:
        """Own results and means that need a word of explanation."""
        found = [r for row in self.rows for r in (*row.own, *([row.mean] if row.mean else []))]
        return tuple(r for r in found if r.note or r.status != "cong-bo")

    @property
    def components(self) -> tuple[IndexResult, ...]:
        """Own results with published components, newest first."""
        return tuple(r for row in self.rows for r in row.own if r.components)

    @property
    def years(self) -> list[int]:
        """All years that have a row, rising."""
        return [row.year for row in self.rows[::-1]]

    def score_chart(self, id: str) -> str:
        """Return the chart of scores against the national mean."""
        rows = self.rows[::-1]
        own = Series(self.place, tuple(row.own[0].score if row.own else None for row in rows))
        mean = Series("Trung bình cả nước", tuple(row.mean.score if row.mean else None for row in rows))
        title = f"Điểm {self.index.name} của {self.place} và trung bình cả nước"
        return line_chart(self.years, [own, mean], id=id, title=title, breaks=self.breaks)

    def rank_chart(self, id: str) -> str:
        """Return the chart of ranks, the first place on top."""
        ranks = [row.own[0].rank if row.own else None for row in self.rows[::-1]]
        own = Series(self.place, tuple(None if rank is None else Decimal(rank) for rank in ranks))
        title = f"Thứ hạng {self.index.name} của {self.place} trong các tỉnh, thành phố"
        return line_chart(self.years, [own], id=id, title=title, falling=True, breaks=self.breaks)


def series_of(site: Site, index: Index) -> IndexSeries:
    """Return the years of `index` for the place that it measures (the province, or the commune)."""
    own_results = site.own_results(index)
    results = [result for result in site.results if result.index == index.key]
    rows: list[YearRow] = []
    for year in sorted({result.year for result in results}):
        of_year = [result for result in results if result.year == year]
        own = tuple(result for result in own_results if result.year == year)
        mean = next((result for result in of_year if result.is_national), None)
        best = next((result for result in of_year if result.rank == 1), None)
        broken = index.level == "tỉnh" and year == MERGED_IN and was_merged(site.place_of(index))
        before = rows[-1] if rows and rows[-1].year == year - 1 and not broken else None
        shown = {id(result) for result in (*own, mean, best)}
        others = tuple(result for result in of_year if id(result) not in shown)
        rows.append(YearRow(year, own, mean, best, *_changes(own, before), others))
    return IndexSeries(index, site.place_of(index), tuple(rows[::-1]))


def parts_chart(result: IndexResult, id: str) -> str:
    """Return how far each part reached its maximum; "" unless both are known of two parts or more."""
    known = [(part, share) for part in result.components if (share := share_of(part)) is not None]
    if len(known) < 2:
        return ""
    title = f"Tỷ lệ điểm đạt được của từng thành phần, năm {result.year}"
    names, shares = [part.name for part, _ in known], [share for _, share in known]
    return bar_chart(names, shares, id=id, title=title, unit="%", end=Decimal(100))


def share_of(part: Component) -> Decimal | None:
    """Return a part's score in percent of its maximum, with one decimal; the self-given one where no other is known."""
    score = part.score if part.score is not None else part.self_score
    if score is None or not part.maximum:
        return None
    return (score * 100 / part.maximum).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _changes(own: tuple[IndexResult, ...], before: YearRow | None) -> tuple[Decimal | None, int | None]:
    """Return the change against the year before, only where both figures are undisputed and comparable."""
    if len(own) != 1 or before is None or len(before.own) != 1:
        return None, None
    new, old = own[0], before.own[0]
    points = new.score - old.score if new.score is not None and old.score is not None else None
    if new.maximum != old.maximum:
        points = None
    places = old.rank - new.rank if new.rank and old.rank and new.of == old.of else None
    return points, places
