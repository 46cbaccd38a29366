"""docs/nginx/cchc.conf in Debian's nginx: status, headers and content of every kind of file."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.nginx import Server, serving
from tests.support import Built

YEAR = "public, max-age=31536000, immutable"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
PROTECTION = {
    "content-security-policy": CSP,
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# A glob of files, their type, how long they are kept; the first match counts.
KINDS = [
    ("index.html", "text/html; charset=utf-8", "no-cache"),
    ("thu-tuc/*/index.html", "text/html; charset=utf-8", "no-cache"),
    ("404.html", "text/html; charset=utf-8", "no-cache"),
    ("feeds/tin-tuc.xml", "application/rss+xml; charset=utf-8", "no-cache"),
    ("feeds/linh-vuc/*.xml", "application/rss+xml; charset=utf-8", "no-cache"),
    ("feeds/opml.xml", "text/x-opml; charset=utf-8", "no-cache"),
    ("feeds/tin-tuc.atom", "application/atom+xml; charset=utf-8", "no-cache"),
    ("feeds/tin-tuc.json", "application/feed+json; charset=utf-8", "no-cache"),
    ("tim-kiem/*.js", "text/javascript; charset=utf-8", "no-cache"),
    ("sitemap.xml", "application/xml; charset=utf-8", "no-cache"),
    ("robots.txt", "text/plain; charset=utf-8", "no-cache"),
    ("assets/*.css", "text/css; charset=utf-8", YEAR),
    ("assets/*.js", "text/javascript; charset=utf-8", YEAR),
    ("assets/*.svg", "image/svg+xml; charset=utf-8", YEAR),
    ("assets/*.woff2", "font/woff2", YEAR),
    ("anh-chia-se/*.jpg", "image/jpeg", YEAR),
    ("tin-tuc/anh/thu.pdf", "application/pdf", "no-cache"),
    ("tin-tuc/anh/thu.9.jpg", "image/jpeg", "no-cache"),
    ("du-lieu/thu.csv", "text/csv; charset=utf-8", "no-cache"),
    ("manifest-thu.webmanifest", "application/manifest+json; charset=utf-8", "no-cache"),
]


@pytest.fixture(scope="module")
def folder(demo_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published folder, with files that a section may have and this one has not, and some that none should have."""
    root = Path(shutil.copytree(demo_site.site_dir, tmp_path_factory.mktemp("www") / "site", copy_function=os.link))
    more = ["tin-tuc/anh/thu.pdf", "tin-tuc/anh/thu.9.jpg", "du-lieu/thu.csv", "manifest-thu.webmanifest"]
    for name in [*more, ".env", ".git/config", "tin-tuc/.ht", ".well-known/thu.txt"]:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("thử\n", encoding="utf-8")
    (root / "du-lieu/thu.csv.gz").write_bytes(gzip.compress("đã nén".encode()))
    return root


@pytest.fixture(scope="module", params=["/", "/cchc/"])
def server(request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """nginx with the section at the root of a host, and below a path."""
    with serving(folder, tmp_path_factory.mktemp("nginx") / "may-chu", base=request.param) as running:
        yield running


def names(folder: Path, pattern: str) -> list[str]:
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.glob(pattern))]
    assert found, f"the site has no {pattern}"
    return found


@pytest.mark.parametrize(("pattern", "kind", "kept"), KINDS)
def test_every_kind_of_file(server: Server, folder: Path, pattern: str, kind: str, kept: str) -> None:
    for name in names(folder, pattern)[:3]:
        answer = server.get(name.removesuffix("index.html"))
        assert answer.status == 200
        assert answer.body == (folder / name).read_bytes()
        csp = "frame-ancestors 'self'" if name.endswith(".pdf") else CSP
        wanted = {**PROTECTION, "content-type": kind, "cache-control": kept, "content-security-policy": csp}
        assert {key: answer.headers.get(key) for key in wanted} == wanted, name
        is_open = name.startswith(("feeds/", "du-lieu/"))
        assert answer.headers.get("access-control-allow-origin") == ("*" if is_open else None)
        assert answer.repeated == []
        assert answer.headers["server"] == "nginx", "the version is nobody's business"


def test_every_file_with_a_hash_in_its_name_is_kept_and_no_other(server: Server, folder: Path) -> None:
    hashed = re.compile(r"(assets/[^/]+\.[0-9a-f]{10}\.\w+|anh-chia-se/[^/]+\.[0-9a-f]{12}\.jpg)")
    for name in [*names(folder, "assets/*"), *names(folder, "anh-chia-se/*"), *names(folder, "*.*")]:
        is_kept = server.get(name).headers["cache-control"] == YEAR
        assert is_kept == bool(hashed.fullmatch(name)), name
    assert all(hashed.fullmatch(name) for name in names(folder, "assets/*"))


@pytest.mark.parametrize(
    "name", ["feeds/tin-tuc.xml", "feeds/tin-tuc.atom", "feeds/tin-tuc.json", "", "feeds/opml.xml"]
)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_did_not_change_is_not_sent_again(server: Server, name: str, encoding: str) -> None:
    first = server.get(name, Accept_Encoding=encoding)
    assert first.status == 200
    again = server.get(name, Accept_Encoding=encoding, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"
    other = server.get(name, Accept_Encoding=encoding, If_None_Match='"6b02e3cd-0"')
    assert (other.status, other.body) == (200, first.body)
    by_date = server.get(name, If_Modified_Since=first.headers["last-modified"])
    assert by_date.status == 304


@pytest.mark.parametrize(
    "pattern",
    [
        "index.html",
        "feeds/tin-tuc.*",
        "feeds/opml.xml",
        "tim-kiem/*.js",
        "sitemap.xml",
        "assets/*.css",
        "assets/*.js",
    ],
)
def test_text_is_packed(server: Server, folder: Path, pattern: str) -> None:
    for name in names(folder, pattern):
        content = (folder / name).read_bytes()
        answer = server.get(name, Accept_Encoding="gzip")
        if len(content) < 1024:
            continue
        assert answer.headers["content-encoding"] == "gzip", name
        assert answer.headers["vary"] == "Accept-Encoding"
        assert gzip.decompress(answer.body) == content
        assert len(answer.body) < len(content) * 0.6


def test_a_packed_file_beside_the_file_is_sent_as_it_is(server: Server) -> None:
    packed = server.get("du-lieu/thu.csv", Accept_Encoding="gzip")
    assert gzip.decompress(packed.body).decode() == "đã nén"
    assert packed.headers["content-type"] == "text/csv; charset=utf-8"
    assert server.get("du-lieu/thu.csv").body.decode() == "thử\n"


@pytest.mark.parametrize("pattern", ["anh-chia-se/*.jpg", "assets/*.woff2"])
def test_what_is_packed_already_is_not_packed_again(server: Server, folder: Path, pattern: str) -> None:
    answer = server.get(names(folder, pattern)[0], Accept_Encoding="gzip")
    assert "content-encoding" not in answer.headers


HIDDEN = [".env", ".git/config", ".git/", "tin-tuc/.ht", "tin-tuc/../.env", "%2eenv", ".well-known/../.env"]
NO_PAGE = [
    "khong-co",
    "khong/co/",
    "assets/",
    "assets",
    "anh-chia-se/",
    "assets/cchc.0123456789.css",
    "feeds/khong-co.xml",
]


@pytest.mark.parametrize("path", [*HIDDEN, *NO_PAGE])
def test_no_hidden_file_no_listing_but_the_page_for_404(server: Server, folder: Path, path: str) -> None:
    answer = server.get(path)
    if answer.status == 301:  # a folder's name without its slash
        answer = server.get(answer.headers["location"])
    assert answer.status == 404
    assert answer.body == (folder / "404.html").read_bytes()
    wanted = {**PROTECTION, "content-type": "text/html; charset=utf-8", "cache-control": "no-cache"}
    assert {key: answer.headers.get(key) for key in wanted} == wanted


def test_what_proves_the_name_of_the_host_is_shown(server: Server) -> None:
    assert server.get(".well-known/thu.txt").body.decode() == "thử\n"


@pytest.mark.parametrize("path", ["thu-tuc", "thu-tuc/1.001193", "tim-kiem?q=khai+sinh"])
def test_a_folder_without_its_slash_keeps_path_and_query(server: Server, path: str) -> None:
    name, _, query = path.partition("?")
    answer = server.get(path)
    assert answer.status == 301
    assert answer.headers["location"] == f"{server.base}{name}/" + (f"?{query}" if query else "")
    assert {key: answer.headers.get(key) for key in PROTECTION} == PROTECTION


def test_the_path_of_the_section_without_its_slash(server: Server) -> None:
    if server.base != "/":
        answer = server.get("/cchc?q=a")
        assert (answer.status, answer.headers["location"]) == (301, "/cchc/?q=a")
        outside = server.get("/index.html")
        assert outside.status == 404


def test_plain_http_leads_to_https(server: Server) -> None:
    answer = server.get("thu-tuc/?q=a", plain=True)
    assert answer.status == 301
    assert answer.headers["location"] == f"https://127.0.0.1{server.base}thu-tuc/?q=a"
    assert "strict-transport-security" not in answer.headers


def test_feeds_arrive_whole(server: Server) -> None:
    for name in ("feeds/tin-tuc.xml", "feeds/tin-tuc.atom", "feeds/opml.xml", "sitemap.xml"):
        ElementTree.fromstring(server.get(name).body)


def test_no_page_holds_what_the_policy_would_block(demo_site: Built) -> None:
    """The browser tests load some pages of each type; this looks at every single one."""
    for address in demo_site.html:
        page = demo_site.page(address)
        assert page.xpath("//style | //@style | //base | //object | //embed | //iframe") == [], address
        assert [name for tag in page.iter("*") for name in tag.attrib if name.startswith("on")] == [], address
        inline = [script.get("type") for script in page.iter("script") if not script.get("src")]
        assert set(inline) <= {"application/ld+json"}, address
        assert page.xpath("//*[starts-with(@href, 'javascript:') or contains(@src, '//')]") == [], address


def test_nginx_finds_nothing_to_complain_of(folder: Path, tmp_path: Path) -> None:
    with serving(folder, tmp_path / "may-chu") as running:
        running.get()
    log = (tmp_path / "may-chu/error.log").read_text(encoding="utf-8")
    warnings = [line for line in log.splitlines() if "[warn]" in line and "http2" not in line]
    assert warnings == []


def test_without_nginx_the_test_says_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, path: None)
    with (
        pytest.raises(pytest.fail.Exception, match=r"^nginx is missing: install the package nginx$"),
        serving(folder, tmp_path / "may-chu"),
    ):
        pass
