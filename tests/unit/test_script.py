"""Radio scripts of whole items: nothing left unread, a programme of several, the command line."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support import ROOT

from cchc.channels.blocks import blocks
from cchc.channels.script import script
from cchc.channels.spoken import Speaker, unread
from cchc.cli import cli
from cchc.model.radio import Radio, Slot
from cchc.model.site import Site
from cchc.sources.document import Block, parse_yaml
from cchc.sources.fields_site import RADIO_FIELDS
from cchc.sources.load import load
from cchc.sources.radio import read_radio
from cchc.sources.report import Report
from cchc.sources.schema import Schema, convert


@pytest.fixture(scope="module")
def site() -> Site:
    found, _ = load(ROOT / "content", today=dt.date(2026, 11, 22))
    assert found is not None
    return found


def test_no_digit_sign_or_short_form_is_left_in_any_sample_item(site: Site) -> None:
    assert len(site.news) > 30
    for item in site.news:
        made = script(site, [item])
        assert unread(made.text) == [], item.file
        lines = made.text.strip().split("\n\n")
        speaker = Speaker()
        assert [speaker.say(line) for line in lines] == [line.rstrip() for line in lines], item.file


def test_a_programme_greets_once_links_and_closes(site: Site) -> None:
    radio = Radio(greeting="Chào {xa}, {ngay}.", closing="Hết {chuyen_muc}.", link="Tiếp theo:", pace=100)
    site = replace(site, radio=radio)
    first, second = site.news[:2]
    made = script(site, [first, second], on=dt.date(2026, 4, 5))
    lines = made.text.strip().split("\n\n")
    assert lines[0] == "Chào xã Phong Thổ, ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu."
    assert lines.count("Tiếp theo:") == 1
    assert lines[-1] == "Hết Cải cách hành chính."
    alone = script(site, [first], on=dt.date(2026, 4, 5))
    assert 0 < alone.seconds < made.seconds
    assert script(replace(site, radio=replace(radio, pace=200)), [first]).seconds < alone.seconds


def test_blocks_keep_lists_tables_and_order() -> None:
    text = (
        "Mở đầu.[^1]\n\n## Đề mục\n\n1. một\n2. hai\n    - trong hai\n\n![ảnh](a.png)\n\n"
        "| Năm | Điểm |\n|---|---|\n| 2024 | 5 |\n\n<script>alert(1)</script>\n\n[^1]: chú thích\n"
    )
    found = [(block.kind, block.text or block.cells, block.number) for block in blocks(text)]
    assert found == [
        ("paragraph", "Mở đầu.", 0),
        ("heading", "Đề mục", 2),
        ("item", "một", 1),
        ("item", "hai", 2),
        ("item", "trong hai", 0),
        ("row", ("2024", "5"), 0),
    ]


def _radio(text: str) -> tuple[Radio, list[str]]:
    report = Report()
    file = report.file("_data/site.yml")
    block = parse_yaml(text, file)
    assert isinstance(block, Block)
    return read_radio(convert(block, Schema(RADIO_FIELDS), file), file), [str(one) for one in report.problems]


def test_site_yml_says_how_the_radio_speaks() -> None:
    radio, problems = _radio(
        'greeting: "Chào {xa}"\npace: 140\nwords: [{write: QLDA, say: quản lý dự án}]\n'
        'slots: [{time: "17:30", minutes: 20}, {time: "5h"}]\n'
    )
    assert problems == []
    assert radio.slots == (Slot(dt.time(5), 15), Slot(dt.time(17, 30), 20))
    assert (radio.pace, radio.words) == (140, (("QLDA", "quản lý dự án"),))
    assert radio.closing == Radio().closing


def test_wrong_radio_settings_are_told_and_the_usual_ones_stay() -> None:
    radio, problems = _radio('greeting: "Chào {xã}"\npace: 5\nslots: [{time: "25:00"}, {time: "05:00", minutes: 0}]\n')
    assert (radio.pace, radio.slots) == (Radio().pace, Radio().slots)
    assert problems == [
        "_data/site.yml:1: không có chỗ điền {xã} - dùng một trong: {xa}, {tinh}, {chuyen_muc}, {trang}, {ngay}",
        "_data/site.yml:2: tốc độ đọc 5 tiếng một phút không nghe được - ghi từ 60 đến 300, thường là 150",
        '_data/site.yml:3: giờ phát “25:00” không đọc được - ghi giờ, phút trong ngoặc kép, ví dụ "05:30"',
        "_data/site.yml:3: buổi phát dài 0 phút - ghi từ 1 đến 240 phút",
    ]


def test_the_command_prints_or_writes_the_script(tmp_path: Path) -> None:
    item = str(ROOT / "content/tin-tuc/2026/dang-ky-khai-sinh-cho-con-nop-gi-o-dau-bao-lau.md")
    config = ["-f", str(ROOT / "mkdocs.yml")]
    printed = CliRunner().invoke(cli, ["script", item, *config])
    assert printed.exit_code == 0, printed.output
    assert "sáu mươi ngày kể từ ngày sinh con" in printed.stdout
    assert "Đọc hết khoảng" in printed.stderr
    target = tmp_path / "loi doc.txt"
    written = CliRunner().invoke(cli, ["script", item, "-o", str(target), *config])
    assert written.stdout == f"{target}\n"
    assert target.read_text(encoding="utf-8") == printed.stdout


def test_the_command_refuses_what_is_not_a_public_item() -> None:
    config = ["-f", str(ROOT / "mkdocs.yml")]
    for path in ("khong-co.md", str(ROOT / "content/_data/site.yml")):
        refused = CliRunner().invoke(cli, ["script", path, *config])
        assert refused.exit_code == 2
        assert " - " in refused.stderr
        assert "Traceback" not in refused.output
