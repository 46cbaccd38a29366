"""Size of letters, contrast, reading aloud, urgent notices: what helps those who see, hear or read less well."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect
from visits import Visitor

pytestmark = [pytest.mark.browser]

SIZE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
# Chromium on a server has no voice: these speak at once or fall silent, and note what was said.
VOICES = """
window.said = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => VOICES.map((lang) => ({ lang, name: lang })),
  speak(one) { said.push([one.text, one.lang]); if (!WAIT || said.length < WAIT) setTimeout(one.onend, 0); },
  cancel() {}, addEventListener() {},
} });
"""


def voices(page: Page, *langs: str, wait: int = 0) -> None:
    """Give the browser voices for the next pages; it stops to speak at the sentence `wait` (0: never)."""
    page.context.add_init_script(VOICES.replace("VOICES.map", f"{json.dumps(langs)}.map").replace("WAIT", str(wait)))


def test_letters_grow_stay_and_are_told(visitor: Visitor) -> None:
    page = visitor.open("thu-tuc/1.001193/")
    plain = page.evaluate(SIZE)
    opener = page.get_by_role("button", name="Cỡ chữ và màu nền")
    opener.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    for _ in range(6):
        page.get_by_role("button", name="Chữ to hơn").click()
    expect(page.locator("[data-bao]")).to_have_text("Cỡ chữ 5 trong 5 cỡ")
    large = page.evaluate(SIZE)
    assert large >= plain * 1.5
    visitor.go(page, "news item")
    assert page.evaluate(SIZE) == large
    opener.click()
    page.get_by_role("button", name="Chữ cỡ thường").click()
    assert page.evaluate(SIZE) == plain
    page.get_by_role("button", name="Chữ nhỏ hơn").click()
    assert page.evaluate(SIZE) < plain
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(page.locator("#hien-thi")).to_be_hidden()


def test_strong_contrast_is_black_and_white(visitor: Visitor) -> None:
    for scheme, colours in (
        ("light", ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]),
        ("dark", ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]),
    ):
        page = visitor.open("lien-he/", color_scheme=scheme)
        page.get_by_role("button", name="Cỡ chữ và màu nền").click()
        button = page.get_by_role("button", name="Tương phản cao")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        page.reload()
        read = "() => { const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]; }"
        assert page.evaluate(read) == colours


def test_an_item_is_read_aloud_to_its_end(visitor: Visitor) -> None:
    page = visitor.open()
    voices(page, "en-US", "vi-VN")
    visitor.go(page, "news item")
    page.get_by_role("button", name="Đọc bài").click()
    expect(page.locator("[data-bao]")).to_have_text("Đã đọc hết bài")
    said = page.evaluate("said")
    assert {lang for _, lang in said} == {"vi-VN"}
    words = " ".join(text for text, _ in said)
    assert said[0][0][-20:] == page.locator("h1").inner_text()[-20:]
    assert "/20" not in words
    for part in (page.locator(".bai__tom-tat").inner_text(), page.locator(".van p").last.inner_text()):
        assert part.split(".")[0].split(",")[0].strip()[:20] in words
    for silent in ("In hoặc lưu PDF", "Tin liên quan", "Facebook"):
        assert silent not in words
    assert "UBND" not in words
    expect(page.get_by_role("button", name="Đọc bài")).to_be_visible()


def test_reading_pauses_and_goes_on_where_it_was(visitor: Visitor) -> None:
    page = visitor.open()
    voices(page, "vi-VN", wait=3)
    visitor.go(page, "procedure")
    page.get_by_role("button", name="Đọc bài").press("Enter")
    expect(page.locator(".dang-doc")).to_have_count(1)
    page.get_by_role("button", name="Tạm dừng").press("Enter")
    at = page.evaluate("said.length")
    page.get_by_role("button", name="Đọc tiếp").press("Enter")
    said = page.evaluate("said.map(([text]) => text)")
    assert said[at] == said[at - 1]
    page.get_by_role("button", name="Thôi đọc").press("Enter")
    expect(page.get_by_role("button", name="Đọc bài")).to_be_focused()
    expect(page.locator(".dang-doc")).to_have_count(0)


def test_without_a_vietnamese_voice_nothing_is_offered(visitor: Visitor) -> None:
    page = visitor.open()
    voices(page, "en-US", "fr-FR")
    visitor.go(page, "news item")
    expect(page.locator("[data-doc]")).to_be_hidden()


def test_an_urgent_notice_minds_the_clock(visitor: Visitor) -> None:
    """Also on a page that was kept: its own script hides what has ended."""
    page = visitor.open("lien-he/")
    html = page.content()
    box = '<aside class="khan" aria-label="Thông báo khẩn" data-tu="{}" data-den="{}"><p>Mất điện</p></aside>'
    cases = [
        ("2020-01-01T00:00:00+07:00", "2099-01-01T00:00:00+07:00", True),
        ("", "2020-01-02T00:00:00+07:00", False),
        ("2098-01-01T00:00:00+07:00", "2099-01-01T00:00:00+07:00", False),
    ]
    shown_html = ""
    page.route("**/lien-he/", lambda route: route.fulfill(body=shown_html, content_type="text/html"))
    for begins, ends, shown in cases:
        shown_html = html.replace("<header", box.format(begins, ends) + "<header", 1)
        page.goto(visitor.start + "lien-he/")
        expect(page.locator(".khan")).to_be_visible(visible=shown)
