"""Decision 766: the commune's 24 indicators, its own past, and other units of the same period."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cchc.artifact import Crumb, PageArtifact
from cchc.charts import Series, bar_chart, small_multiples
from cchc.indicators.series import IndexSeries
from cchc.model.indicator import Index
from cchc.model.period import Period
from cchc.model.quality import GROUPS, INDICATORS, Indicator, QualityFigure, QualityTotal, is_own, score_sum
from cchc.model.site import Site
from cchc.model.text import fold
from cchc.model.value import dataclass

KEY = "qd-766"
PATH = "chi-so/qd-766/"
PERIODS = 12
"""So many newest periods of one kind are in the chart of the commune's past."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One of the 24 with the commune's figure, and its ratio in the period before."""

    indicator: Indicator
    figure: QualityFigure | None = None
    before: QualityFigure | None = None

    @property
    def change(self) -> Decimal | None:
        """The change of the ratio in percentage points."""
        if not self.figure or not self.before or self.figure.ratio is None or self.before.ratio is None:
            return None
        unsure = "khong-phat-sinh" in (self.figure.state, self.before.state)
        return None if unsure else self.figure.ratio - self.before.ratio


@dataclass(frozen=True, slots=True)
class GroupRows:
    """A group with its indicators; `score` and `maximum` add up what is known of it."""

    name: str
    rows: tuple[IndicatorRow, ...]
    score: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator in one period: the figures of all units, best ratio first."""

    indicator: Indicator
    figures: tuple[QualityFigure, ...]
    own: str = ""
    """The commune's name in the figures, "" when it is not among them."""
    place: int = 0
    """The commune's place by ratio among units with a ratio, 0 when it has none."""
    measured: int = 0
    worst: Decimal | None = None
    middle: Decimal | None = None
    best: Decimal | None = None

    @property
    def chart_id(self) -> str:
        """The id of its chart on the page."""
        return f"ct-{self.indicator.number}"


def quality_pages(site: Site, series: IndexSeries, crumbs: tuple[Crumb, ...]) -> Iterator[PageArtifact]:
    """Yield the page of Decision 766 and one for each period with figures."""
    index = series.index
    quality = site.performance.quality
    own = quality.own(site.commune)
    periods = sorted({figure.period for figure in quality.figures}, key=lambda one: one.order, reverse=True)
    latest = own[0].period if own else None
    yield PageArtifact(
        path=PATH,
        template="indicators/quality.html",
        title=f"{index.long_name} ({index.name})",
        description="Công khai, tiến độ, dịch vụ công trực tuyến, số hóa, mức độ hài lòng, thanh toán trực tuyến: "
        f"24 chỉ tiêu theo Quyết định 766/QĐ-TTg của {site.commune.full_name}.",
        view={
            "index": index,
            "series": series,
            "period": latest,
            "groups": group_rows(own, latest),
            "total": score_sum(one for one in own if one.period == latest),
            "chart": past_chart(own, latest),
            "periods": [(one, f"{PATH}{one.key}/", any(f.period == one for f in own)) for one in periods],
        },
        crumbs=crumbs,
        owner=site.section.owner,
    )
    for period in periods:
        yield _period_page(site, index, period, own, crumbs)


def _period_page(
    site: Site, index: Index, period: Period, own: tuple[QualityFigure, ...], crumbs: tuple[Crumb, ...]
) -> PageArtifact:
    figures = tuple(one for one in site.performance.quality.figures if one.period == period)
    compared = tuple(comparisons(site, figures))
    units = {fold(one.unit) for one in figures}
    here = tuple(one for one in own if one.period == period)
    return PageArtifact(
        path=f"{PATH}{period.key}/",
        template="indicators/quality_period.html",
        title=f"{index.name}, {period.name[:1].lower()}{period.name[1:]}",
        description=f"Kết quả theo Quyết định 766/QĐ-TTg, {period.name}: {len(units)} đơn vị, từng chỉ tiêu.",
        view={
            "index": index,
            "period": period,
            "own": here,
            "groups": group_rows(own, period) if here else (),
            "total": score_sum(here),
            "compared": compared,
            "charts": {one.chart_id: comparison_chart(one) for one in compared},
            "totals": tuple(one for one in site.performance.quality.totals if one.period == period),
            "gaps": {one.unit: gap for one in site.performance.quality.totals if (gap := _gap(one, figures))},
            "provinces": sorted({one.province for one in figures if one.province}, key=fold),
            "sources": tuple(dict.fromkeys(one.source for one in figures if one.source)),
        },
        crumbs=(*crumbs, Crumb(index.name, PATH)),
        owner=site.section.owner,
    )


def quality_summary(site: Site) -> tuple[Period, Decimal, Decimal] | None:
    """Return the newest period of the commune with its known points and their maximum."""
    own = site.performance.quality.own(site.commune)
    total = score_sum(one for one in own if one.period == own[0].period) if own else None
    return (own[0].period, *total) if total else None


def group_rows(own: tuple[QualityFigure, ...], period: Period | None) -> tuple[GroupRows, ...]:
    """Return the six groups with the commune's figures of `period` beside those of the period before."""
    now = {one.indicator.number: one for one in own if one.period == period}
    before = {one.indicator.number: one for one in own if period and one.period == period.before}
    groups = []
    for name in GROUPS:
        rows = tuple(
            IndicatorRow(one, now.get(one.number), before.get(one.number)) for one in INDICATORS if one.group == name
        )
        known = score_sum(row.figure for row in rows if row.figure)
        groups.append(GroupRows(name, rows, *(known or (None, None))))
    return tuple(groups)


def past_chart(own: tuple[QualityFigure, ...], latest: Period | None) -> str:
    """Return a small line for each indicator with a ratio in two periods or more, of the newest period's kind."""
    if latest is None:
        return ""
    found = {one.period for one in own if one.period.kind == latest.kind}
    periods = sorted(found, key=lambda one: one.order)[-PERIODS:]
    ratios = {(one.period, one.indicator.number): one.ratio for one in own if one.state == "so-lieu"}
    lines = []
    for indicator in INDICATORS:
        values = tuple(ratios.get((period, indicator.number)) for period in periods)
        if sum(value is not None for value in values) > 1:
            lines.append(Series(f"{indicator.number}. {indicator.name}", values))
    names = [period.name for period in periods]
    title = "Tỷ lệ của từng chỉ tiêu qua các kỳ"
    return small_multiples(names, lines, id="cac-ky", title=title, unit="%") if lines else ""


def comparisons(site: Site, figures: tuple[QualityFigure, ...]) -> Iterator[Comparison]:
    """Yield every indicator of which other units have figures."""
    for indicator in INDICATORS:
        rows = [one for one in figures if one.indicator == indicator]
        if not any(not is_own(one, site.commune) for one in rows):
            continue
        rows.sort(key=_by_ratio)
        ratios = [one.ratio for one in rows if one.ratio is not None and one.state == "so-lieu"]
        mine = next((one for one in rows if is_own(one, site.commune)), None)
        measured = bool(mine and mine.ratio is not None and mine.state == "so-lieu")
        yield Comparison(
            indicator,
            tuple(rows),
            own=mine.unit if mine else "",
            place=1 + sum(ratio > (mine.ratio or 0) for ratio in ratios) if mine and measured else 0,
            measured=len(ratios),
            worst=ratios[-1] if ratios else None,
            middle=_median(ratios),
            best=ratios[0] if ratios else None,
        )


def comparison_chart(one: Comparison) -> str:
    """Return the ratios of all units that have one, best first."""
    known = [figure for figure in one.figures if figure.ratio is not None and figure.state == "so-lieu"]
    if len(known) < 2:
        return ""
    names, ratios = [figure.unit for figure in known], [figure.ratio for figure in known]
    own = [at for at, figure in enumerate(known) if figure.unit == one.own]
    title = f"Tỷ lệ của các đơn vị: {one.indicator.name}"
    return bar_chart(names, ratios, id=one.chart_id, title=title, unit="%", own=own, end=Decimal(100))


def _gap(total: QualityTotal, figures: tuple[QualityFigure, ...]) -> str:
    """Return in words how a published score of a group differs from the sum of its indicators, "" when it does not."""
    mine = [one for one in figures if one.unit == total.unit and one.indicator.group == total.group]
    added = score_sum(mine)
    if added is None or total.score is None or added[0] == total.score:
        return ""
    return f"các chỉ tiêu cộng lại được {added[0]}".replace(".", ",")


def _median(falling: list[Decimal]) -> Decimal | None:
    """Return the value in the middle, rounded to two decimals between two."""
    if not falling:
        return None
    half = len(falling) // 2
    if len(falling) % 2:
        return falling[half]
    return ((falling[half - 1] + falling[half]) / 2).quantize(Decimal("0.01"))


def _by_ratio(one: QualityFigure) -> tuple[bool, Decimal, str]:
    measured = one.ratio is not None and one.state == "so-lieu"
    return (not measured, -(one.ratio or Decimal(0)), fold(one.unit))
