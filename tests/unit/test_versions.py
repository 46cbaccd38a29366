"""Items in other languages and in plain words: what is read, what is told, what readers find."""

from __future__ import annotations

from pathlib import Path

from sources_kit import item, read, rules
from tests.support import Built

ORIGINAL = "tin-tuc/2025/goc.md"


def version(lang: str = "hmn", of: str = "goc", more: str = "") -> str:
    front = f"lang: {lang}\nversion_of: {of}\n{more}" if lang else f"version_of: {of}\n"
    return item(front).replace("Tin thử", f"Bản {lang}")


def test_a_version_is_joined_to_what_it_says_however_it_is_named(tmp_path: Path) -> None:
    for n, name in enumerate(("goc", "tin-tuc/2025/goc/", "tin-tuc/2025/goc.md", "/tin-tuc/2025/goc")):
        site, _ = read(tmp_path / str(n), {ORIGINAL: item(), "tin-tuc/2025/ban.md": version(of=name)})
        assert [one.path for one in site.news] == ["tin-tuc/2025/goc/"]
        assert [(one.lang, one.version_of) for one in site.versions] == [("hmn", "tin-tuc/2025/goc/")]


def test_a_version_that_says_nothing_stays_an_item_and_is_told(tmp_path: Path) -> None:
    files = {
        ORIGINAL: item(),
        "tin-tuc/2025/a.md": version(of="khong-co"),
        "tin-tuc/2025/b.md": version(lang=""),
        "tin-tuc/2025/c.md": version(),
        "tin-tuc/2025/d.md": version(),
        "tin-tuc/2025/e.md": item("lang: xx\n"),
    }
    site, problems = read(tmp_path, files)
    assert [one.file for one in site.versions] == ["tin-tuc/2025/c.md"]
    assert {one.file for one in site.news} >= {ORIGINAL, "tin-tuc/2025/a.md", "tin-tuc/2025/b.md", "tin-tuc/2025/d.md"}
    told = {rule for _, rule, _ in rules(problems)}
    assert {"version-of-nothing", "version-no-lang", "version-twice", "wrong-key"} <= told


def test_long_plain_sentences_are_told(tmp_path: Path) -> None:
    long = " ".join(["chữ"] * 26)
    site, problems = read(tmp_path, {ORIGINAL: item(f'plain: ["Làm tại xã.", "{long}"]\n')})
    assert site.news[0].plain == ("Làm tại xã.", long)
    assert "plain-long" in {rule for _, rule, _ in rules(problems)}


def test_readers_find_the_other_language(full_site: Built) -> None:
    original = full_site.page("tin-tuc/2026/thong-bao-nghi-tet/")
    link = original.find(".//p[@class='ban-khac']/a")
    assert (link.get("hreflang"), link.text) == ("hmn", "tiếng Mông")
    assert "Nói ngắn gọn" in original.text_content()
    other = full_site.page("tin-tuc/2026/thong-bao-nghi-tet-hmn/")
    assert {one.get("lang") for one in other.iterfind(".//article//*[@lang]")} == {"hmn"}
    assert other.find(".//h1").get("lang") == "hmn"
    assert "thong-bao-nghi-tet/" in other.find(".//p[@class='ban-khac']/a").get("href")
    assert other.get("lang") == "vi"
    assert "thong-bao-nghi-tet-hmn" not in full_site.text("tin-tuc/") + full_site.text("feeds/tin-tuc.xml")
    assert "thong-bao-nghi-tet-hmn" in full_site.text("sitemap.xml")
