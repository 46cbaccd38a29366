"""A list of more procedures than one page holds: filtered by script, by keyboard, and without script by its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.published import Published
from tests.support import build, copy_site, write
from visits import served

from cchc.model.text import fold

pytestmark = [pytest.mark.browser]

NAMES = ("Đăng ký khai sinh", "Cấp giấy phép xây dựng", "Chứng thực bản sao", "<b>Hòa giải</b> & đất đai")
AGENCIES = ("Ủy ban nhân dân cấp xã", "Công an cấp xã")
ROWS = "".join(
    f'{1 + n % 3}.{n:06},"{NAMES[n % 4]} số {n}",Lĩnh vực {n % 5},{AGENCIES[n % 2]},'
    f"{'Toàn trình' if n % 10 == 0 else ''}\n"
    for n in range(601)
)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with 601 procedures."""
    folder = tmp_path_factory.mktemp("long")
    content = copy_site("minimal", folder / "content")
    head = "Mã số,Tên,Lĩnh vực,Cơ quan thực hiện,Mức độ\n"
    write(content, {"_data/thu-tuc/ds.csv": head + ROWS})
    made = build(content, folder, plugins={"cchc/cards": {"procedures": False}})
    with served(Published(made.site_dir, "http://xa.example/")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, start: str) -> Iterator[Page]:
    """The list, opened."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{start}thu-tuc/")
    yield page
    context.close()


def counted(page: Page, number: int) -> None:
    expect(page.get_by_role("status").first).to_have_text(f"{number} kết quả")


def test_typing_filters_and_the_address_keeps_it(page: Page, start: str) -> None:
    expect(page.get_by_role("link", name=re.compile("^Lĩnh vực 0")).first).to_be_visible()
    box = page.get_by_label("Lọc danh sách")
    box.press_sequentially("dang ky khai sinh so 8")
    counted(page, 4)
    box.fill("hòa giải đất đai số 599")
    counted(page, 1)
    link = page.locator("[data-ket-qua] > li > a")
    expect(link).to_have_text("<b>Hòa giải</b> & đất đai số 599")
    assert (link.get_attribute("href") or "").endswith("thu-tuc/3.000599/")
    page.wait_for_url(re.compile(r"\?q="))
    assert parse_qs(urlsplit(page.url).query) == {"q": ["hòa giải đất đai số 599"]}
    other = page.context.new_page()
    other.goto(page.url)
    counted(other, 1)
    box.fill("khong co gi ca")
    counted(page, 0)
    expect(page.get_by_text("Không có thủ tục nào khớp")).to_be_visible()
    box.fill("")
    expect(page.get_by_role("status").first).to_have_text("601 mục")


def test_selects_narrow_the_list_and_the_keyboard_reaches_everything(page: Page) -> None:
    page.get_by_label("Lọc danh sách").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Lĩnh vực", exact=True)).to_be_focused()
    page.get_by_label("Lĩnh vực", exact=True).select_option("linh-vuc-3")
    counted(page, 120)
    page.get_by_label("Cơ quan thực hiện").select_option("cong-an-cap-xa")
    counted(page, 60)
    shown = page.locator("[data-ket-qua] > li")
    more = page.get_by_role("button", name="Xem thêm")
    expect(more).to_be_visible()
    before = shown.count()
    more.focus()
    page.keyboard.press("Enter")
    assert shown.count() > before
    expect(shown.nth(before).locator("a")).to_be_focused()
    page.get_by_label("Mức độ trực tuyến").select_option("toan-trinh")
    counted(page, 0)


def test_what_is_added_at_once_finds_what_a_first_search_finds(page: Page) -> None:
    """A keyboard that writes whole words, a paste and a deletion lead to the same rows as typing the text anew."""
    box = page.get_by_label("Lọc danh sách")
    rows = [f"{1 + n % 3}.{n:06} {NAMES[n % 4]} số {n} lĩnh vực {n % 5}" for n in range(601)]
    for texts in (
        ("ai", "ai sinh", "ainh"),
        ("ho", "hòa gi", "hòa"),
        ("1.", "1.0", "1.000"),
        ("so 59", "so 5", "số 598"),
    ):
        for text in texts:
            box.fill(text)
            counted(page, sum(fits(row, text) for row in rows))


def fits(row: str, text: str) -> bool:
    """Say plainly whether a procedure is found: short words begin a word, longer ones stand anywhere."""
    folded = " " + " ".join(re.findall(r"[a-z0-9.]+", fold(row)))
    words = [word.strip(".") for word in fold(text).split()]
    return all(" " + word in folded or (len(word) > 3 and word in folded) for word in words if word)


def test_the_fields_are_out_of_reach_while_a_search_is_shown(page: Page) -> None:
    field = page.locator("[data-linh-vuc] a").first
    box = page.get_by_label("Lọc danh sách")
    box.fill("khai sinh")
    counted(page, 151)
    assert page.locator("[data-linh-vuc]").evaluate("list => list.offsetHeight") == 0
    tree = page.locator("#danh-muc").aria_snapshot()
    assert "/linh-vuc/" not in tree
    assert "khai sinh số 0" in tree
    # From the last select the next stop is the first result, never a field that is not seen.
    page.get_by_label("Mức độ trực tuyến").focus()
    page.keyboard.press("Tab")
    expect(page.locator("[data-ket-qua] a").first).to_be_focused()
    box.fill("")
    expect(field).to_be_visible()
    page.get_by_label("Mức độ trực tuyến").focus()
    page.keyboard.press("Tab")
    expect(field).to_be_focused()


def test_without_script_the_fields_lead_on(browser: Browser, start: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{start}thu-tuc/")
    expect(page.locator("form.bo-loc")).to_be_hidden()
    page.locator("#danh-muc").get_by_role("link", name="Lĩnh vực 0").click()
    expect(page.locator("#danh-muc [data-tim]")).to_have_count(121)
    context.close()


def test_on_a_phone_the_selects_open_when_they_are_wanted(browser: Browser, start: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.goto(f"{start}thu-tuc/")
    select = page.get_by_label("Lĩnh vực", exact=True)
    expect(select).to_be_hidden()
    button = page.get_by_role("button", name="Lọc thêm", expanded=False)
    page.get_by_label("Lọc danh sách").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lọc thêm", expanded=True)).to_be_focused()
    select.select_option("linh-vuc-3")
    counted(page, 120)
    page.wait_for_url(re.compile("lv=linh-vuc-3"))
    # What the address has chosen is seen at once.
    page.reload()
    expect(select).to_have_value("linh-vuc-3")
    expect(select).to_be_visible()
    context.close()


def test_the_place_of_the_filter_is_kept(browser: Browser, start: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0;"
        "new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; })"
        '.observe({type: "layout-shift", buffered: true});'
    )
    page.goto(f"{start}thu-tuc/?q=khai+sinh")
    counted(page, 151)
    assert page.evaluate("window.shift") < 0.1
    context.close()
