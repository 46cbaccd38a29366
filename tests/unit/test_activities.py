"""The log of what was done beside the pages: read from tables, counted in coverage and report."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest
from click.testing import CliRunner
from sources_kit import SITE_YML, read
from tests.support import ROOT

from cchc.cli import cli
from cchc.model.activity import COUNTED, FORMS, Activity
from cchc.model.plan import Area, Plan, Task
from cchc.plan.coverage import cover
from cchc.report.document import gaps, report
from cchc.report.figures import figures
from cchc.report.period import Period
from cchc.report.sheets import as_xlsx
from cchc.sources.activities import ACTIVITY

PLAN = """\
title: "Kế hoạch"
issuer: UBND
period_from: 2026-07-01
period_to: 2026-12-31
areas: [{key: chu-truong, letter: "a", title: "Chủ trương"}, {key: tthc, letter: "đ", title: "Thủ tục hành chính"}]
tasks:
  - {content: "Treo áp phích", lead: van-phong, area: tthc, due: 2026-10-01}
  - {content: "Phát loa", lead: phong-vhxh, area: chu-truong}
"""
LOG = (
    "TT,Ngày,Hình thức,Nội dung,Số lượng,Đơn vị,Mục kế hoạch,Số người dự,Địa điểm\n"
    '1,05/10/2026,"Áp phích, pa nô",Nộp hồ sơ trực tuyến,20,Văn phòng HĐND và UBND,đ),,\n'
    "2,06/10/2026,hop-thon,Họp bản,,phong-vhxh,Chủ trương,45,Bản Mấn\n"
    "3,07/11/2026,Phát trên loa truyền thanh,Tin số 1,3,,,,\n"
)
FILES = {"_data/ke-hoach/k.yml": PLAN, "_data/hoat-dong/2026.csv": LOG}


def test_a_log_is_read_by_names_letters_and_keys(tmp_path: Path) -> None:
    site, problems = read(tmp_path, FILES)
    assert problems == []
    poster, meeting, radio = site.activities
    assert (poster.form, poster.count, poster.unit, poster.area) == ("ap-phich", 20, "van-phong", "tthc")
    assert (meeting.count, meeting.area, meeting.people, meeting.place) == (1, "chu-truong", 45, "Bản Mấn")
    assert (radio.date, radio.form, radio.count, radio.unit) == (date(2026, 11, 7), "phat-thanh", 3, "")


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("31/02/2026,hop-thon,A,1,,,", "wrong-date"),
        ("05/10/2026,hát xẩm,A,1,,,", "wrong-text"),
        ("05/10/2026,hop-thon,A,-1,,,", "negative"),
        ("05/10/2026,hop-thon,A,1,Phòng lạ,,", "unknown-unit"),
        ("05/10/2026,hop-thon,A,1,,z,", "unknown-area"),
        ("05/10/2026,hop-thon,,1,,,", "missing"),
    ],
)
def test_wrong_lines_are_told_with_their_row(tmp_path: Path, row: str, rule: str) -> None:
    head = "Ngày,Hình thức,Nội dung,Số lượng,Đơn vị,Mục kế hoạch,Số người dự\n"
    _, problems = read(tmp_path, {**FILES, "_data/hoat-dong/2026.csv": head + row + "\n"})
    assert [(problem.rule, problem.line) for problem in problems] == [(rule, 2)]


def test_every_form_is_counted_in_something() -> None:
    assert FORMS.keys() == COUNTED.keys()
    assert ACTIVITY.by_name["form"].choices is FORMS


def test_coverage_counts_deeds_and_tells_what_each_task_brought(tmp_path: Path) -> None:
    site, _ = read(tmp_path, FILES)
    assert site.plan is not None
    found = cover(replace(site, today=date(2026, 11, 30)), site.plan, quiet_days=30)
    assert [(deed.name, deed.counts, deed.total, deed.people) for deed in found.deeds] == [
        ("Phát trên loa truyền thanh", (0, 0, 0, 0, 3), 3, 0),
        ("Áp phích, pa nô", (0, 0, 0, 20, 0), 20, 0),
        ("Họp thôn, bản, tổ dân phố", (0, 0, 0, 1, 0), 1, 45),
    ]
    assert [(work.items, work.actions) for work in found.works] == [(0, 1), (0, 1)]


def test_report_and_workbook_count_the_same(tmp_path: Path) -> None:
    site, _ = read(tmp_path, FILES)
    told = figures(site, Period(2026, 4))
    assert told.deeds.rows == (
        ("Phát trên loa truyền thanh (lượt)", 3),
        ("Áp phích, pa nô (tấm)", 20),
        ("Họp thôn, bản, tổ dân phố (buổi)", 1),
    )
    assert "Nhiệm vụ đến hạn chưa ghi nhận hoàn thành: Treo áp phích." in gaps(told)
    made = as_xlsx(site, Period(2026, 4), root="https://xa.example/")
    assert made == as_xlsx(site, Period(2026, 4), root="https://xa.example/")
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Tổng hợp", "Tin, bài", "Hoạt động"]
    rows = list(book["Hoạt động"].values)
    assert rows[1][:5] == (1, "05/10/2026", "Áp phích, pa nô", "Nộp hồ sơ trực tuyến", 20)
    assert ("Áp phích, pa nô (tấm)", 20) in list(book["Tổng hợp"].values)
    assert report(site, Period(2026, 4), root="https://xa.example/") == report(
        site, Period(2026, 4), root="https://xa.example/"
    )


def test_a_formula_in_the_log_stays_text(tmp_path: Path) -> None:
    site, _ = read(tmp_path, FILES)
    site = replace(site, activities=(Activity(date(2026, 10, 1), "khac", '=HYPERLINK("http://x")', note="=1+1"),))
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(site, Period(2026), root="https://xa.example/")))
    cells = [cell for row in book["Hoạt động"].iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str) and cell.value.startswith("=")} == {"s"}


def test_the_pack_of_evidence_holds_every_item_and_its_hash(tmp_path: Path) -> None:
    targets = [tmp_path / name for name in ("a.docx", "a.xlsx", "a.zip")]
    asked = ["report", "2025-Q4", "-o", str(targets[0]), "--xlsx", str(targets[1]), "--evidence", str(targets[2])]
    done = CliRunner().invoke(cli, [*asked, "-f", str(ROOT / "mkdocs.yml")])
    assert done.exit_code == 0, done.output
    first = targets[2].read_bytes()
    with zipfile.ZipFile(io.BytesIO(first)) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    listed = list(csv.reader(io.StringIO(files["danh-muc.csv"].decode("utf-8-sig"))))[1:]
    pages = [name for name in files if name.startswith("tin-bai/")]
    assert len(pages) == len(listed) > 0
    assert listed[0][2].split()[0] in pypdf.PdfReader(io.BytesIO(files[pages[0]])).pages[0].extract_text()
    assert files["bao-cao.docx"] == targets[0].read_bytes()
    assert files["so-lieu.xlsx"] == targets[1].read_bytes()
    for line in files["ma-bam.txt"].decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(files[name]).hexdigest() == digest
    CliRunner().invoke(cli, [*asked, "-f", str(ROOT / "mkdocs.yml")])
    assert targets[2].read_bytes() == first


def test_an_empty_plan_and_log_need_nothing(tmp_path: Path) -> None:
    site, _ = read(tmp_path, {"_data/site.yml": SITE_YML})
    assert site.activities == ()
    plan = Plan("k", "K", "UBND", areas=(Area("a", "a", "A"),), tasks=(Task("T", "x"),))
    assert cover(site, plan, quiet_days=30).deeds == ()
