"""Open data: files that Excel and programs read, and that the readers take back; templates that import back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from sources_kit import read, write
from tests.support import Built, write_config

from cchc.cli import cli
from cchc.model.site import Site
from cchc.opendata.datasets import DataColumn, Dataset, datasets
from cchc.opendata.files import csv_bytes, json_bytes

BACK = {name: f"_data/{name}/a.csv" for name in ("chi-so", "mot-cua", "phan-anh", "qd-766")}


def facts(site: Site) -> tuple[object, ...]:
    """Return what came from the four tables, without the places where it stood."""
    results = [replace(one, file="", line=0) for one in site.results]
    rows = [replace(row, file="", line=0) for one in site.performance.periods for row in one.rows]
    answers = [replace(one, file="", line=0) for one in site.performance.feedback]
    figures = [replace(one, file="", line=0) for one in site.performance.quality.figures]
    return results, rows, answers, figures


def test_what_goes_out_comes_back(tmp_path: Path) -> None:
    site, _ = read(
        tmp_path / "a",
        {
            "_data/chi-so/x.csv": "index,year,unit,score,max,rank,of,components,source,status,note\n"
            'PAR INDEX,2016,Lai Châu,"67,41/97,5",,53,63,"Thể chế=12,75/13; Tài chính",https://a.vn,suy-ra,Một\n'
            "PAR INDEX,2015,Lai Châu,,,58,63,,https://a.vn,,\n",
            "_data/mot-cua/x.csv": "Kỳ,Lĩnh vực,Tổng tiếp nhận,Đã giải quyết,Đúng hạn\n"
            "8/2026,Hộ tịch,1.240,7,\n8/2026,Tổng cộng,1240,7,7\n",
            "_data/phan-anh/x.csv": "Mã,Ngày tiếp nhận,Chủ đề,Tình trạng,Hạn trả lời\n"
            "P1,02/11/2026,Biển,dang-xu-ly,23/11/2026\n",
            "_data/qd-766/8-2026.csv": "kỳ,đơn vị,chỉ tiêu,tử số,mẫu số,tỷ lệ,điểm,nguồn\n"
            '8/2026,UBND xã Phong Thổ,5,486,588,"82,65","16,53",https://a.vn\n'
            "8/2026,UBND xã Phong Thổ,21,0,0,,6,https://a.vn\n8/2026,UBND xã Phong Thổ,18,,,,,https://a.vn\n",
        },
    )
    out = {BACK[data.key]: csv_bytes(data) for data in datasets(site) if data.key in BACK}
    again, problems = read(tmp_path / "b", out)
    assert facts(again) == facts(site)
    assert len(again.results) == 2
    assert [problem for problem in problems if problem.level == "error"] == []


def test_unknown_is_empty_and_formulas_are_harmless() -> None:
    columns = (DataColumn("a", "Cột a", "Nghĩa."), DataColumn("b", "Cột b", "Nghĩa."))
    data = Dataset("x", "Tên", columns, (("=1+1", None), ("-5 điểm", 0)))
    assert csv_bytes(data) == "\ufeffCột a,Cột b\r\n'=1+1,\r\n'-5 điểm,0\r\n".encode()
    value = json.loads(json_bytes(data))
    assert value["rows"] == [{"a": "=1+1", "b": None}, {"a": "-5 điểm", "b": 0}]
    assert value["columns"][0] == {"key": "a", "heading": "Cột a", "meaning": "Nghĩa."}


def test_the_site_has_every_file_of_the_contract(full_site: Built) -> None:
    for key in ("thu-tuc", "chi-so", "chi-so-thanh-phan", "qd-766", "mot-cua", "phan-anh", "van-ban"):
        text = full_site.files[f"du-lieu/{key}.csv"]
        assert text.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
        value = json.loads(full_site.files[f"du-lieu/{key}.json"])
        assert len(rows) - 1 == len(value["rows"]) > 0
        assert all(len(row) == len(value["columns"]) for row in rows)
        assert all(column["meaning"] for column in value["columns"])
        assert f"{key}.csv" in full_site.text("du-lieu/")


FILLED = {
    "chi-so-excel": {"chỉ số": "SIPAS", "năm": "2024", "đơn vị": "Lai Châu", "điểm": "81,51", "nguồn": "https://a.vn"},
    "qd-766-excel": {"kỳ báo cáo": "8/2026", "đơn vị": "UBND xã A", "chỉ tiêu": "5", "tử số": "4", "mẫu số": "5"},
    "mot-cua-excel": {"kỳ báo cáo": "Quý III/2026", "lĩnh vực": "Hộ tịch", "tổng tiếp nhận": "12"},
    "phan-anh-excel": {"mã": "P1", "ngày tiếp nhận": "02/11/2026", "chủ đề": "Biển", "tình trạng": "Đang xử lý"},
}


@pytest.mark.parametrize("kind", sorted(FILLED))
def test_templates_import_back(kind: str, tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"_data/a.txt": ""})
    config = str(write_config(content, tmp_path))
    done = CliRunner().invoke(cli, ["new", kind, "Năm 2026", "-f", config])
    assert done.exit_code == 0, done.output
    path = content / "_data" / kind.removesuffix("-excel") / "nam-2026.xlsx"
    assert CliRunner().invoke(cli, ["new", kind, "Năm 2026", "-f", config]).exit_code != 0
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    headings = {str(cell.value): cell.column for cell in page[1]}
    for heading, value in FILLED[kind].items():
        at = next(column for name, column in headings.items() if name.lower().rstrip(" *") == heading)
        page.cell(2, at, value)
    book.save(path)
    site, problems = read(content, {})
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    assert [len(part) for part in facts(site)] == [
        int(kind.startswith(name)) for name in ("chi-so", "mot-cua", "phan-anh", "qd-766")
    ]  # type: ignore[arg-type]
