"""Letters as masks: Be Vietnam Pro in the sizes that cards need, each syllable drawn once and kept.

Vietnamese is written in syllables, and the news of a commune uses a few thousand of them. Rendering
glyphs is the dearest part of a card, so the mask of a syllable is kept and pasted on the next card.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from cchc.cards.frame import Weight
from cchc.model.text import nfc, squeeze
from cchc.model.value import dataclass

FONTS = Path(__file__).resolve().parent.parent / "fonts"

# Signs of old documents and of chats that the font lacks but that have a plain spelling.
_SPELLED = str.maketrans({"→": "–", "⇒": "–", "№": "số ", "●": "•", "▪": "•", "■": "•", "‑": "-", "‐": "-"})


@dataclass(frozen=True, slots=True)
class Ink:
    """A drawn piece of text: its mask, where the mask lies about the pen and the base line, how far the pen moves."""

    mask: Image.Image
    left: int
    top: int
    advance: float

    @property
    def bottom(self) -> int:
        """The lowest row of ink, counted down from the base line."""
        return self.top + self.mask.height


@lru_cache(maxsize=64)
def font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """Return the font, laid out by Pillow itself: Raqm is missing on many machines and breaks lines elsewhere."""
    return ImageFont.truetype(FONTS / f"BeVietnamPro-{weight}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def ink(weight: Weight, size: int, text: str) -> Ink:
    """Return `text` drawn once on one line."""
    face = font(weight, size)
    left, top, right, bottom = (int(edge) for edge in face.getbbox(text, anchor="ls"))
    mask = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(mask).text((-left, -top), text, font=face, fill=255, anchor="ls")
    return Ink(mask, left, top, face.getlength(text))


@lru_cache(maxsize=32768)
def width(weight: Weight, size: int, text: str) -> float:
    """Return how far the pen moves for `text`, in pixels."""
    return font(weight, size).getlength(text)


@lru_cache(maxsize=2048)
def drawable(char: str) -> bool:
    """Return whether the font has `char`; what it lacks comes out as the same empty box as a non-character."""
    face = font("Bold", 40)
    return char.isspace() or bytes(face.getmask(char)) != bytes(face.getmask("\uffff"))


def readable(text: str) -> str:
    """Return `text` composed, on one line, without emoji and other signs that would come out as boxes."""
    spelled = nfc(text).translate(_SPELLED)
    return squeeze("".join(char for char in spelled if drawable(char)))
