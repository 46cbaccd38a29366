"""The figures of a report as an Excel workbook: counts, the list of items, the log of other activities."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cchc.artifact import repacked
from cchc.model.activity import COUNTED, FORMS
from cchc.model.site import Site
from cchc.model.text import format_date
from cchc.report.figures import Figures, figures
from cchc.report.listing import HEADS, rows
from cchc.report.period import Period

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DONE_HEADS = (
    "TT", "Ngày", "Hình thức", "Nội dung", "Số lượng", "Tính bằng", "Đơn vị", "Nơi thực hiện", "Số người", "Ghi chú",
)  # fmt: skip


def as_xlsx(site: Site, period: Period, *, root: str) -> bytes:
    """Return the workbook; equal input gives equal bytes, and no cell is a formula."""
    from openpyxl import Workbook

    told = figures(site, period)
    book = Workbook()
    counts = book.active or book.create_sheet()
    counts.title = "Tổng hợp"
    _counts(counts, told)
    _list(book.create_sheet("Tin, bài"), HEADS, rows(site, told, root), (6, 13, 60, 24, 50, 36, 36, 16, 22, 22), link=4)
    _list(book.create_sheet("Hoạt động"), _DONE_HEADS, _done(site, told), (6, 13, 28, 50, 10, 10, 30, 26, 10, 40))
    book.properties.creator = site.commune.title
    book.properties.title = f"Số liệu tuyên truyền {period.name}"
    raw = io.BytesIO()
    book.save(raw)
    return repacked(raw.getvalue(), day=site.today)


def _counts(page: Worksheet, told: Figures) -> None:
    """Write every table of counts below the other, each with its heading."""
    from openpyxl.styles import Alignment, Font

    page.append([f"Số liệu tuyên truyền {told.period.name}"])
    page["A1"].font = Font(bold=True, size=14)
    page.append([f"Tổng số tin, bài: {len(told.items)}"])
    for table in told.tables:
        if not table.rows:
            continue
        page.append([])
        page.append([table.title])
        page.cell(page.max_row, 1).font = Font(bold=True, size=12)
        _heads(page, table.heads)
        for name, count in table.rows:
            page.append([name, count])
            page.cell(page.max_row, 1).data_type = "s"
            page.cell(page.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    page.column_dimensions["A"].width = 78
    page.column_dimensions["B"].width = 16


def _list(
    page: Worksheet,
    heads: Sequence[str],
    lines: Iterable[Sequence[str | int]],
    widths: Sequence[int],
    link: int | None = None,
) -> None:
    """Write a list with filters; the column `link` (from 0) holds addresses."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    _heads(page, heads)
    for line in lines:
        page.append(list(line))
        for cell in page[page.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with = is no formula
        if link is not None:
            cell = page.cell(page.max_row, link + 1)
            cell.hyperlink = str(line[link])
            cell.font = Font(color="0B4A8A", underline="single")
    for at, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(at)].width = width
    page.auto_filter.ref = page.dimensions
    page.freeze_panes = "A2"


def _heads(page: Worksheet, heads: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    page.append(list(heads))
    row = page.max_row if page.max_row > 1 or page["A1"].value else 1
    for cell in page[row]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="0B4A8A")
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def _done(site: Site, told: Figures) -> Iterable[tuple[str | int, ...]]:
    """Yield the log of the period as rows."""
    for number, one in enumerate(told.done, 1):
        unit = site.units_by_key.get(one.unit)
        facts = (one.count, COUNTED[one.form], unit.name if unit else "", one.place)
        yield (number, format_date(one.date), FORMS[one.form], one.title, *facts, one.people or "", one.note)
