"""Old addresses, former communes, the page in English: what the front room makes of the data."""

from __future__ import annotations

from pathlib import Path

from sources_kit import SITE_YML, item, read, rules
from tests.support import Built

from cchc.front.redirects import dead_alerts, redirect_pages

HEAD = "Địa chỉ cũ,Địa chỉ mới\n"
KNOWN = {"": "Trang đầu", "thu-tuc/": "Thủ tục", "tin-tuc/2025/tin/": "Tin"}


def made(tmp_path: Path, rows: str, base: str = "", extra: str = "") -> tuple[dict[str, str], list[str]]:
    """Return old address -> target, and the rules that rows broke."""
    files = {"_data/chuyen-huong/cu.csv": HEAD + rows, "tin-tuc/2025/tin.md": item(extra)}
    site, problems = read(tmp_path, files)
    pages, more = redirect_pages(site, KNOWN, base)
    targets = {page.path: str(page.view["target"]) for page in pages}
    told = [rule for level, rule, _ in rules([*problems, *more]) if level != "note"]
    return targets, told


def test_old_addresses_lead_on_in_whatever_form_they_are_written(tmp_path: Path) -> None:
    rows = (
        "https://cu.example/tin/a.html,/thu-tuc/\n/tin/b/index.html,thu-tuc\ntin/c.aspx,tin/b\n"
        "/cchc/d/,https://moi.example/cchc/thu-tuc/\n/t%C3%AAn/e,\n"
    )
    targets, told = made(
        tmp_path, rows.replace("/t%C3%AAn/e,", "/t%C3%AAn/e,/"), "cchc", 'aliases: ["/cchc/ten-cu/"]\n'
    )
    assert told == []
    assert targets == {
        "tin/a.html/": "thu-tuc/",
        "tin/b/": "thu-tuc/",
        "tin/c.aspx/": "thu-tuc/",
        "d/": "thu-tuc/",
        "tên/e/": "",
        "ten-cu/": "tin-tuc/2025/tin/",
    }


def test_what_cannot_lead_on_is_told(tmp_path: Path) -> None:
    rows = "a?id=1,thu-tuc/\n../b,thu-tuc/\nc,khong-co/\nthu-tuc/,/\ne,f\nf,e\ng,thu-tuc/\n/g/,/\n"
    targets, told = made(tmp_path, rows)
    assert targets == {"g/": "thu-tuc/"}
    assert sorted(told) == [
        "duplicate-redirect",
        "redirect-dead",
        "redirect-dead",
        "redirect-dead",
        "redirect-query",
        "redirect-taken",
        "wrong-path",
    ]


def test_an_urgent_notice_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    alerts = (
        "alerts:\n  - {text: a, until: 2099-01-01, path: khong-co}\n  - {text: b, until: 2099-01-01, path: thu-tuc}\n"
    )
    site, _ = read(tmp_path, {"_data/site.yml": SITE_YML + alerts})
    assert [problem.rule for problem in dead_alerts(site, KNOWN)] == ["alert-dead"]


def test_readers_of_old_addresses_are_led_on(full_site: Built) -> None:
    for old in ("tin/khai-sinh.html/", "tin/rat-cu/"):
        assert "url=" in full_site.text(old)
        assert "thu-tuc/1.001193/" in full_site.text(old)
        assert old not in full_site.text("sitemap.xml")
    assert "tin-tuc/2026/thong-bao-nghi-tet/" in full_site.text("tin-tuc/2026/ten-cu/")


def test_a_former_commune_has_a_page_that_search_knows(full_site: Built) -> None:
    page = full_site.page("xa-cu/xa-ben-cu/")
    text = page.text_content()
    assert "không còn là một đơn vị hành chính riêng" in text
    assert "Trung tâm Phục vụ hành chính công phường Bến Thử, Số 1, đường Thử" in text
    assert "xa-ben-cu/" in full_site.text("xa-cu/")


def test_the_page_in_english_says_which_words_are_not(full_site: Built) -> None:
    page = full_site.page("en/")
    assert page.get("lang") == "en"
    assert {page.find(f".//{part}").get("lang") for part in ("header", "footer")} == {"vi"}
    main = page.find(".//main")
    assert "Bến Thử Ward, Thử Nghiệm City" in main.text_content()
    assert "Office of the People's Council" in main.text_content()
    for element in main.iter("th", "td", "h3", "p", "a"):
        own = (element.text or "").strip()
        foreign = any("ạ" <= mark <= "ỹ" or mark in "ăâđêôơư" for mark in own.lower())
        if foreign and "Bến Thử" not in own:
            assert any(one.get("lang") == "vi" for one in (element, *element.iterancestors())), own
