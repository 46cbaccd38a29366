"""Finds the headings of a table: by the names of its columns, below any title, in one to three merged rows.

Reports of offices have a group above several columns ("Số hồ sơ đã giải quyết" above “Tổng số”, “Đúng hạn”, “Quá hạn”).
An alias with ">" names such a column: "đã giải quyết > quá hạn" is “Quá hạn” below a heading with those words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc.model.text import nfc, slugify, squeeze
from cchc.model.value import dataclass
from cchc.sources.report import FileReport
from cchc.sources.schema import Field, Schema

HEADING_ROWS = 15
"""Headings are looked for in so many rows."""

_LEVELS = 3
_LONGEST = 100
_NUMBERED = re.compile(r"\(?(\d{1,2})\)?(?:\s*=.*)?")
_LETTER = re.compile(r"\(?[A-Ca-c]\)?")

Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the headings are: position in the list of lines, field by column, heading by unknown column."""

    position: int
    fields: dict[int, Field]
    others: dict[int, str]
    names: list[str]

    def repeated(self, cells: list[str]) -> bool:
        """True for a row that says the headings again, or only numbers the columns: (1), (2), (3)=(4)+(5)."""
        if [squeeze(nfc(cell)) for cell in cells] == self.names:
            return True
        filled = [cell.strip() for cell in cells if cell.strip() and not _LETTER.fullmatch(cell.strip())]
        found = [_NUMBERED.fullmatch(cell) for cell in filled]
        numbers = [int(one[1]) for one in found if one]
        return len(numbers) == len(filled) and numbers == list(range(numbers[0] if numbers else 1, len(numbers) + 1))


def find_heading(lines: Sequence[Line], schema: Schema) -> Heading | None:
    """Return the row with the most known headings among those that have every required one, or None."""
    whole = [one for one in _candidates(lines, schema) if not missing(one, schema)]
    return max(whole, key=lambda one: (len(one.fields), -one.position), default=None)


def nearest_heading(lines: Sequence[Line], schema: Schema) -> Heading | None:
    """Return the row that comes nearest to headings, or None when none has at least two known ones."""
    return max(_candidates(lines, schema), key=lambda one: (len(one.fields), -one.position), default=None)


def missing(heading: Heading, schema: Schema) -> list[Field]:
    """Return the required fields without a column."""
    keys = {field.key for field in heading.fields.values()}
    return [field for field in schema.required if field.key not in keys]


def heading_of(field: Field) -> str:
    """Return the heading that people see for a field."""
    return field.aliases[0] if field.aliases else field.key


def known_in(cells: list[str], schema: Schema) -> int:
    """Return how many known headings a row has."""
    return len(_match(cells, [], schema)[0])


def tell_missing(lines: Sequence[Line], heading: Heading, schema: Schema, report: FileReport, where: str) -> None:
    """Say which required headings are missing and which were found; `where` names the sheet."""
    lost = ", ".join(f"“{heading_of(field)}”" for field in missing(heading, schema))
    number, cells = lines[heading.position]
    names = ", ".join(f"“{squeeze(cell)[:40]}”" for cell in cells if cell.strip())
    message = f"{where}thiếu cột {lost}; các cột tìm thấy: {names}"
    report.error(number, "table-column", message, "thêm cột còn thiếu hoặc sửa lại tên cột")


def tell_none(schema: Schema, report: FileReport, where: str) -> None:
    """Say that there is no row of headings at all."""
    fields = schema.required or schema.fields[:3]
    needed = ", ".join(f"“{heading_of(field)}”" for field in fields)
    message = f"{where}không thấy dòng tiêu đề cột trong {HEADING_ROWS} dòng đầu"
    report.error(0, "table-heading", message, f"thêm dòng tiêu đề có các cột {needed}")


def _candidates(lines: Sequence[Line], schema: Schema) -> list[Heading]:
    """Return every row that may be headings. One cell alone is none: the sheet of explanations names each column so."""
    found = []
    for position, (_, cells) in enumerate(lines[:HEADING_ROWS]):
        above = [row for _, row in lines[max(0, position - _LEVELS + 1) : position]]
        fields, others = _match(cells, above, schema)
        if len(fields) > 1:
            found.append(Heading(position, fields, others, [squeeze(nfc(cell)) for cell in cells]))
    return found


def _match(cells: list[str], above: list[list[str]], schema: Schema) -> tuple[dict[int, Field], dict[int, str]]:
    """Return the known and the other columns of a row taken as headings, below the rows `above`."""
    fields: dict[int, Field] = {}
    others: dict[int, str] = {}
    groups = [_spread(row, len(cells)) for row in above]
    seen: set[str] = set()
    for column, cell in enumerate(cells):
        group = slugify(" ".join(nfc(row[column]) for row in groups))
        field = _field(slugify(nfc(cell)), group, schema) if len(cell) < _LONGEST else None
        if field and field.key not in seen:
            fields[column] = field
            seen.add(field.key)
        elif cell.strip():
            others[column] = squeeze(nfc(cell))
    return fields, others


def _field(name: str, group: str, schema: Schema) -> Field | None:
    """Return the field of a column with this heading below that group."""
    for above, own, field in schema.grouped:
        if own == name and above in group:
            return field
    return schema.by_name.get(name)


def _spread(cells: list[str], across: int) -> list[str]:
    """Return a row of groups with each group's words in all the columns below it."""
    words, last = [], ""
    for column in range(across):
        cell = cells[column].strip() if column < len(cells) else ""
        last = cell or last
        words.append(last if len(last) < _LONGEST else "")
    return words
