"""Rows of marks at even distances, in any direction: what the zone of an identity paper is made of.

Letters of the zone stand at a fixed pitch; so from two neighbours follows where the third stands, whatever the angle.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cchc.model.value import dataclass
from cchc.sight.marks import Floats, Ints, Marks

FEWEST = 17
"""Letters of a row that must be seen; some always run together or fade."""

_ANGLES = np.arange(0, np.pi, np.pi / 18, dtype=np.float32)
_STEPS = np.array([0.8, 0.95, 1.1, 1.3, 1.55], dtype=np.float32)
_REACH = 0.3
"""How far from its place, in its size, a mark is still found."""

_GAPS = 3
MOST_ROWS = 60
_LONGEST = 50
"""No zone has more letters in a row (44), but a row may run on into what lies beside the paper."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: place of letter `k` as polynomials, highest power first, for `first` <= k <= `last`."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    first: int
    last: int
    seen: int

    @property
    def pitch(self) -> float:
        """Pixels from letter to letter in the middle of the row."""
        middle = (self.first + self.last) / 2
        return float(np.hypot(*(np.polyval(np.polyder(line), middle) for line in (self.x, self.y))))


def rows(found: Marks, width: int, height: int) -> list[Row]:
    """Return the rows among the marks of a picture, those with most letters first."""
    places = _map(found, width, height)
    used: set[int] = set()
    result = []
    for one, other in _seeds(found, places):
        if one in used and other in used:
            continue
        chain = _chain(found, places, one, other)
        if len(chain) >= FEWEST:
            used.update(chain.values())
            if len(chain) <= _LONGEST and (row := _row(found, chain)):
                result.append(row)
    return sorted(result, key=lambda row: -row.seen)[:MOST_ROWS]


def _map(found: Marks, width: int, height: int) -> Ints:
    """Return for each pixel the number of the mark whose middle is near, or -1."""
    places = np.full((height, width), -1, dtype=np.int64)
    reach = np.maximum(2, found.size * _REACH)
    left, top = (np.maximum(0, middle - reach).astype(int) for middle in (found.x, found.y))
    right, bottom = ((middle + reach + 1).astype(int) for middle in (found.x, found.y))
    for at in range(len(found.x)):
        places[top[at] : bottom[at], left[at] : right[at]] = at
    return places


def _seeds(found: Marks, places: Ints) -> Iterator[tuple[int, int]]:
    """Yield pairs of neighbours that a third and a fourth follow at the same distance."""
    numbers = np.arange(len(found.x))
    pairs = []
    for angle in _ANGLES:
        for step in _STEPS:
            reach = found.size * step
            other = _at(places, found.x + reach * np.cos(angle), found.y + reach * np.sin(angle))
            fit = (other >= 0) & (other != numbers)
            pairs.append(np.stack([numbers[fit], other[fit]], axis=1))
    if not pairs:
        return
    one, other = np.unique(np.concatenate(pairs), axis=0).T
    fit = np.ones(len(one), dtype=bool)
    x, y = found.x[other] - found.x[one], found.y[other] - found.y[one]
    for further in (2, 3):
        third = _at(places, found.x[one] + x * further, found.y[one] + y * further)
        like = found.size[third] / found.size[one]
        fit &= (third >= 0) & (third != other) & (third != one) & (like > 0.5) & (like < 2)
    yield from zip(one[fit].tolist(), other[fit].tolist(), strict=True)


def _at(places: Ints, x: Floats, y: Floats) -> Ints:
    """Return the marks near the given points, -1 where there is none or where the picture ends."""
    column, line = np.rint(x).astype(int), np.rint(y).astype(int)
    inside = (column >= 0) & (line >= 0) & (column < places.shape[1]) & (line < places.shape[0])
    return np.where(inside, places[np.where(inside, line, 0), np.where(inside, column, 0)], -1)


def _chain(found: Marks, places: Ints, one: int, other: int) -> dict[int, int]:
    """Return the marks in line with two neighbours by their number in the row, from both ends."""
    chain = {0: one, 1: other}
    _follow(found, places, chain, 1)
    _follow(found, places, chain, -1)
    return chain


def _follow(found: Marks, places: Ints, chain: dict[int, int], way: int) -> None:
    """Add to the chain what follows in one way; the step is learnt from the last letters."""
    height, width = places.shape
    while True:
        last = max(chain) if way > 0 else min(chain)
        near = sorted(chain, key=lambda at: abs(at - last))[:6]
        back = near[-1]
        here, there = chain[last], chain[back]
        steps = last - back
        step = ((found.x[here] - found.x[there]) / steps, (found.y[here] - found.y[there]) / steps)
        for gap in range(1, _GAPS + 1):
            x, y = found.x[here] + step[0] * gap * way, found.y[here] + step[1] * gap * way
            if not (0 <= x < width - 0.5 and 0 <= y < height - 0.5):
                return
            number = int(places[round(float(y)), round(float(x))])
            if number >= 0 and number != here and 0.5 < found.size[number] / found.size[here] < 2:
                chain[last + gap * way] = number
                break
        else:
            return
        if len(chain) > 60:
            return


def _row(found: Marks, chain: dict[int, int]) -> Row | None:
    """Return the row through the marks of a chain, or None when they do not stand in line."""
    at = np.array(sorted(chain))
    where = np.array([chain[number] for number in at])
    kept = np.ones(len(at), dtype=bool)
    x = y = np.zeros(3)
    for _ in range(2):
        x, y = (np.polyfit(at[kept], middle[where][kept], 2) for middle in (found.x, found.y))
        off = np.hypot(np.polyval(x, at) - found.x[where], np.polyval(y, at) - found.y[where])
        kept = off < max(1.5, 2.5 * float(np.median(off)))
        if kept.sum() < FEWEST:
            return None
    return Row(tuple(map(float, x)), tuple(map(float, y)), int(at[0]), int(at[-1]), int(kept.sum()))
