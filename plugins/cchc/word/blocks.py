"""A document as a list of blocks: paragraphs with their marks, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import lxml.html

from cchc.word.letters import CLOSE, OPEN
from cchc.word.names import Element
from cchc.word.spans import Span, all_bold, plain, spans_of, without_prefix

_MARKS = re.compile(f"^{OPEN}([^{CLOSE}]*){CLOSE}")


@dataclass(slots=True)
class Block:
    """One block. `heading` is its level from 1 where Word says so, `bullet` the level of a list from 0.

    A table has `rows`, and `html` where Markdown cannot write it.
    """

    spans: list[Span] = field(default_factory=list)
    heading: int = 0
    is_title: bool = False
    centred: bool = False
    bullet: int | None = None
    number: int | None = None
    """The number of an item of a numbered list."""
    rows: list[list[Cell]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words alone."""
        if self.rows:
            return " ".join(cell.text for row in self.rows for cell in row)
        return plain(self.spans)

    @property
    def bold(self) -> bool:
        """True when every word is bold."""
        return all_bold(self.spans)

    @property
    def has_picture(self) -> bool:
        """True when there is a picture in the paragraph."""
        return any(span.picture is not None for span in self.spans)


@dataclass(slots=True)
class Cell:
    """A cell of a table: its paragraphs, and over how many columns and rows it goes."""

    blocks: list[Block]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The words alone."""
        return " ".join(block.text for block in self.blocks)


@dataclass(slots=True)
class Contents:
    """The blocks of a document, and its notes by name."""

    blocks: list[Block]
    notes: dict[str, list[Span]] = field(default_factory=dict)


def convert(package: Any, keep_picture: Callable[[Any], int | None]) -> Contents:
    """Return the contents of a cleaned .docx (a stream); `keep_picture` takes a picture and returns its number."""
    import mammoth

    def picture(image: Any) -> dict[str, str]:
        number = keep_picture(image)
        return {"src": "-1" if number is None else str(number)}

    done = mammoth.convert_to_html(
        package, convert_image=mammoth.images.img_element(picture), include_embedded_style_map=False
    )
    return read_html(done.value)


def read_html(text: str) -> Contents:
    """Return the contents of mammoth's HTML."""
    if not text.strip():
        return Contents([])
    root = lxml.html.fragment_fromstring(text, create_parent="div")
    contents = Contents([])
    for element in root:
        if element.tag in ("ol", "ul"):
            _read_list(element, contents)
        else:
            contents.blocks += _blocks(element)
    return contents


def _read_list(element: Element, contents: Contents) -> None:
    """Read the list of notes at the end; lists of the text are paragraphs with marks here."""
    for item in element:
        name = item.get("id", "")
        if re.match(r"(?:foot|end)note-\w+$", name):
            blocks = [one for part in item for block in _blocks(part) for one in _flat(block)]
            spans = [span for block in blocks for span in (*block.spans, Span(" "))] or spans_of(item)
            contents.notes[name] = [span for span in spans if span.text.strip() != "↑"]
        else:
            contents.blocks += _blocks(item)


def _blocks(element: Element) -> list[Block]:
    """Return the blocks of one element."""
    if element.tag == "table":
        return [_table(element)]
    spans = spans_of(element)
    block = _paragraph(spans)
    return [block] if block.text or block.has_picture or any(span.note for span in block.spans) else []


def _flat(block: Block) -> list[Block]:
    """Return a block, or the paragraphs of a table."""
    return [part for row in block.rows for cell in row for part in cell.blocks] if block.rows else [block]


def _paragraph(spans: list[Span]) -> Block:
    """Return a paragraph with its marks taken off the text."""
    whole = "".join(span.text for span in spans if span.picture is None)
    found = _MARKS.match(whole)
    block = Block(without_prefix(spans, found.end()) if found else spans)
    for mark in found[1].split() if found else ():
        if mark == "t":
            block.is_title = True
        elif mark == "c":
            block.centred = True
        elif mark[0] == "h":
            block.heading = int(mark[1:])
        elif mark[0] == "b":
            block.bullet = int(mark[1:])
    return block


def _table(element: Element) -> Block:
    """Return a table; a table inside a cell becomes paragraphs of the cell."""
    block = Block()
    for row in element.iter("tr"):
        if next(row.iterancestors("table"), None) is not element:
            continue
        block.rows.append([_cell(cell) for cell in row if cell.tag in ("td", "th")])
    block.rows = [row for row in block.rows if row]
    return block


def _cell(element: Element) -> Cell:
    """Return one cell."""
    blocks: list[Block] = []
    for part in element:
        for block in _blocks(part):
            blocks += _flat(block)
    if (element.text or "").strip():
        blocks.insert(0, _paragraph([Span(element.text)]))
    return Cell(blocks, _span(element, "colspan"), _span(element, "rowspan"))


def _span(element: Element, name: str) -> int:
    """Return over how many columns or rows a cell goes."""
    text = element.get(name, "1")
    return min(int(text), 200) if text.isdigit() and int(text) else 1
