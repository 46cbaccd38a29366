"""The built site keeps the contract: addresses, what is never published, what is never claimed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.exceptions import Abort
from tests.full import MARK
from tests.support import SITES, Built, build, copy_site, write

ADDRESSES = [
    "",
    "tin-tuc/",
    "tin-tuc/2025/cong-khai-thu-tuc/",
    "tin-tuc/linh-vuc/thu-tuc-hanh-chinh/",
    "tin-tuc/don-vi/phong-vhxh/",
    "tin-tuc/nam/2025/",
    "thu-tuc/",
    "thu-tuc/1.001193/",
    "thu-tuc/2.000815.000.00.00.H55/",
    "thu-tuc/linh-vuc/ho-tich/",
    "chi-so/",
    "chi-so/par-index/",
    "chi-so/sipas/",
    "chi-so/papi/",
    "chi-so/qd-766/",
    "van-ban/",
    "van-ban/moi/",
    "ke-hoach/",
    "ke-hoach/2024/",
    "kenh-chinh-thuc/",
    "lien-he/",
    "rss/",
    "tim-kiem/",
    "feeds/tin-tuc.xml",
    "feeds/tin-tuc.atom",
    "feeds/tin-tuc.json",
    "feeds/linh-vuc/the-che.xml",
    "feeds/opml.xml",
    "404.html",
    "sitemap.xml",
    "robots.txt",
]
"""Every address that the rooms built so far promise; a room adds its own when it comes."""


def in_site(built: Built, address: str) -> bool:
    return (f"{address}index.html" if address.endswith("/") or not address else address) in built.files


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_contract_is_there(full_site: Built, address: str) -> None:
    assert in_site(full_site, address)


def test_the_demo_has_no_problems(demo_site: Built) -> None:
    assert demo_site.messages() == []


def test_the_full_site_has_no_warnings(full_site: Built) -> None:
    assert full_site.messages() == []


@pytest.mark.parametrize("site", ["demo_site", "full_site", "hostile_site"])
def test_every_link_leads_somewhere(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    base = str(built.config.site_url)
    broken = set()
    for address in [*built.html, "404.html"]:
        here = urljoin(base, address)
        for element, attribute, link, _ in built.page(address).iterlinks():
            target = urlsplit(urljoin(here, link))._replace(query="", fragment="").geturl()
            if target.startswith(base) and not in_site(built, unquote(target.removeprefix(base))):
                broken.add(f"{address}: <{element.tag} {attribute}={link}>")
    assert sorted(broken) == []


@pytest.mark.parametrize("site", ["demo_site", "full_site", "hostile_site"])
def test_every_anchor_has_its_target_and_every_id_is_unique(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    broken = []
    for address in built.html:
        page = built.page(address)
        ids = page.xpath("//@id")
        broken += [f"{address}: id {one} twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
        broken += [f"{address}: {link}" for link in page.xpath("//a/@href") if link[:1] == "#" and link[1:] not in ids]
        for named in page.xpath("//@aria-labelledby | //label/@for"):
            broken += [f"{address}: names {one}" for one in named.split() if one not in ids]
    assert broken == []


@pytest.mark.parametrize("site", ["demo_site", "full_site"])
def test_no_page_loads_anything_from_another_host(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    loaded = "//script/@src | //img/@src | //img/@srcset | //iframe/@src | //source/@src | //video/@src | //audio/@src"
    links = "//link[not(@rel='canonical') and not(@hreflang)]/@href"  # names of the page, which nothing loads
    outside = {
        f"{address}: {url}"
        for address in [*built.html, "404.html"]
        for url in built.page(address).xpath(f"{loaded} | {links}")
        if re.match(r"(?:[a-z]+:)?//", url)
    }
    assert sorted(outside) == []


def test_what_is_hidden_is_nowhere(full_site: Built) -> None:
    found = [name for name, data in full_site.files.items() if MARK.encode() in data or "_data" in name]
    assert found == []
    # Open data are written by the program from what is shown; they are no files of the editors.
    names = " ".join(name for name in full_site.files if not re.fullmatch(r"du-lieu/[a-z0-9-]+\.csv", name))
    assert not re.search(r"ban-nhap|noi-bo|de-danh|ghi-chu|\.ya?ml\b|\.csv|\.xlsx", names)


def test_a_hidden_item_leaves_no_gap(full_site: Built) -> None:
    """Lists, facets and counts know nothing of hidden items."""
    assert "tin-tuc/nam/2026/" in full_site.html
    assert [a.text_content() for a in full_site.page("tin-tuc/nam/2026/").xpath("//article//h2")] == [
        "Phát thanh số 1: giấy tờ cho năm học mới",
        "Thông báo lịch nghỉ Tết",
    ]


def test_items_and_procedures_are_not_in_the_nav(demo_site: Built) -> None:
    """A nav of thousands is quadratic (docs/architecture.md)."""
    for address in ("", "tin-tuc/", "thu-tuc/1.001193/"):
        nav = demo_site.page(address).xpath("//header//nav//a/@href")
        assert 5 <= len(nav) <= 12
        assert not [link for link in nav if re.search(r"tin-tuc/\d|thu-tuc/\d|van-ban/\w", link)]


def test_sitemap_has_every_page_and_no_redirect(full_site: Built) -> None:
    listed = re.findall(r"<loc>([^<]+)</loc>", full_site.text("sitemap.xml"))
    base = str(full_site.config.site_url)
    redirects = {address for address in full_site.html if 'http-equiv="refresh"' in full_site.text(address)}
    # Copies of items for people who post them elsewhere are not to be found by search engines.
    copies = {address for address in full_site.html if address.startswith("dang-lai/")}
    assert copies
    assert sorted(url.removeprefix(base) for url in listed) == sorted(set(full_site.html) - redirects - copies)


def test_a_long_code_leads_to_the_short_one(full_site: Built) -> None:
    page = full_site.page("thu-tuc/2.000815.000.00.00.H55/")
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == "0; url=../../thu-tuc/2.000815/"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_spreadsheet_is_read(full_site: Built) -> None:
    page = full_site.page("thu-tuc/1.000894/")
    text = page.text_content()
    assert page.xpath("string(//h1)") == "Thủ tục đăng ký kết hôn"
    assert "Trực tuyến toàn trình" in text
    assert "Ghi chú riêng" in text
    assert "Cột riêng của phường" in text
    assert "Ghi chú riêng" not in full_site.page("thu-tuc/1.004873/").text_content()


def test_nothing_that_is_missing_is_shown_as_zero(full_site: Built) -> None:
    cells = full_site.page("chi-so/par-index/").xpath("//table[1]//tr[th='2022']/td")
    assert [cell.text_content() for cell in cells[:2]] == ["chưa có", "30/63"]
    assert "Chưa có số liệu nào được công bố" in full_site.text("chi-so/papi/")
    for address in [one for one in full_site.html if one.startswith(("chi-so/", "thu-tuc/"))]:
        page = full_site.page(address)
        assert not page.xpath("//td[normalize-space()='0' or normalize-space()='0/0' or normalize-space()='None']")
        assert "None" not in page.text_content()
    nothing = full_site.page("chi-so/qd-766/").xpath("//tr[td[.='không phát sinh (0/0)']]/td[1]")
    assert [cell.text_content() for cell in nothing] == ["-"] * len(nothing)
    assert nothing


def test_no_page_shows_the_word_none(full_site: Built, demo_site: Built) -> None:
    for built in (full_site, demo_site):
        for address in built.html:
            page = built.page(address)
            for script in page.xpath("//script | //style"):
                script.drop_tree()
            assert not re.search(r"\bNone\b|\bUndefined\b|\bFalse\b", page.text_content()), address


def test_sources_that_disagree_stand_side_by_side(full_site: Built) -> None:
    page = full_site.page("chi-so/par-index/")
    rows = page.xpath("//table[1]//tr[th='2019']")
    assert [row.xpath("string(td[1])") for row in rows] == ["80,1", "80,9"]
    assert "Các nguồn chưa thống nhất" in page.text_content()


def test_a_tie_and_a_gap_are_said_in_words(full_site: Built) -> None:
    page = full_site.page("chi-so/par-index/")
    tie = page.xpath("string(//table[1]//tr[starts-with(th, '2024')]/td[3])")
    assert tie == "không đổi, giữ hạng"
    assert page.xpath("string(//table[1]//tr[starts-with(th, '2021')]/td[1])") == "67,41/97,5"
    assert page.xpath("string(//table[1]//tr[starts-with(th, '2021')]/td[3])") == "-"


def test_a_result_of_the_province_is_not_shown_as_the_communes(full_site: Built) -> None:
    assert "Chỉ số của tỉnh, không phải của riêng phường Bến Thử" in full_site.page("chi-so/sipas/").text_content()
    assert "không phải của riêng" not in full_site.page("chi-so/qd-766/").text_content()
    assert "90,10" in full_site.page("chi-so/qd-766/").text_content()


@pytest.mark.parametrize("site", ["demo_site", "full_site"])
def test_a_fee_stands_with_its_exemptions(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    checked = 0
    for address in [one for one in built.html if re.fullmatch(r"thu-tuc/\d\.\d{6}/", one)]:
        for fee in built.page(address).xpath("//dl//dt[.='Phí, lệ phí']/following-sibling::dd[1]"):
            text = fee.text_content()
            assert "Miễn, giảm:" in text or re.match(r"\s*(?:Không|Miễn phí)", text), address
            checked += 1
    assert checked


def test_a_fee_of_one_way_stands_with_exemptions_too(tmp_path: Path) -> None:
    """`ways[].fee` is a cost as well; without `fee.exemptions` it would mislead in the same way."""
    source = copy_site("minimal", tmp_path / "content")
    text = (
        'code: "1.000001"\nname: "Thủ tục thử"\nfield: "Thử"\ntime: "Trong ngày"\nsource: "Nguồn"\n'
        'ways: [{kind: truc-tiep, fee: "8.000 đồng"}]\n'
    )
    write(source, {"_data/thu-tuc/1.000001.yml": text})
    page = build(source, tmp_path).page("thu-tuc/1.000001/").text_content()
    assert "8.000 đồng" not in page or "Miễn, giảm" in page


def test_conditions_that_are_not_known_are_not_denied(tmp_path: Path) -> None:
    """ "Không có" is a statement of the source, not the word for a key that was left out."""
    source = copy_site("minimal", tmp_path / "content")
    text = 'code: "1.000001"\nname: "Thủ tục thử"\nfield: "Thử"\ntime: "Trong ngày"\nsource: "Nguồn"\n'
    write(source, {"_data/thu-tuc/1.000001.yml": text})
    page = build(source, tmp_path).page("thu-tuc/1.000001/")
    assert "Không có" not in page.xpath("string(//dt[.='Yêu cầu, điều kiện']/following-sibling::dd[1])")


def test_the_search_index_tells_no_fee_without_exemptions(full_site: Built) -> None:
    [core] = [name for name in full_site.files if name.startswith("assets/tim-goc.")]
    rows = json.loads(full_site.text(core).removeprefix('cchcTim("goc",').removesuffix(");\n"))["muc"]
    facts = [fact for row in rows if row[0] == 0 for fact in row[3]]
    assert facts
    assert [fact for fact in facts if "đồng" in fact and "miễn" not in fact.lower()] == []


def test_an_expired_notice_says_so_and_leaves_the_front_page(full_site: Built) -> None:
    page = full_site.page("tin-tuc/2026/thong-bao-nghi-tet/").text_content()
    assert "Thông báo này đã hết thời hạn ngày 20/02/2026" in page
    assert "thong-bao-nghi-tet" not in full_site.text("")
    assert "thong-bao-nghi-tet" in full_site.text("tin-tuc/")


def test_a_replaced_document_names_its_successor(full_site: Built) -> None:
    old = full_site.page("van-ban/cu/")
    assert "Hết hiệu lực" in old.text_content()
    assert old.xpath("//a[contains(@href, 'van-ban/moi/')]")
    assert "Thay thế" in full_site.page("van-ban/moi/").text_content()
    assert "Chưa có hiệu lực" in full_site.page("van-ban/sap-toi/").text_content()


def test_plans(full_site: Built) -> None:
    page = full_site.page("ke-hoach/")
    assert page.xpath("string(//h1)") == "Kế hoạch tuyên truyền cải cách hành chính năm 2025"
    counts = page.xpath("//*[@aria-label='Nội dung tuyên truyền']//tbody/tr/td[last()]/text()")
    assert counts == ["1", "1", "0"]
    assert page.xpath("//a[contains(@href, 'ke-hoach/2024/')]/text()") == ["Kế hoạch năm 2024"]


def test_a_page_of_the_editors_is_published(full_site: Built) -> None:
    page = full_site.page("gioi-thieu/")
    assert page.xpath("string(//h1)") == "Trang viết tay"
    assert page.xpath("//strong[.='chữ đậm']")


def test_the_smallest_site_is_whole_and_friendly(tmp_path: Path) -> None:
    built = build(SITES / "minimal", tmp_path, strict=True)
    assert built.messages() == []
    told = {
        "": "Chưa có tin nào được đăng.",
        "tin-tuc/": "Chưa có tin nào trong mục này.",
        "thu-tuc/": "Danh mục thủ tục đang được cập nhật.",
        "chi-so/": "Chưa có chỉ số nào được công bố ở đây.",
        "van-ban/": "Chưa có văn bản nào.",
        "ke-hoach/": "Chưa có kế hoạch nào được đăng.",
        "lien-he/": "Chưa có đầu mối nào.",
        "kenh-chinh-thuc/": "Chưa có kênh nào được xác nhận.",
    }
    for address, words in told.items():
        assert words in built.page(address).text_content(), address
    assert built.page("feeds/tin-tuc.xml") is not None
    assert json.loads(built.text("feeds/tin-tuc.json"))["items"] == []


def test_no_site_url_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="thiếu site_url"):
        build(SITES / "minimal", tmp_path, site_url="")


def test_problems_reach_the_log_in_their_order(tmp_path: Path) -> None:
    source = copy_site("minimal", tmp_path / "content")
    write(source, {"tin-tuc/2026/a.md": "không có phần khai báo\n", "_data/thu-tuc/1.000001.yml": 'code: "1.000001"\n'})
    with pytest.raises(Abort, match=r"Nội dung còn \d lỗi, chưa đăng gì") as caught:
        build(source, tmp_path)
    notes = "\n".join(caught.value.__notes__)
    assert "tin-tuc/2026/a.md" in notes
    assert "1.000001.yml" in notes
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "name",
    [
        "lien-he.md",
        "Lien-He/index.md",
        "chi-so.md",
        "thu-tuc/1.000001.md",
        "van-ban/index.md",
        "index.md",
    ],
)
def test_a_page_at_the_address_of_a_made_one_is_refused(name: str, tmp_path: Path) -> None:
    """MkDocs would overwrite one of the two without a word."""
    source = copy_site("minimal", tmp_path / "content")
    write(source, {name: "# Trang viết tay\n", "_data/thu-tuc/1.000001.yml": 'code: "1.000001"\nname: a\nfield: b\n'})
    with pytest.raises(Abort, match=r"trùng địa chỉ|tên này dành cho"):
        build(source, tmp_path)


def test_a_picture_beside_a_draft_is_not_published(tmp_path: Path) -> None:
    source = copy_site("minimal", tmp_path / "content")
    picture = (SITES / "full/tin-tuc/anh/tiep-dan.png").read_bytes()
    front = '---\ntitle: "a"\ndate: 2026-01-01\ndescription: "b"\n{}---\n![Ảnh]({})\n'
    write(
        source,
        {
            "tin-tuc/2026/nhap.md": front.format("draft: true\n", "bimat.png"),
            "tin-tuc/2026/dang.md": front.format("", "chung.png"),
            "tin-tuc/2026/noi-bo.md": front.format("audience: [noi-bo]\n", "chung.png"),
            "tin-tuc/2026/bimat.png": picture,
            "tin-tuc/2026/chung.png": picture,
        },
    )
    files = build(source, tmp_path).files
    assert "tin-tuc/2026/chung.png" in files
    assert "tin-tuc/2026/bimat.png" not in files


def test_an_item_can_be_kept_out_of_the_search(tmp_path: Path) -> None:
    """docs/du-lieu.md promises it: search: {exclude: true}."""
    source = copy_site("minimal", tmp_path / "content")
    front = '---\ntitle: "a"\ndate: 2026-01-01\ndescription: "b"\nsearch: {exclude: true}\n---\nNội dung.\n'
    write(source, {"tin-tuc/2026/a.md": front})
    files = build(source, tmp_path).files
    assert not [name for name, data in files.items() if "/tim-" in name and b"tin-tuc/2026/a/" in data]


def with_index(tmp_path: Path, rows: str) -> Built:
    source = copy_site("minimal", tmp_path / "content")
    site = source / "_data/site.yml"
    site.write_text(
        f"{site.read_text(encoding='utf-8')}indices: [{{key: par-index, name: PAR INDEX}}]\n", encoding="utf-8"
    )
    write(source, {"_data/chi-so/a.csv": f"index,year,unit,score,rank,source\n{rows}"})
    return build(source, tmp_path)


@pytest.mark.parametrize("address", ["", "chi-so/"])
def test_a_disputed_figure_is_never_shown_as_settled(address: str, tmp_path: Path) -> None:
    rows = "PAR INDEX,2024,Thử Nghiệm,80.1,,https://a.example/\nPAR INDEX,2024,Thử Nghiệm,80.9,,https://b.example/\n"
    text = with_index(tmp_path, rows).page(address).text_content()
    assert "80,1" not in text or "80,9" in text or "chưa thống nhất" in text


def test_a_province_named_with_its_type_is_known_everywhere(tmp_path: Path) -> None:
    built = with_index(tmp_path, "PAR INDEX,2024,tỉnh Thử Nghiệm,80.1,,https://a.example/\n")
    for address in ("", "chi-so/", "chi-so/par-index/"):
        assert "80,1" in built.page(address).text_content(), address


def test_a_field_without_letters_has_an_address(tmp_path: Path) -> None:
    source = copy_site("minimal", tmp_path / "content")
    write(source, {"_data/thu-tuc/a.csv": "Mã số,Tên,Lĩnh vực\n1.000001,A,(*)\n1.000002,B,Đất đai\n"})
    built = build(source, tmp_path)
    assert "thu-tuc/linh-vuc/" not in built.html


def test_a_document_named_index_does_not_take_the_lists_place(tmp_path: Path) -> None:
    source = copy_site("minimal", tmp_path / "content")
    write(source, {"_data/van-ban/a.yml": '- {type: Luật, title: "Luật thử", key: index}\n'})
    try:
        built = build(source, tmp_path)
    except Abort:
        return
    assert "Danh mục" in built.text("van-ban/")
    assert "van-ban/index/" in built.html


def test_the_service_worker_keeps_the_core_of_the_index(full_site: Built) -> None:
    [core] = [name for name in full_site.files if name.startswith("assets/tim-goc.")]
    assert core in full_site.text("sw.js")
