"""Rows of CSV, XLSX, XLS and ODS files that remember file, sheet and row.

The heading row is found by the names of its columns, because exports put a title above it; columns
may stand in any order and go by any of their aliases.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from cchc.model.text import format_number, nfc, slugify, squeeze, tidy_lines
from cchc.model.value import dataclass
from cchc.sources.document import Block
from cchc.sources.headings import (
    HEADING_ROWS,
    Heading,
    Line,
    find_heading,
    known_in,
    missing,
    nearest_heading,
    tell_missing,
    tell_none,
)
from cchc.sources.report import CellLine, FileReport
from cchc.sources.schema import Schema
from cchc.sources.tree import Tree, clean_text
from cchc.sources.workbook import ROW_LIMIT, SIZE_LIMIT, UnreadableError, is_workbook, read_workbook
from cchc.sources.workbook_marks import column_letter

SUFFIXES = (".csv", ".xlsx", ".xls", ".ods")
_EXPLAINED = frozenset({"huong-dan", "giai-thich", "ghi-chu"})
"""Sheets that explain and hold no data."""

_csv_field_limit = csv.field_size_limit(10 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: known columns by key, unknown ones by heading; `block.start` is the row's number."""

    block: Block
    extra: tuple[tuple[str, str], ...]
    sheet: str = ""
    mended: int = 0
    """How many cells had stray spaces, line breaks or decomposed letters."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet, and whether its name is needed to tell its cells from those of others."""

    name: str
    named: bool

    def cell(self, row: int, column: int) -> CellLine:
        """Return the row's number with the address of the cell: "C7", or "C7 (trang tính “Quý I”)"."""
        address = f"{column_letter(column)}{row}"
        return CellLine(row, f"{address} (trang tính “{self.name}”)" if self.named else address)


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
    rows: list[Row] = []
    idle: list[str] = []
    headed = 0
    several = sum(nearest_heading(lines, schema) is not None for _, lines in filled) > 1
    for sheet, lines in filled:
        where = f"trang tính “{sheet}” " if len(filled) > 1 else ""
        heading = _headed(lines, schema, report, where)
        if heading is None:
            idle += [sheet] if len(lines) > 1 and slugify(sheet) not in _EXPLAINED else []
            continue
        headed += 1
        rows += _rows(lines, heading, schema, report, _Sheet(sheet, several))
    if not headed:
        names = ", ".join(f"“{sheet}”" for sheet, _ in filled)
        tell_none(schema, report, f"các trang tính {names} " if len(filled) > 1 else "")
        return []
    for sheet in idle:
        message = f"trang tính “{sheet}” không có dòng tiêu đề cột nên không được đọc"
        report.warning(0, "sheet-unread", message, "thêm dòng tiêu đề như trang tính kia, hoặc xóa trang tính thừa")
    return rows


def _headed(lines: list[Line], schema: Schema, report: FileReport, where: str) -> Heading | None:
    """Return the headings; when some are missing say so and go on with the others, so that all problems are told."""
    heading = find_heading(lines, schema) or nearest_heading(lines, schema)
    if heading is not None and missing(heading, schema):
        tell_missing(lines, heading, schema, report, where)
    return heading


def _from_csv(text: str, schema: Schema, report: FileReport) -> list[Row]:
    """Return the rows of a CSV text, with the delimiter that gives the most known headings."""
    best: tuple[int, str] = (-1, ",")
    for delimiter in (",", ";", "\t"):
        lines = _csv_lines(text, delimiter, None, HEADING_ROWS)
        known = max((known_in(cells, schema) for _, cells in lines), default=0)
        if known > best[0]:
            best = (known, delimiter)
    lines = _csv_lines(text, best[1], report, ROW_LIMIT + HEADING_ROWS + 1)
    if len(lines) > ROW_LIMIT + HEADING_ROWS:
        report.error(0, "table-too-long", f"bảng dài quá {format_number(ROW_LIMIT)} dòng", "chia thành nhiều tệp")
        return []
    heading = _headed(lines, schema, report, "")
    if heading is None:
        tell_none(schema, report, "")
        return []
    return list(_rows(lines, heading, schema, report, None))


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


def _rows(
    lines: list[Line], heading: Heading, schema: Schema, report: FileReport, sheet: _Sheet | None
) -> Iterator[Row]:
    """Yield the rows below the headings; repeated headings and rows of column numbers are no data."""
    width = len(heading.names)
    for number, cells in lines[heading.position + 1 :]:
        if heading.repeated(cells):
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
            block.lines[field.key] = sheet.cell(number, column) if sheet else number
        extra = tuple(
            (name, squeeze(nfc(cells[column])))
            for column, name in heading.others.items()
            if name and name not in schema.ignored and column < len(cells) and cells[column].strip()
        )
        yield Row(block, extra, sheet.name if sheet else "", mended)
