"""The figure of an index result, large, its rank, and bars that begin at zero."""

from __future__ import annotations

from PIL import Image

from cchc.cards.card import Bar, Figure
from cchc.cards.frame import AMBER, FRAMES, SKY, Frame, Limits, Look
from cchc.cards.layout import fit_line
from cchc.cards.lettering import readable, width
from cchc.cards.pen import rounded, write
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts stand on one shape, down from the top of the title."""

    title: Limits
    figure: int
    sizes: tuple[int, ...]
    rank: int
    rank_size: int
    bars: int
    pitch: int
    bar: int
    label: int


_WIDE = _Places(Limits(1040, 92, (44, 41, 38, 35, 32, 29), 2), 216, (108, 96, 84, 72, 60), 216, 52, 268, 52, 26, 230)
_SQUARE = _Places(
    Limits(920, 210, (72, 66, 60, 54, 48, 42), 3), 394, (180, 160, 140, 120, 100), 486, 54, 556, 78, 40, 270
)


def draw_figure(image: Image.Image, figure: Figure, frame: Frame, look: Look, top: int) -> Limits:
    """Draw what `figure` says below the title, which begins at `top`; return the room that the title keeps."""
    at = _WIDE if frame is FRAMES["ngang"] else _SQUARE
    left, right = frame.margin, frame.margin + at.title.width
    text, size = fit_line(readable(figure.value), "Bold", at.sizes, at.title.width * (0.6 if figure.unit else 1))
    end = write(image, text, "Bold", size, (left, top + at.figure), look.title)
    if figure.unit:
        text, small = fit_line(
            readable(figure.unit), "Regular", (round(size * 0.36), round(size * 0.3)), right - end - 20
        )
        end = write(image, text, "Regular", small, (round(end) + 16, top + at.figure), look.kicker)
    if figure.rank:
        _rank(image, readable(figure.rank), at, look, top, left=left if at is _SQUARE else round(end) + 40, right=right)
    # All bars have one scale, and so one length for the whole.
    values = max((width("Bold", _letters(at), readable(bar.value)) for bar in figure.bars), default=0)
    whole = right - left - at.label - round(values) - 24
    for number, bar in enumerate(figure.bars[:2]):
        line = top + at.bars + number * at.pitch
        _bar(image, bar, at, look, (left, line, right), whole=whole, track=figure.full)
    return at.title


def _rank(image: Image.Image, text: str, at: _Places, look: Look, top: int, *, left: int, right: int) -> None:
    """Write the rank: at the right of the figure on a wide card, below it on a square one."""
    text, size = fit_line(text, "Bold", (at.rank_size, at.rank_size - 8, at.rank_size - 16), right - left)
    if at is _WIDE:
        left = right - round(width("Bold", size, text))
    write(image, text, "Bold", size, (left, top + at.rank), look.title)


def _letters(at: _Places) -> int:
    """Return the size of the words beside a bar."""
    return round(at.bar * 0.92)


def _bar(
    image: Image.Image, bar: Bar, at: _Places, look: Look, box: tuple[int, int, int], *, whole: int, track: bool
) -> None:
    """Draw one bar between its label and its value; `track` shows the whole of what could be had."""
    left, top, right = box
    size = _letters(at)
    base = top + at.bar // 2 + round(size * 0.36)
    label, fitted = fit_line(readable(bar.label), "Regular", (size, size - 2, size - 4, size - 6), at.label - 20)
    write(image, label, "Regular", fitted, (left, base), look.title)
    value, first = readable(bar.value), left + at.label
    write(image, value, "Bold", size, (right - round(width("Bold", size, value)), base), look.title)
    if track:
        image.paste(look.chip, (first, top), rounded(whole, at.bar, 4))
    long = max(round(whole * min(max(bar.share, 0.0), 1.0)), 4)
    image.paste(AMBER if bar.own else SKY, (first, top), rounded(long, at.bar, 4))
