"""An Excel workbook to fill in, made from the fields of a table: headings, drop-downs, a page that explains them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from cchc.artifact import repacked

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 2000
"""So many rows below the heading are ready to be filled in."""

_EPOCH = datetime(2025, 7, 1)
_NUMBERS = ("number", "integer")
_WIDE = ("prose", "lines", "url")


class Column(Protocol):
    """What the workbook needs of a field; the fields of every schema have it."""

    @property
    def key(self) -> str:
        """The field's key."""

    @property
    def kind(self) -> str:
        """What its values are."""

    @property
    def doc(self) -> str:
        """One Vietnamese sentence."""

    @property
    def example(self) -> str:
        """The right form as it is typed."""

    @property
    def required(self) -> bool:
        """True when no row may go without it."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names, the heading first."""

    @property
    def choices(self) -> Mapping[str, str]:
        """The words to choose from, by key."""


def workbook(
    columns: Sequence[Column],
    *,
    sheet: str,
    rows: Iterable[Mapping[str, str]] = (),
    choices: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """Return an .xlsx with one column per field, and the sheet “Hướng dẫn”.

    Columns are `columns` in their order, headed by their first alias. `rows` are values by key to begin
    with; `choices` adds drop-downs by key that only warn, beside the fields' own, which refuse other words.
    Cells are text, for Excel turns 2.000510 into 2.00051 and 05/11 into the 11th of May. Equal input gives
    equal bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    page = book.active or book.create_sheet()
    page.title = sheet
    _fill(page, columns, rows)
    _explain(book.create_sheet("Hướng dẫn"), columns)
    _drop_downs(book, page, columns, choices or {})
    book.properties.creator = "cchc"
    book.properties.created = book.properties.modified = _EPOCH
    return _packed(book)


def _fill(page: Worksheet, columns: Sequence[Column], rows: Iterable[Mapping[str, str]]) -> None:
    """Write the headings and the rows; every cell that may be filled in is text."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for at, column in enumerate(columns, 1):
        head = page.cell(1, at, heading_of(column))
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="0B5C8A" if column.required else "5B6B78")
        head.alignment = Alignment(wrap_text=True, vertical="center")
        width = page.column_dimensions[get_column_letter(at)]
        width.width = 44 if column.kind in _WIDE or column.key == "name" else 24
        # The whole column: cells that nobody has touched are text too.
        width.number_format = "General" if column.kind in _NUMBERS else "@"
    for number, row in enumerate(rows, 2):
        for at, column in enumerate(columns, 1):
            cell = page.cell(number, at)
            cell.value = row.get(column.key, "")
            cell.data_type = "s"  # a text that begins with = is no formula
            cell.number_format = "General" if column.kind in _NUMBERS else "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"
    page.row_dimensions[1].height = 32


def _explain(page: Worksheet, columns: Sequence[Column]) -> None:
    """Write what each column means; no row of it looks like a heading of data."""
    from openpyxl.styles import Alignment, Font

    page.append(["Cột", "Bắt buộc", "Cách ghi", "Ví dụ"])
    for column in columns:
        page.append([heading_of(column), "có" if column.required else "", column.doc, column.example.strip('"')])
    for letter, width in zip("ABCD", (32, 10, 70, 44), strict=True):
        page.column_dimensions[letter].width = width
        page[f"{letter}1"].font = Font(bold=True)
    for cells in page.iter_rows(min_row=1):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"


def _drop_downs(
    book: Workbook, page: Worksheet, columns: Sequence[Column], choices: Mapping[str, Sequence[str]]
) -> None:
    """Add the drop-downs; their words stand on a hidden sheet, for a list in the rule itself ends at 255 characters."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    hidden = book.create_sheet("Lựa chọn")
    hidden.sheet_state = "hidden"
    used = 0
    for at, column in enumerate(columns, 1):
        words = list(column.choices.values()) or list(choices.get(column.key, ()))
        if not words:
            continue
        used += 1
        for number, word in enumerate(words, 1):
            hidden.cell(number, used, word).data_type = "s"
        letter, place = get_column_letter(at), get_column_letter(used)
        rule = DataValidation("list", formula1=f"'{hidden.title}'!${place}$1:${place}${len(words)}", allow_blank=True)
        rule.errorStyle = "stop" if column.choices else "warning"
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = heading_of(column), "Chọn một giá trị trong danh sách."
        rule.add(f"{letter}2:{letter}{ROWS + 1}")
        page.add_data_validation(rule)


def heading_of(column: Column) -> str:
    """Return the heading that people see."""
    return column.aliases[0] if column.aliases else column.key


def _packed(book: Workbook) -> bytes:
    """Return the workbook's bytes without the hour at which it was written."""
    raw = io.BytesIO()
    book.save(raw)
    return repacked(raw.getvalue(), day=_EPOCH)
