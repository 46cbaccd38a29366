"""What networks and search engines read of a page: every tag is there once, and says what is true."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import Any

import lxml.html
import pytest
from PIL import Image
from tests.support import Built

SITES = ["full_site", "hostile_site"]


def tags_of(page: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """Return what the tags of a page say, by property or name."""
    found: dict[str, list[str]] = {}
    for tag in page.xpath("//head/meta[@content]"):
        found.setdefault(tag.get("property") or tag.get("name") or "", []).append(tag.get("content"))
    return found


@pytest.mark.parametrize("site", SITES)
def test_every_page_can_be_shared(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    base = str(built.config.site_url)
    sizes: dict[str, tuple[int, int]] = {}
    for address in built.html:
        page = built.page(address)
        if page.xpath("//meta[@http-equiv='refresh']"):
            continue  # an old address
        tags = tags_of(page)
        once = ("og:title", "og:description", "og:type", "og:url", "og:locale", "og:site_name", "og:image")
        once += ("og:image:type", "og:image:width", "og:image:height", "og:image:alt")
        once += ("twitter:card", "twitter:image", "twitter:image:alt")
        assert {name: len(tags.get(name, [])) for name in once} == dict.fromkeys(once, 1), address
        assert all(tags[name][0].strip() for name in once), address
        assert tags["og:url"] == page.xpath("//link[@rel='canonical']/@href") == [base + address]
        english = page.get("lang") == "en"
        assert tags["og:locale"] == ["en_GB" if english else "vi_VN"]
        path = tags["og:image"][0].removeprefix(base)
        if path not in sizes:
            image = Image.open(io.BytesIO(built.files[path]))
            assert image.format == "JPEG"
            sizes[path] = image.size
        assert (int(tags["og:image:width"][0]), int(tags["og:image:height"][0])) == sizes[path] == (1200, 630)
        assert tags["og:image:type"] == ["image/jpeg"]
        assert tags["twitter:card"] == ["summary_large_image"]
        assert tags["twitter:image"] == tags["og:image"]
    assert len(sizes) > 8


@pytest.mark.parametrize("site", SITES)
def test_items_say_when_and_what(site: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(site)
    base = str(built.config.site_url)
    items = json.loads(built.text("feeds/tin-tuc.json"))["items"]
    assert items
    for item in items:
        page = built.page(item["url"].removeprefix(base))
        tags = tags_of(page)
        assert tags["og:type"] == ["article"]
        assert tags["og:title"] == [item["title"]]
        assert tags["og:image"] == [item["image"]]
        published, modified = (
            datetime.fromisoformat(tags[f"article:{name}_time"][0]) for name in ("published", "modified")
        )
        assert published == datetime.fromisoformat(item["date_published"])
        assert modified >= published
        assert set(tags.get("article:tag", [])) <= set(item.get("tags", []))
        data = article_of(page)
        assert data["@type"] == "NewsArticle"
        assert data["mainEntityOfPage"] == item["url"]
        assert len(data["headline"]) <= 110
        assert datetime.fromisoformat(data["datePublished"]) == published
        assert next(one["url"] for one in data["image"]) == item["image"]
        for one in data["image"]:
            size = Image.open(io.BytesIO(built.files[one["url"].removeprefix(base)])).size
            assert size == (one["width"], one["height"])
        assert data["author"]["name"]
        assert data["publisher"]["name"]


def article_of(page: lxml.html.HtmlElement) -> Any:
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    return json.loads(text)


def test_a_recording_is_part_of_its_article(full_site: Built) -> None:
    data = article_of(full_site.page("tin-tuc/2026/phat-thanh-so-1/"))
    assert data["audio"]["duration"] == "PT75S"
    assert data["audio"]["contentUrl"] == f"{full_site.config.site_url}tin-tuc/am-thanh/so-1.mp3"
