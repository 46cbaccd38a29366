"""What a feed says, before it has a format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from functools import cached_property
from html import escape
from operator import itemgetter

from cchc.model.text import nfc, squeeze
from cchc.model.value import dataclass

_PICTURE = re.compile(r"<img\b[^>]*>")


@dataclass(frozen=True, slots=True)
class FeedImage:
    """A picture by absolute address; `length` is its true size in bytes, `type` its MIME type."""

    url: str
    length: int
    type: str
    width: int = 0
    height: int = 0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class FeedAudio:
    """A recording by absolute address: true size in bytes, MIME type, duration in whole seconds (0: unknown)."""

    url: str
    length: int
    type: str
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class FeedLink:
    """One more link of a feed, such as an archive (`rel` "prev-archive") or a hub."""

    rel: str
    href: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Escaped:
    """What every XML format says of an entry: `summary`, `creator` and `categories` on one line, the rest escaped."""

    id: str
    url: str
    title: str
    content: str
    summary: str
    creator: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class FeedEntry:
    """One entry. `id` is a URI that never changes, `url` the page, `html` the text with absolute addresses.

    `published` and `updated` carry a zone. `summary` is plain text, `categories` are names that people read.
    `extra` goes into JSON Feed only, as extensions: names that begin with "_".
    """

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str = ""
    html: str = ""
    creator: str = ""
    categories: tuple[str, ...] = ()
    image: FeedImage | None = None
    audio: FeedAudio | None = None
    extra: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def content(self) -> str:
        """The text with its picture first: most tools that post to networks take the first picture of the text."""
        html, image = nfc(self.html) if self.html else "", self.image
        if image is None:
            return html
        source = f'src="{escape(nfc(image.url))}"'
        first = _PICTURE.search(html)
        if first and source in first.group():
            return html
        size = f' width="{image.width}" height="{image.height}"' if image.width else ""
        return f'<p><img {source} alt="{escape(nfc(image.alt or self.title))}"{size}></p>\n{html}'

    @cached_property
    def escaped(self) -> Escaped:
        """The texts of the entry for XML, worked out once for all formats."""
        return Escaped(
            id=escape(nfc(self.id), quote=False),
            url=escape(nfc(self.url), quote=False),
            title=escape(line(self.title), quote=False),
            content=escape(self.content, quote=False),
            summary=line(self.summary) or line(self.title),
            creator=line(self.creator),
            categories=tuple([line(name) for name in self.categories]),
        )


@dataclass(frozen=True, slots=True)
class FeedInfo:
    """The feed as a whole. `id` is a permanent URI ("": `self_url`), `author` who speaks where an entry does not say.

    `updated` is used for an empty feed only; else the newest entry tells.
    """

    title: str
    description: str
    home_url: str
    self_url: str
    updated: datetime
    id: str = ""
    language: str = "vi"
    author: str = ""
    links: tuple[FeedLink, ...] = ()
    archive: bool = False
    """True for an archive document of RFC 5005, section 4."""


def in_feed_order(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """Return the entries newest first.

    Raises ValueError for two entries with one id or with dates in the same second, and for dates
    without a zone: tools that post to networks keep the newest date they have seen and never show
    an entry that ties with it.
    """
    moments = sorted([(-entry.published.timestamp(), entry.id, entry) for entry in entries], key=itemgetter(0, 1))
    seconds: dict[int, str] = {}
    ids: dict[str, str] = {}
    for moment, uri, entry in moments:
        if entry.published.utcoffset() is None or entry.updated.utcoffset() is None:
            raise ValueError(f"feed entry {uri}: a date without a zone")
        other = seconds.setdefault(int(moment), uri)
        if other != uri:
            raise ValueError(f"feed entries {other} and {uri}: dates in the same second")
        if ids.setdefault(uri, entry.url) != entry.url:
            raise ValueError(f"feed entries {ids[uri]} and {entry.url}: one id {uri}")
    if len(ids) != len(moments):
        raise ValueError("an entry is in the feed twice")
    return [entry for _, _, entry in moments]


def newest_change(info: FeedInfo, entries: Iterable[FeedEntry]) -> datetime:
    """Return when the feed last changed, by its entries alone: no clock, so that equal feeds have equal bytes."""
    moments = [moment for entry in entries for moment in (entry.published, entry.updated)]
    return max(moments, default=info.updated).replace(microsecond=0)


def line(text: str) -> str:
    """Return `text` composed, on one line, without characters that XML forbids."""
    return squeeze(nfc(text))
