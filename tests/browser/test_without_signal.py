"""After one visit, contacts, procedures and what was read stay readable without network, with the time of saving."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from tests.published import Published

pytestmark = [pytest.mark.browser]


def test_pages_stay_readable_and_say_when_they_were_saved(browser: Browser, served_site: tuple[Published, str]) -> None:
    site, start = served_site
    context = browser.new_context(service_workers="allow", locale="vi-VN")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(start)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    item = site.first("tin-tuc/2*/*/index.html")
    page.goto(start + item)
    assert page.locator(".da-luu").count() == 0
    page.evaluate("navigator.serviceWorker.controller.postMessage('luu-thu-tuc')")
    wanted = len([path for path in site.root.glob("thu-tuc/*/index.html") if path.parent.name[0].isdigit()]) // 2
    page.wait_for_function(
        """async (count) => {
            let found = 0;
            for (const name of await caches.keys()) {
                const kept = await (await caches.open(name)).keys();
                found += kept.filter((one) => /thu-tuc.\\d/.test(one.url)).length;
            }
            return found >= count;
        }""",
        arg=wanted,
    )
    context.set_offline(True)
    for path in ("lien-he/", "thu-tuc/1.000253/", item, ""):
        page.goto(start + path)
        expect(page.locator("h1")).not_to_have_text("Không có mạng")
        expect(page.locator(".da-luu")).to_contain_text("Đây là bản lưu lúc")
    page.goto(start + "tim-kiem/?q=khai+bao+tam+tru")
    expect(page.locator("#ket-qua a").first).to_be_visible()
    page.goto(start + "ke-hoach/")
    expect(page.locator("h1")).to_have_text("Không có mạng")
    context.close()
