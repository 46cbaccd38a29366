"""The text of an item as plain blocks: what radio and paper need of Markdown, without its marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from cchc.model.text import squeeze
from cchc.model.value import dataclass

Kind = Literal["heading", "paragraph", "item", "row"]

_EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "sane_lists", "tables")
_SILENT = {"script", "style", "sup", "img", "figure", "video", "audio", "iframe", "template"}
"""What has no words of its own, or words that do not belong to the running text (numbers of footnotes)."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text. `number` is a heading's level or an item's number (0: a bullet).

    A row of a table has its `cells`, and the `heads` of their columns; its text is "".
    """

    kind: Kind
    text: str
    number: int = 0
    cells: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


def blocks(markdown_text: str) -> list[Block]:
    """Return the blocks of a Markdown text in reading order; pictures and footnotes are left out."""
    from lxml import html
    from markdown import Markdown

    rendered = Markdown(extensions=list(_EXTENSIONS)).convert(markdown_text)
    return list(_blocks(html.fragment_fromstring(rendered, create_parent="div")))


def _blocks(element: Any) -> Iterator[Block]:
    """Yield the blocks below an element; text between block elements counts as a paragraph."""
    if text := squeeze(element.text or ""):
        yield Block("paragraph", text)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _HEADINGS:
            yield Block("heading", _text(child), _HEADINGS[tag])
        elif tag in {"p", "pre", "dt", "dd", "summary", "figcaption", "caption"}:
            if text := _text(child):
                yield Block("paragraph", text)
        elif tag in {"ul", "ol"}:
            yield from _items(child)
        elif tag == "table":
            yield from _rows(child)
        elif tag and tag not in _SILENT and "footnote" not in (child.get("class") or ""):
            yield from _blocks(child)
        if text := squeeze(child.tail or ""):
            yield Block("paragraph", text)


def _items(element: Any) -> Iterator[Block]:
    """Yield the items of a list; lists inside an item follow it."""
    start = element.get("start", "1")
    number = int(start) if start.isdigit() else 1
    for item in element.iter("li"):
        if item.getparent() is not element:
            continue
        first = True
        for block in _item_blocks(item):
            is_lead = first and block.kind == "paragraph"
            yield Block("item", block.text, number if element.tag == "ol" else 0) if is_lead else block
            first = False
        number += 1


def _item_blocks(item: Any) -> Iterator[Block]:
    """Yield an item's own words as one paragraph, then the blocks in it."""
    inner = {"p", "ul", "ol", "table", "div", "blockquote", "pre"}
    if any(child.tag == "p" for child in item):
        yield from _blocks(item)
        return
    if text := _text(item, skip=inner):
        yield Block("paragraph", text)
    for child in item:
        if child.tag in {"ul", "ol"}:
            yield from _items(child)
        elif child.tag == "table":
            yield from _rows(child)
        elif child.tag in inner:
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[Block]:
    """Yield the rows of a table with the heads of their columns."""
    heads: tuple[str, ...] = ()
    for row in table.iter("tr"):
        cells = tuple(_text(cell) for cell in row if cell.tag in {"td", "th"})
        if not heads and all(cell.tag == "th" for cell in row):
            heads = cells
        elif any(cells):
            yield Block("row", "", cells=cells, heads=heads)


def _text(element: Any, skip: frozenset[str] | set[str] = frozenset()) -> str:
    """Return the words of an element on one line."""
    return squeeze("".join(_words(element, skip)))


def _words(element: Any, skip: frozenset[str] | set[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SILENT and child.tag not in skip:
            yield " " if child.tag == "br" else ""
            yield from _words(child, skip)
        yield child.tail or ""
