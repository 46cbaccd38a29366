"""From two editions of a list to the register of changes, the draft news item, pages and feeds."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from tests.unit.sources_kit import read, write
from tests.unit.test_import_details import FLAT, records

from cchc.cli import cli
from cchc.model.change import ProcedureChange
from cchc.model.procedure import Procedure
from cchc.procedures.pages import pages
from cchc.sources import load
from cchc.sources.change_draft import Difference, changes_of
from cchc.sources.procedures import FACT_NAMES

OLD = """\
Mã số,Tên,Số quyết định,Lĩnh vực,Cơ quan ban hành,Cơ quan thực hiện,Thời hạn,Ghi chú riêng
1.001193,Đăng ký khai sinh,1/QĐ-BTP,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã,3 ngày,a
1.000894,Đăng ký kết hôn,1/QĐ-BTP,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã,3 ngày,
2.000001,Đăng ký giám hộ cử,1/QĐ-BTP,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã,,
2.000002,Cấp bản sao cũ,1/QĐ-BTP,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã,,
3.000001,Cấp phép bến,1/QĐ-BXD,Đường thủy,Bộ Xây dựng,Ủy ban nhân dân cấp xã,,
"""
NEW = """\
Tên thủ tục,Mã TTHC,Số quyết định,Lĩnh vực,Cơ quan ban hành,Cơ quan thực hiện,Thời hạn giải quyết
đăng ký khai  sinh.,1.001193.000.00.00.H55,2/QĐ-BTP,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã,2 ngày
Đăng ký kết hôn,1.000894,1/QĐ-BTP,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã,3 ngày
Đăng ký giám hộ,2.000009,2/QĐ-BTP,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã,
Xác nhận tình trạng hôn nhân,2.000010,2/QĐ-BTP,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã,
"""
CHANGES = (
    ProcedureChange("2.000010", "moi", "Xác nhận tình trạng hôn nhân"),
    ProcedureChange("1.001193", "sua-doi", "đăng ký khai sinh.", ("số quyết định", "thời hạn giải quyết")),
    ProcedureChange("2.000009", "thay-the", "Đăng ký giám hộ", replaces=("2.000001",)),
    ProcedureChange("2.000002", "bai-bo", "Cấp bản sao cũ"),
)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A section with the older edition, and the newer one beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Thử\ndocs_dir: content\n", encoding="utf-8")
    (tmp_path / "moi.csv").write_text(NEW, encoding="utf-8")
    folder = tmp_path / "content"
    read(folder, {"_data/thu-tuc/danh-muc.csv": OLD})
    return folder


def run(*words: str) -> str:
    """Run the command and return what it said."""
    result = CliRunner().invoke(cli, ["import", "thu-tuc", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_two_editions_give_the_register_and_the_item(content: Path) -> None:
    said = run("moi.csv")
    assert "Thêm mới: 2" in said
    assert "thời hạn giải quyết: “3 ngày” → “2 ngày”" in said
    (register,) = (content / "_data/thu-tuc-thay-doi").iterdir()
    written = yaml.load(register.read_text("utf-8"), yaml.BaseLoader)
    assert written["draft"] == "true"
    assert written["decision"] == "2/QĐ-BTP"
    assert [(one["code"], one["kind"]) for one in written["changes"]] == [(one.code, one.kind) for one in CHANGES]
    assert written["changes"][1]["what"] == list(CHANGES[1].what)
    (item,) = (content / "tin-tuc").rglob("*.md")
    text = item.read_text("utf-8")
    assert item.stem.startswith("cong-bo-1-thu-tuc-moi-ban-hanh-1-thu-tuc-sua-doi-bo-sung-1-thu-tuc-thay-the")
    assert "draft: true\n" in text
    assert "- [đăng ký khai sinh\\.](../../thu-tuc/1.001193.md)".replace("\\.", ".") in text
    assert "- Cấp bản sao cũ (mã 2.000002)" in text
    site, _ = load(content, today=date(2026, 12, 1))
    assert site is not None
    assert (site.changes, site.news) == ((), ())
    assert site.procedures_by_code["1.001193"].extra == (("Ghi chú riêng", "a"),)


def test_the_second_import_asks_nothing_again(content: Path) -> None:
    run("moi.csv")
    before = sorted(path.name for path in content.rglob("*.*"))
    assert "không ghi tệp nào" in run("moi.csv")
    assert sorted(path.name for path in content.rglob("*.*")) == before
    (register,) = (content / "_data/thu-tuc-thay-doi").iterdir()
    text = register.read_text("utf-8").replace('  - code: "2.000002"\n    kind: bai-bo\n    name: Cấp bản sao cũ\n', "")
    register.write_text(text.replace("kept: []", 'kept: ["2.000002"]'), "utf-8")
    assert "không ghi tệp nào" in run("moi.csv")


def test_a_dry_run_writes_nothing(content: Path) -> None:
    before = sorted(content.rglob("*"))
    assert "Khi chạy thật sẽ ghi" in run("moi.csv", "--dry-run")
    assert sorted(content.rglob("*")) == before


def test_the_confirmed_register_makes_pages(content: Path) -> None:
    run("moi.csv")
    (register,) = (content / "_data/thu-tuc-thay-doi").iterdir()
    text = (
        register.read_text("utf-8").replace("draft: true\n", "").replace("announced_on: ''", "announced_on: 2026-11-16")
    )
    register.write_text(text.replace("effective_on: ''", "effective_on: 2026-11-20\nposted_on: 2026-11-18"), "utf-8")
    site, problems = load(content, today=date(2026, 12, 1))
    assert site is not None
    assert [one for one in problems if one.level == "error"] == []
    (batch,) = site.changes
    assert (batch.changes, batch.taken) == (CHANGES, 2)
    made = {page.path: page for page in pages(site)}
    assert made["thu-tuc/2.000002/"].template == made["thu-tuc/2.000001/"].template == "procedures/ended.html"
    assert [one.code for one in site.ended] == ["2.000001", "2.000002"]


def test_details_give_the_register_too(content: Path) -> None:
    flat = {**FLAT, "ten_thu_tuc": "Đăng ký khai sinh", "so_quyet_dinh": "1/QĐ-BTP"}
    run(str(records(content.parent / "a.jsonl", flat)))
    assert not (content / "_data/thu-tuc-thay-doi").exists()
    run(str(records(content.parent / "b.jsonl", {**flat, "yeu_cau_dieu_kien": "Có giấy chứng sinh"})))
    (register,) = (content / "_data/thu-tuc-thay-doi").iterdir()
    assert re.findall(r"kind: (.*)|what:\n      - (.*)", register.read_text("utf-8")) == [
        ("sua-doi", ""),
        ("", "yêu cầu, điều kiện"),
    ]


def test_an_issuer_that_comes_whole_is_no_news() -> None:
    before = (Procedure("1.000001", "A", "X", issuer="Bộ A"),)
    new = tuple(Procedure(f"1.00000{n}", f"Thủ tục số {n}", "X", issuer="Bộ A") for n in range(2, 5))
    other = (Procedure("1.000009", "B", "X", issuer="Bộ B"),)
    assert changes_of(Difference((*new, *other)), before=before, settled=()) == ()
    assert [one.kind for one in changes_of(Difference(new[:1]), before=before, settled=())] == ["moi"]
    amended = (before[0], ((FACT_NAMES["name"], "A", "a."), ("đường dẫn", "x", "y"), ("thời hạn giải quyết", "", "1")))
    assert changes_of(Difference(amended=(amended,)), before=before, settled=()) == ()


def test_the_template_in_excel_imports_back(content: Path) -> None:
    result = CliRunner().invoke(cli, ["new", "thu-tuc-excel", "Thủ tục của xã"])
    assert result.exit_code == 0, result.output
    path = content / "_data/thu-tuc/thu-tuc-cua-xa.xlsx"
    book = openpyxl.load_workbook(path)
    page = book["Thủ tục"]
    heads = {cell.value: cell.column for cell in page[1]}
    assert {"Mã số", "Tên", "Thời hạn giải quyết", "Miễn, giảm", "Phi địa giới hành chính"} <= set(heads)
    lists = {next(iter(rule.sqref.ranges)).min_col for rule in page.data_validations.dataValidation}
    assert {heads["Mức độ DVC"], heads["Lĩnh vực"], heads["Cách thức thực hiện"]} <= lists
    row = {
        "Mã số": "2.000510", "Tên": "Cấp phép", "Lĩnh vực": "Hộ tịch", "Mức độ DVC": "Trực tuyến toàn trình",
        "Cách thức thực hiện": "Trực tiếp; Trực tuyến", "Nơi nộp": "Quầy 1", "Phí, lệ phí": "8.000 đồng",
        "Miễn, giảm": "Hộ nghèo", "Thành phần hồ sơ": "Đơn\nẢnh", "Trình tự thực hiện": "Bước 1: Nộp\nBước 2: Nhận",
        "Cơ quan thực hiện": "Ủy ban nhân dân cấp xã", "Đối tượng thực hiện": "Công dân Việt Nam",
        "Thời hạn giải quyết": "3 ngày", "Phi địa giới hành chính": "có", "Tên thường gọi": "giấy phép; xin phép",
    }  # fmt: skip
    for name, value in row.items():
        page.cell(2, heads[name], value)
    book.save(path)
    site, problems = read(content, {})
    one = site.procedures_by_code["2.000510"]
    assert [str(problem) for problem in problems if problem.level != "note"] == []
    assert (one.level, one.any_boundary, one.keywords) == ("toan-trinh", True, ("giấy phép", "xin phép"))
    assert [(way.kind, way.place) for way in one.ways] == [("truc-tiep", "Quầy 1"), ("truc-tuyen", "")]
    assert (one.steps, [paper.name for paper in one.papers]) == (("Nộp", "Nhận"), ["Đơn", "Ảnh"])
    copy = content.parent / "ban-sao.xlsx"
    path.rename(copy)
    run(str(copy))
    again, _ = read(content, {})
    assert again.procedures_by_code["2.000510"].papers == one.papers
    assert "không ghi tệp nào" in run(str(copy))


def test_a_batch_is_dated_by_the_day_of_the_import(content: Path) -> None:
    run("moi.csv")
    (register,) = (content / "_data/thu-tuc-thay-doi").iterdir()
    assert datetime.strptime(register.name[:10], "%Y-%m-%d")
    write(content, {"_data/thu-tuc/danh-muc.csv": OLD})
    run("moi.csv")
    assert len(list((content / "_data/thu-tuc-thay-doi").iterdir())) == 2


def test_workbooks_with_macros_or_formulas_are_read_and_bad_ones_refused(content: Path) -> None:
    good = content.parent / "tot.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Mã số", "Tên", "Lĩnh vực"])
    page.append(["1.000077", "Cấp phép", '=HYPERLINK("http://x.example","y")'])
    book.save(good)
    macro = content.parent / "macro.xlsm"
    with zipfile.ZipFile(good) as package, zipfile.ZipFile(macro, "w") as packed:
        for member in package.infolist():
            packed.writestr(member.filename, package.read(member))
        packed.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"x" * 999)
    assert "1.000077  Cấp phép" in run(str(macro))
    assert "HYPERLINK" not in (content / "_data/thu-tuc/danh-muc.csv").read_text("utf-8")
    cut = content.parent / "cut.xlsx"
    cut.write_bytes(good.read_bytes()[:900])
    result = CliRunner().invoke(cli, ["import", "thu-tuc", str(cut)])
    assert (result.exit_code, "hỏng hoặc chép chưa xong" in result.output) == (1, True)
