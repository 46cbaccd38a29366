"""Lines over years: a year without a figure is a gap that a dashed line bridges, never a zero."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from cchc.charts.lettering import widest, width
from cchc.charts.picture import LINE, SIZE, WIDTH, Picture, colour
from cchc.charts.scale import Scale, rank_scale, scale_of
from cchc.charts.series import Series, described, written
from cchc.model.text import format_number

PLOT = 170
"""From the highest to the lowest mark."""

Point = tuple[int, Decimal, float, float]


def line_chart(
    years: Sequence[int],
    series: Sequence[Series],
    *,
    id: str,
    title: str,
    unit: str = "",
    falling: bool = False,
    breaks: Sequence[int] = (),
) -> str:
    """Return a line chart as an SVG element, or "" when fewer than two figures are known.

    `years` rise; every series has a value or None for each. `falling` puts small values on top, as for ranks.
    Before each year in `breaks` the line is cut, for what stands on both sides does not compare (a merged province).
    """
    shown = [one for one in series if one.known]
    values = [value for one in shown for value in one.known]
    if len(values) < 2:
        return ""
    frame = _Frame(years, shown, rank_scale(values) if falling else scale_of(values), unit, falling=falling)
    picture = Picture()
    frame.grid(picture)
    for year in breaks:
        frame.cut(picture, year)
    ends = []
    last = max(frame.points(one)[-1][0] for one in shown)
    for number, one in enumerate(shown):
        points = frame.points(one)
        _draw(picture, points, one.name, number, unit, breaks)
        if points[-1][0] == last:  # a line that ends earlier has its last figure in the table, not at the wrong year
            ends.append((points[-1][3], number, points[-1][1]))
    for y, number, value in _apart(ends, frame.top - 4, frame.bottom + 4):
        picture.text(frame.right + 8, y + 4, format_number(value), name=f"so {colour(number)}")
    below = frame.bottom + 2 * LINE + 8
    if len(shown) > 1:
        below = picture.legend([one.name for one in shown], below, marks=True)
    words = described([f"năm {year}" for year in years], shown, unit)
    return picture.svg(id=id, title=title, description=words, height=below - 4)


class _Frame:
    """The plot: where the years and the values are."""

    def __init__(
        self, years: Sequence[int], series: Sequence[Series], scale: Scale, unit: str, *, falling: bool
    ) -> None:
        self.years, self.scale, self.unit, self.falling = years, scale, unit, falling
        self.labels = [format_number(mark) for mark in scale.marks]
        self.left = widest(self.labels, SIZE) + 12
        ends = [format_number(one.known[-1]) for one in series]
        self.right = WIDTH - widest(ends, SIZE) * 1.06 - 12
        self.top, self.bottom = 12.0, 12.0 + PLOT

    def x(self, year: int) -> float:
        first, last = self.years[0], self.years[-1]
        inner = self.right - self.left - 12
        return self.left + 6 + (inner / 2 if first == last else inner * (year - first) / (last - first))

    def y(self, value: Decimal) -> float:
        share = self.scale.share(value)
        return self.top + PLOT * (share if self.falling else 1 - share)

    def points(self, series: Series) -> list[Point]:
        pairs = zip(self.years, series.values, strict=True)
        return [(year, value, self.x(year), self.y(value)) for year, value in pairs if value is not None]

    def grid(self, picture: Picture) -> None:
        """Draw a line and its value for each mark, a tick for each year, and as many years as have room."""
        picture.open("luoi-bd")
        above = -100.0
        for mark, label in sorted(zip(self.scale.marks, self.labels, strict=True), key=lambda pair: self.y(pair[0])):
            y = self.y(mark)
            picture.line(self.left, y, self.right, y)
            if y - above >= LINE:  # the second mark of a scale of ranks may stand close to the first
                picture.text(self.left - 6, y + 4, label, anchor="end")
                above = y
        shown = set(_spread([(self.x(year), width(str(year), SIZE)) for year in self.years]))
        for number, year in enumerate(self.years):
            x = self.x(year)
            picture.line(x, self.bottom, x, self.bottom + 4, name="vach")
            if number in shown:
                picture.text(x, self.bottom + LINE + 4, str(year), anchor="middle")
        picture.close()

    def cut(self, picture: Picture, year: int) -> None:
        """Draw the border before a year."""
        earlier = [other for other in self.years if other < year]
        if earlier and year in self.years:
            x = (self.x(earlier[-1]) + self.x(year)) / 2
            picture.line(x, self.top, x, self.bottom, name="moc", dashed=True)


def _draw(picture: Picture, points: list[Point], name: str, number: int, unit: str, breaks: Sequence[int]) -> None:
    """Draw a series: full lines between neighbouring years, dashed over gaps, none over a break."""
    picture.open(f"duong {colour(number)}")
    for (year0, _, x0, y0), (year1, _, x1, y1) in pairwise(points):
        if not any(year0 < year <= year1 for year in breaks):
            picture.line(x0, y0, x1, y1, dashed=year1 - year0 > 1)
    picture.close()
    for year, value, x, y in points:
        picture.mark(x, y, number, title=f"{name}, {year}: {written(value, unit)}")


def _spread(labels: list[tuple[float, float]]) -> list[int]:
    """Return which of the labels (middle, width) are shown: the last one, then from the right those with room."""
    shown: list[int] = []
    free = float("inf")
    for number in range(len(labels) - 1, -1, -1):
        middle, across = labels[number]
        if middle + across / 2 <= free:
            shown.append(number)
            free = middle - across / 2 - 6
    return shown


def _apart(ends: list[tuple[float, int, Decimal]], top: float, bottom: float) -> list[tuple[float, int, Decimal]]:
    """Return the ends of lines moved apart, so that their labels do not cover each other."""
    placed: list[tuple[float, int, Decimal]] = []
    for y, number, value in sorted(ends, key=lambda end: (end[0], end[1])):
        placed.append((max(y, placed[-1][0] + LINE) if placed else max(y, top), number, value))
    limit = max(bottom, top + LINE * (len(placed) - 1))
    for at in range(len(placed) - 1, -1, -1):
        y, number, value = placed[at]
        placed[at] = (min(y, limit), number, value)
        limit = placed[at][0] - LINE
    return placed
