"""`mkdocs serve`: a saved item is shown, and pages are written when they are asked for."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.support import ROOT, copy_site

from cchc.bridge.preview import wanted


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def fetched(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except (urllib.error.URLError, ConnectionError):
        return ""


def wait_for(url: str, word: str, *, gone: bool = False) -> str:
    """Return the page at `url` once `word` is there (or gone)."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        text = fetched(url)
        if text and (word in text) != gone:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{word!r} {'stays' if gone else 'does not come'} at {url}")


def test_a_saved_item_is_shown(tmp_path: Path) -> None:
    content = copy_site("full", tmp_path / "content")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("theme_overrides", str(ROOT / "theme_overrides"))
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    item = sorted((content / "tin-tuc").rglob("[a-z]*.md"))[0]
    base = f"http://127.0.0.1:{(port := free_port())}/cchc/"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log)
        try:
            front = wait_for(base, "Làm thủ tục tại")
            assert "livereload" in front
            address = f"{base}{item.relative_to(content).as_posix().removesuffix('.md')}/"
            wait_for(address, "<h1>")
            item.write_text(item.read_text(encoding="utf-8") + "\n\nMột câu vừa thêm.\n", encoding="utf-8")
            shown = wait_for(address, "Một câu vừa thêm.")
            assert 'class="soat"' in shown
            assert "Soát bài" in fetched(f"{base}van-ban/moi/")
            item.write_text(item.read_text(encoding="utf-8") + "\n\nViệc cái cách hành chính.\n", encoding="utf-8")
            wait_for(address, "viết “cải cách hành chính”")
            assert "<rss" in fetched(f"{base}feeds/tin-tuc.xml")
            assert fetched(f"{base}khong-co/") == ""
        finally:
            process.terminate()
            process.wait(timeout=30)
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")


def test_an_address_means_a_file() -> None:
    assert wanted("/cchc/", "/cchc/") == "index.html"
    assert wanted("/cchc/thu-tuc/1.001193/", "/cchc/") == "thu-tuc/1.001193/index.html"
    assert wanted("/cchc/feeds/tin-tuc.xml", "/cchc/") == "feeds/tin-tuc.xml"
    assert wanted("/tin-tuc/", "/") == "tin-tuc/index.html"
    assert wanted("/ảnh.jpg".encode().decode("latin-1"), "/") == "ảnh.jpg"
