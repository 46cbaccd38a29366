"""Where the citations of an item lead in the register, as pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cchc.model.document import FORCES, Force, LegalDocument
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.text import shorten

TITLE_LIMIT = 180


class CitedLink(NamedTuple):
    """One citation: its place in the text, and the page, standing and title of the document meant.

    `path` is "" for a document that the register does not have, or of which it has several.
    """

    start: int
    end: int
    path: str = ""
    note: str = ""
    force: Force | None = None


def documents_of(site: Site, item: NewsItem) -> tuple[LegalDocument | None, ...]:
    """Return the document that each citation of `item` means, or None.

    One that is younger than the item cannot be meant.
    """
    return site.register.meant(item) if item.cited else ()


def cited_links(site: Site, item: NewsItem, meant: Sequence[LegalDocument | None]) -> tuple[CitedLink, ...]:
    """Return the links of every citation of `item`, in order; `meant` are the `documents_of` it."""
    return tuple(
        [
            _link(site, one.start, one.number_end or one.end, document)
            for one, document in zip(item.cited, meant, strict=True)
        ]
    )


def _link(site: Site, start: int, end: int, document: LegalDocument | None) -> CitedLink:
    if document is None:
        return CitedLink(start, end)
    force = document.force_on(site.today)
    return CitedLink(start, end, document.path, _note(document.title, force), force)


@lru_cache(maxsize=4096)
def _note(title: str, force: Force) -> str:
    title = shorten(title, TITLE_LIMIT)
    return f"{title[:1].upper()}{title[1:]}{'' if title.endswith('…') else '.'} {FORCES[force]}."
