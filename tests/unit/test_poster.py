"""Posters: one sheet whatever the title, words as they are, a QR code that leads to the item."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image
from tests.support import ROOT

from cchc import typeset
from cchc.channels.poster import points_of, poster, poster_view
from cchc.cli import cli
from cchc.model.news import NewsItem
from cchc.model.place import Commune, Section
from cchc.model.site import Site
from cchc.model.text import VIETNAM

HOME = "https://xa.example/cchc/"
SITE = Site(Commune("Bến Thử", "xã", "Lai Châu"), Section("Cải cách", "Trang", "Lời giới thiệu"), dt.date(2026, 11, 22))
ITEM = NewsItem(
    id="a",
    title="Đăng ký khai sinh",
    date=dt.datetime(2026, 4, 7, 8, tzinfo=VIETNAM),
    description="Nộp tại xã, trả trong ngày.",
    path="tin-tuc/2026/dang-ky-khai-sinh/",
    file="tin-tuc/2026/dang-ky-khai-sinh.md",
    body="## Nộp ở đâu\n\nTại xã.\n\n## Bao lâu\n\n- Trong ngày\n",
)
TITLES = {
    "short": "Tết",
    "long": "Hướng dẫn nộp hồ sơ trực tuyến, " * 6 + "hết",
    "marks": '#set page(fill: red) *a* <b> "c" 🎉',
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize(("size", "bleed", "points"), [("a4", False, (595, 842)), ("a3", True, (859, 1208))])
def test_every_title_gives_one_sheet_of_the_right_size(
    title: str, size: str, bleed: bool, points: tuple[int, int]
) -> None:
    made = poster(SITE, replace(ITEM, title=title, description=title * 2), root=HOME, size=size, bleed=bleed)
    (page,) = pypdf.PdfReader(io.BytesIO(made)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == points
    words = " ".join(page.extract_text().split())
    assert "Quét mã để đọc đầy đủ" in words
    assert title.split()[0] in words


def test_the_code_leads_to_the_item_and_the_bytes_are_the_same() -> None:
    view = json.dumps(poster_view(SITE, ITEM, root=HOME))
    image = typeset._compiler("ap-phich.typ").compile(format="png", ppi=100, sys_inputs={"data": view})
    assert isinstance(image, bytes)
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(image)))
    assert code.text == HOME + ITEM.path
    assert poster(SITE, ITEM, root=HOME) == poster(SITE, ITEM, root=HOME)


def test_points_are_the_headings_or_else_the_items_of_lists() -> None:
    assert points_of(ITEM) == ["Nộp ở đâu", "Bao lâu"]
    assert points_of(replace(ITEM, body="Mở đầu.\n\n- Một việc\n- Hai việc\n")) == ["Một việc", "Hai việc"]
    assert points_of(replace(ITEM, body="")) == []


def test_the_command_writes_the_poster(tmp_path: Path) -> None:
    item = ROOT / "content/tin-tuc/2026/dang-ky-khai-sinh-cho-con-nop-gi-o-dau-bao-lau.md"
    target = tmp_path / "ap phich.pdf"
    done = CliRunner().invoke(cli, ["poster", str(item), "-o", str(target), "-f", str(ROOT / "mkdocs.yml")])
    assert (done.exit_code, done.stdout) == (0, f"{target}\n"), done.output
    assert target.read_bytes().startswith(b"%PDF")
