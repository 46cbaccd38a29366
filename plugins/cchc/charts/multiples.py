"""Small multiples: one small line for each series on the same scale, so that shapes can be compared at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from cchc.charts.lettering import width, wrap
from cchc.charts.picture import LINE, SIZE, WIDTH, Picture
from cchc.charts.scale import Scale, scale_of
from cchc.charts.series import Series, described, written
from cchc.model.text import format_number

COLUMNS, GAP, PLOT = 2, 16, 56


def small_multiples(
    categories: Sequence[str], series: Sequence[Series], *, id: str, title: str, unit: str = "", zero: bool = False
) -> str:
    """Return a panel for each series as one SVG element, or "" when nothing is known.

    `categories` are the steps from left to right, such as years or months; all panels share one scale.
    """
    shown = [one for one in series if one.known]
    if not shown:
        return ""
    scale = scale_of([value for one in shown for value in one.known], zero=zero)
    across = (WIDTH - GAP * (COLUMNS - 1) - 8) / COLUMNS
    picture, y = Picture(), 4.0
    for row in range(0, len(shown), COLUMNS):
        panels = shown[row : row + COLUMNS]
        names = [wrap(one.name, SIZE, across) for one in panels]
        head = max(map(len, names)) * LINE
        for column, (one, lines) in enumerate(zip(panels, names, strict=True)):
            x = 4 + column * (across + GAP)
            picture.lines(x, y + 11, lines, name="ten")
            _panel(picture, x, y + head + 8, across, one, scale, categories, unit)
        y += head + 8 + PLOT + 2 * LINE + 8
    words = described(categories, shown, unit)
    return picture.svg(id=id, title=title, description=words, height=y)


def _panel(
    picture: Picture,
    left: float,
    top: float,
    across: float,
    series: Series,
    scale: Scale,
    categories: Sequence[str],
    unit: str,
) -> None:
    """Draw one line with its last value, its first and its last step."""
    last = format_number(series.known[-1])
    right = left + across - width(last, SIZE) * 1.06 - 9
    step = (right - left - 6) / max(len(categories) - 1, 1)
    points: list[tuple[int, Decimal, float, float]] = [
        (at, value, left + 4 + step * at, top + PLOT * (1 - scale.share(value)))
        for at, value in enumerate(series.values)
        if value is not None
    ]
    picture.line(left, top + PLOT, right, top + PLOT, name="goc")
    picture.open("duong m1")
    for (at0, _, x0, y0), (at1, _, x1, y1) in pairwise(points):
        picture.line(x0, y0, x1, y1, dashed=at1 - at0 > 1)
    picture.close()
    for at, value, x, y in points:
        picture.mark(x, y, 0, title=f"{series.name}, {categories[at]}: {written(value, unit)}")
    picture.text(points[-1][2] + 8, min(max(points[-1][3] + 4, top + 6), top + PLOT - 2), last, name="so m1")
    first, final = categories[0], categories[-1]
    picture.text(left, top + PLOT + LINE, first)
    if len(categories) > 1 and width(first, SIZE) + width(final, SIZE) + 10 <= across:
        picture.text(left + across, top + PLOT + LINE, final, anchor="end")
