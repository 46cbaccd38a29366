"""Posters: the words of an item that can be read from three steps away, and the sheet that holds them."""

from __future__ import annotations

import unicodedata

from cchc import typeset
from cchc.channels.blocks import blocks
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.text import shorten, squeeze

SIZES = ("a4", "a3")
POINTS, POINT_LENGTH, LEAD_LENGTH = 5, 90, 260
"""More points, or longer ones, are not read in passing."""


def poster(site: Site, item: NewsItem, *, root: str, size: str = "a4", bleed: bool = False) -> bytes:
    """Return the PDF of an item's poster.

    `root` is the section's public address; `size` is one of SIZES; `bleed` adds 3 mm around the sheet for
    printers who trim it. Raises typeset.PrintMissingError where the extra `print` is not installed.
    """
    return typeset.pdf("ap-phich.typ", poster_view(site, item, root=root, size=size, bleed=bleed))


def poster_view(site: Site, item: NewsItem, *, root: str, size: str = "a4", bleed: bool = False) -> dict[str, object]:
    """Return what templates/ap-phich.typ shows of an item."""
    url = root + item.path
    unit = site.units_by_key.get(item.unit)
    return {
        "nhan-de": printable(item.title),
        "tom-tat": shorten(printable(item.description), LEAD_LENGTH),
        "y": points_of(item),
        "noi-phat": site.commune.full_name,
        "the-loai": item.format_name,
        "don-vi": unit.name if unit else "",
        "khau-hieu": "Bản minh họa, không phải ấn phẩm chính thức" if site.section.demonstration else "",
        "dia-chi": url.removeprefix("https://").removesuffix("/"),
        "qr": typeset.qr_svg(url),
        "kho": size,
        "tran-le": bleed,
    }


def points_of(item: NewsItem) -> list[str]:
    """Return the item's headings as points, or where it has fewer than two, the items of its lists."""
    found = blocks(item.body)
    heads = [block.text for block in found if block.kind == "heading"]
    items = [block.text for block in found if block.kind == "item"]
    chosen = heads if len(heads) > 1 else items
    return [shorten(printable(text), POINT_LENGTH) for text in chosen[:POINTS]]


def printable(text: str) -> str:
    """Return the text without pictures and scripts that the typeface cannot set, such as emoji."""
    return squeeze("".join(mark for mark in text if ord(mark) < 0x2190 and unicodedata.category(mark) != "So"))
