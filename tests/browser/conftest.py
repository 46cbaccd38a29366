"""The served demo site and one Chromium for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.published import Published, published
from visits import CHROMIUM_ARGS, Visitor, chromium, served


@pytest.fixture(scope="session")
def served_site() -> Iterator[tuple[Published, str]]:
    """The demo site and the address at which it is served."""
    site = published()
    with served(site) as start:
        yield site, start


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run."""
    path = chromium()
    if not path:
        pytest.fail("Chromium is missing: install the package chromium, or set CHROMIUM to its path", pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield running
        running.close()


@pytest.fixture
def visitor(browser: Browser, served_site: tuple[Published, str]) -> Iterator[Visitor]:
    """A visitor whose test also fails on a script error or a request to another host."""
    site, start = served_site
    one = Visitor(browser, site, start)
    yield one
    one.leave()
    assert not one.trouble, "\n".join(one.trouble)
