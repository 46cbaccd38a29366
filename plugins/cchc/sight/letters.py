"""Reads the letters of a row by comparing each with the shapes of OCR-B, the typeface of identity papers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from cchc.model.value import dataclass
from cchc.sight.marks import Floats
from cchc.sight.rows import Row

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
FONT = Path(__file__).parents[1] / "fonts" / "ocr-b.otf"

WIDE, HIGH = 14, 20
"""Points in which a letter is compared; `WIDE` is the distance from letter to letter."""

_FINE = 8
_SIZE = 1.39
"""Size of the typeface at which its letters are one pitch apart."""

_BLURS = (0.05, 0.11)
_SHIFTS = tuple(product((-0.08, 0.0, 0.08), (-0.09, 0.0, 0.09)))
_LEANS = (0.0, -0.12, 0.12, -0.25, 0.25)
_HEIGHTS = (1.0, 0.85, 1.18, 0.72, 1.38)
_ROUGH = list(product(_LEANS, _HEIGHTS))
_CLOSER = list(product((-0.06, 0.0, 0.06), (0.92, 1.0, 1.09)))
MOST_READ = 24
"""Rows that are read to the end, those that fit best; either direction counts as one."""

_POOR = 0.58
"""Where they fit no better, no letters stand."""

_MORE = 9
"""Letters that are looked for beyond both ends of what was seen."""

_FAINT = 40.0
"""Contrast below which a place counts as empty."""

_ACROSS = (np.arange(WIDE, dtype=np.float32) + 0.5) / WIDE - 0.5
_DOWN = (((np.arange(HIGH, dtype=np.float32) + 0.5) / HIGH - 0.5) * HIGH / WIDE)[:, None]


Choice = tuple[float, float]
"""Lean of the letters, in their height, and their height, in that of an upright letter."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How well each place of a row (lines) fits each letter of the alphabet (columns), up to 1; in reading order."""

    fits: Floats
    x: Floats
    y: Floats

    @property
    def text(self) -> str:
        """The letters that fit best."""
        return "".join(ALPHABET[at] for at in self.fits.argmax(axis=1))


def read(grey: Floats, rows: Sequence[Row]) -> list[Reading]:
    """Return what stands in rows, each read from both ends; rows in which no letters stand are left out."""
    looked = [(*_fitting(grey, row, way, _ROUGH, 7), row, way) for row in rows for way in (1, -1)]
    looked = sorted((one for one in looked if one[0] > _POOR), key=lambda one: -one[0])[:MOST_READ]
    found = []
    for _, lean, high, row, way in looked:
        closer = [(lean + more, high * times) for more, times in _CLOSER]
        _, lean, high = _fitting(grey, row, way, closer, 13)
        places = np.arange(row.first - _MORE, row.last + _MORE + 1)[::way]
        fits = _best(_patches(grey, row, places, way, [(lean, high)]), _shapes(2))
        x, y = (np.polyval(line, places).astype(np.float32) for line in (row.x, row.y))
        found.append(Reading(fits, x, y))
    return found


def _fitting(grey: Floats, row: Row, way: int, choices: list[Choice], few: int) -> tuple[float, float, float]:
    """Return how well a `few` letters of a row fit in the best lean and height of those given, and these."""
    places = np.linspace(row.first + 1, row.last - 1, few).round()
    fits = _best(_patches(grey, row, places, way, choices), _shapes(1)).max(axis=1)
    values = np.median(fits.reshape(len(choices), few), axis=1)
    best = int(values.argmax())
    return float(values[best]), *choices[best]


def _best(patches: Floats, shapes: Floats) -> Floats:
    """Return how well each patch fits each letter, in its best place and sharpness."""
    fits = patches @ shapes.T
    best: Floats = fits.reshape(len(patches), -1, len(ALPHABET)).max(axis=1)
    return best


def _patches(grey: Floats, row: Row, places: NDArray[Any], way: int, choices: list[Choice]) -> Floats:
    """Return the surroundings of each place, turned upright, in each lean and height; with mean 0 and length 1."""
    middle = [np.polyval(line, places).astype(np.float32) for line in (row.x, row.y)]
    along = [way * np.polyval(np.polyder(line), places).astype(np.float32) for line in (row.x, row.y)]
    lean, high = (np.array(one, dtype=np.float32)[:, None] for one in zip(*choices, strict=True))
    # In a picture y grows downwards, so right (x, y) turned by a quarter is down (-y, x).
    down = [high * (lean * along[0] - along[1]), high * (along[0] + lean * along[1])]
    points = [
        middle[axis][:, None, None] + along[axis][:, None, None] * _ACROSS + down[axis][:, :, None, None] * _DOWN
        for axis in (0, 1)
    ]
    return _normal(_sampled(grey, *points).reshape(-1, WIDE * HIGH))


def _sampled(grey: Floats, x: NDArray[Any], y: NDArray[Any]) -> Floats:
    """Return the picture at points between its pixels."""
    height, width = grey.shape
    x, y = np.clip(x, 0, width - 1.01), np.clip(y, 0, height - 1.01)
    left, top = x.astype(np.int32), y.astype(np.int32)
    right, low = x - left, y - top
    at, flat = top * width + left, grey.ravel()
    above = flat[at] * (1 - right) + flat[at + 1] * right
    under = flat[at + width] * (1 - right) + flat[at + width + 1] * right
    found: Floats = above * (1 - low) + under * low
    return found


def _normal(patches: Floats) -> Floats:
    patches = patches - patches.mean(axis=1, keepdims=True)
    length = np.sqrt(np.einsum("ij,ij->i", patches, patches))[:, None]
    normal: Floats = patches / np.maximum(length, _FAINT)
    return normal


@cache
def _shapes(blurs: int) -> Floats:
    """Return the letters, shifted and blurred; those of one shift and blur stand together, in alphabetical order."""
    pitch = WIDE * _FINE
    font = ImageFont.truetype(str(FONT), round(pitch * _SIZE))
    _, top, _, bottom = font.getbbox("H", anchor="ms")
    found = []
    for blur in _BLURS[-1:] if blurs == 1 else _BLURS:
        for x, y in _SHIFTS:
            for letter in ALPHABET:
                cell = Image.new("L", (pitch, HIGH * _FINE), 255)
                place = (pitch * (0.5 + x), HIGH * _FINE / 2 - (top + bottom) / 2 + y * pitch)
                ImageDraw.Draw(cell).text(place, letter, font=font, fill=0, anchor="ms")
                cell = cell.filter(ImageFilter.GaussianBlur(blur * pitch)).resize((WIDE, HIGH), Image.Resampling.BOX)
                found.append(np.asarray(cell, dtype=np.float32).ravel())
    return _normal(np.stack(found))
