"""The words of printed matter: what a typeface can set, an item's text as blocks of Typst, who stands behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from cchc import typeset
from cchc.channels.blocks import Block, blocks
from cchc.channels.capitals import quiet
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.slogan import slogan_for
from cchc.model.text import shorten, squeeze

POINTS, POINT_LENGTH = 5, 90
"""More points, or longer ones, are not read in passing."""
_NUMBER = re.compile(r"^(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s+")
"""The number of a heading: the sheet numbers the points itself."""
_PARAGRAPH = 420
"""Longer paragraphs are set as several: a panel of a leaflet or a poster holds no more at a glance."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zà-ỹ])")


def printable(text: str) -> str:
    """Return the text without pictures and scripts that the typeface cannot set, such as emoji."""
    return squeeze("".join(mark for mark in text if ord(mark) < 0x2190 and unicodedata.category(mark) != "So"))


def points_of(item: NewsItem) -> list[str]:
    """Return the item's headings as points, or where it has fewer than two, the items of its lists."""
    found = blocks(item.body)
    heads = [quiet(_NUMBER.sub("", block.text)) for block in found if block.kind == "heading"]
    items = [block.text for block in found if block.kind == "item"]
    chosen = heads if len(heads) > 1 else items
    return [shorten(printable(text), POINT_LENGTH) for text in chosen[:POINTS]]


def text_of(item: NewsItem) -> list[dict[str, object]]:
    """Return the item's text as the blocks that templates/an-pham.typ sets: headings, paragraphs, lists, tables."""
    found: list[dict[str, object]] = []
    for block in blocks(item.body):
        last = found[-1] if found else {}
        if block.kind == "heading":
            found.append({"loai": "muc", "chu": printable(block.text)})
        elif block.kind == "paragraph":
            found += [{"loai": "doan", "chu": part} for part in _parts(printable(block.text))]
        elif block.kind == "item":
            _add_item(found, last, block)
        elif block.kind == "row":
            _add_row(found, last, block)
    return found or [{"loai": "doan", "chu": printable(item.description)}]


def _add_item(found: list[dict[str, object]], last: dict[str, object], block: Block) -> None:
    """Add an item to the list before it, or begin a list; a list has numbers or marks, never both."""
    entries = last.get("y")
    continues = isinstance(entries, list) and bool(last["so"]) == bool(block.number) and block.number != 1
    if continues and isinstance(entries, list):
        entries.append(printable(block.text))
    else:
        found.append({"loai": "ds", "so": block.number, "y": [printable(block.text)]})


def _add_row(found: list[dict[str, object]], last: dict[str, object], block: Block) -> None:
    """Add a row to the table before it when their heads are the same, or begin a table."""
    heads, cells = [[printable(cell) for cell in row] for row in (block.heads, block.cells)]
    rows = last.get("hang")
    if isinstance(rows, list) and last["dau"] == heads:
        rows.append(cells)
    else:
        found.append({"loai": "bang", "dau": heads, "hang": [cells]})


def _parts(text: str) -> Iterator[str]:
    """Yield a long paragraph in pieces that end with a sentence."""
    piece = ""
    for sentence in _SENTENCE.split(text):
        if piece and len(piece) + len(sentence) > _PARAGRAPH:
            yield piece
            piece = sentence
        else:
            piece = f"{piece} {sentence}".strip()
    if piece:
        yield piece


def sender(site: Site, *, slogan: str, fields: Sequence[str] = ()) -> dict[str, object]:
    """Return who stands behind a sheet: commune, section, whom to call, slogan, and a sample site's warning."""
    contact = next((one for one in site.contacts if one.primary and one.phone), None)
    return {
        "noi-phat": site.commune.full_name,
        "chuyen-muc": f"{site.section.title}, {site.commune.province_name}",
        "noi-hoi": contact.name if contact else "",
        "dien-thoai": _grouped(contact.phone) if contact else "",
        "khau-hieu": printable(slogan) or slogan_for(site.slogans, tuple(fields)),
        "luu-y": "Bản minh họa, không phải ấn phẩm chính thức" if site.section.demonstration else "",
    }


def _grouped(phone: str) -> str:
    """Return a phone number as it is easily read and remembered: 1800 1096, 0912 345 678."""
    digits = phone.replace(" ", "").replace(".", "")
    if not digits.isdigit() or len(digits) not in (8, 10, 11):
        return phone
    head = 4
    tail = digits[head:]
    groups = [tail] if len(tail) <= 4 else [tail[:3], tail[3:]]
    return " ".join([digits[:head], *groups])


def address(root: str, item: NewsItem) -> dict[str, str]:
    """Return an item's address as a code to scan and in letters."""
    url = root + item.path
    return {"dia-chi": url.removeprefix("https://").removesuffix("/"), "qr": typeset.qr_svg(url)}
