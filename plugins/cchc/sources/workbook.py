"""Opens spreadsheets safely and gives their cells as text.

calamine is fast but believes what a file says: a single stray cell at XFD1048576 makes it ask for
half a terabyte and abort the process. So the package is looked at before it is opened.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import IO, NoReturn

import python_calamine

from cchc.model.text import format_number
from cchc.sources import workbook_ods
from cchc.sources.workbook_marks import Marks, column_letter, marks_of

SIZE_LIMIT = 50 * 1024 * 1024
UNPACKED_LIMIT = 300 * 1024 * 1024
ROW_LIMIT = 100_000
LAST_COLUMN = b"GR"
"""The 200th column."""
COLUMN_LIMIT = 200
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1 << 20
_CELL = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,7})([0-9]{1,12})[\"']")
_EXTRA_ROWS = 20

UNREADABLE = frozenset({"table-password", "table-corrupt", "table-bomb", "table-stray-cell", "table-too-long"})
"""The rules of `UnreadableError`: nothing of such a file was read."""

Cell = str
Sheet = tuple[str, list[list[Cell]]]


class UnreadableError(Exception):
    """A spreadsheet that cannot be used: rule, message and remedy in Vietnamese."""

    def __init__(self, rule: str, message: str, remedy: str) -> None:
        """Remember the parts of the problem."""
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.remedy = remedy


def is_workbook(data: bytes) -> bool:
    """True when the bytes are a package or a compound file, whatever the file's name says."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def read_workbook(data: bytes) -> list[Sheet]:
    """Return the visible sheets with their cells as text, first row first. Raises `UnreadableError` only."""
    if data.startswith(b"PK"):
        _check_package(data)
    try:
        marks = marks_of(data) if data.startswith(b"PK") else {}
        book = python_calamine.load_workbook(io.BytesIO(data))
        return [
            (info.name, _cells(book.get_sheet_by_name(info.name), marks.get(info.name)))
            for info in book.sheets_metadata
            if info.visible == python_calamine.SheetVisibleEnum.Visible
        ]
    except (UnreadableError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # A panic of the Rust code arrives as an exception that is no `Exception`.
        if isinstance(error, python_calamine.PasswordError) or _ENCRYPTED in data:
            raise UnreadableError(
                "table-password",
                "tệp bảng tính đặt mật khẩu",
                "mở tệp bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi lưu lại",
            ) from None
        raise _corrupt() from None


def _corrupt() -> UnreadableError:
    """Return the problem of a file that cannot be opened."""
    return UnreadableError(
        "table-corrupt",
        "tệp bảng tính hỏng hoặc chép chưa xong, không mở được",
        "mở lại bằng Excel rồi lưu thành tệp .xlsx mới, hoặc tải lại tệp",
    )


def _check_package(data: bytes) -> None:
    """Refuse a package that would fill the memory when it is unpacked, or whose cells lie far apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            _check_size(sum(member.file_size for member in members))
            for member in members:
                if member.filename.endswith(".xml") and not member.filename.endswith("sharedStrings.xml"):
                    with package.open(member) as stream:
                        _check_cells(stream)
                if member.filename == workbook_ods.CONTENT:
                    with package.open(member) as stream:
                        for rows, columns in workbook_ods.reach(stream):
                            _check_reach(rows, columns)
    except UnreadableError:
        raise
    except Exception:
        raise _corrupt() from None


def _check_size(total: int) -> None:
    """Refuse a package that unpacks to more than the limit."""
    if total > UNPACKED_LIMIT:
        raise UnreadableError(
            "table-bomb",
            f"tệp bảng tính giải nén ra {total // 1048576} MB, quá mức {UNPACKED_LIMIT // 1048576} MB",
            "chép phần dữ liệu cần dùng sang một tệp mới rồi lưu lại",
        )


def _check_cells(stream: IO[bytes]) -> None:
    """Refuse a sheet with a cell far outside any real table."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        text = rest + chunk
        for column, row in _CELL.findall(text):
            if int(row) > ROW_LIMIT + _EXTRA_ROWS:
                _refuse_rows(int(row))
            if len(column) > 2 or (len(column) == 2 and column > LAST_COLUMN):
                _refuse_cell(f"{column.decode()}{int(row)}")
        rest = text[-64:]


def _check_reach(rows: int, columns: int) -> None:
    """Refuse a sheet whose filled cells reach further than those of any real table."""
    if rows > ROW_LIMIT + _EXTRA_ROWS:
        _refuse_rows(rows)
    if columns > COLUMN_LIMIT:
        _refuse_cell(f"cột {column_letter(columns - 1)}")


def _refuse_cell(place: str) -> NoReturn:
    """Raise the problem of a cell that stands far outside the table."""
    remedy = "xóa các cột ở xa bên phải bảng (chọn cột, Delete) rồi lưu lại"
    raise UnreadableError("table-stray-cell", f"có ô lạc ở xa ngoài bảng ({place})", remedy)


def _refuse_rows(rows: int) -> NoReturn:
    """Raise the problem of a table that is too long."""
    message = f"bảng dài quá {format_number(ROW_LIMIT)} dòng (còn ô có dữ liệu ở dòng {format_number(rows)})"
    raise UnreadableError("table-too-long", message, "chia thành nhiều tệp, hoặc xóa dòng lạc ở cuối bảng tính")


def _cells(sheet: python_calamine.CalamineSheet, marks: Marks | None) -> list[list[Cell]]:
    """Return the cells of a sheet, from A1 on, as people see them: 95%, #REF!, a merged cell's text in all its rows."""
    _check_reach(sheet.total_height, sheet.total_width)
    raw = sheet.to_python(skip_empty_area=False)
    cells = [[_text(value) for value in row] for row in raw]
    for row, column in marks.percent if marks else ():
        if row < len(raw) and column < len(raw[row]) and isinstance(value := raw[row][column], (int, float)):
            cells[row][column] = f"{_text(value * 100)}%"
    for (row, column), failed in marks.failed.items() if marks else ():
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = failed
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        for row in range(first + 1, min(last + 1, len(cells))):
            if column < len(cells[row]) and column < len(cells[first]):
                cells[row][column] = cells[first][column]
    return cells


def _text(value: int | float | str | bool | time | date | datetime | timedelta) -> str:
    """Return a cell as it is seen: 1.0 is 1, a day is 2025-07-28, a day with time has both."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        # 0.1 + 0.2 is stored as 0.30000000000000004 and seen as 0.3.
        return format(round(value, 10), "f").rstrip("0").rstrip(".") if abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)
