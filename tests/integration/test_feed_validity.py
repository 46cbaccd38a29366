"""Every feed of every built site passes the checks of the W3C validator, whatever people type."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from pathlib import Path

import feedparser
import lxml.etree
import pytest
from PIL import Image
from tests.support import Built, build, copy_site
from tests.w3c import complaints

from cchc.model.text import nfc, squeeze

NASTY = {
    "kep": "Nói \"có\" & 'không' với “hồ sơ giấy”",
    "cdata": "Kết thúc ]]> giữa chừng <![CDATA[ rồi --> và <!-- -- -->",
    "ma": "<script>alert(1)</script><img src=x onerror=alert(2)> &lt;b&gt; &amp;amp; &#11;",
    "hinh": "Chúc mừng 🎉👩‍💼🇻🇳 năm mới",
    "nguoc": "Chữ \u202eđảo\u202c và \u200fphải\u200e trái\u2066 riêng\u2069",
    "to-hop": unicodedata.normalize("NFD", "Ngã ba Đường Ủy ban nghiệp vụ"),
    "dai": "Thủ tục rất dài " * 350,
    "dieu-khien": "Chép từ Word\x0b có\x0c ký\x07 tự\x1f lạ\ufffe",
}
BODY = """Câu có "ngoặc", ]]> và -- cùng <b>thẻ</b>, \x0b ký tự cấm, 😀, \u202eđảo\u202c.

<p style="position:fixed" class="a">Chữ <a href="../../index.md">về</a> <font color="red">đỏ</font></p>

[liên kết](../../gioi-thieu.md#muc) và [trang ngoài](https://dichvucong.gov.vn/?a=1&b="2")

| a | b |
|:--|--:|
| `<script>` | ]]> |
"""


@pytest.fixture(scope="module")
def nasty_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small section whose titles and texts are as bad as they come."""
    folder = tmp_path_factory.mktemp("nasty")
    content = copy_site("full", folder / "content")
    for number, (name, title) in enumerate(NASTY.items()):
        # JSON strings are YAML strings; what YAML forbids is written as an escape, as a program would.
        quoted = json.dumps(title, ensure_ascii=number % 2 == 0)
        text = f"---\nid: xau-{name}\ntitle: {quoted}\ndate: 2026-03-0{number + 1}\n"
        text += f"updated: 2026-04-01\ndescription: {quoted}\ntags: [{quoted}]\nfields: [the-che]\n---\n{BODY}"
        (content / f"tin-tuc/2026/{name}.md").write_text(text, encoding="utf-8", errors="surrogatepass")
    return build(content, folder)


def feeds_of(built: Built) -> dict[str, bytes]:
    xml = (".xml", ".atom")
    return {n: d for n, d in built.files.items() if n.startswith("feeds/") and n.endswith(xml) and "opml" not in n}


@pytest.mark.parametrize("site", ["demo_site", "full_site", "hostile_site", "nasty_site"])
def test_the_validator_would_have_nothing_to_say(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    feeds = feeds_of(built)
    assert len(feeds) > 30
    base = str(built.config.site_url)
    found = {name: said for name, data in feeds.items() if (said := complaints(data, base + name))}
    assert found == {}


def test_every_nasty_item_is_in_the_feeds_and_reads_as_it_was_typed(nasty_site: Built) -> None:
    wanted = {f"xau-{name}": squeeze(nfc(title)) for name, title in NASTY.items()}
    rss = lxml.etree.fromstring(nasty_site.files["feeds/tin-tuc.xml"])
    titles = {item.findtext("guid").rpartition("/")[2]: item.findtext("title") for item in rss.iter("item")}
    assert {key: titles[key] for key in wanted} == wanted
    for name in ("feeds/tin-tuc.xml", "feeds/tin-tuc.atom"):
        assert not feedparser.parse(io.BytesIO(nasty_site.files[name])).bozo
    items = {item["id"].rpartition("/")[2]: item for item in json.loads(nasty_site.text("feeds/tin-tuc.json"))["items"]}
    for key, title in wanted.items():
        assert items[key]["title"] == title
        assert len(items[key]["summary"]) <= 300
        assert len(items[key]["_zalo"]["title"]) <= 120
        assert not re.search(r"<script|position:|\x0b", items[key]["content_html"])
        assert unicodedata.is_normalized("NFC", items[key]["content_html"])
        card = items[key]["image"].removeprefix(str(nasty_site.config.site_url))
        assert Image.open(io.BytesIO(nasty_site.files[card])).size == (1200, 630)


RSS = "feeds/tin-tuc.xml"
ATOM = "feeds/tin-tuc.atom"
BREAKS = {
    "InvalidPermalink": (RSS, ' isPermaLink="false"', ""),
    "InvalidRFC2822Date": (RSS, "<pubDate>", "<pubDate>X"),
    "InvalidIntegerAttribute": (RSS, 'length="', 'length="x'),
    "InvalidLanguage": (RSS, "<language>vi", "<language>xx"),
    "SelfDoesntMatchLocation": (RSS, 'feeds/tin-tuc.xml"/>', 'feeds/khac.xml"/>'),
    "InvalidFullLink": (RSS, "<link>https://", "<link>/"),
    "SecurityRisk description": (RSS, "<description>", "<description>&lt;script>"),
    "SecurityRisk script": (RSS, "<content:encoded>", "<content:encoded>&lt;script>"),
    "ContainsRelRef": (RSS, "<content:encoded>", "<content:encoded>&lt;a href='x'>"),
    "DuplicateElement": (RSS, "<guid", "<title>x</title><guid"),
    "UndefinedElement": (RSS, "<guid", "<xin/><guid"),
    "InvalidURI": (ATOM, "<id>tag:", "<id>t:"),
    "InvalidRFC3339Date": (ATOM, "<published>", "<published>x"),
    "MissingTypeAttr": (ATOM, 'rel="self" type="application/atom+xml"', 'rel="self"'),
    "InvalidMIMEType": (ATOM, 'type="html"', 'type="CDATA"'),
    "InvalidTrueFalse": ("feeds/phat-thanh.xml", "explicit>false", "explicit>clean"),
    "InvalidDuration": ("feeds/phat-thanh.xml", "duration>75", "duration>lau"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_each_check_can_fail(name: str, full_site: Built) -> None:
    path, old, new = BREAKS[name]
    text = full_site.text(path)
    assert old in text
    said = complaints(text.replace(old, new).encode(), f"{full_site.config.site_url}{path}")
    assert any(one.startswith(name) for one in said), said


def test_feeds_that_did_not_change_keep_their_bytes(nasty_site: Built, tmp_path: Path) -> None:
    """So a server answers 304 to readers that ask again."""
    again = build(Path(nasty_site.config.docs_dir), tmp_path)
    assert feeds_of(again) == feeds_of(nasty_site)
