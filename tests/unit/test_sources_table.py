"""Rows of CSV and spreadsheet files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cchc.sources.procedure_list import LIST
from cchc.sources.report import Report
from cchc.sources.table import Row, read_table
from cchc.sources.tree import Tree

HEAD = ["Mã số", "Tên", "Lĩnh vực"]


def rows_of(tmp_path: Path, name: str, data: bytes) -> tuple[list[Row], list[str]]:
    path = tmp_path / name
    path.write_bytes(data)
    report = Report()
    rows = read_table(Tree.of_file(path), name, LIST, report.file(name))
    return rows, [str(problem) for problem in report.problems]


def workbook(*rows: list[object], sheet: str = "Danh sách TTHC") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def cells(rows: list[Row]) -> list[tuple[int, str, str]]:
    return [(row.block.start, str(row.block["code"]), str(row.block["name"])) for row in rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_in_every_dress(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = "\r\n".join(
        [
            "DANH SÁCH",
            delimiter.join(HEAD),
            delimiter.join(["1.001193", '"Đăng ký\nkhai sinh "', "Hộ tịch"]),
            "",
            delimiter.join(["1.004222", "Thường trú", ""]),
        ]
    )
    rows, _ = rows_of(tmp_path, "t.csv", text.encode(encoding))
    assert cells(rows) == [(3, "1.001193", "Đăng ký khai sinh"), (6, "1.004222", "Thường trú")]


def test_csv_with_a_quote_that_never_ends(tmp_path: Path) -> None:
    rows, problems = rows_of(tmp_path, "t.csv", 'Mã số,Tên\n1.001193,A\n1.001194,"B\n1.001195,C\n'.encode())
    assert cells(rows) == [(2, "1.001193", "A")]
    assert problems == [
        "t.csv:3: dấu ngoặc kép trong dòng không đúng chỗ hoặc chưa đóng, dòng này không đọc được"
        ' - ô có dấu ngoặc kép phải viết ""như thế này"" và đặt cả ô trong ""'
    ]


def test_csv_with_an_unquoted_comma(tmp_path: Path) -> None:
    rows, problems = rows_of(tmp_path, "t.csv", "Mã số,Tên\n1.001193,A, B\n1.001194,C\n".encode())
    assert cells(rows) == [(3, "1.001194", "C")]
    assert problems == [
        "t.csv:2: dòng có 3 ô, nhiều hơn 2 cột - đặt trong dấu ngoặc kép những ô có dấu phẩy hoặc chấm phẩy"
    ]


def test_portal_export(tmp_path: Path) -> None:
    """Row 1 is a merged title, headings are in row 2, every cell is text."""
    data = workbook(
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nDANH SÁCH THỦ TỤC", None, None],
        [*HEAD[:2], "Cột của xã"],
        ["1.115151", " Thủ tục bán,\ncho thuê ", "x"],
        [1.0, 2.0, 3.0],
        [1.115152, "Tên 2", 12.0],
    )
    rows, problems = rows_of(tmp_path, "t.xlsx", data)
    assert not problems
    assert cells(rows) == [(3, "1.115151", "Thủ tục bán, cho thuê"), (5, "1.115152", "Tên 2")]
    assert [row.extra for row in rows] == [(("Cột của xã", "x"),), (("Cột của xã", "12"),)]
    assert rows[0].sheet == "Danh sách TTHC"
    assert [row.mended for row in rows] == [1, 0]


def test_every_visible_sheet_with_headings_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Hướng dẫn"])
    for name, state in (("Một", "visible"), ("Hai", "visible"), ("Ẩn", "hidden")):
        page = book.create_sheet(name)
        page.append(HEAD)
        page.append([f"1.00000{len(book.sheetnames)}", name, ""])
        page.sheet_state = state
    stream = io.BytesIO()
    book.save(stream)
    rows, problems = rows_of(tmp_path, "t.xlsx", stream.getvalue())
    assert [(row.sheet, row.block["name"]) for row in rows] == [("Một", "Một"), ("Hai", "Hai")]
    assert not problems


def test_missing_column_is_named(tmp_path: Path) -> None:
    rows, problems = rows_of(tmp_path, "t.xlsx", workbook(["Bảng"], ["Mã số", "Lĩnh vực"], ["1.001193", "Hộ tịch"]))
    assert [row.block for row in rows] == [{"code": "1.001193", "field": "Hộ tịch"}], "other columns are judged too"
    assert problems == [
        "t.xlsx:2: thiếu cột “Tên”; các cột tìm thấy: “Mã số”, “Lĩnh vực” - thêm cột còn thiếu hoặc sửa lại tên cột"
    ]


def test_no_headings_at_all(tmp_path: Path) -> None:
    _, problems = rows_of(tmp_path, "t.csv", b"a,b\n1,2\n")
    assert problems == [
        "t.csv: không thấy dòng tiêu đề cột trong 15 dòng đầu - thêm dòng tiêu đề có các cột “Mã số”, “Tên”"
    ]


CORRUPT = (
    "t.xlsx: tệp bảng tính hỏng hoặc chép chưa xong, không mở được"
    " - mở lại bằng Excel rồi lưu thành tệp .xlsx mới, hoặc tải lại tệp"
)


def test_broken_workbooks(tmp_path: Path) -> None:
    good = workbook(HEAD, ["1.001193", "A", "B"])
    assert rows_of(tmp_path, "t.xlsx", good[: len(good) // 2]) == ([], [CORRUPT])
    assert rows_of(tmp_path, "t.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == ([], [CORRUPT])


def test_protected_workbook(tmp_path: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert rows_of(tmp_path, "t.xlsx", data)[1] == [
        "t.xlsx: tệp bảng tính đặt mật khẩu"
        " - mở tệp bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi lưu lại"
    ]


def test_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package, package.open("xl/a.xml", "w") as member:
        for _ in range(301):
            member.write(bytes(1 << 20))
    assert rows_of(tmp_path, "t.xlsx", stream.getvalue())[1] == [
        "t.xlsx: tệp bảng tính giải nén ra 301 MB, quá mức 300 MB"
        " - chép phần dữ liệu cần dùng sang một tệp mới rồi lưu lại"
    ]


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        (
            "XFD2",
            "t.xlsx: có ô lạc ở xa ngoài bảng (XFD2) - xóa các cột ở xa bên phải bảng (chọn cột, Delete) rồi lưu lại",
        ),
        (
            "A1048576",
            "t.xlsx: bảng dài quá 100.000 dòng (còn ô có dữ liệu ở dòng 1.048.576)"
            " - chia thành nhiều tệp, hoặc xóa dòng lạc ở cuối bảng tính",
        ),
    ],
)
def test_stray_cells_do_not_fill_the_memory(tmp_path: Path, place: str, problem: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active[place] = "x"
    stream = io.BytesIO()
    book.save(stream)
    assert rows_of(tmp_path, "t.xlsx", stream.getvalue()) == ([], [problem])


def sheet_ods(rows: str) -> bytes:
    """Return an OpenDocument sheet with headings, one procedure and the rows given as XML."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>' for name in HEAD
    )
    first = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        for value in ("1.001193", "A", "B")
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr(
            "content.xml",
            f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Bảng"><table:table-row>{cells}</table:table-row>'
            f"<table:table-row>{first}</table:table-row>{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return stream.getvalue()


FILLED = (
    '<table:table-cell office:value-type="string" table:number-columns-repeated="{}">'
    "<text:p>x</text:p></table:table-cell>"
)
FAR = " - xóa các cột ở xa bên phải bảng (chọn cột, Delete) rồi lưu lại"


@pytest.mark.parametrize(
    ("repeated", "cell", "problems"),
    [
        (1048000, '<table:table-cell table:number-columns-repeated="16384"/>', []),
        (20000, FILLED.format(16000), ["t.ods: có ô lạc ở xa ngoài bảng (cột WQJ)" + FAR]),
        (
            1048000,
            FILLED.format(2),
            [
                "t.ods: bảng dài quá 100.000 dòng (còn ô có dữ liệu ở dòng 1.048.002)"
                " - chia thành nhiều tệp, hoặc xóa dòng lạc ở cuối bảng tính"
            ],
        ),
    ],
    ids=["empty rows to the edge", "filled rows to the right", "filled rows to the edge"],
)
def test_repeated_cells_do_not_fill_the_memory(tmp_path: Path, repeated: int, cell: str, problems: list[str]) -> None:
    row = f'<table:table-row table:number-rows-repeated="{repeated}">{cell}</table:table-row>'
    rows, found = rows_of(tmp_path, "t.ods", sheet_ods(row))
    assert found == problems
    assert len(rows) == (0 if problems else 1)


def test_a_sheet_with_entities_is_not_opened(tmp_path: Path) -> None:
    data = sheet_ods("")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("content.xml").decode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("content.xml", text.replace("?><", '?><!DOCTYPE a [<!ENTITY b "c">]><', 1))
    assert rows_of(tmp_path, "t.ods", stream.getvalue()) == ([], [CORRUPT.replace("t.xlsx", "t.ods")])


def test_too_many_rows(tmp_path: Path) -> None:
    data = "Mã số,Tên\n" + "1.001193,A\n" * 100_020
    assert rows_of(tmp_path, "t.csv", data.encode()) == (
        [],
        ["t.csv: bảng dài quá 100.000 dòng - chia thành nhiều tệp"],
    )


def test_empty_and_disguised_files(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "t.csv", b" \n")[1] == ["t.csv: tệp trống - chép dữ liệu vào tệp hoặc xóa tệp"]
    assert rows_of(tmp_path, "t.xlsx", workbook())[1] == [
        "t.xlsx: bảng tính không có dữ liệu - chép dữ liệu vào tệp hoặc xóa tệp"
    ]
    assert rows_of(tmp_path, "t.xls", b"<html><table></table></html>")[1] == [
        "t.xls: tệp là trang web đặt tên thành bảng tính - mở tệp bằng Excel rồi lưu thành tệp .xlsx"
    ]
    rows, problems = rows_of(tmp_path, "t.xls", "Mã số\tTên\n1.001193\tA\n".encode())
    assert (cells(rows), problems) == ([(2, "1.001193", "A")], [])


def test_lock_files_are_no_data(tmp_path: Path) -> None:
    for name in ("~$a.xlsx", ".~lock.a.ods#", "_nhap.csv", "a.csv"):
        (tmp_path / "d").mkdir(exist_ok=True)
        (tmp_path / "d" / name).write_bytes(b"x")
    assert Tree(tmp_path).under("d", ".xlsx", ".csv", ".ods") == ["d/a.csv"]
