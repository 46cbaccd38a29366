"""Importing the national portal's exports, and the manual of the data sets."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
from sources_kit import read

from cchc.model.procedure import Procedure
from cchc.sources.describe import describe
from cchc.sources.portal import Change, import_list

ROOT = Path(__file__).parents[2]


def export(path: Path) -> Path:
    """Make an export with the quirks of the real ones: title row, edge spaces, NFD, one agency a line."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Danh sách TTHC"
    page.append(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nDANH SÁCH THỦ TỤC HÀNH CHÍNH\n"])
    page.merge_cells("A1:E1")
    page.append(["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"])
    page.append(["2.000815", " Chứng thực bản sao ", "Bộ Tư pháp", "Ủy ban nhân dân cấp xã\nSở Tư pháp", "Chứng thực"])
    page.append(["1.001193", unicodedata.normalize("NFD", "Đăng ký khai sinh"), "Bộ Tư pháp", "UBND cấp xã", "Hộ tịch"])
    page.append(["", "Dòng không mã", "", "", ""])
    book.save(path)
    return path


TEXT = """\
\ufeffMã số,Tên,Lĩnh vực,Cơ quan ban hành,Cơ quan thực hiện
1.001193,Đăng ký khai sinh,Hộ tịch,Bộ Tư pháp,UBND cấp xã
2.000815,Chứng thực bản sao,Chứng thực,Bộ Tư pháp,Ủy ban nhân dân cấp xã; Sở Tư pháp
"""


def test_first_import(tmp_path: Path) -> None:
    report = import_list(export(tmp_path / "e.xlsx"), {})
    assert report.csv_text == TEXT
    assert (report.rows, report.mended, report.changed, report.gone) == (2, 2, (), ())
    assert [procedure.code for procedure in report.new] == ["1.001193", "2.000815"]
    assert [str(problem) for problem in report.problems] == [
        "e.xlsx:5: ô A5: để trống cột “Mã số” - điền giá trị, ví dụ: 1.001193",
        "e.xlsx: 2 ô có dấu cách thừa, xuống dòng hoặc dấu tổ hợp, chương trình đã chỉnh lại khi đọc - không cần sửa",
    ]


def test_import_again_changes_nothing(tmp_path: Path) -> None:
    site, _ = read(tmp_path / "content", {"_data/thu-tuc/danh-muc.csv": TEXT})
    current = site.procedures_by_code
    for path in (export(tmp_path / "e.xlsx"), tmp_path / "content/_data/thu-tuc/danh-muc.csv"):
        report = import_list(path, current)
        assert (report.csv_text, report.new, report.changed, report.gone) == (TEXT, (), (), ())


def test_what_changed(tmp_path: Path) -> None:
    current = {
        "1.001193": Procedure("1.001193", "Khai sinh", "Hộ tịch", ("UBND cấp xã",), "Bộ Tư pháp", url="https://a.vn"),
        "1.000656": Procedure("1.000656", "Đăng ký khai tử", "Hộ tịch", (), "Bộ Tư pháp"),
        "1.115151": Procedure("1.115151", "Bán nhà", "Nhà ở", (), "Bộ Xây dựng"),
    }
    report = import_list(export(tmp_path / "e.xlsx"), current)
    assert report.changed == (Change("1.001193", "Đăng ký khai sinh", ("tên",)),)
    assert [procedure.code for procedure in report.gone] == ["1.000656"]
    assert [procedure.code for procedure in report.new] == ["2.000815"]
    assert "https://a.vn" in report.csv_text


def test_a_file_that_cannot_be_imported(tmp_path: Path) -> None:
    report = import_list(tmp_path / "khong-co.xlsx", {})
    assert (report.rows, report.csv_text) == (0, "")
    assert [problem.rule for problem in report.problems] == ["file-unreadable"]


def test_the_manual_is_what_the_schemas_say() -> None:
    committed = (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")
    assert committed == describe(), "chạy: python -m cchc.sources.describe > docs/du-lieu.md"
