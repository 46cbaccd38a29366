"""What goes to fanpage and Zalo: plain words, short enough, nothing lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from cchc.channels.kit import kit, zalo
from cchc.channels.parts import Block, blocks
from cchc.channels.social import LONG_LIMIT, Cover, hashtags, post, zalo_kit
from cchc.model.news import NewsItem
from cchc.model.place import Commune, ReformField, Section, Unit
from cchc.model.site import Site
from cchc.model.text import VIETNAM

ROOT = "https://x.example/cchc/"
PAGE = f"{ROOT}tin-tuc/2026/mot/"
ITEM = NewsItem(
    "m-1", "Xã mở điểm hỗ trợ nộp hồ sơ", datetime(2026, 1, 5, 8, tzinfo=VIETNAM), "Từ thứ Hai.", "tin-tuc/2026/mot/",
    "tin-tuc/2026/mot.md", fields=("thu-tuc-hanh-chinh", "khong-co"), unit="vp",
)  # fmt: skip
SITE = Site(
    Commune("Đồng Văn", "xã", "Tuyên Quang"),
    Section("Cải cách hành chính", "Trang xã", "Tin"),
    date(2026, 11, 22),
    units=(Unit("vp", "Văn phòng HĐND và UBND"),),
    fields=(ReformField("thu-tuc-hanh-chinh", "Cải cách thủ tục hành chính"),),
    news=(ITEM,),
)


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Một\nhai<br>ba</p>", [Block("text", "Một hai\nba")]),
        ("<h2>Cần <em>gì</em>?</h2>", [Block("heading", "Cần gì?")]),
        (
            "<ul><li>A<ol><li>một</li><li><p>hai</p></li></ol></li><li>B</li></ul>",
            [Block("item", "• A"), Block("item", "  1. một"), Block("item", "  2. hai"), Block("item", "• B")],
        ),
        ('<ol start="3"><li>ba</li></ol>', [Block("item", "3. ba")]),
        (
            "<table><tr><th>Việc</th><th>Phí</th></tr><tr><td>Sao y</td><td>2.000 đồng</td></tr></table>",
            [Block("item", "• Sao y: 2.000 đồng")],
        ),
        (
            "<table><tr><th>Việc</th><th>Phí</th><th>Hạn</th></tr><tr><td>A</td><td>1</td><td>2 ngày</td></tr></table>",
            [Block("item", "• A; Phí: 1; Hạn: 2 ngày")],
        ),
        (
            '<p>Xem <a href="../../../tt/1/">thủ tục</a>.</p>',
            [Block("text", f"Xem thủ tục ( {ROOT}tt/1/ ).")],
        ),
        ('<p><a href="https://a.vn/">https://a.vn/</a></p>', [Block("text", "https://a.vn/")]),
        ('<p><a href="#muc">dưới đây</a></p>', [Block("text", "dưới đây")]),
        (
            '<p>Trước <img src="../../anh/a.jpg" alt="Ảnh"> sau</p>',
            [Block("text", "Trước"), Block("image", "Ảnh", f"{ROOT}tin-tuc/anh/a.jpg"), Block("text", "sau")],
        ),
        ("<p>x<script>alert(1)</script> &lt;b&gt;</p>", [Block("text", "x <b>")]),
        ("", []),
    ],
)
def test_blocks(html: str, wanted: list[Block]) -> None:
    assert blocks(html, PAGE) == wanted


def test_a_post_is_title_summary_address_and_tags() -> None:
    made = post(SITE, ITEM, [Block("text", "Lời."), Block("item", "• A"), Block("item", "• B")], PAGE)
    tags = "#CaiCachHanhChinh #XaDongVan #ThuTucHanhChinh"
    assert made.short == f"{ITEM.title}\n\nTừ thứ Hai.\n\nXem tại trang chính thức: {PAGE}\n\n{tags}"
    assert "Từ thứ Hai.\n\nLời.\n\n• A\n• B\n\nXem tại" in made.long


def test_a_long_text_ends_at_a_paragraph() -> None:
    made = post(SITE, ITEM, [Block("text", "Câu chữ. " * 60)] * 20, PAGE)
    assert len(made.long) <= LONG_LIMIT
    assert "Câu chữ. \n\n(Còn nữa)\n\nXem tại" in made.long


def test_a_sample_site_says_so() -> None:
    sample = replace(SITE, section=replace(SITE.section, demonstration=True))
    assert post(sample, ITEM, [], PAGE).short.startswith("[Bản trình diễn] ")


def test_hashtags_are_words_without_marks() -> None:
    assert hashtags(SITE, ITEM) == ("#CaiCachHanhChinh", "#XaDongVan", "#ThuTucHanhChinh")


def test_a_zalo_kit_keeps_the_limits_and_escapes() -> None:
    long = replace(ITEM, title="Chữ " * 1250, description="Lời " * 200, authors=("Tên " * 30,))
    made = kit(SITE, long, "<p>&lt;script&gt; &amp; ]]></p><h2>Mục</h2>", ROOT, Cover(f"{ROOT}a.jpg"))
    article = made["zalo"]
    assert isinstance(article, dict)
    assert (len(article["title"]) <= 120, len(article["description"]) <= 150, len(article["author"]) <= 50) == (
        True,
        True,
        True,
    )
    assert article["cover"] == {"cover_type": "photo", "photo_url": f"{ROOT}a.jpg", "status": "show"}
    assert article["body"] == [
        {"type": "text", "content": "<p>&lt;script&gt; &amp; ]]&gt;</p>"},
        {"type": "text", "content": "<p><strong>Mục</strong></p>"},
    ]


def test_the_zalo_article_alone_is_the_one_of_the_kit() -> None:
    html, cover = "<p>Một.</p><ul><li>Hai</li></ul>", Cover(f"{ROOT}a.jpg", "Ảnh")
    assert zalo(SITE, ITEM, html, ROOT, cover) == kit(SITE, ITEM, html, ROOT, cover)["zalo"]


def test_a_kit_without_card_has_no_cover() -> None:
    assert "cover" not in zalo_kit(ITEM, [], PAGE, author="A", cover=None)
