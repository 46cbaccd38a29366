"""Lying bars: the name stands whole beside or above its bar, so that it is never cut and never turned.

One geometry for all three kinds: rows from top to bottom, names left (in several lines where they are long),
the value right of the bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cchc.charts.lettering import widest, width, wrap
from cchc.charts.picture import LINE, SIZE, WIDTH, Picture, colour
from cchc.charts.scale import Scale, scale_of
from cchc.charts.series import Series, described, written
from cchc.model.text import format_number

BAR = 14
"""The height of a bar."""

EDGE = 4
NAMES = 0.4
"""At most so much of the picture is for names beside bars."""


def bar_chart(
    names: Sequence[str],
    values: Sequence[Decimal | None],
    *,
    id: str,
    title: str,
    unit: str = "",
    own: Sequence[int] = (),
    end: Decimal | None = None,
) -> str:
    """Return one bar for each name as an SVG element, or "" when no value is known.

    The rows in `own` stand out. `end` is the end of the axis, such as the maximum of a score; else it is the largest
    value. An unknown value is written out and has no bar.
    """
    known = [value for value in values if value is not None]
    if not known:
        return ""
    scale = scale_of([*known, *([end] if end is not None else [])], zero=True)
    labels = [_short(value, unit) for value in values]
    column = min(widest(names, SIZE), WIDTH * NAMES)
    rows = _Rows(EDGE + column + 8, WIDTH - EDGE - widest([label for label in labels if label], SIZE) - 6, scale)
    picture, y = Picture(), float(EDGE)
    for number, (name, value, label) in enumerate(zip(names, values, labels, strict=True)):
        lines = wrap(name, SIZE, column)
        middle = y + max(len(lines) * LINE, BAR + 4) / 2
        picture.lines(EDGE, middle - len(lines) * LINE / 2 + 11.5, lines, name="ten dam" if number in own else "ten")
        style = colour(0) if number in own or not own else "mo"
        rows.bar(picture, middle, value, label, name=style, title=f"{name}: {written(value, unit)}")
        y += max(len(lines) * LINE, BAR + 4) + 4
    picture.line(rows.zero, EDGE, rows.zero, y - 2, name="goc")
    words = described(names, [Series(title, tuple(values))], unit)
    return picture.svg(id=id, title=title, description=words, height=y + EDGE)


def grouped_chart(names: Sequence[str], series: Sequence[Series], *, id: str, title: str, unit: str = "") -> str:
    """Return a group of bars, one a series, below each name; "" when no value is known."""
    known = [value for one in series for value in one.known]
    if not known:
        return ""
    labels = [[_short(value, unit) for value in one.values] for one in series]
    room = widest([label for row in labels for label in row], SIZE)
    rows = _Rows(EDGE, WIDTH - EDGE - room - 6, scale_of(known, zero=True))
    picture = Picture()
    y = picture.legend([one.name for one in series], 12, marks=False)
    for at, name in enumerate(names):
        lines = wrap(name, SIZE, WIDTH - 2 * EDGE)
        picture.lines(EDGE, y + 11, lines, name="ten")
        y += len(lines) * LINE + 2
        for number, one in enumerate(series):
            value = one.values[at]
            title_ = f"{name}, {one.name}: {written(value, unit)}"
            rows.bar(picture, y + BAR / 2 + 1, value, labels[number][at], name=colour(number), title=title_)
            y += BAR + 3
        y += 8
    return picture.svg(id=id, title=title, description=described(names, series, unit), height=y)


def stacked_chart(names: Sequence[str], series: Sequence[Series], *, id: str, title: str, unit: str = "") -> str:
    """Return a bar for each name whose parts are the series; "" when nothing is above zero.

    Negative values have no place in a whole and raise ValueError. A part too narrow for its figure goes without; the
    sum stands right of the bar, and every figure in the description and in the table beside.
    """
    if any(value < 0 for one in series for value in one.known):
        raise ValueError("a part of a whole cannot be negative")
    sums = [sum((one.values[at] or Decimal(0) for one in series), Decimal(0)) for at in range(len(names))]
    if not any(sums):
        return ""
    labels = [_short(total, unit) for total in sums]
    rows = _Rows(EDGE, WIDTH - EDGE - widest(labels, SIZE) - 6, scale_of(sums, zero=True))
    picture = Picture()
    y = picture.legend([one.name for one in series], 12, marks=False)
    for at, (name, label) in enumerate(zip(names, labels, strict=True)):
        lines = wrap(name, SIZE, WIDTH - 2 * EDGE)
        picture.lines(EDGE, y + 11, lines, name="ten")
        y += len(lines) * LINE + 2
        begin = Decimal(0)
        for number, one in enumerate(series):
            value = one.values[at]
            if value:
                _part(picture, rows, y, begin, value, number, f"{name}, {one.name}: {written(value, unit)}")
                begin += value
        picture.text(rows.x(begin) + 6, y + 14, label, name="so")
        y += BAR + 18
    return picture.svg(id=id, title=title, description=described(names, series, unit), height=y - 4)


class _Rows:
    """Where values lie between the left and the right end of the bars."""

    def __init__(self, left: float, right: float, scale: Scale) -> None:
        self.left, self.right, self.scale = left, right, scale
        self.zero = self.x(Decimal(0))

    def x(self, value: Decimal) -> float:
        return self.left + (self.right - self.left) * self.scale.share(value)

    def bar(self, picture: Picture, middle: float, value: Decimal | None, label: str, *, name: str, title: str) -> None:
        """Draw the bar of a value around the height `middle`, and its figure right of it."""
        end = self.zero
        if value is not None:
            x = self.x(value)
            end = max(x, self.zero)
            picture.rect(min(x, self.zero), middle - BAR / 2, max(abs(x - self.zero), 1), BAR, name=name, title=title)
        picture.text(end + 6, middle + 4, label, name="so" if value is not None else "khong")


def _part(picture: Picture, rows: _Rows, y: float, begin: Decimal, value: Decimal, number: int, title: str) -> None:
    """Draw one part of a stacked bar, with its figure inside where it fits."""
    x0, x1 = rows.x(begin), rows.x(begin + value)
    picture.rect(x0, y, max(x1 - x0 - 1, 0.5), BAR + 6, name=colour(number), title=title)
    figure = format_number(value)
    if width(figure, SIZE) + 6 <= x1 - x0:
        picture.text((x0 + x1) / 2, y + 14, figure, anchor="middle", name=f"tren-{colour(number)}")


def _short(value: Decimal | None, unit: str) -> str:
    """Return the figure beside a bar: a unit of words stands in the title and the table, not on every bar."""
    return written(value, "%" if unit == "%" else "")
