"""Feeds: what real readers make of them, and what tools that post to networks need of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import atoma
import feedparser
import pytest

from cchc.artifact import Deferred
from cchc.feeds.absolute import absolute_set, absolute_url, absolutise
from cchc.feeds.archive import archive_count, archived
from cchc.feeds.catalogue import all_channels, side_by_side
from cchc.feeds.channel import Channel, Notice, morning, spaced
from cchc.feeds.compose import Composer, Surroundings, Work, default_id_base, entry_id
from cchc.feeds.entry import FeedEntry, FeedImage, FeedInfo, FeedLink, in_feed_order
from cchc.feeds.jsonfeed import json_feed
from cchc.feeds.opml import opml_file
from cchc.feeds.writer import atom, rss
from cchc.model.change import CHANGE_KINDS, ChangeBatch, ProcedureChange
from cchc.model.document import LegalDocument
from cchc.model.feedback import FeedbackItem
from cchc.model.news import INTERNAL_AUDIENCE, NewsItem
from cchc.model.performance import Performance
from cchc.model.place import Commune, ReformField, Section, Unit
from cchc.model.site import Site
from cchc.model.text import VIETNAM

ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ROOT = "https://x.example/cchc/"
START = datetime(2025, 7, 1, 8, tzinfo=VIETNAM)
HOSTILE = "Phí < 5.000đ & <script>alert(1)</script> ]]> \x0b\x00\ufffe\ud800 😀 “Ễ”"
CLEANED = "Phí < 5.000đ & <script>alert(1)</script> ]]> 😀 “Ễ”"
PICTURE = b"\xff\xd8 not a real picture \xff\xd9"

INFO = FeedInfo(
    title="Cải cách hành chính",
    description="Tin tức",
    home_url=f"{ROOT}tin-tuc/",
    self_url=f"{ROOT}feeds/tin-tuc.xml",
    updated=START,
    author="Ủy ban nhân dân xã Phong Thổ",
)


def image(**changes: object) -> FeedImage:
    """Return a picture with the true length of `PICTURE`."""
    whole = FeedImage(f"{ROOT}anh-chia-se/a.0123456789ab.jpg", len(PICTURE), "image/jpeg", 1200, 630, "Ảnh")
    return replace(whole, **changes)  # type: ignore[arg-type]


def entry(number: int = 1, **changes: object) -> FeedEntry:
    """Return an entry that a test may change."""
    whole = FeedEntry(
        id=f"tag:x.example,2025:tin-{number}",
        title=f"Tin số {number}",
        url=f"{ROOT}tin-tuc/2025/tin-{number}/",
        published=START + timedelta(hours=number),
        updated=START + timedelta(hours=number),
        summary="Tóm tắt",
        html="<p>Nội dung</p>",
        creator="Phòng Văn hóa - Xã hội",
        categories=("Cải cách thể chế",),
        image=image(),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def channel(document: bytes) -> ElementTree.Element:
    """Return the channel of an RSS document."""
    found = ElementTree.fromstring(document).find("channel")
    assert found is not None
    return found


def item(number: int, **changes: object) -> NewsItem:
    """Return a news item."""
    whole = NewsItem(
        id=f"phong-tho-2025-{number:04d}",
        title=f"Tin số {number}",
        date=START + timedelta(hours=number),
        description="Mô tả " * 100,
        path=f"tin-tuc/2025/tin-{number}/",
        file=f"tin-tuc/2025/tin-{number}.md",
        fields=("the-che",) if number % 2 else (),
        tags=("dịch vụ công",),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def site(*news: NewsItem, **section: object) -> Site:
    """Return a site with two reform fields and the items given."""
    return Site(
        commune=Commune("Phong Thổ", "xã", "Lai Châu", formed_on=date(2025, 7, 1)),
        section=replace(
            Section("Cải cách hành chính", "Cải cách hành chính xã Phong Thổ", "Tin tức"),
            **section,  # type: ignore[arg-type]
        ),
        today=date(2026, 11, 22),
        units=(Unit("phong-vhxh", "Phòng Văn hóa - Xã hội"),),
        fields=(ReformField("the-che", "Cải cách thể chế"), ReformField("tai-chinh-cong", "Cải cách tài chính công")),
        news=news,
    )


def build(
    whole: Site,
    html_of: Callable[[str], str] = lambda _file: "<p>x</p>",
    card_of: Callable[[str], FeedImage | None] = lambda _path: None,
    *,
    site_url: str = ROOT,
    id_base: str = "",
    limit: int = 50,
) -> dict[str, bytes]:
    """Return the feeds of a site by path."""
    composer = Composer(whole, site_url, Surroundings(text=html_of, picture=card_of), limit=limit, id_base=id_base)
    channels = all_channels(whole)
    files = [file for channel in channels for file in composer.files(channel)]
    files.append(opml_file([composer.info(channel) for channel in channels]))
    assert len({file.path for file in files}) == len(files)
    return {file.path: file.make() for file in files}


class TestReaders:
    """Two independent parsers, one lenient and one strict, read what was meant."""

    @pytest.mark.parametrize("write", [rss, atom])
    def test_feedparser_has_no_complaint(self, write: Callable[..., bytes]) -> None:
        parsed = feedparser.parse(write(INFO, [entry(1), entry(2, title=HOSTILE, summary=HOSTILE)]))
        assert not parsed.bozo
        assert [each.link for each in parsed.entries] == [f"{ROOT}tin-tuc/2025/tin-{n}/" for n in (2, 1)]
        assert parsed.entries[1].enclosures[0].length == str(len(PICTURE))
        assert parsed.feed.link == INFO.home_url

    def test_atoma_reads_rss(self) -> None:
        parsed = atoma.parse_rss_bytes(rss(INFO, [entry(1), entry(2, title=HOSTILE)]))
        assert parsed.items[0].title == CLEANED
        assert parsed.items[1].pub_date == entry(1).published
        assert parsed.items[1].enclosures[0].length == len(PICTURE)
        assert parsed.items[1].content_encoded.endswith("<p>Nội dung</p>")
        assert parsed.language == "vi"
        assert parsed.ttl == 60

    def test_atoma_reads_atom(self) -> None:
        changed = START + timedelta(days=9)
        parsed = atoma.parse_atom_bytes(atom(INFO, [entry(1, updated=changed), entry(2, title=HOSTILE)]))
        assert parsed.entries[0].title.value == CLEANED
        assert parsed.entries[1].updated == changed
        assert parsed.entries[1].published == entry(1).published
        assert parsed.updated == changed

    @pytest.mark.parametrize("write", [rss, atom])
    def test_an_empty_feed_is_valid(self, write: Callable[..., bytes]) -> None:
        document = write(INFO, [])
        assert not feedparser.parse(document).bozo
        assert feedparser.parse(document).entries == []


class TestFeedgenFaults:
    """One test for each fault that the wrapper mends."""

    def test_atom_links_keep_relation_type_and_length(self) -> None:
        links = [
            link.attrib for link in ElementTree.fromstring(atom(INFO, [entry()])).iterfind(f"{ATOM}entry/{ATOM}link")
        ]
        assert links == [
            {"rel": "alternate", "href": entry().url, "type": "text/html"},
            {"rel": "enclosure", "href": image().url, "type": "image/jpeg", "length": str(len(PICTURE))},
        ]

    def test_the_channels_link_is_its_page(self) -> None:
        assert channel(rss(INFO, [])).findtext("link") == INFO.home_url

    def test_rss_keeps_other_links_of_the_feed(self) -> None:
        more = (FeedLink("hub", "https://hub.example/"), FeedLink("prev-archive", f"{ROOT}feeds/2025.xml"))
        links = channel(rss(replace(INFO, links=more), [])).findall(f"{ATOM}link")
        assert [link.get("rel") for link in links] == ["self", "hub", "prev-archive"]
        assert links[0].attrib == {"href": INFO.self_url, "rel": "self", "type": "application/rss+xml"}
        root = ElementTree.fromstring(atom(replace(INFO, links=more), []))
        assert {"hub", "prev-archive", "self", "alternate"} == {link.get("rel") for link in root.findall(f"{ATOM}link")}

    def test_content_is_escaped_html_and_never_cdata(self) -> None:
        odd = entry(html="<p>a ]]> b &amp; c</p>", image=None)
        document = atom(INFO, [odd])
        content = ElementTree.fromstring(document).find(f"{ATOM}entry/{ATOM}content")
        assert content is not None
        assert content.attrib == {"type": "html"}
        assert content.text == odd.html
        assert b"CDATA" not in document + rss(INFO, [odd])

    def test_the_summary_is_not_the_content(self) -> None:
        first = ElementTree.fromstring(atom(INFO, [entry(image=None)])).find(f"{ATOM}entry")
        assert first is not None
        assert first.findtext(f"{ATOM}summary") == "Tóm tắt"
        assert first.findtext(f"{ATOM}content") == "<p>Nội dung</p>"

    def test_without_summary_the_text_is_still_the_content(self) -> None:
        first = channel(rss(INFO, [entry(summary="", image=None)])).find("item")
        assert first is not None
        assert first.findtext("description") == "Tin số 1"
        assert first.findtext(CONTENT) == "<p>Nội dung</p>"

    @pytest.mark.parametrize("write", [rss, atom])
    def test_a_lone_picture_has_no_group(self, write: Callable[..., bytes]) -> None:
        root = ElementTree.fromstring(write(INFO, [entry()]))
        assert root.find(f".//{MEDIA}group") is None
        picture = root.find(f".//{MEDIA}content")
        assert picture is not None
        assert picture.attrib == {
            "url": image().url,
            "fileSize": str(len(PICTURE)),
            "type": "image/jpeg",
            "medium": "image",
            "width": "1200",
            "height": "630",
        }

    @pytest.mark.parametrize("broken", [{"type": ""}, {"length": 0}])
    def test_a_picture_without_type_or_length_is_refused(self, broken: dict[str, object]) -> None:
        with pytest.raises(ValueError, match="without type or length"):
            rss(INFO, [entry(image=image(**broken))])

    def test_one_enclosure_of_true_length(self) -> None:
        found = channel(rss(INFO, [entry()])).findall("item/enclosure")
        assert [each.attrib for each in found] == [
            {"url": image().url, "length": str(len(PICTURE)), "type": "image/jpeg"}
        ]

    def test_the_creator_is_named_without_an_address(self) -> None:
        assert channel(rss(INFO, [entry()])).findtext(f"item/{DC}creator") == "Phòng Văn hóa - Xã hội"
        assert channel(rss(INFO, [entry(creator="")])).findtext(f"item/{DC}creator") == INFO.author

    def test_the_newest_entry_is_first(self) -> None:
        titles = [each.findtext("title") for each in channel(rss(INFO, [entry(n) for n in (1, 3, 2)])).findall("item")]
        assert titles == ["Tin số 3", "Tin số 2", "Tin số 1"]

    @pytest.mark.parametrize("write", [rss, atom, json_feed])
    def test_characters_that_xml_forbids_are_gone(self, write: Callable[..., bytes]) -> None:
        odd = entry(title=HOSTILE, summary=HOSTILE, html=f"<p>{HOSTILE}</p>", creator=HOSTILE)
        text = write(INFO, [odd]).decode()
        assert not any(char in text for char in "\x00\x0b\ufffe")
        assert "😀" in text

    def test_no_date_comes_from_the_clock(self) -> None:
        root = ElementTree.fromstring(atom(INFO, [entry(1), entry(2, updated=START + timedelta(days=2))]))
        assert root.findtext(f"{ATOM}updated") == "2025-07-03T08:00:00+07:00"
        assert channel(rss(INFO, [entry(1)])).findtext("lastBuildDate") == "Tue, 01 Jul 2025 09:00:00 +0700"
        assert channel(rss(INFO, [])).findtext("lastBuildDate") == "Tue, 01 Jul 2025 08:00:00 +0700"

    def test_the_guid_is_no_address(self) -> None:
        guid = channel(rss(INFO, [entry()])).find("item/guid")
        assert guid is not None
        assert guid.attrib == {"isPermaLink": "false"}
        assert guid.text == entry().id

    @pytest.mark.parametrize("write", [rss, atom])
    def test_no_stylesheet_and_a_language(self, write: Callable[..., bytes]) -> None:
        document = write(INFO, [entry()])
        assert b"xml-stylesheet" not in document
        assert ElementTree.fromstring(document).get(LANG) == "vi"


class TestOrder:
    """Tools that post keep the newest date they have seen: ties and dates without zone lose items."""

    def test_equal_dates_are_refused(self) -> None:
        with pytest.raises(ValueError, match="same second"):
            in_feed_order([entry(1), entry(2, published=entry(1).published.astimezone(UTC))])

    def test_dates_in_one_second_are_refused(self) -> None:
        with pytest.raises(ValueError, match="same second"):
            in_feed_order([entry(1), entry(2, published=entry(1).published + timedelta(microseconds=5))])

    def test_a_date_without_zone_is_refused(self) -> None:
        with pytest.raises(ValueError, match="without a zone"):
            in_feed_order([entry(1, published=datetime(2025, 7, 1))])

    def test_one_id_for_two_entries_is_refused(self) -> None:
        with pytest.raises(ValueError, match="one id"):
            in_feed_order([entry(1), entry(2, id=entry(1).id)])

    def test_an_entry_given_twice_is_refused(self) -> None:
        with pytest.raises(ValueError, match="twice"):
            in_feed_order([entry(1), entry(1)])


class TestAbsolute:
    """Addresses mean the same wherever the text is read."""

    PAGE = f"{ROOT}tin-tuc/2025/tin-1/"

    @pytest.mark.parametrize(
        ("html", "wanted"),
        [
            ('<a href="../../../van-ban/76/">x</a>', f'<a href="{ROOT}van-ban/76/">x</a>'),
            ('<a href="#muc">x</a>', f'<a href="{PAGE}#muc">x</a>'),
            ('<a href="/van-ban/">x</a>', '<a href="https://x.example/van-ban/">x</a>'),
            ('<a href="//cdn.example/a">x</a>', '<a href="https://cdn.example/a">x</a>'),
            ('<a href="mailto:a@b.vn">x</a>', '<a href="mailto:a@b.vn">x</a>'),
            ('<a href="tel:02131022">x</a>', '<a href="tel:02131022">x</a>'),
            ('<a href="ảnh 1.pdf">x</a>', f'<a href="{PAGE}%E1%BA%A3nh%201.pdf">x</a>'),
            (
                '<img src="a.png" srcset="a.png 1x, b.png 2x">',
                f'<img src="{PAGE}a.png" srcset="{PAGE}a.png 1x, {PAGE}b.png 2x">',
            ),
            (
                '<video poster="p.jpg"><source src="v.mp4"><source src="v.webm">x</video>',
                f'<video poster="{PAGE}p.jpg"><source src="{PAGE}v.mp4"><source src="{PAGE}v.webm">x</video>',
            ),
            ("chữ & <b>đậm</b> sau", "chữ &amp; <b>đậm</b> sau"),
            ("<p>một<p>hai", "<p>một</p><p>hai</p>"),
            ("</div><p>x", "<p>x</p>"),
            ('<body id="a>b"><p>x</p></body>', "<p>x</p>"),
            ("x<body>\n<p>y</p>", "x\n<p>y</p>"),
            ("<!-- ghi chú --><p>x</p>", "<p>x</p>"),
            ('<h2 id="a">A<a class="headerlink" href="#a">¶</a></h2>', '<h2 id="a">A</h2>'),
            ('<p onclick="x()" style="position:fixed">x</p>', "<p>x</p>"),
            ("<p>x<script>alert(1)</script> y</p>", "<p>x y</p>"),
            ('<a href="java\tscript:alert(1)">x</a>', "<a>x</a>"),
            ('<a href="http://[sai">x</a>', "<a>x</a>"),
            ('<iframe src="https://v.example/1" title="Phim"></iframe>', '<a href="https://v.example/1">Phim</a>'),
            ("<p>&#11;&#xfffe;&#233;</p>", "<p>é</p>"),
            ("", ""),
            ("<!-- -->", ""),
        ],
    )
    def test_text(self, html: str, wanted: str) -> None:
        assert absolutise(html, self.PAGE) == wanted

    def test_what_is_absolute_stays(self) -> None:
        once = absolutise('<p><a href="a/?b=1&amp;c=%20#d">x</a> &lt;b&gt;</p>', self.PAGE)
        assert absolutise(once, "https://other.example/") == once

    def test_an_alignment_of_a_cell_stays(self) -> None:
        table = '<table><tr><td style="text-align: right;">1</td></tr></table>'
        assert absolutise(table, self.PAGE) == table

    def test_odd_sets(self) -> None:
        wanted = "https://x/a.png, https://x/b.png 2x, https://x/c%2Cd.png 4x"
        assert absolute_set("a.png, b.png 2x, data:image/png;base64,xx 3x,, c,d.png 4x", "https://x/") == wanted

    def test_data_is_no_address(self) -> None:
        assert absolute_url("data:text/html,x", "https://x/") == ""


class TestPicture:
    """The same picture everywhere, because each tool looks in another place."""

    def test_it_is_the_first_of_the_text(self) -> None:
        content = entry(html='<p>a</p><img src="https://x.example/b.png">').content
        assert content.index(image().url) < content.index("b.png")

    def test_it_is_not_shown_twice(self) -> None:
        own = f'<p><img src="{image().url}" alt=""></p>'
        assert entry(html=own).content == own

    def test_its_description_is_escaped(self) -> None:
        assert 'alt="&lt;b&gt; &quot;x&quot;"' in entry(image=image(alt='<b> "x"')).content


class TestJsonFeed:
    """JSON Feed 1.1 as its specification has it."""

    def test_an_item(self) -> None:
        feed = json.loads(json_feed(INFO, [entry(1, updated=START + timedelta(days=1))]))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == INFO.self_url
        first = feed["items"][0]
        assert first["date_published"] == "2025-07-01T09:00:00+07:00"
        assert first["date_modified"] == "2025-07-02T08:00:00+07:00"
        assert first["image"] == image().url
        assert first["attachments"] == [{"url": image().url, "mime_type": "image/jpeg", "size_in_bytes": len(PICTURE)}]
        assert first["tags"] == ["Cải cách thể chế"]

    def test_nothing_is_null(self) -> None:
        bare = replace(INFO, author="")
        assert b"null" not in json_feed(bare, [entry(image=None, creator="", categories=(), summary="")])

    def test_vietnamese_is_readable_in_the_file(self) -> None:
        assert "Tin số 1" in json_feed(INFO, [entry()]).decode()


class TestNewsFeeds:
    """The set of feeds of a site."""

    def test_paths(self) -> None:
        stems = ["tin-tuc", "linh-vuc/the-che", "linh-vuc/tai-chinh-cong", "don-vi/phong-vhxh"]
        stems += ["the-loai/mo-hinh", "the-loai/guong-dien-hinh", "the-loai/video", "phat-thanh"]
        stems += ["thu-tuc", *(f"thu-tuc/{kind}" for kind in CHANGE_KINDS), "van-ban", "phan-anh", "chi-so"]
        wanted = [f"feeds/{stem}.{ending}" for stem in stems for ending in ("xml", "atom", "json")]
        assert list(build(site(item(1)))) == [*wanted, "feeds/opml.xml"]

    def test_every_feed_of_an_empty_site_is_valid(self) -> None:
        for path, content in build(site()).items():
            if path.endswith((".xml", ".atom")) and "opml" not in path:
                assert not feedparser.parse(content).bozo, path

    def test_every_current_feed_has_whole_texts_and_each_is_asked_for_once(self) -> None:
        asked: list[str] = []

        def html_of(file: str) -> str:
            asked.append(file)
            return "<p>toàn văn</p>"

        feeds = build(site(*[item(n) for n in range(119, -1, -1)]), html_of)
        newest = {f"tin-tuc/2025/tin-{n}.md" for n in range(70, 120)}
        odd = {f"tin-tuc/2025/tin-{n}.md" for n in range(21, 120, 2)}
        assert sorted(asked) == sorted(newest | odd)
        for stem in ("tin-tuc", "linh-vuc/the-che"):
            entries = channel(feeds[f"feeds/{stem}.xml"]).findall("item")
            assert len(entries) == 50
            assert {each.findtext(CONTENT) for each in entries} == {"<p>toàn văn</p>"}

    def test_dates_fall_and_ids_are_unique(self) -> None:
        parsed = feedparser.parse(build(site(*[item(n) for n in range(59, -1, -1)]))["feeds/tin-tuc.xml"])
        dates = [each.published_parsed for each in parsed.entries]
        assert all(newer > older for newer, older in pairwise(dates))
        assert len({each.id for each in parsed.entries}) == 50

    def test_equal_dates_are_refused(self) -> None:
        with pytest.raises(ValueError, match="same second"):
            build(site(item(1), item(2, date=item(1).date)))

    def test_the_guid_survives_a_new_address(self) -> None:
        old, new = (
            channel(build(site(item(1, path=path, slug=path)))["feeds/tin-tuc.xml"])
            for path in ("tin-tuc/2025/a/", "tin-tuc/2025/b/")
        )
        assert old.findtext("item/link") != new.findtext("item/link")
        assert old.findtext("item/guid") == new.findtext("item/guid") == "tag:x.example,2025:cchc/phong-tho-2025-0001"

    def test_the_guid_survives_a_new_host_when_told(self) -> None:
        base = "tag:phongtho.example,2025:"
        for root in ("https://a.example/", "https://b.example/c"):
            feed = build(site(item(1)), site_url=root, id_base=base)["feeds/tin-tuc.xml"]
            assert channel(feed).findtext("item/guid") == f"{base}phong-tho-2025-0001"

    def test_ids(self) -> None:
        assert default_id_base("http://127.0.0.1:8000/") == "tag:127.0.0.1,2025:"
        assert entry_id("https://a.example/tin", "tag:x:") == "https://a.example/tin"
        assert entry_id("tin một", "tag:x,2025:") == "tag:x,2025:tin%20m%E1%BB%99t"
        with pytest.raises(ValueError, match="full address"):
            default_id_base("/")

    def test_addresses_below_a_path(self) -> None:
        html = '<p><a href="../../../thu-tuc/1.001193/">x</a></p>'
        for root in (ROOT, ROOT.rstrip("/")):
            feed = channel(build(site(item(1)), lambda _file: html, site_url=root)["feeds/tin-tuc.xml"])
            assert feed.findtext("item/link") == f"{ROOT}tin-tuc/2025/tin-1/"
            assert f'href="{ROOT}thu-tuc/1.001193/"' in (feed.findtext(f"item/{CONTENT}") or "")

    def test_a_card_by_its_path_in_the_site(self) -> None:
        feeds = build(site(item(1)), card_of=lambda _path: image(url="anh-chia-se/a.jpg"))
        enclosure = channel(feeds["feeds/tin-tuc.xml"]).find("item/enclosure")
        assert enclosure is not None
        assert enclosure.get("url") == f"{ROOT}anh-chia-se/a.jpg"

    def test_the_summary_is_short(self) -> None:
        summary = channel(build(site(item(1)))["feeds/tin-tuc.xml"]).findtext("item/description") or ""
        assert 250 < len(summary) <= 300

    def test_expired_items_stay_and_internal_ones_never_come(self) -> None:
        feeds = build(site(item(1, expires=date(2025, 7, 2)), item(2, audience=(INTERNAL_AUDIENCE,))))
        assert [each.title for each in feedparser.parse(feeds["feeds/tin-tuc.xml"]).entries] == ["Tin số 1"]

    def test_who_speaks(self) -> None:
        feeds = build(site(item(3), item(2, authors=("A", "B")), item(1, unit="phong-vhxh")))
        names = [each.author for each in feedparser.parse(feeds["feeds/tin-tuc.xml"]).entries]
        assert names == ["Ủy ban nhân dân xã Phong Thổ", "A, B", "Phòng Văn hóa - Xã hội"]

    def test_a_sample_site_says_so(self) -> None:
        for content in build(site(item(1), demonstration=True)).values():
            assert "bản trình diễn" in content.decode()

    def test_opml_lists_all_feeds(self) -> None:
        feeds = build(site())
        outlines = ElementTree.fromstring(feeds["feeds/opml.xml"]).findall("body/outline")
        assert [each.get("xmlUrl", "").removeprefix(ROOT) for each in outlines] == [
            path for path in feeds if path.endswith(".xml") and path != "feeds/opml.xml"
        ]

    def test_equal_input_gives_equal_bytes_in_any_process(self) -> None:
        here = Path(__file__)
        program = (
            f"import sys; sys.path.insert(0, {str(here.parent)!r}); import hashlib, test_feeds as t;"
            "feeds = t.build(t.site(*[t.item(n) for n in range(8, -1, -1)]), card_of=lambda i: t.image());"
            "print(hashlib.sha256(b''.join(feeds.values())).hexdigest())"
        )
        sums = []
        for seed in ("1", "2"):
            environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
            run = subprocess.run(
                [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
            )
            sums.append(run.stdout)
        assert sums[0] == sums[1] != ""


class TestArchive:
    """RFC 5005, section 4: what a feed no longer holds can be reached from it, and stays where it is."""

    @staticmethod
    def walk(feeds: dict[str, bytes], path: str) -> list[list[str]]:
        """Return the ids of each document on the way back from the feed at `path`."""
        found = []
        while path:
            root = ElementTree.fromstring(feeds[path])
            atom_feed = path.endswith(".atom")
            found.append([each.text or "" for each in root.iter(f"{ATOM}id" if atom_feed else "guid")])
            links = {each.get("rel"): each.get("href", "") for each in root.iter(f"{ATOM}link")}
            path = links.get("prev-archive", "").removeprefix(ROOT)
        return found

    @pytest.mark.parametrize("ending", ["xml", "atom"])
    def test_the_way_back_meets_every_entry(self, ending: str) -> None:
        feeds = build(site(*[item(n) for n in range(33, -1, -1)]), limit=10)
        met = {uri for ids in self.walk(feeds, f"feeds/tin-tuc.{ending}") for uri in ids}
        assert {f"tag:x.example,2025:cchc/phong-tho-2025-{n:04d}" for n in range(34)} <= met

    def test_a_new_entry_changes_no_archive(self) -> None:
        before, after = (build(site(*[item(n) for n in range(last, -1, -1)]), limit=10) for last in (33, 34))
        olds = [path for path in before if "luu-tru/tin-tuc" in path]
        assert len(olds) == 6
        assert all(before[path] == after[path] for path in olds)
        assert before["feeds/tin-tuc.xml"] != after["feeds/tin-tuc.xml"]

    def test_archives_are_marked_and_lead_to_the_feed(self) -> None:
        feeds = build(site(*[item(n) for n in range(20, -1, -1)]), limit=10)
        for ending in ("xml", "atom"):
            root = ElementTree.fromstring(feeds[f"feeds/luu-tru/tin-tuc-0001.{ending}"])
            assert root.find(".//{http://purl.org/syndication/history/1.0}archive") is not None
            links = {each.get("rel"): each.get("href") for each in root.iter(f"{ATOM}link")}
            assert links["current"] == f"{ROOT}feeds/tin-tuc.{ending}"
            assert "prev-archive" not in links

    def test_counting(self) -> None:
        assert [archive_count(total, 10) for total in (0, 10, 11, 20, 21)] == [0, 0, 1, 1, 2]
        assert [list(archived(range(24, -1, -1), number, 10)) for number in (1, 2)] == [
            list(range(9, -1, -1)),
            list(range(19, 9, -1)),
        ]


class TestChannel:
    """What the other parts of the section hand in."""

    def test_days_without_an_hour_get_moments_of_their_own(self) -> None:
        day = morning(date(2026, 7, 1))
        notices = spaced(Notice(f"thu-tuc/{n}", "x", "thu-tuc/", day) for n in (2, 1, 3))
        assert [(each.id, each.date - day) for each in notices] == [
            ("thu-tuc/3", timedelta(seconds=2)),
            ("thu-tuc/2", timedelta(seconds=1)),
            ("thu-tuc/1", timedelta(0)),
        ]

    def test_a_channel_of_notices_becomes_a_feed(self) -> None:
        notice = Notice(
            "chi-so/a", "PAR INDEX", "chi-so/a/", START, html='<p><a href="../b/">b</a></p>', summary="Tóm tắt"
        )
        made = Channel("chi-so", "Chỉ số", "Kết quả mới", "chi-so/", (notice,), group="Dữ liệu")
        files = {file.path: file.make() for file in Composer(site(), ROOT, Surroundings()).files(made)}
        assert set(files) == {"feeds/chi-so.xml", "feeds/chi-so.atom", "feeds/chi-so.json"}
        first = channel(files["feeds/chi-so.xml"]).find("item")
        assert first is not None
        assert first.findtext("guid") == "tag:x.example,2025:cchc/chi-so/a"
        assert f'href="{ROOT}chi-so/b/"' in (first.findtext(CONTENT) or "")


class TestRecalled:
    """What is remembered of the last build spares the work, and changes nothing."""

    ITEMS = tuple(item(n, audio="loi.mp3" if n == 9 else "") for n in range(12, 0, -1))

    def around(self, **changes: object) -> Surroundings:
        """Return surroundings that give a text, a picture and an extension to every item."""
        whole = Surroundings(
            text=lambda file: f'<p>Chữ <a href="../x/">“{file}”</a> &amp; \U0001f600</p>',
            print_of=lambda file: file,
            picture=lambda path: image(url=f"anh/{path[-6:-1]}.jpg"),
            extension=lambda path, html: {"_zalo": {"path": path, "body": html}},
        )
        return replace(whole, **changes)  # type: ignore[arg-type]

    def files(self, composer: Composer) -> list[Deferred]:
        """Return all files of the section but the podcast, whose recording would be missing."""
        return side_by_side(composer.files(one) for one in all_channels(site(*self.ITEMS)) if one.stem != "phat-thanh")

    def test_feeds_and_episodes_are_the_same(self) -> None:
        channels = all_channels(site(*self.ITEMS))
        plain, recalled = (Composer(site(*self.ITEMS), ROOT, self.around(), limit=5) for _ in range(2))
        recalled.recall(channels, self.files(recalled))
        assert {one.path: one.make() for one in self.files(recalled)} == {
            one.path: one.make() for one in self.files(plain)
        }
        heard = [one.entry(channels[0], self.ITEMS[0]) for one in (plain, recalled)]
        assert len({(one.content, repr(one.extra), json_feed(INFO, [one])) for one in heard}) == 1

    def test_nothing_is_done_again_for_what_is_remembered_or_not_missing(self) -> None:
        kept: dict[str, bytes] = {}

        def remembered(works: Sequence[Work]) -> list[bytes]:
            return [kept.get(str(reads)) or kept.setdefault(str(reads), make()) for reads, make in works]

        channels = all_channels(site(*self.ITEMS))
        first = Composer(site(*self.ITEMS), ROOT, self.around(remembered=remembered), limit=5)
        first.recall(channels, self.files(first)[:1])
        assert not kept  # an archive holds no whole text
        first.recall(channels, self.files(first))
        assert len(kept) >= 5
        second = Composer(
            site(*self.ITEMS),
            ROOT,
            self.around(remembered=remembered, text=lambda file: pytest.fail(f"{file} was asked for again")),
            limit=5,
        )
        second.recall(channels, self.files(second))
        assert [one.make() for one in self.files(second)] == [one.make() for one in self.files(first)]

    @pytest.mark.parametrize(
        ("change", "archives"),
        [
            ({}, False),
            ({"print_of": lambda file: f"{file}!"}, False),
            ({"picture": lambda _path: None}, True),
            ({"told": lambda thing: f"{thing!r}!"}, True),
        ],
    )
    def test_what_an_entry_reads_is_told(self, change: dict[str, object], archives: bool) -> None:
        before, after = (
            {one.path: one.reads for one in self.files(Composer(site(), ROOT, self.around(**changes), limit=5))}
            for changes in ({}, change)
        )
        changed = {path.removeprefix("feeds/") for path in before if before[path] != after[path]}
        assert ("tin-tuc.atom" in changed) == bool(change)
        assert ("luu-tru/tin-tuc-0001.atom" in changed) == archives


class TestRegisters:
    """Changes of procedures, documents and answers as feeds."""

    def test_each_change_of_a_batch_is_an_entry_by_kind(self) -> None:
        changes = (ProcedureChange("1.000001", "moi", "A <b>"), ProcedureChange("1.000002", "bai-bo", "B"))
        batch = ChangeBatch("qd-1", "12/QĐ-UBND", changes, posted_on=date(2026, 3, 2))
        feeds = build(replace(site(), changes=(batch,)))
        every = feedparser.parse(feeds["feeds/thu-tuc.xml"]).entries
        assert [each.title for each in every] == ["Bãi bỏ: B", "Mới ban hành: A <b>"]
        assert [each.published for each in every] == [
            "Mon, 02 Mar 2026 08:00:01 +0700",
            "Mon, 02 Mar 2026 08:00:00 +0700",
        ]
        assert every[0].link == f"{ROOT}thu-tuc/thay-doi/#qd-1"
        (abolished,) = feedparser.parse(feeds["feeds/thu-tuc/bai-bo.xml"]).entries
        assert abolished.id == every[0].id == "tag:x.example,2025:cchc/thu-tuc/thay-doi/qd-1/1.000002"

    def test_documents_with_a_date(self) -> None:
        documents = (
            LegalDocument("a", "Nghị định", "Về một cửa", "118/2025", "NĐ-CP", date(2025, 6, 9)),
            LegalDocument("b", "Luật", "Không rõ ngày"),
        )
        (one,) = feedparser.parse(build(replace(site(), documents=documents))["feeds/van-ban.atom"]).entries
        assert (one.title, one.link) == ("Nghị định số 118/2025/NĐ-CP ngày 09/06/2025", f"{ROOT}van-ban/a/")

    def test_answers_that_are_public(self) -> None:
        items = (
            FeedbackItem(
                "PA 1", date(2026, 1, 5), "Đèn đường", "da-tra-loi", published=date(2026, 1, 9), answer="Đã sửa."
            ),
            FeedbackItem("PA 2", date(2026, 1, 6), "Rác", "dang-xu-ly"),
        )
        feeds = build(replace(site(), performance=Performance(feedback=items)))
        (one,) = feedparser.parse(feeds["feeds/phan-anh.xml"]).entries
        assert (one.link, one.summary) == (f"{ROOT}phan-anh/#pa-pa-1", "Đã sửa.")
