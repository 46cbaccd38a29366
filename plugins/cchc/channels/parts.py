"""The text of an item as simple blocks: what survives on networks that know neither tables nor lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from lxml import etree

from cchc.model.text import nfc, squeeze
from cchc.model.value import dataclass

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "button", "audio", "video", "iframe"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "figure", "blockquote", "details", "ul", "ol", "table", "dl", "pre"}
)
_LISTS = frozenset({"ul", "ol"})
_PARSER = etree.HTMLParser()
_BREAK = "\u2028"
"""Stands for <br>; `nfc` has removed every other one, and `squeeze` takes it for a space."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an entry of a list with its mark, or a picture by absolute address (`text` tells it)."""

    kind: Literal["text", "heading", "item", "image"]
    text: str
    url: str = ""


def blocks(html: str, page_url: str) -> list[Block]:
    """Return the blocks of an item's clean HTML, whose addresses are relative to `page_url`."""
    if not html.strip():
        return []
    body = etree.fromstring(f"<html><body>{nfc(html)}</body></html>", _PARSER).find("body")
    return list(_of(body, page_url))


def _of(parent: Any, url: str) -> Iterator[Block]:
    """Yield the blocks of an element: its block children one by one, the text between them as paragraphs."""
    loose = [parent.text or ""]
    for child in parent:
        if isinstance(child.tag, str) and (child.tag in _BLOCKS or child.tag in _HEADINGS or child.tag == "img"):
            yield from _paragraph(loose)
            yield from _block(child, url)
            loose = []
        else:
            loose.append(_inline(child, url))
        loose.append(child.tail or "")
    yield from _paragraph(loose)


def _paragraph(parts: list[str]) -> Iterator[Block]:
    if text := _tidy("".join(parts)):
        yield Block("text", text)


def _block(element: Any, url: str) -> Iterator[Block]:
    tag = element.tag
    if tag in _HEADINGS:
        if text := squeeze(_inside(element, url)):
            yield Block("heading", text)
    elif tag == "img":
        if source := _address(element.get("src") or "", url):
            yield Block("image", squeeze(element.get("alt") or ""), source)
    elif tag in _LISTS:
        yield from _list(element, url, "")
    elif tag == "table":
        yield from _table(element, url)
    elif tag == "dl":
        for entry in element:
            yield Block("heading" if entry.tag == "dt" else "text", _tidy(_inside(entry, url)))
    else:
        yield from _of(element, url)


def _list(element: Any, url: str, indent: str) -> Iterator[Block]:
    """Yield the entries of a list, and of the lists inside."""
    number = int(element.get("start") or 1) if (element.get("start") or "1").isdigit() else 1
    for entry in element:
        if entry.tag != "li":
            continue
        mark = f"{number}. " if element.tag == "ol" else "• "
        number += 1
        own, nested = [entry.text or ""], []
        for child in entry:
            if child.tag in _LISTS:
                nested.append(child)
            else:
                own.append(f" {_inline(child, url)} " if child.tag in _BLOCKS else _inline(child, url))
            own.append(child.tail or "")
        if text := squeeze("".join(own)):
            yield Block("item", f"{indent}{mark}{text}")
        for inner in nested:
            yield from _list(inner, url, f"{indent}  ")


def _table(element: Any, url: str) -> Iterator[Block]:
    """Yield each row as one line; cells get the words of their heading, which a line has no column to show."""
    heads: list[str] = []
    for row in element.iter("tr"):
        cells = [squeeze(_inside(cell, url)) for cell in row if cell.tag in {"td", "th"}]
        if not heads and all(cell.tag == "th" for cell in row):
            heads = cells
            continue
        if len(heads) == len(cells) == 2:
            yield Block("item", f"• {': '.join(filter(None, cells))}")
            continue
        named = [
            f"{heads[n]}: {cell}" if n and n < len(heads) and heads[n] else cell for n, cell in enumerate(cells) if cell
        ]
        if named:
            yield Block("item", f"• {'; '.join(named)}")


def _inline(element: Any, url: str) -> str:
    """Return the words of an inline element; a link to elsewhere is followed by its address.

    Spaces keep the address apart: networks take a bracket that touches it for a part of it.
    """
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return ""
    if element.tag == "br":
        return _BREAK
    words = _inside(element, url)
    target = element.get("href") or ""
    if element.tag == "a" and target and not target.startswith("#"):
        address = _address(target, url)
        if address and squeeze(words) not in {address, target}:
            return f"{words} ( {address} )"
    return words


def _inside(element: Any, url: str) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += [_inline(child, url), child.tail or ""]
    return "".join(parts)


def _address(url: str, base: str) -> str:
    """Return the absolute address, or "" when it is none that people can open."""
    try:
        target = urljoin(base, url)
        return target if urlsplit(target).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _tidy(text: str) -> str:
    """Return the text with the line breaks that were meant only."""
    if _BREAK not in text:
        return squeeze(text)
    lines = (squeeze(line) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)
