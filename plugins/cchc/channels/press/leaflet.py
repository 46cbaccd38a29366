"""Leaflets: an item's whole text on one A4 sheet that is folded into three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc import typeset
from cchc.channels.press.poster import poster_view
from cchc.channels.press.words import text_of
from cchc.model.news import NewsItem
from cchc.model.site import Site


def leaflet(site: Site, item: NewsItem, *, root: str, bleed: bool = False, slogan: str = "") -> bytes:
    """Return the PDF of an item's leaflet: two pages, outside and inside.

    A text too long for the sheet ends with a line that sends the reader to the code on the back.
    Raises typeset.PrintMissingError where the extra `print` is not installed.
    """
    return typeset.pdf("to-gap.typ", leaflet_view(site, item, root=root, bleed=bleed, slogan=slogan))


def leaflet_view(site: Site, item: NewsItem, *, root: str, bleed: bool = False, slogan: str = "") -> dict[str, object]:
    """Return what templates/to-gap.typ shows of an item."""
    return {**poster_view(site, item, root=root, bleed=bleed, slogan=slogan), "khoi": list(_loose(text_of(item)))}


def _loose(blocks: Sequence[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield the blocks with every list taken apart, for a panel may end between two entries."""
    for block in blocks:
        entries, start = block.get("y"), block.get("so")
        if isinstance(entries, list) and isinstance(start, int):
            yield from ({**block, "so": start + n if start else 0, "y": [entry]} for n, entry in enumerate(entries))
        else:
            yield block
