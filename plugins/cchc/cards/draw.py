"""One share card, drawn: 1200x630, a title that can be read on a phone, and who speaks."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import PIL
from PIL import Image, ImageDraw

from cchc.cards.layout import Block, Limits, fit, fit_line
from cchc.cards.lettering import Weight, ink, readable
from cchc.cards.photo import filled

VERSION = 1
"""Part of every key: raise it when cards shall look different."""

SIZE = (1200, 630)
MARGIN = 80
LIMIT = 300 * 1024
"""Bytes: WhatsApp shows no picture above about 300 KB."""

FOLDER = "anh-chia-se"

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
PAPER: Colour = (247, 249, 252)
BLUE: Colour = (11, 61, 110)
SKY: Colour = (168, 208, 244)
SLATE: Colour = (71, 96, 122)
RED: Colour = (213, 43, 30)

FOOTER_TOP = 522
TITLE_TOP = 146
TITLE_BOTTOM = FOOTER_TOP - 36
KICKER_LINE = 102
PHOTO_LEFT = (660, 800)
"""Where a photo begins: as far left as the title allows."""

PLAIN = Limits(SIZE[0] - 2 * MARGIN, TITLE_BOTTOM - TITLE_TOP, (68, 64, 60, 56, 52, 48, 44, 42, 40), 5)
BESIDE_PHOTO = tuple(
    Limits(left - MARGIN - 48, TITLE_BOTTOM - TITLE_TOP, (56, 52, 48, 44, 40, 37, 34), 7) for left in PHOTO_LEFT
)


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says.

    `kicker` is the kind or the field of what is shared ("Thủ tục hành chính"), `site` the section's
    title, `place` the commune ("Xã Phong Thổ · Lai Châu"), `mark` a warning such as "BẢN TRÌNH DIỄN".
    `photo` is a picture that `photo.prepare` found sound, as bytes or as a file; `focus`
    says which part of it must stay (a key of `photo.FOCUS`).
    """

    title: str
    kicker: str = ""
    site: str = ""
    place: str = ""
    mark: str = ""
    photo: bytes | Path | None = None
    focus: str = ""


def draw(card: Card) -> bytes:
    """Return the card as a JPEG file below 300 KB."""
    place = readable(card.place)
    image = _ground(readable(card.site), place, readable(card.mark), card.photo is None).copy()
    limits, block = _set(readable(card.title), BESIDE_PHOTO if card.photo else (PLAIN,), place)
    if card.photo:
        left = PHOTO_LEFT[BESIDE_PHOTO.index(limits)]
        image.paste(filled(card.photo, (SIZE[0] - left, FOOTER_TOP), card.focus), (left, 0))
        image.paste(RED, (left - 6, 0, left, FOOTER_TOP))
    _kicker(image, readable(card.kicker), limits.width)
    _title(image, block, limits)
    return _jpeg(image)


def card_key(card: Card) -> str:
    """Return a hash of all that the card's bytes depend on, so that finished cards can be kept."""
    photo = card.photo.read_bytes() if isinstance(card.photo, Path) else card.photo or b""
    parts = (str(VERSION), PIL.__version__, card.title, card.kicker, card.site, card.place, card.mark, card.focus)
    joined = "\0".join(parts).encode() + b"\0" + hashlib.sha256(photo).digest()
    return hashlib.sha256(joined).hexdigest()


def card_path(slug: str, digest: str) -> str:
    """Return the card's path in the published site.

    The name holds the hash of the bytes (`digest`, SHA-256 in hexadecimal), because networks keep a
    picture by its address: a changed card needs a new one.
    """
    return f"{FOLDER}/{slug}.{digest[:12]}.jpg"


def _set(title: str, choices: tuple[Limits, ...], place: str) -> tuple[Limits, Block]:
    """Return the title set in the first of `choices` that takes all of it, else in the last."""
    for limits in choices[:-1]:
        block = fit(title, limits, names=place)
        if not block.cut:
            return limits, block
    return choices[-1], fit(title, choices[-1], names=place)


@lru_cache(maxsize=16)
def _ground(site: str, place: str, mark: str, steps: bool) -> Image.Image:
    """Return all that the cards of a site share, drawn once."""
    image = Image.new("RGB", SIZE, BLUE)
    pen = ImageDraw.Draw(image)
    if steps:
        _steps(pen)
    pen.rectangle((0, FOOTER_TOP, *SIZE), fill=PAPER)
    pen.rectangle((0, FOOTER_TOP, SIZE[0], FOOTER_TOP + 5), fill=RED)
    right = SIZE[0] - MARGIN
    if mark:
        right = _pill(image, mark, right) - 40
    room = right - MARGIN
    text, size = fit_line(place, "Bold", (30, 28, 26, 24), room)
    _write(image, text, "Bold", size, (MARGIN, 574 if site else 588), BLUE)
    text, size = fit_line(site, "Regular", (24, 22, 20), room)
    _write(image, text, "Regular", size, (MARGIN, 609 if place else 588), SLATE)
    return image


def _steps(pen: ImageDraw.ImageDraw) -> None:
    """Draw the quiet ornament of a card without photo."""
    # Steps rising to the right: a hillside of terraced fields, and steps forward. Flat shapes keep the file small.
    for foot, height, lift in ((560, 264, 5), (720, 180, 10), (880, 96, 15)):
        shade = tuple(channel + lift for channel in BLUE)
        for step in range(4):
            left = foot + step * (SIZE[0] - foot) // 4
            pen.rectangle((left, FOOTER_TOP - height * (step + 1) // 4, SIZE[0], FOOTER_TOP), fill=shade)


def _pill(image: Image.Image, text: str, right: int) -> int:
    """Draw a mark on a red ground that ends at `right` in the footer; return its left edge."""
    text, size = fit_line(text.upper(), "Bold", (20, 18), 360, spacing=1.5)
    length = _spaced(text, size, 1.5)[-1][0]
    left = right - round(length) - 36
    middle = (FOOTER_TOP + 6 + SIZE[1]) // 2
    # Drawn four times as large, because Pillow's own curves have steps.
    shape = Image.new("L", ((right - left) * 4, 44 * 4))
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, shape.width - 1, shape.height - 1), 88, fill=255)
    image.paste(RED, (left, middle - 22), shape.resize((right - left, 44), Image.Resampling.BOX))
    _write_spaced(image, text, size, (left + 18, middle + 7), WHITE, 1.5)
    return left


def _kicker(image: Image.Image, text: str, room: int) -> None:
    """Draw the red rule and the kind or the field, in small spaced capitals."""
    image.paste(RED, (MARGIN, 54, MARGIN + 64, 60))
    if text:
        text, size = fit_line(text.upper(), "Bold", (26, 24, 22, 20), room, spacing=2)
        _write_spaced(image, text, size, (MARGIN, KICKER_LINE), SKY, 2)


def _title(image: Image.Image, block: Block, limits: Limits) -> None:
    """Draw the title, a little above the middle of its room."""
    spare = max(limits.height - block.height, 0)
    line = TITLE_TOP + round(spare * 0.42) + block.ascent
    for text in block.lines:
        _write(image, text, limits.weight, block.size, (MARGIN, line), WHITE)
        line += block.pitch


def _write(image: Image.Image, text: str, weight: Weight, size: int, at: tuple[int, int], colour: Colour) -> None:
    """Write `text` from the pen position `at` on its base line, syllable by syllable from kept masks."""
    pen, line = float(at[0]), at[1]
    space = ink(weight, size, " ").advance
    for word in text.split():
        piece = ink(weight, size, word)
        image.paste(colour, (round(pen) + piece.left, line + piece.top), piece.mask)
        pen += piece.advance + space


def _spaced(text: str, size: int, spacing: float) -> list[tuple[float, str]]:
    """Return where each letter of bold `text` begins, and at last where the text ends."""
    pen = 0.0
    places: list[tuple[float, str]] = []
    for char in text:
        places.append((pen, char))
        pen += ink("Bold", size, char).advance + spacing
    return [*places, (pen - spacing, "")]


def _write_spaced(
    image: Image.Image, text: str, size: int, at: tuple[int, int], colour: Colour, spacing: float
) -> None:
    """Write bold `text` with room between its letters."""
    for offset, char in _spaced(text, size, spacing)[:-1]:
        if char != " ":
            piece = ink("Bold", size, char)
            image.paste(colour, (at[0] + round(offset) + piece.left, at[1] + piece.top), piece.mask)


def _jpeg(image: Image.Image) -> bytes:
    """Return the picture as a JPEG file, a little coarser where a photo would make it too large.

    Half colour resolution takes a third off the time of a card. It cannot be seen here: all letters differ
    from their ground in lightness, and the networks store no finer picture.
    """
    data = b""
    for quality in (88, 80, 70, 55, 40):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, subsampling="4:2:0")
        data = buffer.getvalue()
        if len(data) < LIMIT:
            break
    return data
