"""A visitor of the demo site: serves it below its path, opens pages, and notes errors and foreign requests."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import environ
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from tests.published import Published

# Every type of page; the item is whichever comes first, so that the tests do not hang on one text.
PAGES = {
    "front page": "",
    "news list": "tin-tuc/",
    "news item": "tin-tuc/2*/*/index.html",
    "procedure list": "thu-tuc/",
    "procedure": "thu-tuc/1.001193/",
    "procedure field": "thu-tuc/linh-vuc/ho-tich/",
    "life event": "thu-tuc/viec/sinh-con/",
    "completeness": "thu-tuc/day-du/",
    "noticeboard": "thu-tuc/niem-yet/",
    "indices": "chi-so/",
    "index": "chi-so/par-index/",
    "index of a year": "chi-so/par-index/2024/",
    "index of a commune": "chi-so/par-index-xa/",
    "decision 766": "chi-so/qd-766/",
    "decision 766, a month": "chi-so/qd-766/2026-08/",
    "documents": "van-ban/",
    "document": "van-ban/118-2025-nd-cp/",
    "plan": "ke-hoach/",
    "one-stop results": "mot-cua/",
    "open data": "du-lieu/",
    "contacts": "lien-he/",
    "channels": "kenh-chinh-thuc/",
    "former commune": "xa-cu/xa-huoi-luong/",
    "english": "en/",
    "rss": "rss/",
    "search results": "tim-kiem/?q=khai+sinh",
    "not found": "khong-co-trang-nay/",
}
# Without sandbox: the tests also run as root in containers. The rest keeps Chromium from calling anywhere.
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def chromium() -> str | None:
    """Return the browser's path: CHROMIUM, or what Debian or Fedora install."""
    return environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site below its path, with its own page for addresses that do not exist, as web hosts do."""

    def __init__(self, *args: Any, site: Published, **kwargs: Any) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.root), **kwargs)

    def translate_path(self, path: str) -> str:
        if not urlsplit(path).path.startswith(self.site.base):
            return str(self.site.root / "outside the site's path")
        return super().translate_path("/" + path.removeprefix(self.site.base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (self.site.root / "404.html").read_bytes() if code == HTTPStatus.NOT_FOUND else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a test that fails names its page."""


@contextmanager
def served(site: Published) -> Iterator[str]:
    """Serve the site in a thread; gives the address of its front page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site=site)) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{site.base}"
        finally:
            server.shutdown()
            thread.join()


class Visitor:
    """Opens pages in fresh contexts and remembers everything that must not happen."""

    def __init__(self, browser: Browser, site: Published, start: str) -> None:
        self.browser = browser
        self.site = site
        self.start = start
        self.trouble: list[str] = []
        self.contexts: list[BrowserContext] = []

    def address(self, path: str) -> str:
        """Return the served address of a path of the section, or of a type of page."""
        path = PAGES.get(path, path)
        return self.start + (self.site.first(path) if "*" in path else path)

    def open(self, path: str = "", *, js: bool = True, width: int = 1280, **options: Any) -> Page:
        """Open a page in a fresh context and wait until it is complete."""
        size = {"width": width, "height": 800}
        context = self.browser.new_context(
            java_script_enabled=js,
            viewport=size,
            locale="vi-VN",
            reduced_motion="reduce",
            **{"service_workers": "block", **options},
        )
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        context.on("request", self._see)
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.trouble.append(f"{page.url}: {error}"))
        self.go(page, path)
        return page

    def go(self, page: Page, path: str) -> Page:
        """Load another page, and the search results if it shows any."""
        page.goto(self.address(path))
        if "q=" in page.url and page.locator("#ket-qua").count():
            page.locator("#ket-qua a").first.wait_for()
        return page

    def _see(self, request: Request) -> None:
        """Note what is asked of other hosts (the browser reaches none, see CHROMIUM_ARGS)."""
        address = urlsplit(request.url)
        if address.netloc != urlsplit(self.start).netloc and address.scheme not in {"data", "blob"}:
            self.trouble.append(f"request to another host: {request.url}")

    def _hear(self, message: ConsoleMessage) -> None:
        """Note errors and warnings, but not that a missing page is missing."""
        missing = message.page is not None and message.location.get("url") == message.page.url
        blocked = message.text.startswith("Service Worker registration blocked by Playwright")
        if message.type in {"error", "warning"} and not missing and not blocked:
            self.trouble.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def leave(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()
