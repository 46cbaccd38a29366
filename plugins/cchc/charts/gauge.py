"""A gauge: one figure against its maximum."""

from __future__ import annotations

from decimal import Decimal
from math import cos, pi, sin

from cchc.charts.lettering import wrap
from cchc.charts.picture import LINE, SIZE, WIDTH, Picture, num
from cchc.charts.series import written
from cchc.model.text import format_number

RADIUS, THICK = 100.0, 26.0
BIG = 34
_X, _Y = WIDTH / 2, 118.0


def gauge(
    value: Decimal, maximum: Decimal, *, id: str, title: str, unit: str = "", target: Decimal | None = None
) -> str:
    """Return half a ring that is filled as far as `value` reaches, as an SVG element.

    Raises ValueError for a value outside 0 and `maximum`. `target` is marked by a line and named below.
    """
    if not 0 <= value <= maximum or maximum <= 0 or (target is not None and not 0 <= target <= maximum):
        raise ValueError(f"a gauge from 0 to {maximum} cannot show {value}")
    picture = Picture()
    picture.path(_ring(1.0), name="vanh")
    if value:
        picture.path(_ring(float(value / maximum)), name="m1")
    if target is not None:
        (x0, y0), (x1, y1) = _at(float(target / maximum), RADIUS - THICK - 5), _at(float(target / maximum), RADIUS + 5)
        picture.line(x0, y0, x1, y1, name="muc-tieu")
    figure = written(value, "%" if unit == "%" else "")
    size = min(BIG, int(BIG * 6 / max(len(figure), 6)))
    picture.parts.append(
        f'<text x="{num(_X)}" y="{num(_Y - 8)}" text-anchor="middle" font-size="{size}" class="lon">{figure}</text>'
    )
    picture.text(_X - RADIUS + THICK / 2, _Y + LINE, "0", anchor="middle")
    picture.text(_X + RADIUS - THICK / 2, _Y + LINE, format_number(maximum), anchor="middle")
    words = [f"{title}: {written(value, unit)} trên tối đa {written(maximum, unit)}."]
    below = _Y + LINE
    if target is not None:
        words.append(f"Mục tiêu: {written(target, unit)}.")
        for line in wrap(words[1].rstrip("."), SIZE, WIDTH - 8):
            below += LINE + 2
            picture.text(_X, below, line, anchor="middle")
    return picture.svg(id=id, title=title, description=" ".join(words), height=below + 6)


def _at(share: float, radius: float) -> tuple[float, float]:
    """Return the point at `share` of the half ring, from the left end."""
    angle = pi * (1 - share)
    return _X + radius * cos(angle), _Y - radius * sin(angle)


def _ring(share: float) -> str:
    """Return the half ring filled to `share`, as path data."""
    inner = RADIUS - THICK
    (x0, y0), (x1, y1) = _at(0, RADIUS), _at(share, RADIUS)
    (x2, y2), (x3, y3) = _at(share, inner), _at(0, inner)
    return (
        f"M{num(x0)} {num(y0)}A{num(RADIUS)} {num(RADIUS)} 0 0 1 {num(x1)} {num(y1)}"
        f"L{num(x2)} {num(y2)}A{num(inner)} {num(inner)} 0 0 0 {num(x3)} {num(y3)}z"
    )
