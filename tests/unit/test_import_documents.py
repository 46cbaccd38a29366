"""`cchc import van-ban`: tables of offices into the register, twice without harm."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from tests.support import copy_site, write_config

from cchc.cli import cli
from cchc.sources.document_list import plan_documents
from cchc.sources.load import load

HEAD = (
    "STT", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu nội dung", "Hết hiệu lực từ",
    "Văn bản thay thế",
)  # fmt: skip
ROWS = (
    (1, "118/2025/NĐ-CP", "09/6/2025", "Chính phủ", "về thực hiện thủ tục hành chính", "", ""),
    (2, "57-NQ/TW", "22/12/2024", "Bộ Chính trị", 'về đột phá: "khoa học", công nghệ', "", ""),
    (3, "61/2018/NĐ-CP", "23/4/2018", "Chính phủ", "về cơ chế một cửa", "01/7/2025", "118/2025/NĐ-CP; 9/2099/NĐ-CP"),
    (4, "80/2025/QH15", "24/6/2025", "Quốc hội", "Luật Cán bộ, công chức", "", ""),
    (5, "không số", "", "", "Văn bản hỏng", "", ""),
)


def table(folder: Path, rows: tuple[tuple[object, ...], ...] = ROWS) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH MỤC VĂN BẢN"])
    for row in (HEAD, *rows):
        sheet.append(list(row))
    path = folder / "Danh mục.xlsx"
    book.save(path)
    return path


def test_a_table_becomes_records(tmp_path: Path) -> None:
    update = plan_documents(table(tmp_path), {})
    assert [(one.type, one.citation, one.date) for one in update.new] == [
        ("Nghị định", "118/2025/NĐ-CP", date(2025, 6, 9)),
        ("Nghị quyết", "57-NQ/TW", date(2024, 12, 22)),
        ("Nghị định", "61/2018/NĐ-CP", date(2018, 4, 23)),
        ("Luật", "80/2025/QH15", date(2025, 6, 24)),
    ]
    assert [(one.rule, one.level) for one in update.problems] == [
        ("document-number", "error"),
        ("unknown-document", "warning"),
    ]
    records = yaml.safe_load(update.text)
    assert records[2]["replaced_by"] == ["118-2025-nd-cp"]
    assert records[1]["title"] == 'về đột phá: "khoa học", công nghệ'
    assert all(record["certainty"] == "chua-xac-nhan" for record in records)


def test_the_command_writes_once_and_tells_of_differences(tmp_path: Path) -> None:
    content = copy_site("minimal", tmp_path / "content")
    config = str(write_config(content, tmp_path))

    def run(*rows: tuple[object, ...], more: tuple[str, ...] = ()) -> str:
        result = CliRunner().invoke(cli, ["import", "van-ban", str(table(tmp_path, rows)), "-f", config, *more])
        assert result.exit_code == 0, result.output
        return result.output

    run(*ROWS[:4], more=("--dry-run",))
    assert not (content / "_data/van-ban/danh-muc.yml").exists()
    run(*ROWS[:4])
    site, problems = load(content, today=date(2026, 11, 22))
    assert site
    assert {"118/2025/NĐ-CP", "57-NQ/TW", "61/2018/NĐ-CP", "80/2025/QH15"} <= {one.citation for one in site.documents}
    assert not [one for one in problems if one.level == "error"]
    assert "không ghi tệp nào" in run(*ROWS[:4])
    changed = (1, "118/2025/NĐ-CP", "10/6/2025", "Chính phủ", "về thực hiện thủ tục hành chính", "", "")
    assert "danh mục ghi “09/06/2025”, bảng ghi “10/06/2025”" in run(changed)


def test_a_table_without_documents_is_refused(tmp_path: Path) -> None:
    content = copy_site("minimal", tmp_path / "content")
    command = ["import", "van-ban", str(table(tmp_path, ROWS[4:])), "-f", str(write_config(content, tmp_path))]
    result = CliRunner().invoke(cli, command)
    assert result.exit_code == 1
    assert "không hiểu số, ký hiệu “không số”" in result.output


def test_the_template_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = copy_site("minimal", tmp_path / "content")
    config = str(write_config(content, tmp_path))
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(cli, ["new", "van-ban-excel", "van ban 2026", "-f", config])
    assert made.exit_code == 0, made.output
    path = tmp_path / "van-ban-2026.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    values = {"Số, ký hiệu": "76/NQ-CP", "Trích yếu": "Chương trình tổng thể", "Ngày ban hành": "15/7/2021"}
    for at, head in enumerate([cell.value for cell in sheet[1]], 1):
        sheet.cell(2, at, values.get(str(head), ""))
    book.save(path)
    (one,) = plan_documents(path, {}).new
    assert one.heading == "Nghị quyết số 76/NQ-CP ngày 15/07/2021"
