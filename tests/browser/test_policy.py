"""No page of the site needs anything that the Content-Security-Policy of docs/nginx/cchc.conf forbids."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Response
from tests.nginx import serving
from tests.published import Published, published
from visits import PAGES, Visitor

pytestmark = [pytest.mark.browser]
# A document of each kind, and every page that does something by script.
SCRIPTED = ("", "thu-tuc/?q=khai+sinh", "tim-kiem/?q=khai+sinh", "van-ban/?q=nghi+dinh")
LONG = "1.001193.000.00.00.H99"
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(
    `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile || ""}:${event.lineNumber}`));
"""


@pytest.fixture(scope="module")
def site() -> Published:
    return published()


@pytest.fixture(scope="module")
def address(site: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the front page in nginx, below the section's path; with a page for a long code of a procedure."""
    root = Path(shutil.copytree(site.root, tmp_path_factory.mktemp("www") / "site", copy_function=os.link))
    leading = '<!doctype html><title>a</title><meta http-equiv="refresh" content="0; url=../thu-tuc/">'
    (root / LONG).mkdir()
    (root / LONG / "index.html").write_text(leading, encoding="utf-8")
    with serving(root, tmp_path_factory.mktemp("nginx") / "may-chu", base=site.base) as server:
        yield server.start


@pytest.fixture
def guest(browser: Browser, site: Published, address: str) -> Iterator[Visitor]:
    """A visitor of nginx: violations are told on the console too, and so become trouble."""
    one = Visitor(browser, site, address)
    yield one
    one.leave()


def watched(guest: Visitor) -> Page:
    """Open a window that remembers violations from before the page's first line."""
    page = guest.open(ignore_https_errors=True)
    page.context.add_init_script(LISTEN)
    return page


def violations(page: Page) -> list[str]:
    return [f"{page.url}: {one}" for one in page.evaluate("window.violations")]


def test_the_watch_sees_a_violation(guest: Visitor) -> None:
    page = guest.go(watched(guest), "")
    assert violations(page) == []
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.a = 1'}))"
    )
    found = violations(page)
    assert [one.split(": ")[1].split()[0] for one in found] == ["style-src-attr", "script-src-elem"]
    assert page.evaluate("window.a") is None


def test_no_type_of_page_violates_the_policy(guest: Visitor) -> None:
    page = watched(guest)
    found: list[str] = []
    for name in [*PAGES, *SCRIPTED]:
        guest.go(page, name)
        page.get_by_role("button", name="Cỡ chữ và màu nền").click()
        for tool in page.locator("#hien-thi button").all():
            tool.click()
        found += violations(page)
    assert found == []
    assert guest.trouble == []


def test_pages_load_all_that_they_name(guest: Visitor, site: Published) -> None:
    """Every item, which editors wrote, and some of the many pages made alike."""
    page = watched(guest)
    failed: list[str] = []

    def note(answer: Response) -> None:
        if answer.status >= 400 and answer.request.resource_type != "document":
            failed.append(f"{page.url}: {answer.status} {answer.url}")

    def lost(request: Request) -> None:
        # A page that is left at once breaks off what it was loading.
        if request.failure != "net::ERR_ABORTED":
            failed.append(f"{page.url}: {request.failure} {request.url}")

    page.on("response", note)
    page.on("requestfailed", lost)
    found: list[str] = []
    pages = site.pages()
    items = [file for file in pages if file.match("tin-tuc/2*/*/index.html")]
    for file in [*items, *pages[::12]]:
        page.goto(guest.start + site.address(file).removeprefix(site.base), wait_until="load")
        found += violations(page)
    assert found == []
    assert failed == []
    assert guest.trouble == []


def test_the_way_of_a_redirect_is_open(guest: Visitor) -> None:
    """The policy must not stop pages that lead long codes of procedures to the short ones (redirect.html)."""
    page = watched(guest)
    page.goto(f"{guest.start}{LONG}/", wait_until="commit")
    page.wait_for_url("**/thu-tuc/")
    assert violations(page) == []
