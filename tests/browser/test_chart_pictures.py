"""Every kind of chart in a browser: axe finds nothing, words are readable at 320 px, none is cut or on another."""

from __future__ import annotations

import base64
import re
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from test_accessibility import OPTIONS
from tests.charts import EXAMPLES
from tests.support import ROOT

from cchc.charts import bar_chart, grouped_chart
from cchc.charts.series import Series
from cchc.model.province import FORMER

pytestmark = [pytest.mark.browser]
ASSETS = ROOT / "theme_overrides/assets"
LONG = {
    "63-tinh": bar_chart(
        FORMER, [None if n % 9 == 4 else Decimal(n + 1) for n in range(63)], id="h", title="63 tỉnh", unit="%"
    ),
    "ten-dai": grouped_chart(
        ["Trung tâm Văn hóa, Thể thao và Truyền thông", "Bà Rịa - Vũng Tàu"],
        [Series("Quý I/2026", (Decimal(1), None)), Series("6 tháng đầu năm 2026", (None, Decimal(20)))],
        id="i",
        title="Tên dài",
    ),
}

MEASURE = """() => [...document.querySelectorAll('svg.bd')].flatMap(svg => {
  const all = svg.getBoundingClientRect(), found = []
  const words = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect(), t])
  for (const [text, box, node] of words) {
    if (!text) continue
    const size = parseFloat(getComputedStyle(node).fontSize) * all.width / svg.viewBox.baseVal.width
    if (size < 10.5) found.push(`small: ${text} ${size}`)
    if (box.left < all.left - 1 || box.right > all.right + 1 || box.top < all.top - 2 || box.bottom > all.bottom + 3)
      found.push(`cut: ${text}`)
  }
  for (let i = 0; i < words.length; i++) for (let j = i + 1; j < words.length; j++) {
    const a = words[i][1], b = words[j][1], y = a.height * 0.25
    const across = a.left < b.right - 1 && b.left < a.right - 1
    const down = a.top + y < b.bottom - y && b.top + y < a.bottom - y
    if (a.width && b.width && across && down)
      found.push(`on each other: ${words[i][0]} | ${words[j][0]}`)
  }
  return found.map(f => `${svg.querySelector('title').textContent}: ${f}`)
})"""


def _page() -> str:
    def face(weight: str) -> str:
        data = base64.b64encode((ASSETS / f"be-vietnam-pro-{weight}.woff2").read_bytes()).decode()
        rule = f"font-family: 'Be Vietnam Pro'; font-weight: {400 if weight == 'regular' else 700}"
        return f"@font-face {{ {rule}; src: url(data:font/woff2;base64,{data}); }}"

    css = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("cchc.css", "bieu-do.css"))
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)  # theirs has an address; here the typeface stands in the page
    figures = "".join(
        f'<figure class="bd-khung"><figcaption>{name}</figcaption>{svg}</figure>'
        for name, svg in {**EXAMPLES, **LONG}.items()
    )
    return (
        f"<!doctype html><html lang='vi'><head><title>Biểu đồ</title><style>{css}{face('regular')}{face('bold')}"
        "</style></head><body><main class='khung noi-dung'><h1>Biểu đồ</h1>"
        f"<div class='bds'>{figures}</div></main></body></html>"
    )


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])
def test_charts_in_a_browser(browser: Browser, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        page.set_content(_page())
        page.evaluate("Promise.all([...document.fonts].map(face => face.load())).then(() => null)")
        assert page.evaluate("[...document.fonts].map(face => face.status)") == ["loaded", "loaded"]
        assert page.evaluate("document.querySelectorAll('svg.bd').length") == len(EXAMPLES) + len(LONG)
        assert page.evaluate(MEASURE) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options=OPTIONS).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    finally:
        page.close()
