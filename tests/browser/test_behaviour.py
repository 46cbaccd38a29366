"""Light and dark, copying, printing and the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from visits import PAGES, Visitor

pytestmark = [pytest.mark.browser]

BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"
# Notes whether the scheme was set before anything of the body could be drawn.
WATCH = """
new MutationObserver(() => {
  const set = document.documentElement?.dataset.mdColorScheme;
  if (set && window.setBefore === undefined) window.setBefore = !document.body;
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
FOCUS = """() => {
  const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
  return {
    name: e.outerHTML.slice(0, 100),
    body: e === document.body,
    shown: (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none',
    inside: b.bottom > 0 && b.right > 0 && b.top < innerHeight && b.left < innerWidth && b.width > 0,
  };
}"""


def switch(page: Page) -> Locator:
    """Open the panel of display tools and return the button that changes light to dark."""
    if page.locator("#hien-thi").is_hidden():
        page.get_by_role("button", name="Cỡ chữ và màu nền").click()
    return page.get_by_role("button", name="Đổi nền sáng, tối")


def test_the_chosen_scheme_stays_and_does_not_flash(visitor: Visitor) -> None:
    page = visitor.open()
    light = page.evaluate(BACKGROUND)
    switch(page).click()
    dark = page.evaluate(BACKGROUND)
    assert dark != light
    page.context.add_init_script(WATCH)
    page.reload()
    assert page.evaluate(BACKGROUND) == dark
    assert page.evaluate("() => window.setBefore") is True
    visitor.go(page, "procedure")
    assert page.evaluate(BACKGROUND) == dark
    switch(page).press("Enter")
    page.reload()
    assert page.evaluate(BACKGROUND) == light


def test_the_scheme_follows_the_system_until_chosen(visitor: Visitor) -> None:
    light = visitor.open()
    dark = visitor.open(color_scheme="dark")
    chosen = visitor.open()
    switch(chosen).click()
    assert dark.evaluate(BACKGROUND) == chosen.evaluate(BACKGROUND) != light.evaluate(BACKGROUND)
    switch(dark).click()
    dark.reload()
    assert dark.evaluate(BACKGROUND) == light.evaluate(BACKGROUND)


def test_pages_work_where_storage_is_forbidden(visitor: Visitor) -> None:
    page = visitor.open()
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.reload()
    light = page.evaluate(BACKGROUND)
    switch(page).click()
    assert page.evaluate(BACKGROUND) != light


def test_copying_gives_the_canonical_address(visitor: Visitor) -> None:
    page = visitor.open("news item", permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name=re.compile("Chép địa chỉ|Đã chép"))
    button.click()
    expect(page.get_by_role("status")).to_have_text("Đã chép địa chỉ")
    canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
    assert canonical.startswith(visitor.site.url)
    assert page.evaluate("() => navigator.clipboard.readText()") == canonical
    button.click()
    expect(button).to_have_text("Chép địa chỉ")
    visitor.go(page, "rss")
    page.get_by_role("main").get_by_role("button", name="Chép địa chỉ").first.click()
    expect(page.get_by_role("status")).to_have_text("Đã chép địa chỉ")
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{visitor.site.url}feeds/tin-tuc.xml"


def test_a_refused_copy_is_told(visitor: Visitor) -> None:
    page = visitor.open("news item")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    button = page.locator("[data-chep]")
    button.click()
    expect(button).to_have_text("Chưa chép được")


def test_paper_carries_the_text_and_no_controls(visitor: Visitor) -> None:
    page = visitor.open()
    page.emulate_media(media="print")
    for name in PAGES:
        visitor.go(page, name)
        expect(page.locator("h1")).to_be_visible()
        controls = page.locator("nav:visible, form:visible, button:visible, .nut:visible").all()
        assert [one.evaluate("e => e.outerHTML.slice(0, 100)") for one in controls] == [], name
    visitor.go(page, "procedure")
    for part in ("ho-so", "trinh-tu", "cach-thuc", "thong-tin"):
        expect(page.locator(f"#{part}")).to_be_visible()
    visitor.go(page, "news item")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="In hoặc lưu PDF").click()
    assert page.evaluate("() => window.printed")


def test_the_first_tab_stop_leads_past_the_navigation(visitor: Visitor) -> None:
    page = visitor.open()
    for name in PAGES:
        visitor.go(page, name)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name=re.compile("Đến nội dung chính|Skip to main content"))
        expect(skip, name).to_be_focused()
        expect(skip, name).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => !!document.activeElement.closest('main, footer')"), name


def stops(page: Page, most: int) -> list[str]:
    """Walk by Tab and return the stops that do not show where the focus is."""
    hidden = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["body"]:
            break
        if not (stop["shown"] and stop["inside"]):
            hidden.append(stop["name"])
    return hidden


@pytest.mark.parametrize("width", [1280, 360])
def test_the_focus_can_be_seen(visitor: Visitor, width: int) -> None:
    page = visitor.open(width=width)
    for name in ("front page", "procedure", "news item", "documents"):
        visitor.go(page, name)
        assert stops(page, 70) == [], name


def test_no_page_type_breaks_a_script_or_calls_away(visitor: Visitor) -> None:
    """Loads every type of page, wide and narrow; the visitor notes what goes wrong."""
    for width in (1280, 360):
        page = visitor.open(width=width)
        for name in PAGES:
            visitor.go(page, name)
            page.mouse.wheel(0, 20_000)
            page.wait_for_load_state("networkidle")
