"""What identity papers can be seen in a picture."""

from __future__ import annotations

import io
import re
import warnings

import numpy as np
import zxingcpp
from PIL import Image

from cchc.photo import FORMATS, MOST_PIXELS
from cchc.sight.letters import read
from cchc.sight.marks import marks
from cchc.sight.rows import rows
from cchc.sight.zone import Found, judge

CODE, ZONE, LIKE = "code", "zone", "like"
"""The QR code of a card; a zone whose check digits are right; what looks like a zone."""

_SIDE = 2400
"""Pixels of the longer side in which QR codes are looked for."""

_SIDES = (1800, 800)
"""The same for the zone: small letters, and large ones."""

_DARK = 0.86
_CARD = re.compile(r"\s*\d{12}\|(?:\d{9}|\d{12})?\|[^|\d]+\|(?:\d\d[/.-]?\d\d[/.-]?)?\d{4}\|")
"""What the QR code of a citizen's card holds: number, old number, name, day of birth."""


def seen(data: bytes) -> tuple[str, ...]:
    """Return what identity papers are seen in the picture `data`; nothing in what is no picture or too large."""
    try:
        picture = _opened(data)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return ()
    if picture is None:
        return ()
    zone = {"sure": (ZONE,), "likely": (LIKE,), "": ()}[_zone(picture)]
    return (CODE, *zone) if _has_code(picture) else zone


def _opened(data: bytes) -> Image.Image | None:
    """Return the picture in grey on white ground, no larger than needed; None when it has too many pixels."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            image.draft("L", (_SIDE, _SIDE))
            if image.has_transparency_data:
                layer = image.convert("RGBA")
                grey = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("L")
            elif image.mode.startswith("I"):
                grey = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
            else:
                grey = image.convert("L")
            return _within(grey, _SIDE)


def _within(picture: Image.Image, side: int) -> Image.Image:
    """Return the picture with a longer side of at most `side` pixels."""
    share = side / max(picture.size)
    if share >= 1:
        return picture
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Image.Resampling.BOX)


def _has_code(picture: Image.Image) -> bool:
    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return any(_CARD.match(code.text) for code in codes)


def _zone(picture: Image.Image) -> Found:
    """Return whether a zone stands in the picture, in small letters or in large ones."""
    found: Found = ""
    for side in _SIDES:
        if side != _SIDES[0] and max(picture.size) < side * 1.2:
            break
        small = _within(picture, side)
        lines = rows(marks(small, _DARK), small.width, small.height)
        said = judge(read(np.asarray(small, dtype=np.float32), lines)) if lines else ""
        if said == "sure":
            return "sure"
        found = found or said
    return found
