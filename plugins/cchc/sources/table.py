"""Rows of CSV, XLSX, XLS and ODS files that remember file, sheet and row.

The heading row is found by the names of its columns, because exports put a title above it; columns
may stand in any order and go by any of their aliases.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.model.text import nfc, slugify, squeeze, tidy_lines
from cchc.sources.document import Block
from cchc.sources.report import FileReport
from cchc.sources.schema import Field, Schema
from cchc.sources.tree import Tree, clean_text
from cchc.sources.workbook import ROW_LIMIT, SIZE_LIMIT, UnreadableError, is_workbook, read_workbook

SUFFIXES = (".csv", ".xlsx", ".xls", ".ods")
_HEADING_ROWS = 15
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_csv_field_limit = csv.field_size_limit(10 * 1024 * 1024)

Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: known columns by key, unknown ones by heading; `block.start` is the row's number."""

    block: Block
    extra: tuple[tuple[str, str], ...]
    sheet: str = ""
    mended: int = 0
    """How many cells had stray spaces, line breaks or decomposed letters."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where the headings are: position in the list of lines, field by column, heading by unknown column."""

    position: int
    fields: dict[int, Field]
    others: dict[int, str]
    names: list[str]


def read_table(tree: Tree, name: str, schema: Schema, report: FileReport) -> list[Row]:
    """Return the data rows of the file, every problem reported."""
    data = tree.read_bytes(name, report, SIZE_LIMIT)
    if data is None:
        return []
    if not data.strip():
        report.error(0, "table-empty", "tệp trống", "chép dữ liệu vào tệp hoặc xóa tệp")
        return []
    if is_workbook(data):
        return _from_workbook(data, schema, report)
    text = clean_text(data, report)
    if text is None:
        return []
    if text.lstrip()[:1] == "<":
        remedy = "mở tệp bằng Excel rồi lưu thành tệp .xlsx"
        report.error(0, "table-html", "tệp là trang web đặt tên thành bảng tính", remedy)
        return []
    return _from_csv(text, schema, report)


def _from_workbook(data: bytes, schema: Schema, report: FileReport) -> list[Row]:
    """Return the rows of every visible sheet that has the headings."""
    try:
        sheets = read_workbook(data)
    except UnreadableError as problem:
        report.error(0, problem.rule, problem.message, problem.remedy)
        return []
    filled = []
    for sheet, cells in sheets:
        lines = [(number, row) for number, row in enumerate(cells, 1) if any(map(str.strip, row))]
        if lines:
            filled.append((sheet, lines))
    if not filled:
        report.error(0, "table-empty", "bảng tính không có dữ liệu", "chép dữ liệu vào tệp hoặc xóa tệp")
        return []
    headed = [(sheet, lines, heading) for sheet, lines in filled if (heading := _find_heading(lines, schema))]
    rows: list[Row] = []
    for sheet, lines, heading in headed:
        rows += _rows(lines, heading, schema, report, sheet)
    if not headed:
        _no_heading(filled[0][1], schema, report)
    return rows


def _from_csv(text: str, schema: Schema, report: FileReport) -> list[Row]:
    """Return the rows of a CSV text, with the delimiter that gives the most known headings."""
    best: tuple[int, str] = (-1, ",")
    for delimiter in (",", ";", "\t"):
        lines = _csv_lines(text, delimiter, None, _HEADING_ROWS)
        known = max((len(_match(cells, schema)[0]) for _, cells in lines), default=0)
        if known > best[0]:
            best = (known, delimiter)
    lines = _csv_lines(text, best[1], report, ROW_LIMIT + _HEADING_ROWS + 1)
    if len(lines) > ROW_LIMIT + _HEADING_ROWS:
        report.error(0, "table-too-long", f"bảng có quá {ROW_LIMIT} dòng", "chia thành nhiều tệp")
        return []
    heading = _find_heading(lines, schema)
    if heading is None:
        _no_heading(lines, schema, report)
        return []
    return list(_rows(lines, heading, schema, report, ""))


def _csv_lines(text: str, delimiter: str, report: FileReport | None, limit: int) -> list[Line]:
    """Return at most `limit` records that are not empty, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    while len(lines) < limit:
        begin = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            if report:
                message = "dấu ngoặc kép trong dòng không đúng chỗ hoặc chưa đóng, dòng này không đọc được"
                report.error(
                    begin, "csv-quote", message, 'ô có dấu ngoặc kép phải viết ""như thế này"" và đặt cả ô trong ""'
                )
            continue
        if any(cell.strip() for cell in cells):
            lines.append((begin, cells))
    return lines


def _match(cells: list[str], schema: Schema) -> tuple[dict[int, Field], dict[int, str]]:
    """Return the known and the other columns of a row taken as headings."""
    fields: dict[int, Field] = {}
    others: dict[int, str] = {}
    seen: set[str] = set()
    for column, cell in enumerate(cells):
        field = schema.by_name.get(slugify(nfc(cell))) if len(cell) < 100 else None
        if field and field.key not in seen:
            fields[column] = field
            seen.add(field.key)
        elif cell.strip():
            others[column] = squeeze(nfc(cell))
    return fields, others


def _find_heading(lines: list[Line], schema: Schema) -> _Heading | None:
    """Return the first row that has every required heading, or None."""
    for position, (_, cells) in enumerate(lines[:_HEADING_ROWS]):
        fields, others = _match(cells, schema)
        keys = {field.key for field in fields.values()}
        # One cell alone is no row of headings: the sheet of explanations names every column in a row of its own.
        if len(keys) > 1 and all(field.key in keys for field in schema.required):
            names = [squeeze(nfc(cell)) for cell in cells]
            return _Heading(position, fields, others, names)
    return None


def _no_heading(lines: list[Line], schema: Schema, report: FileReport) -> None:
    """Say which headings were found and which are missing, from the row that comes nearest."""
    best = max(lines[:_HEADING_ROWS], key=lambda line: len(_match(line[1], schema)[0]), default=None)
    found = _match(best[1], schema)[0] if best else {}
    if best is None or not found:
        needed = ", ".join(f"“{_heading_of(field)}”" for field in schema.required)
        message = f"không thấy dòng tiêu đề cột trong {_HEADING_ROWS} dòng đầu"
        report.error(0, "table-heading", message, f"thêm dòng tiêu đề có các cột {needed}")
        return
    keys = {field.key for field in found.values()}
    missing = ", ".join(f"“{_heading_of(field)}”" for field in schema.required if field.key not in keys)
    names = ", ".join(f"“{squeeze(cell)[:40]}”" for cell in best[1] if cell.strip())
    report.error(
        best[0],
        "table-column",
        f"thiếu cột {missing}; các cột tìm thấy: {names}",
        "thêm cột còn thiếu hoặc sửa lại tên cột",
    )


def _heading_of(field: Field) -> str:
    """Return the heading that people see for a field."""
    return field.aliases[0] if field.aliases else field.key


def _rows(lines: list[Line], heading: _Heading, schema: Schema, report: FileReport, sheet: str) -> Iterator[Row]:
    """Yield the rows below the headings; repeated headings and rows of column numbers are no data."""
    width = len(heading.names)
    for number, cells in lines[heading.position + 1 :]:
        if [squeeze(nfc(cell)) for cell in cells] == heading.names or all(
            _COLUMN_NUMBER.fullmatch(cell.strip()) for cell in cells if cell.strip()
        ):
            continue
        if any(cell.strip() for cell in cells[width:]):
            message = f"dòng có {len(cells)} ô, nhiều hơn {width} cột"
            report.error(number, "row-too-long", message, "đặt trong dấu ngoặc kép những ô có dấu phẩy hoặc chấm phẩy")
            continue
        block = Block(number)
        mended = 0
        for column, field in heading.fields.items():
            cell = cells[column] if column < len(cells) else ""
            tidy = tidy_lines(nfc(cell)) if field.kind == "prose" else squeeze(nfc(cell))
            mended += tidy != cell
            block[field.key] = tidy
            block.lines[field.key] = number
        extra = tuple(
            (name, squeeze(nfc(cells[column])))
            for column, name in heading.others.items()
            if name and name not in schema.ignored and column < len(cells) and cells[column].strip()
        )
        yield Row(block, extra, sheet, mended)
