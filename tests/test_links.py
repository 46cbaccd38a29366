"""Every address that the demo site names leads somewhere, and nothing is loaded from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from tests.published import Published, published

_CSS_URL = re.compile(r"""(?:url\(\s*['"]?|@import\s+['"])([^'")\s]+)""")
_REFRESH = re.compile(r"url=(.+)", re.IGNORECASE)
_LOADED_RELS = {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "prefetch", "manifest"}
_LOADED_RELS |= {"preconnect", "dns-prefetch"}
# Elements that load what these attributes name, without anybody asking.
_LOADING = ["script", "img", "iframe", "video", "audio", "source", "track", "embed", "object", "image", "use", "input"]


@cache
def _tree(file: Path) -> html.HtmlElement:
    return html.document_fromstring(file.read_bytes())


@cache
def _anchors(file: Path) -> frozenset[str]:
    return frozenset(_tree(file).xpath("//@id")) | frozenset(_tree(file).xpath("//a/@name"))


def _from_srcset(value: str) -> list[str]:
    return [part.split()[0] for part in value.split(",") if part.strip()]


def _addresses(tree: html.HtmlElement) -> Iterator[str]:
    """Yield every address that a page names: links, forms, images, styles, scripts, moves."""
    for name in ("href", "src", "action", "poster", "data", "data-tim-kiem", "data-goc"):
        yield from tree.xpath(f"//@{name}")
    for value in tree.xpath("//@srcset"):
        yield from _from_srcset(value)
    for value in tree.xpath("//meta[@http-equiv='refresh']/@content"):
        yield from _REFRESH.findall(value)
    for text in [*tree.xpath("//@style"), *tree.xpath("//style/text()")]:
        yield from _CSS_URL.findall(text)


def _loaded(tree: html.HtmlElement) -> Iterator[str]:
    """Yield the addresses that a browser fetches by itself."""
    for name in _LOADING:
        for element in tree.iter(name):
            for attribute in ("src", "href", "data", "poster", "{http://www.w3.org/1999/xlink}href"):
                if element.get(attribute):
                    yield element.get(attribute)
            yield from _from_srcset(element.get("srcset", ""))
    for element in tree.iter("link"):
        if _LOADED_RELS & set(element.get("rel", "").split()):
            yield element.get("href", "")
    for text in [*tree.xpath("//@style"), *tree.xpath("//style/text()")]:
        yield from _CSS_URL.findall(text)


def _broken(site: Published, link: str, origin: str) -> bool:
    """Tell whether an address of the own host leads nowhere."""
    if urlsplit(link).scheme not in ("", "http", "https") or not site.is_own(link, origin):
        return False
    file = site.file(link, origin)
    if file is None:
        return True
    anchor = unquote(urlsplit(link).fragment)
    return bool(anchor) and file.suffix == ".html" and anchor not in _anchors(file)


def test_links_and_anchors_lead_somewhere() -> None:
    site = published()
    broken = [
        f"{site.address(page)}: {link}"
        for page in site.pages()
        for link in _addresses(_tree(page))
        if _broken(site, link, site.address(page))
    ]
    assert not broken, f"{len(broken)} broken\n" + "\n".join(broken[:30])


def test_internal_links_do_not_depend_on_the_host() -> None:
    """A copy below another path keeps working: only 404.html, served anywhere, names the path itself."""
    site = published()
    fixed = [
        f"{site.address(page)}: {link}"
        for page in site.pages()
        if page.name != "404.html"
        for link in _tree(page).xpath("//a/@href | //form/@action | //@src | //link[@rel!='canonical']/@href")
        if link.startswith(("/", site.url))
    ]
    assert not fixed, "\n".join(fixed[:30])


def test_stylesheets_name_files_that_exist() -> None:
    site = published()
    sheets = sorted(site.root.rglob("*.css"))
    named = [(site.address(css), link) for css in sheets for link in _CSS_URL.findall(css.read_text(encoding="utf-8"))]
    assert named, "no font is named, so this test looks at nothing"
    bad = [
        f"{origin}: {link}" for origin, link in named if not link.startswith("data:") and not site.file(link, origin)
    ]
    assert not bad, "\n".join(bad)


def test_nothing_is_loaded_from_another_host() -> None:
    site = published()
    foreign = [
        f"{site.address(page)}: {link}"
        for page in site.pages()
        for link in _loaded(_tree(page))
        if not link.startswith("data:") and not site.is_own(link, site.address(page))
    ]
    assert not foreign, "\n".join(foreign[:30])


def test_absolute_addresses_of_the_site_exist() -> None:
    """Canonical addresses, share images, structured data, feeds, sitemap: whatever names the site's own host."""
    site = published()
    host = urlsplit(site.url)
    own = re.compile(re.escape(f"{host.scheme}://{host.netloc}") + r"[^\s\"'<>&\\]*")
    bad, seen = [], 0
    for file in sorted(site.root.rglob("*")):
        if file.suffix not in {".html", ".xml", ".atom", ".json", ".txt", ".webmanifest", ".csv"}:
            continue
        for link in dict.fromkeys(own.findall(file.read_text(encoding="utf-8"))):
            seen += 1
            if not site.file(link, site.base):
                bad.append(f"{site.address(file)}: {link}")
    assert seen > len(site.pages())
    assert not bad, f"{len(bad)} lead nowhere\n" + "\n".join(bad[:30])


def test_the_sitemap_lists_every_page_once() -> None:
    site = published()
    listed = etree.parse(site.root / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert len(listed) == len(set(listed))
    moved = {page for page in site.pages() if _tree(page).xpath("//meta[@http-equiv='refresh']")}
    pages = {site.resolve(site.address(p), "") for p in site.pages() if p not in moved and p.name != "404.html"}
    to_copy_from = {page for page in pages if "/dang-lai/" in page}
    assert to_copy_from
    assert set(listed) == pages - to_copy_from


def test_every_page_names_itself() -> None:
    """The canonical address of a page is its own, and a moved page names the new one."""
    site = published()
    wrong = []
    for page in site.pages():
        canonical = _tree(page).xpath("//link[@rel='canonical']/@href")
        moved = _tree(page).xpath("//meta[@http-equiv='refresh']")
        if page.name == "404.html":
            expected = []
        elif moved:
            expected = [site.resolve(_REFRESH.findall(moved[0].get("content"))[0], site.address(page))]
        else:
            expected = [site.resolve(site.address(page), "")]
        if canonical != expected:
            wrong.append(f"{site.address(page)}: {canonical}")
    assert not wrong, "\n".join(wrong[:30])


def test_feeds_are_announced_and_listed() -> None:
    site = published()
    announced = {link for page in site.pages() for link in _tree(page).xpath("//link[@rel='alternate']/@href")}
    assert announced
    rss = site.root / "rss" / "index.html"
    named = {site.file(link, site.address(rss)) for link in _tree(rss).xpath("//a/@href") if "feeds/" in link}
    written = {file for file in (site.root / "feeds").rglob("*") if file.suffix in {".xml", ".atom", ".json"}}
    assert named - {None}
    assert written >= named
