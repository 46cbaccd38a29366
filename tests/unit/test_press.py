"""Printed matter: the right sheets whatever the title, words as they are, QR codes that lead to the item."""

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
from sources_kit import item as written
from sources_kit import section

from cchc import typeset
from cchc.channels.press.banner import banner, size_of
from cchc.channels.press.booklet import booklet, booklet_view, imposed
from cchc.channels.press.leaflet import leaflet, leaflet_view
from cchc.channels.press.poster import poster, poster_view
from cchc.channels.press.words import points_of, sender, text_of
from cchc.cli import cli
from cchc.model.lazytext import LazyText
from cchc.model.news import NewsItem
from cchc.model.place import Commune, Contact, Section
from cchc.model.site import Site
from cchc.model.slogan import USUAL, Slogan, slogan_for
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
    text=LazyText("## Nộp ở đâu\n\nTại xã.\n\n## Bao lâu\n\n- Trong ngày\n"),
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
    assert points_of(replace(ITEM, text=LazyText("Mở đầu.\n\n- Một việc\n- Hai việc\n"))) == ["Một việc", "Hai việc"]
    assert points_of(replace(ITEM, text=LazyText(""))) == []
    shouted = replace(ITEM, text=LazyText("## I. HỒ SƠ VỀ TTHC\n\n## 2. Lịch\n\n### a) Phí\n"))
    assert points_of(shouted) == ["Hồ sơ về TTHC", "Lịch", "Phí"]


def _sheets(made: bytes) -> list[tuple[int, int]]:
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]


def _words(made: bytes) -> str:
    return " ".join(" ".join(_pages(made)).split())


def _pages(made: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(made)).pages]


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_leaflet_is_two_sides_of_one_sheet_whatever_its_words(title: str) -> None:
    body = "## Mục\n\n" + "Một câu khá dài để lấp đầy tờ giấy. " * 30 + "\n\n1. một\n2. hai\n\n|A|B|\n|--|--|\n|x|y|\n"
    item = replace(ITEM, title=title, text=LazyText(body))
    made = leaflet(SITE, item, root=HOME)
    assert _sheets(made) == [(842, 595)] * 2
    assert _sheets(leaflet(SITE, item, root=HOME, bleed=True)) == [(859, 612)] * 2
    words = _words(made)
    for part in ("Điều cần nhớ".upper(), "Quét mã để đọc đầy đủ", "Mục", "hai", "y"):
        assert part in words
    assert words.count("lấp đầy") == 30


def test_a_leaflet_never_loses_words_without_saying_so() -> None:
    long = replace(ITEM, text=LazyText("\n\n".join(f"Đoạn {n} có vài chữ nữa cho đủ dài." for n in range(400))))
    made = leaflet(SITE, long, root=HOME)
    assert _sheets(made) == [(842, 595)] * 2
    assert "Còn nữa: quét mã ở mặt ngoài để đọc tiếp" in _words(made)
    assert "Còn nữa" not in _words(leaflet(SITE, ITEM, root=HOME))


def test_the_code_of_a_leaflet_leads_to_the_item() -> None:
    view = json.dumps(leaflet_view(SITE, ITEM, root=HOME))
    outside, _ = typeset._compiler("to-gap.typ").compile(format="png", ppi=100, sys_inputs={"data": view})
    assert isinstance(outside, bytes)
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(outside)))
    assert code.text == HOME + ITEM.path


def test_the_codes_of_a_booklet_lead_to_its_items_and_to_the_section() -> None:
    items = [replace(ITEM, path=f"tin-tuc/2026/{'bai-viet-co-ten-dai-' * 4}{n}/") for n in range(2)]
    view = json.dumps(booklet_view(SITE, items, title="Cẩm nang", root=HOME))
    pages = typeset._compiler("tap-sach.typ").compile(format="png", ppi=130, sys_inputs={"data": view})
    assert isinstance(pages, list)
    found = [code.text for page in pages for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))]
    assert found == [*(HOME + item.path for item in items), HOME]


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_a_booklet_folds_whatever_it_holds(count: int) -> None:
    items = [replace(ITEM, title=f"Bài {n}", text=LazyText("Một đoạn văn. " * 120 * (n % 3))) for n in range(count)]
    made = booklet(SITE, items, title="Cẩm nang", root=HOME)
    sheets = _sheets(made)
    assert len(sheets) % 4 == 0
    assert set(sheets) == {(420, 595)}
    words = _words(made)
    assert all(f"Bài {n}" in words for n in range(count))
    assert made == booklet(SITE, items, title="Cẩm nang", root=HOME)


def test_a_booklet_laid_out_for_a4_folds_into_the_right_order() -> None:
    items = [replace(ITEM, title=f"Bài {n}", text=LazyText("Một đoạn văn. " * 160)) for n in range(4)]
    made = booklet(SITE, items, title="Cẩm nang", root=HOME)
    count = len(_sheets(made))
    sheets = imposed(made)
    assert _sheets(sheets) == [(842, 595)] * (count // 2)
    assert sheets == imposed(made)
    single, sides = _pages(made), _pages(sheets)
    assert len(set(single)) > 4
    for at, side in enumerate(sides):
        first, last = single[at], single[count - at - 1]
        assert side == (f"{last} {first}" if at % 2 == 0 else f"{first} {last}").strip()
    with pytest.raises(ValueError, match="do not fold"):
        imposed(poster(SITE, ITEM, root=HOME))


def test_a_banner_has_the_proportions_asked_for() -> None:
    made = banner(SITE, "Một cửa *tận tâm* & đúng hẹn", width=6, height=0.8)
    assert _sheets(made) == [(1701, 227)]
    assert "MỘT CỬA *TẬN TÂM* & ĐÚNG HẸN" in _words(made)
    assert size_of("4,5 x 0.7") == (4.5, 0.7)
    for wrong in ("", "6", "0,8x6", "100x1", "axb"):
        with pytest.raises(ValueError, match=r".*"):
            size_of(wrong)


def test_blocks_keep_every_word_and_kind() -> None:
    body = "Mở.\n\n- a\n- b\n\n1. một\n2. hai\n\n|H|K|\n|--|--|\n|1|2|\n|3|4|\n\n" + "Câu dài dằng dặc ở đây. " * 40
    kinds = [block["loai"] for block in text_of(replace(ITEM, text=LazyText(body)))]
    assert kinds[:4] == ["doan", "ds", "ds", "bang"]
    assert len(kinds) > 5
    assert text_of(replace(ITEM, text=LazyText("")))[0]["chu"] == ITEM.description


def test_slogans_fit_the_field_and_the_commune_has_the_last_word() -> None:
    assert "Thủ tục" in slogan_for(USUAL, ("thu-tuc-hanh-chinh",))
    assert slogan_for(USUAL, ("khac",)) == USUAL[0].text
    assert slogan_for((), ()) == ""
    own = replace(
        SITE, slogans=(Slogan("Của xã"),), contacts=(Contact("Đường dây nóng", phone="0213123456", primary=True),)
    )
    told = sender(own, slogan="", fields=("the-che",))
    assert (told["khau-hieu"], told["dien-thoai"]) == ("Của xã", "0213 123 456")
    assert sender(own, slogan="Riêng")["khau-hieu"] == "Riêng"


def _section(tmp_path: Path) -> tuple[str, list[str]]:
    config = section(tmp_path, {"tin-tuc/2025/tin-thu.md": written(body="## Một\n\nChữ.\n\n## Hai\n\n- Việc\n")})
    return str(tmp_path / "content/tin-tuc/2025/tin-thu.md"), config


@pytest.mark.parametrize(
    "words",
    [
        ["poster", "TIN", "--size", "a3", "--bleed"],
        ["leaflet", "TIN", "--slogan", "Một câu"],
        ["booklet", "TIN", "TIN", "--title", "Cẩm nang"],
        ["booklet", "TIN", "--a4"],
        ["banner", "1"],
        ["banner", "Chữ riêng", "--size", "4x0,7"],
    ],
)
def test_the_commands_write_their_sheets(tmp_path: Path, words: list[str]) -> None:
    item, config = _section(tmp_path)
    target = tmp_path / "tệp ra.pdf"
    asked = [item if word == "TIN" else word for word in words]
    done = CliRunner().invoke(cli, [*asked, "-o", str(target), *config])
    assert (done.exit_code, done.stdout) == (0, f"{target}\n"), done.output
    assert target.read_bytes().startswith(b"%PDF")


def test_the_bank_of_slogans_is_listed_and_wrong_wishes_are_refused(tmp_path: Path) -> None:
    _, config = _section(tmp_path)
    listed = CliRunner().invoke(cli, ["banner", *config])
    assert len(listed.stdout.splitlines()) == len(USUAL)
    for wrong in (["banner", "99", "-o", "x.pdf"], ["banner", "1", "--size", "1x9", "-o", "x.pdf"], ["banner", "1"]):
        assert CliRunner().invoke(cli, [*wrong, *config]).exit_code == 2
