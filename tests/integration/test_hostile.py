"""Text of data files is untrusted: nowhere does it become markup, and everywhere it reads as it was typed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import lxml.etree
import pytest
from mkdocs.exceptions import Abort
from tests.support import HOSTILE, Built, build, copy_site, write


def test_no_script_of_the_data_runs(hostile_site: Built) -> None:
    broken = []
    for address in [*hostile_site.html, "404.html"]:
        page = hostile_site.page(address)
        for script in page.xpath("//script"):
            if script.get("type") != "application/ld+json" and (script.get("src") is None or script.text):
                broken.append(f"{address}: {lxml.etree.tostring(script)[:80]!r}")
        broken += [f"{address}: @{name}" for name in page.xpath("//@*[starts-with(name(), 'on')]")]
        if "<script>alert" in hostile_site.text(address):
            broken.append(f"{address}: raw markup")
    assert broken == []


def test_no_attribute_is_broken_out_of(hostile_site: Built) -> None:
    """A quotation mark that ends an attribute leaves its words behind as names of attributes."""
    broken = []
    for address in hostile_site.html:
        for element in hostile_site.page(address).iter():
            broken += [f"{address}: {name}" for name in element.attrib if re.search(r"kép|đơn|[<\"']", name)]
    assert broken == []


def test_nothing_is_escaped_twice(hostile_site: Built) -> None:
    twice = re.compile(r"&amp;(?:lt|gt|amp|quot|#39|#34);")
    assert [address for address in hostile_site.html if twice.search(hostile_site.text(address))] == []
    assert not twice.search(hostile_site.text("sitemap.xml"))


def test_the_text_reads_as_it_was_typed(hostile_site: Built) -> None:
    assert hostile_site.page("thu-tuc/1.001193/").xpath("string(//h1)") == f"Thủ tục đăng ký khai sinh{HOSTILE}"
    item = hostile_site.page("tin-tuc/2025/cong-khai-thu-tuc/")
    assert item.xpath("string(//h1)") == f"Công khai thủ tục: ba nơi niêm yết{HOSTILE}"
    assert item.xpath("//div[@class='van']//code/text()") == [HOSTILE]
    assert item.xpath("//meta[@property='og:title']/@content") == [f"Công khai thủ tục: ba nơi niêm yết{HOSTILE}"]
    assert hostile_site.page("").text_content().count(HOSTILE) > 5


@pytest.mark.parametrize(
    "words",
    ["Nguyễn Thị Xê", "Lò Văn Bê", "Báo Thử", "Người dân đọc bảng niêm yết"],
)
def test_every_word_of_an_item_is_shown_whole(hostile_site: Built, words: str) -> None:
    page = hostile_site.page("tin-tuc/2025/cong-khai-thu-tuc/")
    shown = page.text_content() + " ".join(page.xpath("//img/@alt"))
    assert f"{words}{HOSTILE}" in shown


def test_json_ld_gives_the_exact_text_back(hostile_site: Built) -> None:
    seen = 0
    for address in hostile_site.html:
        for script in hostile_site.page(address).xpath("//script[@type='application/ld+json']"):
            data = json.loads(script.text)
            assert data["@context"] == "https://schema.org"
            if address == "thu-tuc/1.001193/":
                assert data["name"] == f"Thủ tục đăng ký khai sinh{HOSTILE}"
                assert data["serviceOutput"]["name"] == f"Giấy khai sinh (bản chính){HOSTILE}"
            if address == "tin-tuc/2025/cong-khai-thu-tuc/":
                assert data["headline"] == f"Công khai thủ tục: ba nơi niêm yết{HOSTILE}"
            seen += 1
    assert seen >= 7


def test_json_and_xml_stay_well_formed(hostile_site: Built) -> None:
    parsed = 0
    for name, data in hostile_site.files.items():
        if name.endswith((".xml", ".atom", ".svg")):
            lxml.etree.fromstring(data)
            parsed += 1
        elif name.endswith((".json", ".webmanifest")):
            json.loads(data)
            parsed += 1
    assert parsed >= 8
    assert HOSTILE in lxml.etree.fromstring(hostile_site.files["feeds/tin-tuc.xml"]).findtext(".//item/title", "")


def test_charts_escape(hostile_site: Built) -> None:
    charts = hostile_site.page("chi-so/par-index/").xpath("//svg//title/text()")
    assert any(HOSTILE in title for title in charts)


def test_addresses_with_other_schemes_are_refused(tmp_path: Path) -> None:
    source = copy_site("minimal", tmp_path / "content")
    item = (
        '---\ntitle: "a"\ndate: 2026-01-01\ndescription: "b"\n'
        'sources: [{title: "c", url: "javascript:alert(1)"}]\n---\nNội dung.\n'
    )
    write(source, {"tin-tuc/2026/a.md": item})
    with pytest.raises(Exception, match="lỗi") as caught:
        build(source, tmp_path)
    assert "javascript" in "\n".join(caught.value.__notes__)


@pytest.mark.parametrize(
    "body",
    [
        "<a href='java&#115;cript:alert(1)'>a</a>",
        "<p style='background:url(x)' onclick='alert(1)'>a</p>",
        "<svg><style>a{}</style></svg>",
        "[a](<java\tscript:alert(1)>)",
        "[a]: vbscript:x\n\n[a]",
        "<details open ontoggle=alert(1)>a</details>",
        "<div><p>mở mà không đóng <scr<script>ipt>alert(1)</script>",
        "![x](data:text/html,<script>alert(1)</script>)",
    ],
)
def test_markup_in_an_item_is_refused_or_cleaned(body: str, tmp_path: Path) -> None:
    source = copy_site("minimal", tmp_path / "content")
    write(
        source,
        {"tin-tuc/2026/a.md": f'---\ntitle: "a"\ndate: 2026-01-01\ndescription: "b"\n---\nNội dung.\n\n{body}\n'},
    )
    try:
        built = build(source, tmp_path)
    except Abort as refused:
        assert "lỗi, chưa đăng gì" in "\n".join(refused.__notes__)  # noqa: PT017 - refusing is as good as cleaning
        return
    page = built.page("tin-tuc/2026/a/")
    (text,) = page.xpath("//div[@class='van']")
    assert not text.xpath(".//script | .//style | .//@*[starts-with(name(), 'on')] | .//@style")
    # Browsers drop tabs and line ends inside a scheme, and spaces before it.
    links = [re.sub(r"[\t\r\n]", "", link).strip().lower() for link in text.xpath(".//@href | .//@src")]
    assert not [link for link in links if link.startswith(("javascript:", "vbscript:", "data:"))]
