"""Posters: the words of an item that can be read from three steps away, and the sheet that holds them."""

from __future__ import annotations

from cchc import typeset
from cchc.channels.press.words import address, points_of, printable, sender
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.text import shorten

SIZES = ("a4", "a3")
LEAD_LENGTH = 260


def poster(site: Site, item: NewsItem, *, root: str, size: str = "a4", bleed: bool = False, slogan: str = "") -> bytes:
    """Return the PDF of an item's poster.

    `root` is the section's public address; `size` is one of SIZES; `bleed` adds 3 mm around the sheet for
    printers who trim it; `slogan` stands in the place of the one that fits the item's field.
    Raises typeset.PrintMissingError where the extra `print` is not installed.
    """
    return typeset.pdf("ap-phich.typ", poster_view(site, item, root=root, size=size, bleed=bleed, slogan=slogan))


def poster_view(
    site: Site, item: NewsItem, *, root: str, size: str = "a4", bleed: bool = False, slogan: str = ""
) -> dict[str, object]:
    """Return what templates/ap-phich.typ shows of an item."""
    unit = site.units_by_key.get(item.unit)
    return {
        **sender(site, slogan=slogan, fields=item.fields),
        **address(root, item),
        "nhan-de": printable(item.title),
        "tom-tat": shorten(printable(item.description), LEAD_LENGTH),
        "y": points_of(item),
        "the-loai": item.format_name,
        "don-vi": unit.name if unit else "",
        "kho": size,
        "tran-le": bleed,
    }
