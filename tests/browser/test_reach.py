"""By keyboard alone, and with letters of twice the size: the ways that people go."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from visits import PAGES, Visitor

pytestmark = [pytest.mark.browser]

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll("main :is(p, li, h1, h2, h3, td, a), header a, nav a")].filter((e) => {
  const s = getComputedStyle(e);
  return e.offsetParent && !e.closest(".an-mat, .bang-cuon, .dieu-huong")
    && ["hidden", "clip"].includes(s.overflowX) && e.scrollWidth > e.clientWidth + 1;
}).map((e) => e.outerHTML.slice(0, 120))"""
NAME = """() => {
  const e = document.activeElement;
  return e.getAttribute("aria-label") || e.labels?.[0]?.textContent || e.textContent;
}"""


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Walk by Tab until the element with this text or label has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(NAME)
        if re.search(name, " ".join(here.split())):
            return
    pytest.fail(f"no way by Tab to {name}")


def test_a_procedure_is_found_and_opened_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open()
    tab_to(page, "Bạn cần làm việc gì")
    page.keyboard.type("khai sinh")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=khai*")
    page.locator("#ket-qua[data-xong]").wait_for(state="attached")
    tab_to(page, "^Thủ tục đăng ký khai sinh$")
    page.keyboard.press("Enter")
    page.wait_for_url("**/thu-tuc/1.001193/")
    tab_to(page, "Liên hệ, đường dây nóng")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lien-he/")
    tab_to(page, "18001096")


def test_display_and_filters_are_worked_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open("thu-tuc/")
    tab_to(page, "Cỡ chữ và màu nền")
    page.keyboard.press("Enter")
    tab_to(page, "Chữ to hơn")
    page.keyboard.press("Space")
    assert page.evaluate("document.documentElement.dataset.co") == "1"
    page.keyboard.press("Escape")
    expect(page.locator("#hien-thi")).to_be_hidden()


def test_letters_of_twice_the_size_lose_nothing(visitor: Visitor) -> None:
    """WCAG 1.4.4 and 1.4.10: 200 % is a window of half the width, 320 px at 400 %."""
    for width, names in ((320, tuple(PAGES)), (640, ("front page", "procedure", "news item"))):
        page = visitor.open(width=width)
        for name in names:
            visitor.go(page, name)
            assert page.evaluate(OVERFLOW) <= 0, (name, width)
            assert page.evaluate(CUT) == [], (name, width)


def test_text_alone_can_be_twice_as_large(visitor: Visitor) -> None:
    page = visitor.open(width=360)
    for name in ("front page", "news item", "procedure", "contacts", "search results", "english"):
        visitor.go(page, name)
        page.evaluate("document.documentElement.style.fontSize = '225%'")
        assert page.evaluate(OVERFLOW) <= 0, name
        assert page.evaluate(CUT) == [], name
