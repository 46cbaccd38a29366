"""Writes letters and draws the small shapes of a card."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageDraw

from cchc.cards.frame import Colour, Weight
from cchc.cards.layout import fit_line
from cchc.cards.lettering import ink


def write(image: Image.Image, text: str, weight: Weight, size: int, at: tuple[int, int], colour: Colour) -> float:
    """Write `text` from the pen position `at` on its base line, by kept masks of syllables; return the end."""
    pen, line = float(at[0]), at[1]
    space = ink(weight, size, " ").advance
    for word in text.split():
        piece = ink(weight, size, word)
        image.paste(colour, (round(pen) + piece.left, line + piece.top), piece.mask)
        pen += piece.advance + space
    return pen - space


def spaced(text: str, size: int, spacing: float) -> list[tuple[float, str]]:
    """Return where each letter of bold `text` begins, and at last where the text ends."""
    pen = 0.0
    places: list[tuple[float, str]] = []
    for char in text:
        places.append((pen, char))
        pen += ink("Bold", size, char).advance + spacing
    return [*places, (pen - spacing, "")]


def write_spaced(
    image: Image.Image, text: str, size: int, at: tuple[int, int], colour: Colour, spacing: float
) -> float:
    """Write bold `text` with room between its letters; return where it ends."""
    places = spaced(text, size, spacing)
    for offset, char in places[:-1]:
        if char != " ":
            piece = ink("Bold", size, char)
            image.paste(colour, (at[0] + round(offset) + piece.left, at[1] + piece.top), piece.mask)
    return at[0] + places[-1][0]


def pill(image: Image.Image, text: str, right: int, middle: int, ground: Colour, letters: Colour, size: int) -> int:
    """Draw spaced bold `text` on a round ground that ends at `right`; return its left edge."""
    text, size = fit_line(text, "Bold", (size, size - 2), 400, spacing=1.5)
    left = right - round(spaced(text, size, 1.5)[-1][0]) - round(size * 1.8)
    height = round(size * 2.2)
    image.paste(ground, (left, middle - height // 2), rounded(right - left, height, height // 2))
    write_spaced(image, text, size, (left + round(size * 0.9), middle + round(size * 0.36)), letters, 1.5)
    return left


@lru_cache(maxsize=256)
def rounded(width: int, height: int, radius: int) -> Image.Image:
    """Return a mask of a rectangle with round corners, drawn four times as large: Pillow's own curves have steps."""
    shape = Image.new("L", (width * 4, height * 4))
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, shape.width - 1, shape.height - 1), radius * 4, fill=255)
    return shape.resize((width, height), Image.Resampling.BOX)
