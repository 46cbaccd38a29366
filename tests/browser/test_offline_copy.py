"""The copy of `cchc build --offline` opens from disk, with links, fonts and search, and asks nothing of the network."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.support import write_config

from cchc.bridge.offline import NOTE, from_disk, offline_copy
from cchc.bridge.refusal import Refusal

pytestmark = [pytest.mark.browser]


def test_the_copy_works_from_disk(browser: Browser, full_source: Path, tmp_path: Path) -> None:
    config = write_config(full_source, tmp_path)
    made = offline_copy(config, tmp_path / "ban", None, tell=lambda _: None)
    with zipfile.ZipFile(made.archive) as archive:
        assert {"index.html", NOTE, "tim-kiem/index.html", "tim-kiem/chi-muc.js"} <= set(archive.namelist())
        archive.extractall(tmp_path / "usb")
    context = browser.new_context(offline=True)
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: trouble.append(request.url) if request.url.startswith("http") else None)
    page.goto((tmp_path / "usb/index.html").as_uri())
    assert page.evaluate("document.fonts.load('1rem \"Be Vietnam Pro\"').then(found => found.length)") == 1
    page.get_by_role("navigation").get_by_role("link", name="Liên hệ").first.click()
    assert page.url.endswith("usb/lien-he/index.html")
    page.goto((tmp_path / "usb/index.html").as_uri())
    page.locator("main [name=q]").first.fill("khai sinh")
    page.locator("main [name=q]").first.press("Enter")
    expect(page.locator("#ket-qua a").first).to_contain_text("khai sinh")
    page.locator("#ket-qua a").first.click()
    expect(page.locator("h1")).to_contain_text("khai sinh")
    page.goto((tmp_path / "usb/tim-kiem/index.html").as_uri() + "?q=niem+yet")
    expect(page.locator("#ket-qua a", has_text="niêm yết").first).to_be_visible()
    assert page.url.startswith("file:")
    assert trouble == []
    context.close()
    again = offline_copy(config, tmp_path / "ban", None, tell=lambda _: None)
    assert (tmp_path / "ban.zip").stat().st_size == again.zipped == made.zipped


def test_a_folder_with_other_files_is_left_alone(full_source: Path, tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    (tmp_path / "khac/thu.txt").write_text("giữ", encoding="utf-8")
    with pytest.raises(Refusal, match="thư mục đã có tệp khác"):
        offline_copy(tmp_path / "mkdocs.yml", tmp_path / "khac", None)
    assert [path.name for path in (tmp_path / "khac").iterdir()] == ["thu.txt"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('href="./"', 'href="./index.html"'),
        ('href="../../tin-tuc/?q=a"', 'href="../../tin-tuc/index.html?q=a"'),
        ('action="../tim-kiem/"', 'action="../tim-kiem/index.html"'),
        ('href="../lien-he/#so"', 'href="../lien-he/index.html#so"'),
        ('href="#noi-dung"', 'href="#noi-dung"'),
        ('href="https://dichvucong.gov.vn/"', 'href="https://dichvucong.gov.vn/"'),
        ('href="../assets/a.css"', 'href="../assets/a.css"'),
    ],
)
def test_links_name_their_page(before: str, after: str) -> None:
    assert from_disk(before) == after
    assert re.search("preload", from_disk('<link rel="preload" href="a">')) is None
