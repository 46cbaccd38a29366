"""What a first visit loads: weight is cost and waiting time on village networks."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Response
from visits import Visitor

pytestmark = [pytest.mark.browser]

FIRST_VIEW, BLOCKING = 100_000, 14_000
"""Bytes as a server sends them (gzip): all but pictures; and what must come before anything is drawn."""
PAGES = ("front page", "news item", "procedure", "procedure field", "contacts")
_PACKED = {"font", "image", "media"}
_BLOCKS = """() => [...document.head.querySelectorAll(
  "link[rel=stylesheet], script[src]:not([defer]):not([async])")].map((one) => one.href || one.src)"""


@pytest.mark.parametrize("name", PAGES)
def test_a_first_view_is_light(visitor: Visitor, name: str) -> None:
    weights: dict[str, int] = {}

    def weigh(answer: Response) -> None:
        kind = answer.request.resource_type
        # What is only confirmed (304) has no body; it is asked for again below.
        if answer.ok and kind != "image" and urlsplit(answer.url).scheme.startswith("http"):
            weights[answer.url] = len(answer.body() if kind in _PACKED else gzip.compress(answer.body(), 6))

    page = visitor.open("rss/")
    page.on("response", weigh)
    page.context.clear_cookies()
    visitor.go(page, name)
    page.wait_for_load_state("networkidle")
    # Fonts and the style sheet are the same on every page, and may have come from memory with the page before.
    loaded = set(page.evaluate("() => performance.getEntriesByType('resource').map((one) => one.name)"))
    for address in loaded - set(weights):
        if not address.endswith((".svg", ".jpg", ".png", ".webp")):
            body = page.request.get(address).body()
            weights[address] = len(body) if address.endswith(".woff2") else len(gzip.compress(body, 6))
    blocking = weights[page.url] + sum(weights[address] for address in page.evaluate(_BLOCKS))
    assert sum(weights.values()) <= FIRST_VIEW, weights
    assert blocking <= BLOCKING, weights
    assert any(address.endswith(".woff2") for address in weights)


def test_the_search_page_keeps_its_place_while_results_come(visitor: Visitor) -> None:
    page = visitor.open()
    page.context.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => {"
        " if (!one.hadRecentInput) window.moved += one.value; })).observe({ type: 'layout-shift', buffered: true });"
    )
    for path in ("tim-kiem/?q=khai+sinh", "thu-tuc/", "van-ban/"):
        visitor.go(page, path)
        page.wait_for_timeout(300)
        assert page.evaluate("window.moved") < 0.1, path
