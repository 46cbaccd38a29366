"""Lists that are longer than a page."""

from __future__ import annotations

from pathlib import Path

from tests.support import Built, build, copy_site, write


def titles(built: Built, address: str) -> list[str]:
    return [h.text_content() for h in built.page(address).xpath("//article//h2")]


def test_a_list_is_cut_and_its_pages_know_each_other(full_source: Path, tmp_path: Path) -> None:
    built = build(
        full_source, tmp_path, plugins={"cchc/news": {"per_page": 1, "related": 1}, "cchc/cards": {"enabled": False}}
    )
    pages = ["tin-tuc/", "tin-tuc/trang/2/", "tin-tuc/trang/3/", "tin-tuc/trang/4/"]
    assert [titles(built, address) for address in pages] == [
        ["Phát thanh số 1: giấy tờ cho năm học mới"],
        ["Thông báo lịch nghỉ Tết"],
        ["Nộp hồ sơ trực tuyến"],
        ["Công khai thủ tục: ba nơi niêm yết"],
    ]
    assert "tin-tuc/trang/5/" not in built.html
    middle = built.page(pages[1])
    assert middle.xpath("//a[@rel='prev']/@href") == ["../../../tin-tuc/"]
    assert middle.xpath("//a[@rel='next']/@href") == ["../../../tin-tuc/trang/3/"]
    assert middle.xpath("//ul[@class='phan-trang']//*[@aria-current='page']/text()") == ["2"]
    assert built.page(pages[0]).xpath("//main//a[@rel='prev']") == []
    assert built.page(pages[3]).xpath("//main//a[@rel='next']") == []
    assert middle.xpath("string(//title)").startswith("Tin tức - trang 2")
    assert "tin-tuc/linh-vuc/thu-tuc-hanh-chinh/trang/2/" in built.html


def test_every_item_is_in_the_list_once(full_site: Built) -> None:
    assert sorted(titles(full_site, "tin-tuc/")) == [
        "Công khai thủ tục: ba nơi niêm yết",
        "Nộp hồ sơ trực tuyến",
        "Phát thanh số 1: giấy tờ cho năm học mới",
        "Thông báo lịch nghỉ Tết",
    ]


def test_items_of_one_moment_keep_one_order(tmp_path: Path) -> None:
    """Days without a time tie; the file's name decides, on every machine."""
    source = copy_site("minimal", tmp_path / "content")
    front = '---\ntitle: "Tin {0}"\ndate: 2026-01-01\ndescription: "Tóm tắt"\n---\nNội dung.\n'
    write(source, {f"tin-tuc/2026/{name}.md": front.format(name) for name in "cabd"})
    built = build(source, tmp_path)
    assert titles(built, "tin-tuc/") == ["Tin d", "Tin c", "Tin b", "Tin a"]
