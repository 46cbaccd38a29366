"""RSS 2.0 and Atom 1.0, as the W3C validator wants them and as tools that post to networks read them.

Texts are always escaped, never CDATA: `]]>` in a title would end it. Characters that XML forbids are
removed first. Every date comes from the entries, so that equal entries give equal bytes. One enclosure
for each entry, because most tools read one only; `media:content` stands alone, without a group.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from cchc.feeds.entry import FeedEntry, FeedInfo, in_feed_order, line, newest_change
from cchc.model.text import nfc

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


Write = Callable[[FeedEntry, str], bytes]
"""Writes an entry in one format; the text tells who speaks where the entry does not say."""


def rss(info: FeedInfo, entries: Iterable[FeedEntry]) -> bytes:
    """Return the feed as RSS 2.0. Raises ValueError for entries that `in_feed_order` refuses."""
    return rss_document(info, in_feed_order(entries), rss_item)


def rss_document(info: FeedInfo, ordered: Sequence[FeedEntry], write: Write) -> bytes:
    """Return the feed with entries that are in order; `write` may answer from what other feeds have written already."""
    spaces = _RSS_SPACES | ({"fh": _HISTORY} if info.archive else {})
    head = [
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
    ]
    return _framed(head, [write(entry, info.author) for entry in ordered], ["</channel>", "</rss>"])


def rss_item(entry: FeedEntry, author: str) -> bytes:
    """Return the item of RSS, one element a line."""
    words = entry.escaped
    creator = words.creator or line(author)
    lines = [
        "<item>",
        f"<title>{words.title}</title>",
        f"<link>{words.url}</link>",
        f'<guid isPermaLink="false">{words.id}</guid>',
        f"<pubDate>{rfc822(entry.published)}</pubDate>",
        *([f"<dc:creator>{_text(creator)}</dc:creator>"] if creator else []),
        *[f"<category>{_text(name)}</category>" for name in words.categories],
        f"<description>{_text(harmless(words.summary))}</description>",
        *([f"<content:encoded>{words.content}</content:encoded>"] if words.content else []),
        *_enclosed(entry, '<enclosure url="{url}" length="{length}" type="{type}"/>'),
        *_pictured(entry),
        "</item>",
    ]
    return "\n".join(lines).encode()


def atom(info: FeedInfo, entries: Iterable[FeedEntry]) -> bytes:
    """Return the feed as Atom 1.0. Raises ValueError for entries that `in_feed_order` refuses."""
    return atom_document(info, in_feed_order(entries), atom_entry)


def atom_document(info: FeedInfo, ordered: Sequence[FeedEntry], write: Write) -> bytes:
    """Return the feed with entries that are in order; `write` as in `rss_document`."""
    spaces = {"media": _RSS_SPACES["media"]} | ({"fh": _HISTORY} if info.archive else {})
    author = line(info.author)
    head = [
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
    ]
    return _framed(head, [write(entry, info.author) for entry in ordered], ["</feed>"])


def atom_entry(entry: FeedEntry, author: str) -> bytes:
    """Return the entry of Atom, one element a line."""
    words = entry.escaped
    creator = words.creator or line(author)
    names = map(_quoted, words.categories)
    lines = [
        "<entry>",
        f"<id>{words.id}</id>",
        f"<title>{words.title}</title>",
        f"<published>{moment(entry.published)}</published>",
        f"<updated>{moment(entry.updated)}</updated>",
        f'<link rel="alternate" type="text/html" href="{_quoted(nfc(entry.url))}"/>',
        *_enclosed(entry, '<link rel="enclosure" type="{type}" length="{length}" href="{url}"/>'),
        *([f"<author><name>{_text(creator)}</name></author>"] if creator else []),
        *[f'<category term="{name}" label="{name}"/>' for name in names],
        f"<summary>{_text(words.summary)}</summary>",
        *([f'<content type="html">{words.content}</content>'] if words.content else []),
        *_pictured(entry),
        "</entry>",
    ]
    return "\n".join(lines).encode()


def _enclosed(entry: FeedEntry, form: str) -> list[str]:
    """Return the element for the file of an entry, if it has one."""
    one = entry.audio or entry.image
    if one is None:
        return []
    if not one.type or one.length <= 0:
        raise ValueError(f"file of a feed entry without type or length: {one.url}")
    return [form.format(url=_quoted(nfc(one.url)), type=_quoted(nfc(one.type)), length=one.length)]


def _pictured(entry: FeedEntry) -> list[str]:
    """Return the picture for tools that look for `media:content`."""
    one = entry.image
    if one is None:
        return []
    size = f' width="{one.width}" height="{one.height}"' if one.width else ""
    url, kind = _quoted(nfc(one.url)), _quoted(nfc(one.type))
    return [f'<media:content url="{url}" fileSize="{one.length}" type="{kind}" medium="image"{size}/>']


def _links(info: FeedInfo, prefix: str) -> Iterator[str]:
    """Yield the further links of the feed, and the mark of an archive."""
    for link in info.links:
        kind = {"type": link.type} if link.type else {}
        yield void(f"{prefix}link", rel=link.rel, **kind, href=link.href)
    if info.archive:
        yield "<fh:archive/>"


def namespaces(spaces: dict[str, str]) -> str:
    """Return the declarations of XML namespaces by prefix, each with a space before it."""
    return "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())


def tag(name: str, text: str, **attributes: str) -> str:
    """Return an element with escaped text."""
    return f"<{name}{_attributes(attributes)}>{_text(nfc(text))}</{name}>"


def void(name: str, **attributes: str) -> str:
    """Return an element that has attributes only."""
    return f"<{name}{_attributes(attributes)}/>"


def _attributes(attributes: dict[str, str]) -> str:
    # Apostrophes stay as they are: some readers know no &#x27; in attributes.
    return "".join(f' {key}="{_quoted(nfc(value))}"' for key, value in attributes.items())


def _text(text: str) -> str:
    return escape(text, quote=False)


def _quoted(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")


def _framed(before: Iterable[str], items: Iterable[bytes], after: Iterable[str]) -> bytes:
    """Return the document of which the items are written already."""
    return b"\n".join(["\n".join(before).encode(), *items, "\n".join(after).encode(), b""])


def document(lines: Iterable[str]) -> bytes:
    """Return the document with one element a line, so that a change of one item is a small difference."""
    return ("\n".join(lines) + "\n").encode("utf-8")


def harmless(text: str) -> str:
    """Return plain text for RSS's description, which readers take for HTML: nothing in it begins a tag there."""
    return _TAG.sub("&lt;", text)


def rfc822(when: datetime) -> str:
    """Return "Tue, 01 Jul 2025 08:00:00 +0700"."""
    return format_datetime(when.replace(microsecond=0))


def moment(when: datetime) -> str:
    """Return "2025-07-01T08:00:00+07:00" (RFC 3339)."""
    return when.replace(microsecond=0).isoformat()
