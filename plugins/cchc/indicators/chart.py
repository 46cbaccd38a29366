"""Line charts of an index over the years, as SVG text with a title and a description.

Written by hand: a year without a figure is a gap, never a zero, and a dashed line bridges it, so
that nobody reads a value where none was published. Colours are classes of the style sheet (dark
mode, forced colours); series differ by the shape of their marks too, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import pairwise
from math import ceil, floor

from cchc.model.text import format_number

WIDTH, HEIGHT = 360, 240
LEFT, RIGHT, TOP, BOTTOM = 38, 18, 22, 34

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a name, a style class ("chinh" or "so-sanh") and the value of each year that has one."""

    name: str
    style: str
    values: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    years: tuple[int, ...]
    low: float
    high: float
    falling: bool
    marks: tuple[float, ...]

    def x(self, year: int) -> float:
        first, last = self.years[0], self.years[-1]
        inner = WIDTH - LEFT - RIGHT
        return LEFT + (inner / 2 if first == last else inner * (year - first) / (last - first))

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return TOP + (HEIGHT - TOP - BOTTOM) * (share if self.falling else 1 - share)


def line_chart(series: Sequence[Series], *, id: str, title: str, unit: str, falling: bool = False) -> str:
    """Return the chart as an SVG element, or "" when fewer than two figures are known.

    `falling` puts small values at the top, as for ranks. `id` must be unique on its page.
    """
    shown = [line for line in series if line.values]
    points = [(year, float(value)) for line in shown for year, value in line.values]
    if len(points) < 2:
        return ""
    scale = _scale(points, falling=falling)
    ends = {line.name: float(max(line.values)[1]) for line in shown}
    # The label of a line that ends lower stands below it, so that two ends never cover each other.
    under = {name for name, value in ends.items() if (value < max(ends.values())) != falling and len(ends) > 1}
    body = "".join([_grid(scale), *(_line(line, scale, unit, below=line.name in under) for line in shown)])
    return (
        f'<svg class="bieu-do" role="img" aria-labelledby="{id}-t {id}-d" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<title id="{id}-t">{escape(title)}</title><desc id="{id}-d">{escape(_describe(shown, unit))}</desc>'
        f"{body}</svg>"
    )


def _scale(points: list[tuple[int, float]], *, falling: bool) -> _Scale:
    years = sorted({year for year, _ in points})
    values = [value for _, value in points]
    low = 0.0 if falling else min(values)
    step = next(s for s in _STEPS if (max(values) - floor(low / s) * s) / s <= 5)
    low, high = floor(low / step) * step, ceil(max(values) / step) * step
    marks = [float(low + step * n) for n in range(round((max(high, low + 2 * step) - low) / step) + 1)]
    if falling:
        marks[0] = 1.0  # there is no rank 0
    return _Scale(tuple(years), marks[0], marks[-1], falling, tuple(marks))


def _grid(scale: _Scale) -> str:
    """Draw horizontal lines with their values, and a tick for each year."""
    out = ['<g class="ke-luoi" aria-hidden="true">']
    for value in scale.marks:
        y = scale.y(value)
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        out.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_round(value)}</text>')
    last_x = -100.0
    for year in scale.years:
        x = scale.x(year)
        # Labels nearer than 42 units would touch at 360 px; the tick alone stays.
        if x - last_x >= 42:
            out.append(f'<text x="{x:.1f}" y="{HEIGHT - 12}" text-anchor="middle">{year}</text>')
            last_x = x
        out.append(f'<line class="vach" x1="{x:.1f}" x2="{x:.1f}" y1="{HEIGHT - BOTTOM}" y2="{HEIGHT - BOTTOM + 4}"/>')
    return "".join(out) + "</g>"


def _line(series: Series, scale: _Scale, unit: str, *, below: bool) -> str:
    """Draw one series: full lines between neighbouring years, dashed over gaps, a mark with a title per figure."""
    points = [(year, value, scale.x(year), scale.y(float(value))) for year, value in sorted(series.values)]
    out = [f'<g class="duong {series.style}">']
    for (year0, _, x0, y0), (year1, _, x1, y1) in pairwise(points):
        dash = "" if year1 - year0 == 1 else ' stroke-dasharray="3 4"'
        out.append(f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}"{dash}/>')
    for year, value, x, y in points:
        label = escape(f"{series.name}, {year}: {format_number(value)}{unit}")
        shape = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5">'
            if series.style == "chinh"
            else f'<rect x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7">'
        )
        out.append(f"{shape}<title>{label}</title></{shape[1:].split(' ', 1)[0]}>")
    year, value, x, y = points[-1]
    anchor = "end" if x > WIDTH - RIGHT - 30 else "middle"
    right, down = 8 if anchor == "end" else 0, 20 if below else -10
    out.append(f'<text x="{x + right:.1f}" y="{y + down:.1f}" text-anchor="{anchor}">')
    out.append(f"{format_number(value)}{escape(unit)}</text></g>")
    return "".join(out)


def _round(value: float) -> str:
    return str(round(value))


def _describe(series: Sequence[Series], unit: str) -> str:
    """Return all figures in words, because a picture's description must carry what the picture shows."""
    return " ".join(
        f"{line.name}: "
        + "; ".join(f"năm {year} {format_number(value)}{unit}" for year, value in sorted(line.values))
        + "."
        for line in series
    )
