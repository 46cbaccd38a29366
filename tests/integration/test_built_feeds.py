"""The feeds of a built site, read as strangers' programs read them."""

from __future__ import annotations

import io
import json
from typing import Any
from urllib.parse import urlsplit

import atoma
import feedparser
import lxml.etree
import lxml.html
import podcastparser
import pytest
from PIL import Image
from tests.support import ROOT, Built

from cchc.cli.social import social_json

SITES = ["demo_site", "full_site", "hostile_site"]


def parse(built: Built, name: str, *, sanitize: bool = False) -> Any:
    """Return a feed as feedparser reads it; cleaning the HTML of many items takes seconds, so it is asked for."""
    return feedparser.parse(io.BytesIO(built.files[name]), sanitize_html=sanitize, resolve_relative_uris=sanitize)


def feeds_of(built: Built) -> list[str]:
    return [
        name
        for name in built.files
        if name.startswith("feeds/") and name.endswith((".xml", ".atom")) and "opml" not in name
    ]


@pytest.mark.parametrize("site", SITES)
def test_readers_read_every_feed_without_complaint(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    assert len(feeds_of(built)) >= 5
    for name in feeds_of(built):
        if site == "demo_site" and not name.startswith("feeds/tin-tuc"):
            continue  # forty items in each: the other sites show that these are sound
        parsed = parse(built, name, sanitize=site == "hostile_site")
        assert not parsed.bozo, (name, parsed.get("bozo_exception"))
        read = atoma.parse_atom_bytes if name.endswith(".atom") else atoma.parse_rss_bytes
        feed = read(built.files[name])
        assert len(parsed.entries) == len(feed.entries if name.endswith(".atom") else feed.items)
        ids = [entry.id for entry in parsed.entries]
        assert len(ids) == len(set(ids))
        dates = [entry.published_parsed for entry in parsed.entries]
        assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("site", SITES)
def test_links_are_absolute_and_lead_to_pages(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    base = str(built.config.site_url)
    for name in feeds_of(built):
        for entry in parse(built, name).entries:
            assert entry.link.startswith(base), entry.link
            assert entry.link.removeprefix(base).partition("#")[0] in built.html
            for content in entry.get("content", []):
                links = [link for _, _, link, _ in lxml.html.fragment_fromstring(content.value, "div").iterlinks()]
                assert all(urlsplit(link).scheme for link in links), links


@pytest.mark.parametrize("site", SITES)
def test_an_enclosure_has_the_length_of_its_file(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    base = str(built.config.site_url)
    seen = 0
    for name in feeds_of(built):
        for entry in parse(built, name).entries:
            for enclosure in entry.enclosures:
                path = enclosure.href.removeprefix(base)
                assert int(enclosure.length) == len(built.files[path]), path
                seen += 1
    assert seen


@pytest.mark.parametrize("site", SITES)
def test_json_feed_and_rss_tell_the_same(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    data = json.loads(built.text("feeds/tin-tuc.json"))
    rss = parse(built, "feeds/tin-tuc.xml")
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in data["items"]] == [entry.id for entry in rss.entries]
    assert [item["url"] for item in data["items"]] == [entry.link for entry in rss.entries]


def test_opml_names_every_feed(full_site: Built) -> None:
    outlines = lxml.etree.fromstring(full_site.files["feeds/opml.xml"]).xpath("//outline/@xmlUrl")
    base = str(full_site.config.site_url)
    assert {url.removeprefix(base) for url in outlines} == {
        name for name in feeds_of(full_site) if name.endswith(".xml")
    }


@pytest.mark.parametrize("site", ["full_site", "hostile_site"])
def test_every_newest_item_has_a_zalo_kit_and_a_page_to_copy_from(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    base = str(built.config.site_url)
    items = json.loads(built.text("feeds/tin-tuc.json"))["items"]
    assert items
    for item in items:
        path = item["url"].removeprefix(base)
        assert json.loads(built.text(f"{path}zalo.json")) == item["_zalo"]
        cover = item["_zalo"]["cover"]["photo_url"].removeprefix(base)
        assert built.files[cover][:3] == b"\xff\xd8\xff"
        assert len(built.files[cover]) < 300 * 1024
        page = built.page(f"dang-lai/{path.removeprefix('tin-tuc/')}")
        texts = {area.get("id"): area.text_content() for area in page.iter("textarea")}
        assert texts["zalo-tieu-de"] == item["_zalo"]["title"]
        assert item["url"] in texts["bai-ngan"]
        assert page.xpath("//button[@data-chep]")[0].get("data-chep") == texts["bai-ngan"]


def test_the_command_tells_what_the_build_writes(demo_site: Built) -> None:
    path = "tin-tuc/2025/chung-thuc-ban-sao-mang-gi-tra-bao-nhieu-khi-nao-khong-can"
    told = json.loads(social_json(ROOT / "mkdocs.yml", ROOT / f"content/{path}.md"))
    assert told["zalo"] == json.loads(demo_site.text(f"{path}/zalo.json"))
    assert told["fanpage"]["url"] == f"{demo_site.config.site_url}{path}/"


@pytest.mark.parametrize("site", ["full_site", "hostile_site"])
def test_a_podcast_app_reads_the_episodes(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    base = str(built.config.site_url)
    show = podcastparser.parse(f"{base}feeds/phat-thanh.xml", io.BytesIO(built.files["feeds/phat-thanh.xml"]))
    assert show["itunes_categories"] == [["Government"]]
    assert show["explicit"] is False
    assert show["language"] == "vi"
    cover = Image.open(io.BytesIO(built.files[show["cover_url"].removeprefix(base)]))
    assert cover.size == (1400, 1400)
    (episode,) = show["episodes"]
    (sound,) = episode["enclosures"]
    assert sound["url"] == f"{base}tin-tuc/am-thanh/so-1.mp3"
    assert sound["file_size"] == len(built.files["tin-tuc/am-thanh/so-1.mp3"])
    assert sound["mime_type"] == "audio/mpeg"
    assert episode["total_time"] == 75
    assert episode["link"] == f"{base}tin-tuc/2026/phat-thanh-so-1/"
    news = json.loads(built.text("feeds/tin-tuc.json"))["items"]
    assert episode["guid"] in {item["id"] for item in news}
    page = built.page("tin-tuc/2026/phat-thanh-so-1/")
    (player,) = page.xpath("//figure[@class='bai__tieng']/audio")
    assert (player.get("preload"), player.get("controls"), player.get("autoplay")) == ("none", "", None)
    assert "1 phút 15 giây" in player.getparent().text_content()
    assert "../../../feeds/phat-thanh.xml" in page.xpath("//link[@rel='alternate']/@href")
