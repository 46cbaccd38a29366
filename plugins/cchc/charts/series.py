"""What a chart shows: named values, with gaps where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cchc.model.text import format_number
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """One line, or one colour of bars: a name, and a value for each category (None: not known)."""

    name: str
    values: tuple[Decimal | None, ...]

    @property
    def known(self) -> list[Decimal]:
        """The values that are known."""
        return [value for value in self.values if value is not None]


def written(value: Decimal | None, unit: str) -> str:
    """Return a value as people read it: "85,97%", "1.234 hồ sơ"; "chưa có" for an unknown one."""
    if value is None:
        return "chưa có"
    return format_number(value) + (unit if unit in {"", "%"} else f" {unit}")


def described(categories: Sequence[str], series: Sequence[Series], unit: str) -> str:
    """Return all figures in words, because a picture's description must carry what the picture shows."""
    return " ".join(
        f"{one.name}: "
        + "; ".join(f"{name} {written(v, unit)}" for name, v in zip(categories, one.values, strict=True))
        + "."
        for one in series
    )
