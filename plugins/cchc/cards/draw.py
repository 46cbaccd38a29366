"""One share card, drawn: a title that can be read on a phone, what kind of thing it is, and who speaks."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from cchc.cards.card import Card, Design, Shape
from cchc.cards.figure import draw_figure
from cchc.cards.frame import FRAMES, LOOKS, RED, WHITE, Box, Frame, Limits, Look, Spot
from cchc.cards.layout import Block, fit, fit_line
from cchc.cards.lettering import readable, width
from cchc.cards.pen import pill, rounded, spaced, write, write_spaced
from cchc.model.value import dataclass
from cchc.photo import filled

LIMIT = 300 * 1024
"""Bytes: WhatsApp shows no picture above about 300 KB."""


def draw(card: Card) -> bytes:
    """Return the card as a JPEG file below 300 KB."""
    frame, look = FRAMES[card.shape], LOOKS[card.design]
    site, place, mark, title = map(readable, (card.site, card.place, card.mark, card.title))
    image = _ground(site, place, mark, card.design, card.shape, card.photo is None and card.figure is None).copy()
    spot = _beside_photo(card, title, place, frame) if card.photo and frame.beside else frame.plain
    if card.photo and spot.photo:
        _photo(image, card.photo, card.focus, spot.photo, look)
    chips = _chips(card, frame, spot.title.width)
    limits = _above(spot.title, chips, frame)
    _facts(image, chips, frame, look)
    if card.figure:
        limits = draw_figure(image, card.figure, frame, look, spot.top)
    room = limits.width
    if card.tag:
        size = round(frame.small * 0.92)
        right = frame.margin + limits.width
        room = pill(image, card.tag, right, spot.kicker - size // 3, look.chip, look.chip_ink, size) - frame.margin - 24
    _kicker(image, card, frame, look, spot, room)
    _title(image, fit(title, limits, names=place), limits, look, (frame.margin, spot.top))
    return _jpeg(image)


def _above(limits: Limits, chips: list[list[_Chip]], frame: Frame) -> Limits:
    """Return what the facts leave of the title's room."""
    taken = _pitch(frame) * len(chips) + (frame.small // 2 if chips else 0)
    return replace(limits, height=limits.height - taken)


def _beside_photo(card: Card, title: str, place: str, frame: Frame) -> Spot:
    """Return the first place that takes the whole title, else the last."""
    for spot in frame.beside[:-1]:
        limits = _above(spot.title, _chips(card, frame, spot.title.width), frame)
        if not fit(title, limits, names=place).cut:
            return spot
    return frame.beside[-1]


def _photo(image: Image.Image, photo: bytes | Path, focus: str, box: Box, look: Look) -> None:
    """Put the photo into `box`, with a rule between it and the title."""
    left, top, right, bottom = box
    image.paste(filled(photo, (right - left, bottom - top), focus), (left, top))
    image.paste(look.rule, (left - 6, top, left, bottom) if left else (left, bottom, right, bottom + 8))


@lru_cache(maxsize=32)
def _ground(site: str, place: str, mark: str, design: Design, shape: Shape, steps: bool) -> Image.Image:
    """Return all that the cards of a design share, drawn once."""
    frame, look = FRAMES[shape], LOOKS[design]
    image = Image.new("RGB", frame.size, look.ground)
    pen = ImageDraw.Draw(image)
    if steps:
        _steps(pen, frame, look)
    if design == "thong-bao":
        pen.rectangle((0, 0, frame.size[0], 15), fill=look.rule)
    pen.rectangle((0, frame.footer_top, *frame.size), fill=look.footer)
    pen.rectangle((0, frame.footer_top, frame.size[0], frame.footer_top + 5), fill=RED)
    right = frame.size[0] - frame.margin
    large, small = round(frame.small * 1.15), round(frame.small * 0.92)
    if mark:
        middle = (frame.footer_top + 6 + frame.size[1]) // 2
        right = pill(image, mark.upper(), right, middle, RED, WHITE, round(frame.small * 0.77)) - 40
    room = right - frame.margin
    text, size = fit_line(place, "Bold", (large, large - 2, large - 4, large - 6), room)
    write(image, text, "Bold", size, (frame.margin, frame.place[0] if site else frame.place[2]), look.place)
    text, size = fit_line(site, "Regular", (small, small - 2, small - 4), room)
    write(image, text, "Regular", size, (frame.margin, frame.place[1] if place else frame.place[2]), look.site)
    return image


def _steps(pen: ImageDraw.ImageDraw, frame: Frame, look: Look) -> None:
    """Draw the quiet ornament of a card without photo."""
    # Steps rising to the right: a hillside of terraced fields, and steps forward. Flat shapes keep the file small.
    width, ground = frame.size[0], frame.footer_top
    for foot, height, lift in ((0.467, 264, 1), (0.6, 180, 2), (0.733, 96, 3)):
        shade = tuple(channel + lift * look.lift for channel in look.ground)
        left = round(width * foot)
        for step in range(4):
            edge = left + step * (width - left) // 4
            pen.rectangle((edge, ground - height * (step + 1) // 4, width, ground), fill=shade)


def _kicker(image: Image.Image, card: Card, frame: Frame, look: Look, spot: Spot, room: int) -> None:
    """Draw the kind or the field in small spaced capitals; the kind of a notice stands on its own ground."""
    text, size, line = readable(card.kicker).upper(), frame.small, spot.kicker
    if card.design == "thong-bao" and text:
        text, size = fit_line(text, "Bold", (size, size - 2, size - 4), room - 40, spacing=2)
        height, long = round(size * 1.9), round(spaced(text, size, 2)[-1][0]) + 40
        image.paste(look.chip, (frame.margin, line - round(size * 0.36) - height // 2), rounded(long, height, 8))
        write_spaced(image, text, size, (frame.margin + 20, line), look.chip_ink, 2)
        return
    if spot.photo is None or spot.photo[0]:
        over = line - round(size * 1.85)
        image.paste(look.rule, (frame.margin, over, frame.margin + 64, over + 6))
    if text:
        text, size = fit_line(text, "Bold", (size, size - 2, size - 4, size - 6), room, spacing=2)
        write_spaced(image, text, size, (frame.margin, line), look.kicker, 2)


@dataclass(frozen=True, slots=True)
class _Chip:
    """A fact on its ground: what is written, at which size, from where and how wide."""

    text: str
    size: int
    left: int
    width: int


def _chips(card: Card, frame: Frame, room: int) -> list[list[_Chip]]:
    """Return the facts in rows; what fits whole in no row is left out."""
    rows: list[list[_Chip]] = []
    left = frame.margin
    for fact in map(readable, card.facts):
        text, size = fit_line(fact, "Bold", (frame.small, frame.small - 2, frame.small - 4), room - 40)
        wide = round(width("Bold", size, text)) + 40
        if text != fact or (rows and len(rows) == frame.fact_rows and left + wide > frame.margin + room):
            continue
        if not rows or left + wide > frame.margin + room:
            rows.append([])
            left = frame.margin
        rows[-1].append(_Chip(text, size, left, wide))
        left += wide + 16
    return rows


def _facts(image: Image.Image, rows: list[list[_Chip]], frame: Frame, look: Look) -> None:
    """Draw the facts above the footer."""
    height, pitch = round(frame.small * 1.9), _pitch(frame)
    top = frame.footer_top - round(frame.small * 1.2) - pitch * len(rows) + (pitch - height)
    for row in rows:
        for chip in row:
            image.paste(look.chip, (chip.left, top), rounded(chip.width, height, 8))
            line = top + height // 2 + round(chip.size * 0.36)
            write(image, chip.text, "Bold", chip.size, (chip.left + 20, line), look.chip_ink)
        top += pitch


def _pitch(frame: Frame) -> int:
    """Return how far rows of facts are apart."""
    return round(frame.small * 2.4)


def _title(image: Image.Image, block: Block, limits: Limits, look: Look, at: tuple[int, int]) -> None:
    """Draw the title, a little above the middle of its room."""
    spare = max(limits.height - block.height, 0)
    line = at[1] + round(spare * 0.42) + block.ascent
    for text in block.lines:
        write(image, text, limits.weight, block.size, (at[0], line), look.title)
        line += block.pitch


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
