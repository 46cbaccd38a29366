"""What a Word file says, read from its XML without the importer, and what the page of its draft says.

python -m tests.word_text FOLDER...: imports every .docx below and tells of each what its page lacks.

The rules for the file's own text: tracked changes count as accepted; hidden text, tables of contents, comments, headers
and footers do not count; the words of a text box follow the paragraph that holds the box; of two alternatives of one
drawing the first counts. A picture stands in the row of words as PICTURE.
"""

from __future__ import annotations

import io
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html
from lxml import etree
from markdown import Markdown
from PIL import Image

from cchc.word.draft import Draft, read_docx
from cchc.word.names import Refused

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "sane_lists",
    "tables",
    "cchc.bridge.markdown",
]
PICTURE = "picture"
_MARK = f" \uf8ff{PICTURE}\uf8ff "
_WORD = re.compile(rf"\uf8ff{PICTURE}\uf8ff|\w+")
_GONE = ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "instrText", "delText")
_BREAKS = ("br", "tab", "cr", "ptab", "noBreakHyphen")
_READABLE = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")

Row = list[tuple[list[str], int, int]]
"""The cells of a row: words, over how many columns, over how many rows."""


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared: composed letters, no capitals, no places to break a word."""
    return _WORD.findall(unicodedata.normalize("NFC", re.sub("[\u00ad\u200b-\u200f]", "", text)).casefold())


def missing(wanted: Iterable[str], given: list[str]) -> list[str]:
    """Return the words that are lacking when `given` is read in the order of `wanted`; others may stand between."""
    at, lacking = 0, []
    for word in wanted:
        try:
            at = given.index(word, at) + 1
        except ValueError:
            lacking.append(word)
    return lacking


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _value(element: Any, name: str = "val") -> str:
    """Return an attribute by its name alone, whatever form of the format its namespace is of."""
    if element is None:
        return ""
    return next((text for key, text in element.attrib.items() if etree.QName(key).localname == name), "")


def _child(element: Any, *path: str) -> Any:
    for name in path:
        element = None if element is None else next((one for one in element if _name(one) == name), None)
    return element


@dataclass
class OwnText:
    """A Word file's own text."""

    data: bytes
    notes: list[list[str]] = field(default_factory=list)
    """The words of each foot- and endnote, in the order in which the text names them."""
    words: list[str] = field(default_factory=list)
    tables: list[list[Row]] = field(default_factory=list)
    """The tables of the text that stand in no other table."""

    def __post_init__(self) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(self.data))
        roots = etree.fromstring(self._archive.read("_rels/.rels"))
        main = next(one for one in roots if one.get("Type", "").endswith("/officeDocument"))
        self._main = main.get("Target", "").lstrip("/")
        self._styles = {_value(one, "styleId"): one for one in self._part("styles") if _name(one) == "style"}
        self._related = self._targets()
        body = _child(etree.fromstring(self._archive.read(self._main)), "body")
        self._bodies = {
            (kind[:-1], _value(note, "id")): note
            for kind in ("footnotes", "endnotes")
            for note in self._part(kind)
            if _value(note, "type") in ("", "normal")
        }
        self._named: list[tuple[str, str]] = []
        self.words = words(self._blocks(body))
        self.notes = [words(self._blocks(self._bodies[name])) for name in dict.fromkeys(self._named)]
        tables = [one for one in body.iter() if _name(one) == "tbl" and self._outermost(one)]
        self.tables = [self._table(one) for one in tables]

    def _part(self, kind: str) -> Any:
        """Return a part beside the main one by its usual name, or an empty list."""
        folder = self._main.rpartition("/")[0]
        name = next((n for n in self._archive.namelist() if re.fullmatch(rf"{folder}/?{kind}\d*\.xml", n)), "")
        return etree.fromstring(self._archive.read(name)) if name else []

    def _targets(self) -> dict[str, str]:
        """Return the name of each related part inside the file."""
        folder, _, base = self._main.rpartition("/")
        name = f"{folder}/_rels/{base}.rels".lstrip("/")
        if name not in self._archive.namelist():
            return {}
        found = {}
        for one in etree.fromstring(self._archive.read(name)):
            target = one.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
            if one.get("TargetMode") != "External" and path in self._archive.namelist():
                found[one.get("Id", "")] = path
        return found

    def _outermost(self, table: Any) -> bool:
        """True for a table that is shown as a table of its own."""
        above = [_name(one) for one in table.iterancestors()]
        return "tbl" not in above and "Fallback" not in above and not self._is_contents(table)

    def _is_contents(self, element: Any) -> bool:
        """True inside an automatic table of contents."""
        boxes = (one for one in (element, *element.iterancestors()) if _name(one) == "sdt")
        return any(_value(_child(box, "sdtPr", "docPartObj", "docPartGallery")) == "Table of Contents" for box in boxes)

    def _blocks(self, parent: Any) -> str:
        """Return the text of what holds paragraphs and tables, each on a line of its own."""
        lines = []
        for child in parent:
            name = _name(child)
            if name == "p":
                lines.append(self._paragraph(child))
            elif self._is_left_out(child, name):
                continue
            elif name == "AlternateContent":
                lines.append(self._blocks(self._chosen(child)))
            elif name not in _GONE:
                lines.append(self._blocks(child))
        return "".join(lines)

    def _is_left_out(self, element: Any, name: str) -> bool:
        """True for a table of contents and for a deleted row."""
        if name == "sdt":
            return self._is_contents(element)
        return name == "tr" and _child(element, "trPr", "del") is not None

    def _paragraph(self, paragraph: Any) -> str:
        """Return a paragraph, and below it what its text boxes say."""
        if re.fullmatch(r"toc \d", _value(_child(self._styles.get(self._style(paragraph)), "name")).lower()):
            return ""
        boxes: list[Any] = []
        text = "".join(self._inline(paragraph, paragraph, boxes))
        ended = _child(paragraph, "pPr", "rPr", "del") is None
        return text + ("\n" if ended else "") + "".join(self._blocks(box) for box in boxes)

    def _inline(self, element: Any, paragraph: Any, boxes: list[Any]) -> Iterator[str]:
        """Yield the pieces of text below an element of a paragraph."""
        for child in element:
            name = _name(child)
            if name == "t":
                yield child.text or ""
            elif name in _BREAKS:
                yield " "
            elif name == "txbxContent":
                boxes.append(child)
            elif name in ("footnoteReference", "endnoteReference"):
                if (named := (name[:-9], _value(child, "id"))) in self._bodies:
                    self._named.append(named)
                    yield " "
            elif name in ("blip", "imagedata"):
                yield self._picture(_value(child, "embed" if name == "blip" else "id"))
            elif name == "AlternateContent":
                yield from self._inline(self._chosen(child), paragraph, boxes)
            elif name not in _GONE and not (name == "r" and self._hidden(child, paragraph)):
                yield from self._inline(child, paragraph, boxes)

    def _chosen(self, alternatives: Any) -> Any:
        """Return the first of the alternatives that holds anything."""
        return next((one for one in alternatives if len(one)), alternatives)

    def _picture(self, relation: str) -> str:
        """Return the mark of a picture that a browser can show."""
        try:
            data = self._archive.read(self._related[relation])
            with Image.open(io.BytesIO(data), formats=_READABLE):
                return _MARK
        except (KeyError, OSError, zipfile.BadZipFile):
            return ""

    def _style(self, paragraph: Any) -> str:
        return _value(_child(paragraph, "pPr", "pStyle"))

    def _hidden(self, run: Any, paragraph: Any) -> bool:
        """True for a run that Word does not show, by itself or by its styles."""
        own = _child(run, "rPr", "vanish")
        at = 0
        for style in (_value(_child(run, "rPr", "rStyle")), self._style(paragraph)):
            while own is None and style in self._styles and at < 20:
                own = _child(self._styles[style], "rPr", "vanish")
                style, at = _value(_child(self._styles[style], "basedOn")), at + 1
        return own is not None and _value(own) not in ("0", "false", "off")

    def _table(self, table: Any) -> list[Row]:
        """Return the cells of a table; a cell that goes over several rows stands in its first one."""
        grid: list[Row] = []
        open_cells: dict[int, tuple[int, int]] = {}
        for row in _through(table, "tr"):
            if _child(row, "trPr", "del") is not None:
                continue
            column, cells = 0, Row()
            for cell in _through(row, "tc"):
                wide = int(_value(_child(cell, "tcPr", "gridSpan")) or 1)
                merged = _child(cell, "tcPr", "vMerge")
                if merged is not None and _value(merged) in ("", "continue") and column in open_cells:
                    at, place = open_cells[column]
                    said, columns, rows = grid[at][place]
                    grid[at][place] = (said + words(self._blocks(cell)), columns, rows + 1)
                else:
                    cells.append((words(self._blocks(cell)), wide, 1))
                    open_cells.pop(column, None)
                    if merged is not None:
                        open_cells[column] = (len(grid), len(cells) - 1)
                column += wide
            grid.append(cells)
        return grid


def _through(element: Any, name: str) -> Iterator[Any]:
    """Yield the parts of a table by name, also those that stand in a frame of content."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _through(child, name)


@dataclass
class Page:
    """The page of a draft: its words with the numbers of its lists, and its tables."""

    draft: Draft

    def __post_init__(self) -> None:
        html = Markdown(extensions=EXTENSIONS).convert(self.draft.body)
        self.root = lxml.html.fragment_fromstring(html, create_parent="div")
        for items in self.root.iter("ol"):
            first = int(items.get("start", "1"))
            for number, item in enumerate(items.findall("li"), first):
                item.text = f"{number} {item.text or ''}"
        for picture in self.root.iter("img"):
            picture.tail = _MARK + (picture.tail or "")
        for named in self.root.iter("sup"):
            if named.get("id", "").startswith("fnref") or re.fullmatch(r"\(\d+\)", named.text_content()):
                named.text, named.tail = " ", " " + (named.tail or "")
        for element in self.root.iter():
            if element.tag in ("br", "p", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "div"):
                element.tail = "\n" + (element.tail or "")
                element.text = "\n" + (element.text or "") if element.tag != "br" else element.text
        head, tail = [*self.draft.head, self.draft.facts.title], self.draft.tail
        self.words = words("\n".join([*head, self.root.text_content(), *tail]))

    @property
    def tables(self) -> list[list[Row]]:
        """The tables that stand in no other table."""
        return [
            [[_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
            for table in self.root.iter("table")
        ]


def _cell(cell: Any) -> tuple[list[str], int, int]:
    return words(cell.text_content()), int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))


def lacking(own: OwnText, page: Page) -> list[str]:
    """Return the words and pictures of a file that its page lacks, or has in another order."""
    lost = list((Counter(own.words) - Counter(page.words)).elements())
    found = lost or missing(own.words, page.words)
    return found + [word for note in own.notes for word in missing(note, page.words)]


def main(folders: list[str]) -> None:
    """Tell of every file what its page lacks."""
    told: Counter[str] = Counter()
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.docx")):
        data = path.read_bytes()
        try:
            draft = read_docx(data)
        except Refused as refusal:
            told["refused"] += 1
            print(f"{path}: {refusal}")
            continue
        lost = lacking(OwnText(data), Page(draft))
        told["lacking" if lost else "whole"] += 1
        if lost:
            print(f"{path}: {len(lost)} lacking: {' '.join(lost[:12])}")
    print(dict(told))


if __name__ == "__main__":
    main(sys.argv[1:])
