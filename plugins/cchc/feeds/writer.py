"""RSS 2.0 and Atom 1.0, as the W3C validator wants them and as tools that post to networks read them.

Texts are always escaped, never CDATA: `]]>` in a title would end it. Characters that XML forbids are
removed first. Every date comes from the entries, so that equal entries give equal bytes. One enclosure
for each entry, because most tools read one only; `media:content` stands alone, without a group.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from email.utils import format_datetime
from html import escape

from cchc.feeds.entry import FeedEntry, FeedImage, FeedInfo, in_feed_order, newest_change
from cchc.model.text import nfc, squeeze

TTL_MINUTES = 60

RSS_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_HISTORY = "http://purl.org/syndication/history/1.0"
_RSS_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


Write = Callable[[FeedEntry, str], str]
"""Writes an entry in one format; the text tells who speaks where the entry does not say."""


def rss_item(entry: FeedEntry, author: str) -> str:
    """Return the item of RSS, one element a line."""
    return "\n".join(_item(entry, author))


def rss(info: FeedInfo, entries: Iterable[FeedEntry], write: Write = rss_item) -> bytes:
    """Return the feed as RSS 2.0. Raises ValueError for entries that `in_feed_order` refuses.

    `write` may answer from what other feeds have written already.
    """
    ordered = in_feed_order(entries)
    spaces = _RSS_SPACES | ({"fh": _HISTORY} if info.archive else {})
    lines = [
        DECLARATION,
        f'<rss version="2.0"{namespaces(spaces)} xml:lang="{info.language}">',
        "<channel>",
        tag("title", line(info.title)),
        tag("link", info.home_url),
        tag("description", line(info.description)),
        tag("language", info.language),
        tag("lastBuildDate", rfc822(newest_change(info, ordered))),
        tag("docs", "https://www.rssboard.org/rss-specification"),
        tag("generator", "cchc"),
        tag("ttl", str(TTL_MINUTES)),
        void("atom:link", rel="self", type=RSS_TYPE, href=info.self_url),
        *_links(info, "atom:"),
        *(write(entry, info.author) for entry in ordered),
        "</channel>",
        "</rss>",
    ]
    return document(lines)


def atom_entry(entry: FeedEntry, author: str) -> str:
    """Return the entry of Atom, one element a line."""
    return "\n".join(_entry(entry, author))


def atom(info: FeedInfo, entries: Iterable[FeedEntry], write: Write = atom_entry) -> bytes:
    """Return the feed as Atom 1.0. Raises ValueError for entries that `in_feed_order` refuses; `write` as in `rss`."""
    ordered = in_feed_order(entries)
    spaces = {"media": _RSS_SPACES["media"]} | ({"fh": _HISTORY} if info.archive else {})
    author = line(info.author)
    lines = [
        DECLARATION,
        f'<feed xmlns="{_RSS_SPACES["atom"]}"{namespaces(spaces)} xml:lang="{info.language}">',
        tag("id", info.id or info.self_url),
        tag("title", line(info.title)),
        tag("subtitle", line(info.description)),
        tag("updated", moment(newest_change(info, ordered))),
        void("link", rel="self", type=ATOM_TYPE, href=info.self_url),
        void("link", rel="alternate", type="text/html", href=info.home_url),
        *_links(info, ""),
        *([f"<author>{tag('name', author)}</author>"] if author else []),
        tag("generator", "cchc"),
        *(write(entry, info.author) for entry in ordered),
        "</feed>",
    ]
    return document(lines)


def _item(entry: FeedEntry, author: str) -> Iterator[str]:
    """Yield the lines of an item of RSS."""
    yield "<item>"
    yield tag("title", line(entry.title))
    yield tag("link", entry.url)
    yield tag("guid", entry.id, isPermaLink="false")
    yield tag("pubDate", rfc822(entry.published))
    if creator := line(entry.creator or author):
        yield tag("dc:creator", creator)
    yield from (tag("category", line(name)) for name in entry.categories)
    yield tag("description", harmless(line(entry.summary) or line(entry.title)))
    if content := entry.content:
        yield tag("content:encoded", content)
    enclosure = entry.audio or entry.image
    if enclosure:
        _check(enclosure.url, enclosure.type, enclosure.length)
        yield void("enclosure", url=enclosure.url, length=str(enclosure.length), type=enclosure.type)
    if entry.image:
        yield _media(entry.image)
    yield "</item>"


def _entry(entry: FeedEntry, author: str) -> Iterator[str]:
    """Yield the lines of an entry of Atom."""
    yield "<entry>"
    yield tag("id", entry.id)
    yield tag("title", line(entry.title))
    yield tag("published", moment(entry.published))
    yield tag("updated", moment(entry.updated))
    yield void("link", rel="alternate", type="text/html", href=entry.url)
    enclosure = entry.audio or entry.image
    if enclosure:
        _check(enclosure.url, enclosure.type, enclosure.length)
        yield void("link", rel="enclosure", type=enclosure.type, length=str(enclosure.length), href=enclosure.url)
    if creator := line(entry.creator or author):
        yield f"<author>{tag('name', creator)}</author>"
    yield from (void("category", term=line(name), label=line(name)) for name in entry.categories)
    yield tag("summary", line(entry.summary) or line(entry.title))
    if content := entry.content:
        yield tag("content", content, type="html")
    if entry.image:
        yield _media(entry.image)
    yield "</entry>"


def _media(image: FeedImage) -> str:
    """Return the picture for tools that look for `media:content`."""
    size = {"width": str(image.width), "height": str(image.height)} if image.width else {}
    return void("media:content", url=image.url, fileSize=str(image.length), type=image.type, medium="image", **size)


def _links(info: FeedInfo, prefix: str) -> Iterator[str]:
    """Yield the further links of the feed, and the mark of an archive."""
    for link in info.links:
        kind = {"type": link.type} if link.type else {}
        yield void(f"{prefix}link", rel=link.rel, **kind, href=link.href)
    if info.archive:
        yield "<fh:archive/>"


def _check(url: str, mime: str, length: int) -> None:
    if not mime or length <= 0:
        raise ValueError(f"file of a feed entry without type or length: {url}")


def namespaces(spaces: dict[str, str]) -> str:
    """Return the declarations of XML namespaces by prefix, each with a space before it."""
    return "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())


def tag(name: str, text: str, **attributes: str) -> str:
    """Return an element with escaped text."""
    return f"<{name}{_attributes(attributes)}>{escape(nfc(text), quote=False)}</{name}>"


def void(name: str, **attributes: str) -> str:
    """Return an element that has attributes only."""
    return f"<{name}{_attributes(attributes)}/>"


def _attributes(attributes: dict[str, str]) -> str:
    # Apostrophes stay as they are: some readers know no &#x27; in attributes.
    return "".join(f' {key}="{_quoted(nfc(value))}"' for key, value in attributes.items())


def _quoted(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")


def document(lines: Iterable[str]) -> bytes:
    """Return the document with one element a line, so that a change of one item is a small difference."""
    return ("\n".join(lines) + "\n").encode("utf-8")


def harmless(text: str) -> str:
    """Return plain text for RSS's description, which readers take for HTML: nothing in it begins a tag there."""
    return _TAG.sub("&lt;", text)


def line(text: str) -> str:
    """Return `text` composed, on one line, without characters that XML forbids."""
    return squeeze(nfc(text))


def rfc822(when: datetime) -> str:
    """Return "Tue, 01 Jul 2025 08:00:00 +0700"."""
    return format_datetime(when.replace(microsecond=0))


def moment(when: datetime) -> str:
    """Return "2025-07-01T08:00:00+07:00" (RFC 3339)."""
    return when.replace(microsecond=0).isoformat()
