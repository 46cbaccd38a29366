"""Spreadsheets as people have them: all problems at once with their cells, and what Excel alone knows is not lost."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from sources_kit import read, told

from cchc.sources.periods import period_in
from cchc.sources.workbook import read_workbook
from cchc.sources.workbook_marks import column_letter

REVIEW = {"_data/mot-cua/2026-q3.yml": "period: 2026-Q3\nresults: [a]\nshortcomings: [b]\n"}

GROUPS = [
    *["Số hồ sơ tiếp nhận", None, None, None],
    *["Số hồ sơ đã giải quyết", None, None, None],
    *["Số hồ sơ đang giải quyết", None, None],
]
COLUMNS = [
    *["Tổng số", "Trong kỳ", None, "Từ kỳ trước"],
    *["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"],
    *["Tổng số", "Trong hạn", "Quá hạn"],
]


def book(sheets: dict[str, Sequence[Sequence[object]]], *, merged: Sequence[str] = ()) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = page.cell(at, column)
                if isinstance(value, str) and value.endswith("%!"):
                    cell.value, cell.number_format = float(value[:-2]), "0.0%"
                elif value is not None:
                    cell.value = value  # openpyxl writes "#REF!" as a cell of the kind "error", as Excel does
        for area in merged:
            page.merge_cells(area)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_all_problems_of_a_broken_spreadsheet_at_once_with_their_cells(tmp_path: Path) -> None:
    feedback = book(
        {
            "Sổ": [
                ["SỔ THEO DÕI"],
                ["Mã", "Ngày tiếp nhận", "Chủ đề", "Nội dung", "Tình trạng"],
                ["PA-1", "31/02/2026", "Đất đai", "Chờ lâu", "đang xử lý"],
                ["PA-2", "#REF!", "Hộ tịch", "#N/A", "xong rồi"],
            ],
            "Nháp": [["a", "b"], ["c", "d"]],
        }
    )
    one_stop = book(
        {
            "Quý III": [
                ["Kỳ báo cáo", "Lĩnh vực", "Tổng tiếp nhận", "Trực tuyến", "Quá hạn"],
                ["Quý III/2026", "Hộ tịch", "mười hai", 3, -1],
                ["Quý III/2026", "Đất đai", "#DIV/0!", 2.5, 0],
                ["Quý V/2026", "Đất đai", 1, 2, 0],
                ["Quý III/2026", "Y tế", 1, None, 0],
                ["Quý III/2026", "Y tế", 1, None, 0],
            ]
        }
    )
    indices = book({"Bảng": [["Chỉ số", "Điểm", "Xếp hạng"], ["PAR INDEX", "chín mươi", "#REF!"]]})
    files = {
        "_data/phan-anh/so.xlsx": feedback,
        "_data/mot-cua/q.xlsx": one_stop,
        "_data/chi-so/c.xlsx": indices,
        **REVIEW,
    }
    _, problems = read(tmp_path, files)
    lines = [line for line in told(problems) if ".xlsx" in line]
    wanted = [
        ("so.xlsx:3", "ô B3: cột “ngày tiếp nhận”: “31/02/2026” là ngày không có trong lịch"),
        ("so.xlsx:4", "ô B4: cột “ngày tiếp nhận”: công thức bị lỗi, ô hiện #REF!"),
        ("so.xlsx:4", "ô D4: cột “nội dung”: công thức bị lỗi, ô hiện #N/A"),
        ("so.xlsx:4", "ô E4: cột “tình trạng”: “xong rồi” không có trong danh sách"),
        ("so.xlsx:", "trang tính “Nháp” không có dòng tiêu đề cột"),
        ("q.xlsx:2", "ô C2: cột “tổng tiếp nhận”: “mười hai” không phải số"),
        ("q.xlsx:2", "ô E2: cột “quá hạn” có số âm"),
        ("q.xlsx:3", "ô C3: cột “tổng tiếp nhận”: công thức bị lỗi, ô hiện #DIV/0!"),
        ("q.xlsx:3", "ô D3: cột “trực tuyến”: “2.5” không phải số nguyên"),
        ("q.xlsx:4", "ô A4: “Quý V/2026” không phải kỳ báo cáo"),
        ("q.xlsx:6", "ô A6: Quý III/2026, Y tế đã có ở _data/mot-cua/q.xlsx:5"),
        ("c.xlsx:1", "thiếu cột “đơn vị”"),
        ("c.xlsx:2", "để trống cột “năm”"),
        ("c.xlsx:2", "ô B2: cột “điểm”: “chín mươi” không phải số"),
        ("c.xlsx:2", "ô C2: cột “xếp hạng”: công thức bị lỗi, ô hiện #REF!"),
    ]
    for place, message in wanted:
        assert any(place in line and message in line for line in lines), (place, message, lines)


def test_a_sheet_of_something_else_is_named(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"_data/mot-cua/x.xlsx": book({"Lương": [["Họ", "Tên"], ["a", "b"]], "Thu": [["x"]]})})
    (line,) = [line for line in told(problems) if "x.xlsx" in line]
    assert "các trang tính “Lương”, “Thu” không thấy dòng tiêu đề cột" in line


def test_what_people_see_is_what_is_read() -> None:
    data = book(
        {"Tờ": [["Kỳ", "Tỷ lệ"], ["Quý I", "0.826%!"], [None, 0.5], ["#REF!", date(2026, 8, 1)]]}, merged=["A2:A3"]
    )
    ((name, cells),) = read_workbook(data)
    assert name == "Tờ"
    assert cells == [["Kỳ", "Tỷ lệ"], ["Quý I", "82.6%"], ["Quý I", "0.5"], ["#REF!", "2026-08-01"]]


def test_the_report_form_with_merged_headings_and_totals(tmp_path: Path) -> None:
    form = book(
        {
            "Biểu": [
                ["KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"],
                ["STT", "Lĩnh vực", *GROUPS],
                [None, None, *COLUMNS],
                [None, None, None, "Trực tuyến", "Trực tiếp, bưu chính"],
                [f"({n})" if n != 3 else "(3)=(4)+(5)+(6)" for n in range(1, 14)],
                [1, "Hộ tịch", 12, 8, 2, 2, 10, 6, 3, 1, 2, 1, 1],
                [2, "Đất đai", 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0],
                [None, "Tổng số", 13, 9, 2, 2, 11, 7, 3, 1, 2, 1, 1],
            ]
        },
        merged=["A1:M1", "A2:A4", "B2:B4", "C2:F2", "G2:J2", "K2:M2", "C3:C4", "D3:E3", "F3:F4"]
        + [f"{letter}3:{letter}4" for letter in "GHIJKLM"],
    )
    site, problems = read(tmp_path, {"_data/mot-cua/quy-3-2026.xlsx": form, **REVIEW})
    (period,) = site.performance.periods
    assert period.period.name == "Quý III/2026"
    total = period.total
    assert total is not None
    assert (total.received, total.online, total.direct, total.carried) == (13, 9, 2, 2)
    assert (total.solved, total.early, total.on_time, total.late) == (11, 7, 3, 1)
    assert (total.open, total.open_in_time, total.open_late) == (2, 1, 1)
    assert [row.field for row in period.by_field] == ["Hộ tịch", "Đất đai"]
    assert total.in_time_share == Decimal("90.91")
    assert told(problems) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Quý III-2026", "2026-q3"),
        ("a/ket-qua-2026-08.csv", "2026-08"),
        ("t8-2026.xlsx", "2026-08"),
        ("tháng 12 năm 2025", "2025-12"),
        ("Sheet1", ""),
        ("so-1234567", ""),
    ],
)
def test_periods_in_names(name: str, key: str) -> None:
    period = period_in(name)
    assert (period.key if period else "") == key


def test_letters_of_columns() -> None:
    assert [column_letter(n) for n in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
