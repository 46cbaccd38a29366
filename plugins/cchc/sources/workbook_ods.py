"""How far the filled cells of an OpenDocument sheet reach, told from its XML before anything is laid out.

A row or a cell says how often it is repeated: some bytes can stand for a thousand million cells. LibreOffice
itself repeats empty ones to the edge of the sheet, so only what is filled counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

CONTENT = "content.xml"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_CELLS = frozenset({f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"})
_VALUES = (f"{_OFFICE} value-type", f"{_TABLE} formula")
_CHUNK = 1 << 18


class _Reader:
    """Notes the last filled row and column of each sheet."""

    def __init__(self) -> None:
        """Begin before the first sheet."""
        self.rows = 0
        self.columns = 0
        self._row = self._column = self._repeated = 0
        self._filled = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == f"{_TABLE} table":
            self._row = 0
        elif name == f"{_TABLE} table-row":
            self._column, self._filled = 0, False
            self._repeated = _number(attributes.get(f"{_TABLE} number-rows-repeated"))
        elif name in _CELLS:
            self._column += _number(attributes.get(f"{_TABLE} number-columns-repeated"))
            if any(value in attributes for value in _VALUES):
                self._filled = True
                self.columns = max(self.columns, self._column)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == f"{_TABLE} table-row":
            self._row += self._repeated
            if self._filled:
                self.rows = max(self.rows, self._row)


def reach(stream: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the last filled row and column so far, part by part; stops at a document type, which no sheet needs."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = _refuse
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
        yield reader.rows, reader.columns
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    """End the reading: a document type can hold entities that grow without end."""
    raise ValueError("document type")


def _number(text: str | None) -> int:
    """Return how often something is repeated."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 1
