"""Dark marks on lighter ground: connected pixels of the size of letters, with their boxes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from cchc.model.value import dataclass

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SMALLEST, LARGEST = 6, 46
"""Pixels of the longer side of a letter."""

MOST_RUNS = 600_000
"""A picture with more rows of dark pixels is noise."""

MOST = 12_000
"""No page that can be read holds more letters."""

_AROUND = 13
"""Radius in pixels of the ground that a pixel is compared with."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Middles and sizes of the marks of a picture, in pixels."""

    x: Floats
    y: Floats
    size: Floats


def marks(picture: Image.Image, dark: float) -> Marks:
    """Return the marks of a grey picture that are darker than `dark` times what is around them."""
    grey = np.asarray(picture, dtype=np.int16)
    around = np.asarray(picture.filter(ImageFilter.BoxBlur(_AROUND)), dtype=np.float32)
    row, start, end = _runs(grey < around * dark - 2)
    if not 0 < len(row) <= MOST_RUNS:
        row, start, end = row[:0], start[:0], end[:0]
    root = _joined(row, start, end, picture.width + 2)
    order = np.argsort(root, kind="stable")
    first = np.flatnonzero(np.diff(root[order], prepend=-1))
    if not len(first):
        none = np.zeros(0, dtype=np.float32)
        return Marks(none, none, none)
    left, right = np.minimum.reduceat(start[order], first), np.maximum.reduceat(end[order], first)
    top, bottom = np.minimum.reduceat(row[order], first), np.maximum.reduceat(row[order], first) + 1
    area = np.add.reduceat((end - start)[order], first)
    wide, high = right - left, bottom - top
    size = np.maximum(wide, high)
    fit = (size >= SMALLEST) & (size <= LARGEST) & (np.minimum(wide, high) >= 2) & (area * 8 >= wide * high)
    if fit.sum() > MOST:
        fit[:] = False
    middle = ((left + right)[fit] / 2 - 0.5, (top + bottom)[fit] / 2 - 0.5, size[fit])
    return Marks(*(value.astype(np.float32) for value in middle))


def _runs(dark: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
    """Return row, start and end of every row of dark pixels that is no longer than a letter."""
    edged = np.zeros((dark.shape[0], dark.shape[1] + 2), dtype=np.int8)
    edged[:, 1:-1] = dark
    steps = np.diff(edged, axis=1)
    row, start = np.nonzero(steps == 1)
    end = np.nonzero(steps == -1)[1]
    fit = end - start <= LARGEST
    return row[fit], start[fit], end[fit]


def _joined(row: Ints, start: Ints, end: Ints, width: int) -> Ints:
    """Return for each run the number of the mark that it belongs to."""
    below = (row + 1) * width
    first = np.searchsorted(row * width + end, below + start, side="left")
    last = np.searchsorted(row * width + start, below + end, side="right")
    many = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(len(row)), many)
    lower = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)
    root = np.arange(len(row))
    while len(upper):
        one, other = root[upper], root[lower]
        apart = one != other
        if not apart.any():
            break
        upper, lower = upper[apart], lower[apart]
        small, great = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        np.minimum.at(root, great, small)
        while True:
            further = root[root]
            if np.array_equal(further, root):
                break
            root = further
    return root
