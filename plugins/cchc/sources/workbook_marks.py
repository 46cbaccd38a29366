"""What an .xlsx shows and calamine does not tell: formulas that failed, and cells written in percent.

calamine gives an empty text for #REF! and 0.95 for a cell that people see as 95%: the first would lose a figure in
silence, the second make it a hundred times too small. Both are read from the package itself, which has been checked.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

FAILED = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
"""What Excel writes into a cell whose formula failed."""

_PERCENT_FORMATS = frozenset({9, 10})
_TAG = r"<(?:\w+:)?"
_SHEET = re.compile(_TAG + r"sheet\b[^>]*>")
_RELATION = re.compile(_TAG + r"Relationship\b[^>]*>")
_CELLS = re.compile(_TAG + r"c\b([^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(_TAG + r"v>([^<]*)<")
_FORMAT = re.compile(_TAG + r"numFmt\b[^>]*>")
_FORMATS = re.compile(_TAG + r"cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(_TAG + r"xf\b[^>]*>")

Place = tuple[int, int]
"""Row and column, counted from 0."""


@dataclass(slots=True)
class Marks:
    """The failed formulas of one sheet by place, and the places of its percentages."""

    failed: dict[Place, str] = field(default_factory=dict)
    percent: set[Place] = field(default_factory=set)


def marks_of(data: bytes) -> dict[str, Marks]:
    """Return the marks of each sheet of an .xlsx by the sheet's name; nothing for other formats."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        if "xl/workbook.xml" not in names:
            return {}
        styles = _percent_styles(_text(package, "xl/styles.xml")) if "xl/styles.xml" in names else frozenset[str]()
        return {sheet: _marks(_text(package, path), styles) for sheet, path in _sheets(package) if path in names}


def column_letter(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _text(package: zipfile.ZipFile, name: str) -> str:
    return package.read(name).decode("utf-8", "replace")


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"[\s:]{name}\s*=\s*([\"'])(.*?)\1", tag)
    return unescape(found[2]) if found else ""


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the file that holds it."""
    try:
        relations = _text(package, "xl/_rels/workbook.xml.rels")
    except KeyError:
        return
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)}
    for tag in _SHEET.findall(_text(package, "xl/workbook.xml")):
        target = targets.get(_attribute(tag, "id"), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        yield _attribute(tag, "name"), path


def _percent_styles(styles: str) -> frozenset[str]:
    """Return the numbers of the cell styles that write percentages."""
    percent = set(_PERCENT_FORMATS)
    for tag in _FORMAT.findall(styles):
        number = _attribute(tag, "numFmtId")
        if "%" in re.sub(r'"[^"]*"|\\.', "", _attribute(tag, "formatCode")) and number.isdigit():
            percent.add(int(number))
    block = _FORMATS.search(styles)
    tags = _STYLE.findall(block[0]) if block else []
    wanted = {str(number) for number in percent}
    return frozenset(str(at) for at, tag in enumerate(tags) if _attribute(tag, "numFmtId") in wanted)


def _marks(sheet: str, styles: frozenset[str]) -> Marks:
    """Return the marks of one sheet."""
    marks = Marks()
    if not styles and not re.search(r"t\s*=\s*[\"']e[\"']", sheet):
        return marks
    for attributes, inside in _CELLS.findall(re.sub(_TAG + r"c\b[^>]*/>", "", sheet)):
        value = _VALUE.search(inside)
        place = _place(_attribute(attributes, "r"))
        if value is None or place is None:
            continue
        if _attribute(attributes, "t") == "e":
            marks.failed[place] = unescape(value[1])
        elif _attribute(attributes, "t") in ("", "n") and _attribute(attributes, "s") in styles:
            marks.percent.add(place)
    return marks


def _place(reference: str) -> Place | None:
    """Return the place of a reference: "C7" is (6, 2)."""
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
