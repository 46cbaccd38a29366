"""The Excel template: headings, drop-downs, text cells; it is read back by the reader of lists."""

from __future__ import annotations

import io

import openpyxl

from cchc.desk.workbook import workbook
from cchc.sources.schema import Field, Schema
from cchc.sources.workbook import read_workbook

TABLE = Schema(
    (
        Field("code", "text", "Mã số thủ tục.", "1.001193", required=True, aliases=("Mã số",)),
        Field(
            "level",
            "text",
            "Mức độ.",
            "toan-trinh",
            aliases=("Mức độ",),
            choices={"a": "Toàn trình", "b": "Một phần, có phí"},
        ),
        Field("field", "text", "Lĩnh vực.", "Hộ tịch", aliases=("Lĩnh vực",)),
        Field("count", "integer", "Số lượng.", "3"),
    ),
    columns=True,
)
ROWS = [{"code": "2.000510", "level": "Toàn trình", "field": "=HYPERLINK(1)", "count": "3"}, {"code": "1.001193"}]


def _book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_what_is_written_is_read_back() -> None:
    data = workbook(TABLE.fields, sheet="Danh mục", rows=ROWS)
    sheets = dict(read_workbook(data))
    assert list(sheets) == ["Danh mục", "Hướng dẫn"], "the words of the drop-downs are hidden"
    assert sheets["Danh mục"] == [
        ["Mã số", "Mức độ", "Lĩnh vực", "count"],
        ["2.000510", "Toàn trình", "=HYPERLINK(1)", "3"],
        ["1.001193", "", "", ""],
    ]


def test_drop_downs_offer_the_words_that_people_see() -> None:
    book = _book(workbook(TABLE.fields, sheet="Danh mục", choices={"field": ["Hộ tịch", "Đất đai"]}))
    rules = {str(rule.sqref): rule for rule in book["Danh mục"].data_validations.dataValidation}
    assert set(rules) == {"B2:B2001", "C2:C2001"}
    hidden = book["Lựa chọn"]
    assert rules["B2:B2001"].formula1 == "'Lựa chọn'!$A$1:$A$2"
    assert [hidden["A1"].value, hidden["A2"].value] == ["Toàn trình", "Một phần, có phí"]
    assert [hidden["B1"].value, hidden["B2"].value] == ["Hộ tịch", "Đất đai"]
    assert rules["B2:B2001"].errorStyle in (None, "stop")
    assert rules["C2:C2001"].errorStyle == "warning", "a field that is new to the list may be typed"


def test_cells_are_text_so_that_excel_changes_nothing() -> None:
    page = _book(workbook(TABLE.fields, sheet="Danh mục", rows=ROWS))["Danh mục"]
    assert page["A2"].number_format == "@"
    assert page["C2"].data_type == "s", "no formula"
    assert page.column_dimensions["A"].number_format == "@"
    assert page.freeze_panes == "A2"


def test_every_column_is_explained() -> None:
    page = _book(workbook(TABLE.fields, sheet="Danh mục"))["Hướng dẫn"]
    rows = [tuple(cell.value for cell in row) for row in page.iter_rows()]
    assert rows[1] == ("Mã số", "có", "Mã số thủ tục.", "1.001193")
    assert [row[0] for row in rows[1:]] == ["Mã số", "Mức độ", "Lĩnh vực", "count"]


def test_equal_input_gives_equal_bytes() -> None:
    assert workbook(TABLE.fields, sheet="Danh mục", rows=ROWS) == workbook(TABLE.fields, sheet="Danh mục", rows=ROWS)
