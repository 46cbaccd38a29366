"""No page of the site needs anything that the Content-Security-Policy of docs/nginx/cchc.conf forbids."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Response
from tests.nginx import serving
from tests.published import Published, published
from visits import PAGES, Visitor

from cchc.bridge.forms import news_fields
from cchc.editor.files import editor_files
from cchc.model.place import Commune, Section
from cchc.model.site import Site

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


PROGRAM = """
document.body.style.color = "green";
document.head.append(Object.assign(document.createElement("style"), {textContent: "body {margin: 3px}"}));
const show = (text) => document.body.append(Object.assign(document.createElement("p"), {textContent: text}));
fetch("config.yml").then((answer) => answer.json()).then((config) => {
    show(new Function("config", "return config.collections[0].label")(config));
    return fetch(URL.createObjectURL(new Blob(["tệp ảnh"])));
}).then((answer) => answer.text()).then(show).catch((error) => show("hỏng: " + error));
"""
"""What the program of the editor page does: compiles, writes styles, reads its configuration and files in memory."""


@pytest.mark.parametrize(("path", "allowed"), [("/", True), ("/cchc/", True), ("/", False)])
def test_the_editor_page_works_only_where_nginx_is_told_of_it(
    browser: Browser, tmp_path: Path, path: str, allowed: bool
) -> None:
    """The line of docs/nginx/cchc.conf for /admin/ opens that page, and no other."""
    admin = tmp_path / "site" / "admin"
    admin.mkdir(parents=True)
    shutil.copy(Path(published().root) / "404.html", admin.parent / "404.html")
    section = Site(Commune("Thử", "xã", "Lai Châu"), Section("A", "B", "C"), date(2026, 1, 1))
    backend = {"name": "gitea", "base_url": "https://git.tinh.example"}
    made = editor_files(section, news_fields(), script="a.js", backend=backend, folder="content", site_url="")
    for artifact in made:
        (tmp_path / "site" / artifact.path).write_bytes(artifact.content)
    (admin / "a.js").write_text(PROGRAM, encoding="utf-8")
    with serving(admin.parent, tmp_path / "may-chu", base=path, editor=allowed) as server:
        page = browser.new_context(ignore_https_errors=True).new_page()
        page.add_init_script(LISTEN)
        page.goto(f"{server.start}admin/", wait_until="networkidle")
        assert (page.locator("p").all_inner_texts() == ["Tin, bài", "tệp ảnh"]) is allowed
        assert (violations(page) == []) is allowed
        assert "unsafe-eval" not in server.get("404.html").headers["content-security-policy"]
        page.context.close()
