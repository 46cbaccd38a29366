"""Drafts of news items from published results: the figure in the title, nothing that the data do not say."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from sources_kit import read
from tests.support import write_config

from cchc.cards.draw import draw
from cchc.cards.results import news_figure
from cchc.cards.wanted import wanted
from cchc.cli import cli
from cchc.model.news import NewsFigure
from cchc.sources.load import load
from cchc.sources.memo import Read, read_of, row_of

URL = "https://a.vn"
FILES = {
    "_data/chi-so/a.csv": "index,year,unit,score,max,rank,of,components,source,status,note\n"
    f"PAR INDEX,2024,Lai Châu,85.97,,56,63,Thể chế=9/10,{URL},,Tăng 0.19\n"
    f"PAR INDEX,2024,Cả nước,88.37,,,,,{URL},,\nPAR INDEX,2023,Lai Châu,85.78,,,,,{URL},suy-ra,\n"
    f"PAR INDEX,2019,Lai Châu,80.1,,,,,{URL},,\nPAR INDEX,2019,Lai Châu,80.9,,,,,{URL},,\n",
    "_data/mot-cua/a.csv": "kỳ,lĩnh vực,tổng tiếp nhận,đã giải quyết,quá hạn\nQuý III/2026,Tổng cộng,150,130,6\n",
    "_data/mot-cua/2026-q3.yml": "period: 2026-Q3\nresults: [Xong 130]\nshortcomings: [Sáu hồ sơ quá hạn]\n",
    "_data/qd-766/a.csv": "kỳ,đơn vị,chỉ tiêu,tử số,mẫu số,tỷ lệ,điểm,nguồn\n"
    f"8/2026,UBND xã Phong Thổ,5,9,10,90,18,{URL}\n8/2026,UBND xã Phong Thổ,21,0,0,,6,{URL}\n",
}
ITEM = "---\ntitle: A\ndate: 2026-01-02\ndescription: B\nfigure: {}\n---\nC\n"


@pytest.mark.parametrize(
    ("kind", "asked", "said"),
    [
        (
            "tin-chi-so",
            "PAR INDEX 2024",
            [
                'title: "PAR INDEX năm 2024 của tỉnh Lai Châu: 85,97 điểm, hạng 56/63"',
                "Chỉ số của tỉnh, không phải",
                "Trung bình cả nước là 88,37 điểm",
                "Năm 2023: 85,78 điểm",
                "- Thể chế: 9/10 điểm",
                "<https://a.vn>",
                'figure: {value: "85,97", unit: "điểm", label: "Lai Châu", rank: "56/63", mean: "88,37"}',
            ],
        ),
        ("tin-chi-so", "par-index", ["PAR INDEX năm 2024"]),
        (
            "tin-mot-cua",
            "quý 3/2026",
            [
                "95,38% hồ sơ đúng hạn",
                'figure: {value: "95,38", of: "100", unit: "%", label: "Đúng hạn"}',
                "- Quá hạn: 6.",
                "## Tồn tại, hạn chế\n\n- Sáu hồ sơ quá hạn",
            ],
        ),
        (
            "tin-766",
            "8/2026",
            [
                "24/26 điểm",
                'figure: {value: "24", of: "26", unit: "điểm",',
                "- Tiến độ giải quyết: 18/20 điểm.",
                "(../../chi-so/qd-766/2026-08.md)",
            ],
        ),
    ],
)
def test_a_draft_says_what_the_data_say(kind: str, asked: str, said: list[str], tmp_path: Path) -> None:
    read(tmp_path / "content", FILES)
    config = str(write_config(tmp_path / "content", tmp_path))
    done = CliRunner().invoke(cli, ["new", kind, asked, "-f", config])
    assert done.exit_code == 0, done.output
    (path,) = (tmp_path / "content/tin-tuc").rglob("*.md")
    text = path.read_text(encoding="utf-8")
    for one in said:
        assert one in text
    assert "draft: true" in text
    again, problems = read(tmp_path / "content", {})
    assert [str(one) for one in problems if one.level == "error" and "tin-tuc" in one.file] == []
    assert not again.news, "a draft is not published"
    assert re.search(r'^description: ".{20,300}"$', text, re.MULTILINE)


@pytest.mark.parametrize(
    ("kind", "asked", "value", "bars"),
    [
        ("tin-chi-so", "par-index 2024", "85,97", [("Lai Châu", "85,97", 85.97 / 88.37), ("Cả nước", "88,37", 1.0)]),
        ("tin-mot-cua", "quý 3/2026", "95,38%", [("Đúng hạn", "95,38%", 0.9538)]),
        ("tin-766", "8/2026", "24", [("Xã Phong Thổ", "24", 24 / 26)]),
    ],
)
def test_a_published_draft_has_a_card_with_figure_and_bar(
    kind: str, asked: str, value: str, bars: list[tuple[str, str, float]], tmp_path: Path
) -> None:
    content = tmp_path / "content"
    read(content, FILES)
    assert CliRunner().invoke(cli, ["new", kind, asked, "-f", str(write_config(content, tmp_path))]).exit_code == 0
    (path,) = (content / "tin-tuc").rglob("*.md")
    path.write_text(path.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    site, _ = load(content, today=date(2100, 1, 1))
    assert site is not None
    cards = [one.card for one in wanted(site, procedures=False, squares=1) if one.path.startswith("tin-tuc/")]
    assert [card.shape for card in cards] == ["ngang", "vuong"]
    for card in cards:
        assert card.figure is not None
        assert (card.design, card.figure.value) == ("chi-so", value)
        assert [(one.label, one.value, pytest.approx(one.share)) for one in card.figure.bars] == bars
        assert draw(card)


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ('{value: "101", of: "100"}', "con số 101 ở figure lớn hơn mức cao nhất 100"),
        ('{value: "-1"}', "con số -1 ở figure nhỏ hơn 0"),
        ('{value: "50", of: "100", mean: "120"}', "con số 120 ở figure lớn hơn"),
        ('{value: "50", rank: "64/63"}', "thứ hạng “64/63” không đọc được"),
        ('{value: "nhiều"}', "không phải số"),
        ('{of: "100"}', "thiếu khóa “value”"),
    ],
)
def test_a_figure_that_no_bar_can_show_is_told(figure: str, told: str, tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"tin-tuc/2026/a.md": ITEM.format(figure)})
    assert [one for one in map(str, problems) if told in one]


def test_a_figure_is_read_whole_and_remembered(tmp_path: Path) -> None:
    figure = '{value: "1240", unit: "hồ sơ", label: "Tiếp nhận", rank: "3/106"}'
    (item,) = read(tmp_path, {"tin-tuc/2026/a.md": ITEM.format(figure)})[0].news
    assert item.figure == NewsFigure(Decimal(1240), unit="hồ sơ", label="Tiếp nhận", rank="3/106")
    data = (tmp_path / item.file).read_bytes()
    kept = json.loads(json.dumps(row_of(data, Read(item, 0, (), ()))))
    again = read_of(item.file, kept, lambda: data).item
    assert again is not None
    assert (again.figure, again.body) == (item.figure, item.body)
    (plain,) = read(tmp_path, {"tin-tuc/2026/a.md": ITEM.format("0")})[0].news
    assert plain.figure == NewsFigure(Decimal(0))
    assert news_figure(NewsFigure(Decimal(0))).bars == ()


@pytest.mark.parametrize(
    ("kind", "asked", "told"),
    [
        ("tin-chi-so", "PAPI 2024", "không có chỉ số “PAPI 2024”"),
        ("tin-chi-so", "par-index 2019", "chưa có số liệu hoặc các nguồn nêu khác nhau"),
        ("tin-chi-so", "par-index 1999", "các năm có số liệu: 2024, 2023, 2019"),
        ("tin-mot-cua", "hôm qua", "“hôm qua” không phải kỳ báo cáo"),
        ("tin-mot-cua", "Quý I/2026", "kỳ có số liệu: Quý III/2026"),
        ("tin-766", "Năm 2020", "kỳ có số liệu: Tháng 8/2026"),
    ],
)
def test_what_has_no_figures_is_refused_with_what_there_is(kind: str, asked: str, told: str, tmp_path: Path) -> None:
    read(tmp_path / "content", FILES)
    done = CliRunner().invoke(cli, ["new", kind, asked, "-f", str(write_config(tmp_path / "content", tmp_path))])
    assert done.exit_code != 0
    assert told.lower() in done.output.lower()
    assert not list((tmp_path / "content").rglob("*.md"))
