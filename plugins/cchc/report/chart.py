"""Bar charts as PNG pictures, for Word cannot be trusted with SVG."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import ImageFont

_FONTS = Path(__file__).resolve().parent.parent / "fonts"
_WIDTH, _LEFT, _RIGHT, _GAP, _BAR, _LINE = 1600, 620, 120, 18, 32, 38
_INK, _COLOUR, _BASE = "#16202a", "#0b4f79", "#9aa7b2"


def bars(rows: Sequence[tuple[str, int]]) -> bytes:
    """Return horizontal bars from zero, each with its name on the left (wrapped, never cut) and its number."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(_FONTS / "BeVietnamPro-Regular.ttf"), 30)
    names = [_wrapped(name, font) for name, _ in rows]
    heights = [max(_BAR, _LINE * len(lines)) + _GAP for lines in names]
    image = Image.new("RGB", (_WIDTH, sum(heights) + _GAP), "white")
    draw = ImageDraw.Draw(image)
    most = max((count for _, count in rows), default=0) or 1
    top = _GAP
    for (_, count), lines, height in zip(rows, names, heights, strict=True):
        middle = top + (height - _GAP) / 2
        for number, line in enumerate(lines):
            place = (_LEFT - 24, middle + (number - (len(lines) - 1) / 2) * _LINE)
            draw.text(place, line, font=font, fill=_INK, anchor="rm")
        end = _LEFT + (_WIDTH - _LEFT - _RIGHT) * count / most
        if count:
            draw.rectangle((_LEFT, middle - _BAR / 2, end, middle + _BAR / 2), fill=_COLOUR)
        draw.text((end + 16, middle), str(count), font=font, fill=_INK, anchor="lm")
        top += height
    draw.line((_LEFT, _GAP / 2, _LEFT, top - _GAP / 2), fill=_BASE, width=3)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False)
    return out.getvalue()


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return the lines in which a name fits beside the bars."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > _LEFT - 60:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
