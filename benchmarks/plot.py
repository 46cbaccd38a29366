"""Draws growth as SVG by hand: items across, seconds up, both logarithmic, so that a straight line is a power."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10

from benchmarks.measure import Contender

_WIDTH, _HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 230, 20, 50
# Distinct for colour-blind eyes too (Okabe and Ito); peers are dashed besides.
_COLOURS = ("#0072b2", "#009e73", "#56b4e9", "#cc79a7", "#d55e00", "#e69f00", "#000000")
_LABEL_STEP = 16


class _Scale:
    """Maps a number onto a stretch of the picture, by its logarithm."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self._low, self._span = log10(low), (log10(high) - log10(low)) or 1
        self._start, self._length = start, end - start

    def __call__(self, value: float) -> float:
        return self._start + (log10(value) - self._low) / self._span * self._length


def growth_svg(growth: Mapping[int, Sequence[Contender]]) -> str:
    """Return the picture of wall time by number of items."""
    lines = _lines(growth)
    seconds = [value for points in lines.values() for _, value in points] or [1.0]
    low, high = 10.0 ** floor(log10(min(seconds))), 10.0 ** ceil(log10(max(seconds)) or 1)
    counts = sorted(growth)
    across = _Scale(counts[0], counts[-1], _LEFT + 20, _WIDTH - _RIGHT)
    up = _Scale(low, high, _HEIGHT - _BOTTOM, _TOP)
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12" role="img">',
        "<title>Wall time of a build by number of news items, logarithmic scales</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        *_grid(counts, low, high, across, up),
        *_curves(lines, across, up),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _lines(growth: Mapping[int, Sequence[Contender]]) -> dict[tuple[str, str], list[tuple[int, float]]]:
    """Return the points of every build, by key and label."""
    lines: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for count in sorted(growth):
        for one in growth[count]:
            if one.samples:
                lines.setdefault((one.key, one.label), []).append((count, one.seconds))
    return lines


def _grid(counts: list[int], low: float, high: float, across: _Scale, up: _Scale) -> Iterator[str]:
    """Yield a line for every power of ten of seconds, and one for every size."""
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    for power in range(round(log10(low)), round(log10(high)) + 1):
        y = up(10.0**power)
        yield f'<line x1="{_LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ccc"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
    for count in counts:
        x = across(count)
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{bottom}" stroke="#eee"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{count:,}</text>'
    middle = (_LEFT + right) / 2
    yield f'<text x="{middle:.1f}" y="{_HEIGHT - 10}" text-anchor="middle">news items (and 236 procedures)</text>'


def _curves(lines: Mapping[tuple[str, str], list[tuple[int, float]]], across: _Scale, up: _Scale) -> Iterator[str]:
    """Yield every line with its dots and its name; names that would cover each other move apart."""
    order = sorted(lines, key=lambda key: (up(lines[key][-1][1]), key))
    colours = dict(zip(lines, (_COLOURS[n % len(_COLOURS)] for n in range(len(lines))), strict=True))
    free = 0.0
    for key in order:
        points = [(across(count), up(value)) for count, value in lines[key]]
        colour, dashes = colours[key], "" if key[0].startswith("ours") else ' stroke-dasharray="6 4"'
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
        for x, y in points:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        free = max(points[-1][1] + 4, free + _LABEL_STEP)
        left = _WIDTH - _RIGHT + 10
        yield f'<text x="{left}" y="{free:.1f}" fill="{colour}">{escape(key[1])}</text>'
