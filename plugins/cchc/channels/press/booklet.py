"""Booklets: several items as A5 pages, four to a folded A4 sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc import typeset
from cchc.channels.press.words import address, printable, sender, text_of
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.text import format_date

_PAGE = re.compile(rb"/Type\s*/Page\b")


def booklet(
    site: Site, items: Sequence[NewsItem], *, title: str, root: str, bleed: bool = False, slogan: str = ""
) -> bytes:
    """Return the PDF of a booklet with a cover, contents and a back; its number of pages is a multiple of four.

    Raises typeset.PrintMissingError where the extra `print` is not installed.
    """
    return typeset.pdf("tap-sach.typ", booklet_view(site, items, title=title, root=root, bleed=bleed, slogan=slogan))


def imposed(pages: bytes) -> bytes:
    """Return a booklet's PDF laid out for printing: two pages to a side of A4, in the order of folded sheets.

    Raises ValueError for a PDF whose number of pages is no multiple of four.
    """
    count = len(_PAGE.findall(pages))
    if not count or count % 4:
        raise ValueError(f"{count} pages do not fold")
    sides = [(count - at, at + 1) if at % 2 == 0 else (at + 1, count - at) for at in range(count // 2)]
    return typeset.pdf("dan-trang.typ", {"pdf": list(pages), "doi": sides}, standard=None)


def booklet_view(
    site: Site, items: Sequence[NewsItem], *, title: str, root: str, bleed: bool = False, slogan: str = ""
) -> dict[str, object]:
    """Return what templates/tap-sach.typ shows of the items, in the order given."""
    fields = [field for item in items for field in item.fields]
    owner = site.units_by_key.get(site.section.owner)
    return {
        **sender(site, slogan=slogan, fields=fields),
        "nhan-de": printable(title),
        "chuyen-muc-ngan": site.section.title,
        "noi-phat-hanh": owner.name if owner else site.commune.title,
        "dia-chi": root.removeprefix("https://").removesuffix("/"),
        "qr": typeset.qr_svg(root),
        "tran-le": bleed,
        "bai": [_entry(site, item, root) for item in items],
    }


def _entry(site: Site, item: NewsItem, root: str) -> dict[str, object]:
    unit = site.units_by_key.get(item.unit)
    return {
        **address(root, item),
        "nhan-de": printable(item.title),
        "tom-tat": printable(item.description),
        "the-loai": item.format_name,
        "don-vi": unit.name if unit else "",
        "ngay": format_date(item.date.date()),
        "khoi": text_of(item),
    }
