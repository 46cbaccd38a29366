"""Axes: round marks that enclose the values, and the place of each value between them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count

from cchc.model.value import dataclass

MOST_MARKS = 6
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """Marks in rising order; the first and the last are the ends of the axis."""

    marks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """Return where `value` lies between the ends, from 0 to 1."""
        low, high = self.marks[0], self.marks[-1]
        return float((value - low) / (high - low))


def scale_of(values: Sequence[Decimal], *, zero: bool = False, most: int = MOST_MARKS) -> Scale:
    """Return a scale with two to `most` round marks that encloses all `values` (at least one); `zero` begins at 0.

    Equal values get a mark below and one above, so that the line runs through the middle.
    """
    low, high = min(values), max(values)
    if zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        pad = max(abs(low) / 10, Decimal("0.5")) if low else Decimal(1)
        low, high = (low if zero else low - pad), high + pad
    step = _step(high - low, most)
    while True:
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first < most:
            return Scale(tuple(_plain(step * n) for n in range(int(first), int(last) + 1)))
        step = _step(step * (most - 1) * Decimal("1.01"), most)


def rank_scale(ranks: Sequence[Decimal], *, most: int = MOST_MARKS) -> Scale:
    """Return a scale for ranks that encloses all of them: whole marks, and it begins at 1, for there is no rank 0."""
    high = max(*ranks, Decimal(2))
    steps = (step.scaleb(power) for power in count() for step in _STEPS[:-1])
    step = next(step for step in steps if step == step.to_integral_value() and _over(high, step) < most)
    marks = (_plain(step * n) for n in range(1, _over(high, step) + 1))
    return Scale((Decimal(1), *(mark for mark in marks if mark > 1)))


def _over(value: Decimal, step: Decimal) -> int:
    """Return how many steps from 0 reach `value`."""
    return int((value / step).to_integral_value(ROUND_CEILING))


def _step(span: Decimal, most: int) -> Decimal:
    """Return the smallest round step with which `span` needs fewer than `most` steps."""
    raw = span / (most - 1)
    power = Decimal(1).scaleb(raw.adjusted())
    return next(power * step for step in _STEPS if power * step >= raw)


def _plain(value: Decimal) -> Decimal:
    """Return a mark without needless zeros and without an exponent."""
    value = value.normalize()
    return value if value.as_tuple().exponent in range(-28, 1) else value.quantize(Decimal(1))
