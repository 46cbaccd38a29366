"""What the script adds to lists and to the search page."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from visits import Visitor

pytestmark = [pytest.mark.browser]


def rows(page: Page) -> Locator:
    """Return the rows that the filter leaves."""
    return page.locator("#danh-muc [data-tim]:visible")


def counted(page: Page, number: int) -> None:
    """Assert that the status says how many rows there are."""
    expect(page.locator("[data-dem]").first).to_have_text(re.compile(rf"^{number} (kết quả|mục)$"))


def row_of(page: Page, path: str) -> Locator:
    """Return the row that leads to a page."""
    return page.locator(f"#danh-muc [data-tim] > a[href$='{path}']")


def test_the_list_of_procedures_is_filtered_without_marks(visitor: Visitor) -> None:
    page = visitor.open("thu-tuc/")
    box = page.get_by_label("Lọc danh sách")
    everything = rows(page).count()
    counted(page, everything)
    for typed in ("dang ky khai sinh", "Đăng ký khai sinh", "ĐĂNG KÝ  KHAI SINH.", "khai sinh dang ky", "1.001193"):
        box.fill(typed)
        expect(row_of(page, "/1.001193/")).to_be_visible()
        found = rows(page).count()
        assert 0 < found < everything / 4, typed
        counted(page, found)
        assert parse_qs(urlsplit(page.url).query)["q"] == [typed]
    assert rows(page).count() == 1
    box.fill("thu tuc")
    counted(page, everything)
    box.fill("")
    counted(page, everything)
    assert not urlsplit(page.url).query


def test_an_empty_filter_result_says_so(visitor: Visitor) -> None:
    page = visitor.open("thu-tuc/")
    page.get_by_label("Lọc danh sách").fill("zzz khong co gi")
    counted(page, 0)
    expect(page.locator("#danh-muc section:visible")).to_have_count(0)
    expect(page.get_by_text("Không có thủ tục nào khớp")).to_be_visible()
    page.get_by_label("Lọc danh sách").press("Enter")
    expect(page.locator("h1")).to_have_text("Thủ tục hành chính")


@pytest.mark.parametrize(
    ("path", "label", "typed", "select", "expected"),
    [
        ("thu-tuc/", "Lọc danh sách", "chung thuc", "Mức độ trực tuyến", None),
        ("thu-tuc/linh-vuc/ho-tich/", "Lọc danh sách", "ket hon", "Mức độ trực tuyến", None),
        ("van-ban/", "Lọc theo số", "118/2025", "Loại văn bản", "/118-2025-nd-cp/"),
    ],
)
def test_the_filter_is_kept_in_the_address(
    visitor: Visitor, path: str, label: str, typed: str, select: str, expected: str | None
) -> None:
    page = visitor.open(path)
    page.get_by_label(label).fill(typed)
    assert rows(page).count()
    if expected:
        expect(row_of(page, expected)).to_be_visible()
    level = rows(page).first.get_attribute("data-muc") or ""
    page.get_by_label(select).select_option(level)
    names = rows(page).all_inner_texts()
    assert names
    # Another person opens the copied address.
    other = visitor.open(page.url.removeprefix(visitor.start))
    expect(other.get_by_label(label)).to_have_value(typed)
    expect(other.get_by_label(select)).to_have_value(level)
    counted(other, len(names))
    assert rows(other).all_inner_texts() == names


SEARCHES = [
    ("thu tuc khai sinh", "thu-tuc/1.001193/"),
    ("thủ tục khai sinh", "thu-tuc/1.001193/"),
    ("duong day nong", "lien-he/"),
    ("dat dai", "thu-tuc/1.012812/"),
    ("chung thuc ban sao", "thu-tuc/2.000815/"),
    ("1.001193", "thu-tuc/1.001193/"),
    ("118/2025", "van-ban/118-2025-nd-cp/"),
]


def test_searches_find_what_people_mean(visitor: Visitor) -> None:
    page = visitor.open("tim-kiem/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    missed = {}
    for typed, wanted in SEARCHES:
        visitor.go(page, f"tim-kiem/?q={typed.replace(' ', '+')}")
        expect(page.get_by_role("searchbox")).to_have_value(typed)
        expect(page.locator("[data-dem]")).to_have_text(re.compile(r"^\d+ kết quả"))
        first = [a.get_attribute("href") or "" for a in page.locator("#ket-qua a").all()[:3]]
        if not any(wanted in href for href in first):
            missed[typed] = first
    assert missed == {}


def test_what_is_typed_is_searched_at_once(visitor: Visitor) -> None:
    page = visitor.open("tim-kiem/")
    page.get_by_role("searchbox").fill("ket hon")
    expect(page.locator("#ket-qua a").first).to_contain_text("kết hôn")
    assert "q=ket%20hon" in page.url
    page.get_by_role("searchbox").fill("qwrtpsdf zxcvb")
    expect(page.get_by_text("Không tìm thấy kết quả phù hợp")).to_be_visible()
    expect(page.locator("[data-dem]")).to_have_text("0 kết quả")
    expect(page.locator("#ket-qua a")).to_have_count(0)
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_text("Không tìm thấy kết quả phù hợp")).to_be_hidden()
    assert "?" not in page.url


def test_titles_from_the_index_are_shown_as_text(visitor: Visitor) -> None:
    """A title that looks like markup stays text, and so does what people type."""
    page = visitor.open("tim-kiem/")
    sign = "<img src=x onerror=alert(1)>"
    core = {"loai": [["thu-tuc", sign]], "muc": [[0, "thu-tuc/", f"{sign} khai sinh", [sign], [], "", ""]], "nghia": []}
    script = f"cchcTim('goc', {json.dumps(core)})"
    page.route("**/tim-goc.*.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.route(
        "**/chi-muc.js",
        lambda route: route.fulfill(
            body="cchcTim('muc-luc', {goc: 'assets/tim-goc.0.js', tu: [], tin: [], so: [0, 256, 16]})",
            content_type="text/javascript",
        ),
    )
    page.reload()
    page.get_by_role("searchbox").fill(f"khai sinh {sign}")
    page.get_by_role("searchbox").fill("khai sinh")
    expect(page.locator("#ket-qua a")).to_have_text(f"{sign} khai sinh")
    expect(page.locator("#ket-qua img")).to_have_count(0)


def test_a_search_without_network_says_so_and_works_later(visitor: Visitor) -> None:
    page = visitor.open("tim-kiem/")
    page.route("**/chi-muc.js", lambda route: route.abort())
    page.reload()
    page.get_by_role("searchbox").fill("khai sinh")
    expect(page.locator("[data-dem]")).to_contain_text("Chưa tải được dữ liệu tìm kiếm")
    page.unroute("**/chi-muc.js")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#ket-qua a").first).to_contain_text("khai sinh")
    # The browser's own note about the request that this test broke.
    visitor.trouble = [line for line in visitor.trouble if "ERR_FAILED" not in line]
