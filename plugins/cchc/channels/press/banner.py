"""Banners: one slogan in letters that are read across a street, drawn at one tenth of the size."""

from __future__ import annotations

import re

from cchc import typeset
from cchc.channels.press.words import printable
from cchc.model.site import Site

WIDTH, HEIGHT = 6.0, 0.8
"""The usual size, in metres."""
_SIZE = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*[x×X]\s*(\d{1,2}(?:[.,]\d{1,2})?)")


def size_of(text: str) -> tuple[float, float]:
    """Return width and height in metres of "6x0,8"; raises ValueError for what no banner is."""
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    width, height = (float(number.replace(",", ".")) for number in found.groups())
    if not (0.5 <= width <= 40 and 0.3 <= height <= 5 and width > height):
        raise ValueError(text)
    return width, height


def banner(site: Site, text: str, *, width: float = WIDTH, height: float = HEIGHT, bleed: bool = False) -> bytes:
    """Return the PDF of a banner of `width` by `height` metres; one millimetre in it is one centimetre of cloth.

    Raises typeset.PrintMissingError where the extra `print` is not installed.
    """
    return typeset.pdf("bang-ron.typ", banner_view(site, text, width=width, height=height, bleed=bleed))


def banner_view(
    site: Site, text: str, *, width: float = WIDTH, height: float = HEIGHT, bleed: bool = False
) -> dict[str, object]:
    """Return what templates/bang-ron.typ shows."""
    return {
        "chu": printable(text),
        "rong": width,
        "cao": height,
        "noi-phat": f"{site.commune.full_name}, {site.commune.province_name}",
        "tran-le": bleed,
    }
