"""The ways that people take through the site, with JavaScript and without."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from visits import PAGES, Visitor

pytestmark = [pytest.mark.browser]
with_and_without_js = pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
NUMBER = re.compile(r"\d+(?:,\d+)?")


def arrived(page: Page, path: str) -> None:
    """Assert that the address fits a pattern, and that the page is a page of the site with one heading."""
    expect(page).to_have_url(re.compile(path))
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()


def test_from_the_front_page_by_search_to_a_procedure(visitor: Visitor) -> None:
    page = visitor.open()
    page.get_by_label("Bạn cần làm việc gì?").fill("thu tuc khai sinh")
    page.get_by_role("main").get_by_role("button", name="Tìm").click()
    arrived(page, r"/tim-kiem/\?q=")
    page.locator("#ket-qua a").first.click()
    arrived(page, "/thu-tuc/1.001193/$")
    expect(page.locator("h1")).to_contain_text("khai sinh")


def test_search_without_js_leads_to_the_lists(visitor: Visitor) -> None:
    page = visitor.open(js=False)
    page.get_by_label("Bạn cần làm việc gì?").fill("khai sinh")
    page.get_by_role("main").get_by_role("button", name="Tìm").click()
    arrived(page, r"/tim-kiem/\?q=")
    main = page.get_by_role("main")
    expect(main.get_by_role("searchbox")).to_have_count(0)
    main.get_by_role("link", name="Danh mục thủ tục hành chính").click()
    arrived(page, "/thu-tuc/$")


@with_and_without_js
def test_from_the_list_by_field_to_a_procedure(visitor: Visitor, js: bool) -> None:
    page = visitor.open(js=js)
    page.get_by_role("navigation", name="Các phần").get_by_role("link", name="Thủ tục").click()
    arrived(page, "/thu-tuc/$")
    page.get_by_role("navigation", name="Lĩnh vực").get_by_role("link", name="Hộ tịch").click()
    arrived(page, "/thu-tuc/linh-vuc/ho-tich/$")
    page.get_by_role("main").get_by_role("link", name=re.compile("^Thủ tục đăng ký khai sinh$")).click()
    arrived(page, "/thu-tuc/1.001193/$")
    main = page.get_by_role("main")
    for fact in ("Thời hạn giải quyết", "Phí, lệ phí", "Cách nộp", "Kết quả nhận được", "1.001193"):
        expect(main.get_by_text(fact).locator("visible=true").first).to_be_visible()
    expect(main.get_by_text(re.compile("Miễn, giảm: .{20}")).first).to_be_visible()
    papers = main.get_by_role("region", name="Hồ sơ cần chuẩn bị").get_by_role("listitem")
    expect(papers.first).to_be_visible()
    expect(main.get_by_role("region", name="Trình tự thực hiện").get_by_role("listitem").first).to_be_visible()
    main.get_by_role("link", name="Liên hệ, đường dây nóng").click()
    arrived(page, "/lien-he/$")


@with_and_without_js
def test_through_the_news(visitor: Visitor, js: bool) -> None:
    page = visitor.open("tin-tuc/", js=js)
    page.get_by_role("navigation", name="Phân trang").get_by_role("link", name="Cũ hơn").click()
    arrived(page, "/tin-tuc/trang/2/$")
    link = page.get_by_role("main").get_by_role("article").first.get_by_role("link")
    title = link.inner_text()
    link.click()
    arrived(page, r"/tin-tuc/\d{4}/[a-z0-9-]+/$")
    expect(page.locator("h1")).to_have_text(title)
    first = page.url
    around = page.get_by_role("navigation", name="Tin trước và sau")
    around.get_by_role("link", name="Tin sau").click()
    page.wait_for_url(lambda url: url != first)
    arrived(page, r"/tin-tuc/\d{4}/[a-z0-9-]+/$")
    around.get_by_role("link", name="Tin trước").click()
    expect(page).to_have_url(first)
    page.get_by_role("complementary", name="Liên quan").get_by_role("link").first.click()
    page.wait_for_url(lambda url: url != first)
    expect(page.locator("h1")).to_be_visible()


@with_and_without_js
def test_to_a_document_and_its_standing(visitor: Visitor, js: bool) -> None:
    page = visitor.open("van-ban/", js=js)
    page.get_by_role("main").get_by_role("link", name="118/2025/NĐ-CP").first.click()
    arrived(page, "/van-ban/118-2025-nd-cp/$")
    expect(page.locator("article .nhan").nth(1)).to_have_text(re.compile("hiệu lực|sửa đổi"))
    for name in ("Ngày ban hành", "Có hiệu lực từ", "Mức độ đối chiếu"):
        expect(page.get_by_role("row", name=name)).to_have_text(re.compile(r"\d|đối chiếu"))


@with_and_without_js
def test_an_index_shows_the_same_numbers_twice(visitor: Visitor, js: bool) -> None:
    page = visitor.open("chi-so/", js=js)
    page.get_by_role("main").get_by_role("link", name="PAR INDEX").first.click()
    arrived(page, "/chi-so/par-index/$")
    charts = page.locator("figure svg")
    assert charts.count() >= 1
    cells = page.get_by_role("table").first.locator("th, td").all_inner_texts()
    table = {number for cell in cells for number in NUMBER.findall(cell)}
    for chart in charts.all():
        expect(chart).to_be_visible()
        labels = chart.locator("text.so").all_text_contents()
        points = [title.rsplit(":", 1)[1] for title in chart.locator("title").all_text_contents() if ":" in title]
        marked = [text for label in labels + points for text in NUMBER.findall(label)]
        assert labels, "the chart's lines carry no numbers"
        assert points, "the chart's points carry no numbers"
        assert set(marked) <= table


@with_and_without_js
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("ke-hoach/", ["Bảng phân công nhiệm vụ", "Chủ trì", "Nội dung tuyên truyền"]),
        ("lien-he/", ["18001096", "Trung tâm Phục vụ hành chính công"]),
        ("kenh-chinh-thuc/", ["dichvucong.gov.vn", "Nhận biết trang giả mạo"]),
        ("rss/", ["Tin mới", "feeds/tin-tuc.xml"]),
        ("chi-so/par-index/2024/", ["Lai Châu", "56", "85,97"]),
        ("chi-so/qd-766/2026-08/", ["Chỉ tiêu", "Tháng 8/2026"]),
        ("mot-cua/", ["Kết quả tiếp nhận, giải quyết hồ sơ một cửa"]),
    ],
)
def test_pages_of_reference(visitor: Visitor, js: bool, path: str, words: list[str]) -> None:
    page = visitor.open(path, js=js)
    main = page.get_by_role("main")
    for word in words:
        expect(main.get_by_text(word).first).to_be_visible()
    expect(page.get_by_role("complementary", name="Trách nhiệm nội dung")).to_contain_text("Đơn vị chịu trách nhiệm")


@with_and_without_js
@pytest.mark.parametrize("path", ["khong-co", "tin-tuc/2025/khong-co/trang-nay/"])
def test_an_address_that_does_not_exist(visitor: Visitor, js: bool, path: str) -> None:
    page = visitor.open(path, js=js)
    expect(page.locator("h1")).to_have_text("Không tìm thấy trang này")
    page.get_by_role("main").get_by_role("link", name="Danh mục thủ tục").click()
    arrived(page, "/thu-tuc/$")


def test_nothing_that_needs_js_shows_without_it(visitor: Visitor) -> None:
    page = visitor.open(js=False)
    for name in PAGES:
        visitor.go(page, name.replace("search results", "tim-kiem/"))
        needing = page.locator("form[data-loc], form[data-tim-kiem], [data-khong-co], button[type=button], select")
        shown = [one.evaluate("e => e.outerHTML.slice(0, 80)") for one in needing.all() if one.is_visible()]
        assert shown == [], name
        # What stays sends people to the search page, which tells them where the lists are.
        for form in page.locator("form:visible").all():
            assert urlsplit(form.evaluate("form => form.action")).path == f"{visitor.site.base}tim-kiem/", name
