"""From channels to files: every feed in three formats, and its archive.

A feed holds the newest entries with their whole text. Older ones stand in archive documents
(RFC 5005, section 4) with their summary: readers that have missed something follow the links back.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache, partial
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from cchc.artifact import Deferred
from cchc.feeds.absolute import absolutise
from cchc.feeds.archive import archive_count, archive_stem, archived
from cchc.feeds.channel import Channel, Notice, speaker
from cchc.feeds.entry import FeedEntry, FeedImage, FeedInfo, FeedLink, in_feed_order
from cchc.feeds.jsonfeed import JSON_TYPE, json_document, json_item
from cchc.feeds.writer import ATOM_TYPE, RSS_TYPE, Write, atom_document, atom_entry, rss_document, rss_item
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.model.value import dataclass

LIMIT = 50
"""Entries in a feed: readers poll it whole, and some refuse more than half a megabyte."""

FORMATS: dict[str, tuple[str, Callable[[FeedInfo, Sequence[FeedEntry], Write], bytes], Write]] = {
    "xml": (RSS_TYPE, rss_document, rss_item),
    "atom": (ATOM_TYPE, atom_document, atom_entry),
    "json": (JSON_TYPE, json_document, json_item),
}
"""Type, writer of feeds and writer of entries by the ending of the file's name."""

_BETWEEN = b"\0"
"""Between the forms of an entry; neither XML nor JSON can hold it."""

_TAG_DATE = "2025"
"""The date in tag: URIs, when the name was in the commune's hands (RFC 4151). Fixed: an id never changes."""

_URI = re.compile(r"^(?:https?|tag|urn):\S+$")
_BELOW = re.compile(r"(?:[^./#][^/#]*/)*(?:[^./#][^/#]*)?(?:#.+)?")
"""A quoted path that is its own address below the root: without empty parts, "." and ".."."""


Work = tuple[object, Callable[[], bytes]]
"""All that a piece of work reads, as values, and the function that does it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What entries take from the rest of the build.

    `text` gives the HTML of a Markdown file, with addresses relative to its page, and `print_of` a text
    that changes when that HTML does; `picture` the share card of a page, by its path in the site;
    `extension` what goes into JSON Feed for a page and the HTML of its text, under names with "_"; `told` a text
    that is equal for equal things; `remembered` what pieces of work give, from the last build where it can.
    """

    text: Callable[[str], str] = lambda _file: ""
    print_of: Callable[[str], str] = lambda _file: ""
    picture: Callable[[str], FeedImage | None] = lambda _path: None
    extension: Callable[[str, str], Mapping[str, object]] = lambda _path, _html: {}
    told: Callable[[object], str] = repr
    remembered: Callable[[Sequence[Work]], list[bytes]] = lambda works: [make() for _, make in works]


class Composer:
    """Writes the feeds of one build."""

    def __init__(
        self, site: Site, site_url: str, around: Surroundings, *, limit: int = LIMIT, id_base: str = ""
    ) -> None:
        """Keep what all feeds share. Raises ValueError when `site_url` is not a full address."""
        self._root = site_url.rstrip("/") + "/"
        self._base = id_base or default_id_base(self._root)
        self._is_plain = urljoin(self._root, "a/b") == f"{self._root}a/b"
        self._site, self._around, self._limit = site, around, limit
        self._notices: dict[tuple[int, Callable[[Any], Notice]], tuple[Any, Notice]] = {}
        self._entries: dict[tuple[str, bool], FeedEntry] = {}
        self._told: dict[tuple[int, Callable[[Any], Notice], bool], tuple[Any, str]] = {}
        self._known: dict[str, bytes] = {}
        self._written_entries: dict[tuple[str, int], bytes] = {}

    def info(self, channel: Channel) -> FeedInfo:
        """Return what a feed says of itself, as RSS."""
        site = self._site
        section = site.section
        whole = f"{section.site_name or section.title}{' (bản trình diễn)' if section.demonstration else ''}"
        since = section.reviewed_on or site.commune.formed_on
        return FeedInfo(
            title=whole if channel.stem == "tin-tuc" else f"{channel.title} – {whole}",
            description=channel.description,
            home_url=self._at(quote(channel.home)),
            self_url=f"{self._root}feeds/{channel.stem}.xml",
            # Only an empty feed shows this; any day that does not move with the clock will do.
            updated=datetime.combine(since, time(), VIETNAM) if since else datetime(2025, 7, 1, tzinfo=UTC),
            id=f"{self._base}feeds/{channel.stem}",
            author=speaker(site),
        )

    def files(self, channel: Channel) -> Iterator[Deferred]:
        """Yield the feed in every format, then its archive, oldest document first."""
        info = self.info(channel)
        older = replace(info, archive=True)
        count = archive_count(len(channel.things), self._limit)
        newest = channel.things[: self._limit]
        yield from self._written(channel, info, newest, FORMATS, f"feeds/{channel.stem}", before=count, whole=True)
        for number in range(1, count + 1):
            things = archived(channel.things, number, self._limit)
            yield from self._written(
                channel, older, things, ("xml", "atom"), archive_stem(channel.stem, number), before=number - 1
            )

    def recall(self, channels: Iterable[Channel], missing: Iterable[Deferred]) -> None:
        """Take the newest entries of the feeds that must be made, written whole, from what is remembered.

        Feeds come to the same without them, but an item that has changed stands in feeds with hundreds of others.
        """
        paths = {file.path for file in missing}
        works: dict[str, Work] = {}
        for channel in channels:
            if any(f"feeds/{channel.stem}.{ending}" in paths for ending in FORMATS):
                for thing in channel.things[: self._limit]:
                    notice = self._notice(channel, thing)
                    if notice.text_of and notice.id not in works:
                        works[notice.id] = (self.reads(channel, [thing]), partial(self._forms, notice))
        self._known.update(zip(works, self._around.remembered(list(works.values())), strict=True))

    def entry(self, channel: Channel, thing: Any) -> FeedEntry:
        """Return a thing of the channel as an entry with its whole text."""
        entry = self._entry(channel, thing, whole=True)
        known = self._known.get(self._notice(channel, thing).id)
        if known is None:
            return entry
        item: dict[str, Any] = json.loads(_by_ending(known)["json"])
        extra = {name: value for name, value in item.items() if name.startswith("_")}
        return replace(entry, html=item["content_html"], extra=extra)

    def reads(self, channel: Channel, things: Iterable[Any], *, whole: bool = True) -> str:
        """Return a text that changes with what the entries depend on, beside the feed's own facts."""
        told = [self._base, *[self._told_of(channel, thing, whole=whole) for thing in things]]
        return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()

    def _written(
        self,
        channel: Channel,
        info: FeedInfo,
        things: Sequence[Any],
        endings: Sequence[str] | Mapping[str, object],
        stem: str,
        *,
        before: int,
        whole: bool = False,
    ) -> Iterator[Deferred]:
        """Yield one document in each format; `before` is the number of the archive that comes before it."""
        reads = (info, self._limit, self.reads(channel, things, whole=whole))

        @cache
        def entries() -> list[FeedEntry]:
            return in_feed_order(self._entry(channel, thing, whole=whole) for thing in things)

        for ending in endings:
            mime, _, _ = FORMATS[ending]
            links = []
            if info.archive:
                links.append(FeedLink("current", f"{self._root}feeds/{channel.stem}.{ending}", mime))
            if before:
                links.append(
                    FeedLink("prev-archive", f"{self._root}{archive_stem(channel.stem, before)}.{ending}", mime)
                )
            own = replace(info, self_url=f"{self._root}{stem}.{ending}", links=tuple(links))

            def make(own: FeedInfo = own, ending: str = ending) -> bytes:
                return FORMATS[ending][1](own, entries(), self._writer(ending))

            yield Deferred(f"{stem}.{ending}", (ending, before, *reads), make)

    def _told_of(self, channel: Channel, thing: Any, *, whole: bool) -> str:
        """Return what an entry reads: the thing itself, its picture and, of a whole entry, its text."""
        key = (id(thing), channel.notice, whole)
        found = self._told.get(key)
        if found is None:
            around = self._around
            picture = around.picture(getattr(thing, "card", "") or thing.path)
            text_of = self._notice(channel, thing).text_of if whole else ""
            parts = (around.told(thing), picture.url if picture else "", around.print_of(text_of) if text_of else "")
            found = self._told[key] = (thing, "\0".join(parts))  # the thing is kept too, as in _notice
        return found[1]

    def _entry(self, channel: Channel, thing: Any, *, whole: bool) -> FeedEntry:
        """Return an entry, made once for all feeds that hold it."""
        notice = self._notice(channel, thing)
        found = self._entries.get((notice.id, whole))
        if found is None:
            found = self._entries[notice.id, whole] = self._made(notice, whole=whole)
        return found

    def _notice(self, channel: Channel, thing: Any) -> Notice:
        """Return what a thing says, worked out once for all feeds that hold it."""
        key = (id(thing), channel.notice)
        found = self._notices.get(key)
        if found is None:
            # The thing is kept too, so that its id is not given to another one.
            found = self._notices[key] = (thing, channel.notice(thing))
        return found[1]

    def _writer(self, ending: str) -> Write:
        """Return a writer of entries for a format that writes each once: an item stands in up to five feeds."""
        _, _, write = FORMATS[ending]

        def written(entry: FeedEntry, author: str) -> bytes:
            key = (ending, id(entry))  # entries live as long as this composer, and all feeds have one author
            text = self._written_entries.get(key)
            if text is None:
                text = self._written_entries[key] = write(entry, author)
            return text

        return written

    def _made(self, notice: Notice, *, whole: bool) -> FeedEntry:
        """Return an entry; one of which the whole text is known in every format has none of its own."""
        known = self._known.get(notice.id) if whole else None
        html, extra = ("", {}) if known else self._text(notice, whole=whole)
        picture = self._around.picture(notice.card or notice.path)
        entry = FeedEntry(
            id=entry_id(notice.id, self._base),
            title=notice.title,
            url=self._at(quote(notice.path, safe="/#")),
            published=notice.date,
            updated=max(notice.updated or notice.date, notice.date),
            summary=notice.summary,
            html=html,
            creator=notice.creator,
            categories=notice.categories,
            image=replace(picture, url=self._at(quote(picture.url))) if picture else None,
            extra=extra,
        )
        if known:
            self._written_entries |= {(ending, id(entry)): form for ending, form in _by_ending(known).items()}
        return entry

    def _text(self, notice: Notice, *, whole: bool) -> tuple[str, Mapping[str, object]]:
        """Return the text of an entry and, of a whole one, what JSON Feed carries beside it."""
        html = self._around.text(notice.text_of) if notice.text_of and whole else notice.html
        extra = self._around.extension(notice.path, html) if whole else {}
        return absolutise(html, self._at(quote(notice.path, safe="/#"))) if html else "", extra

    def _forms(self, notice: Notice) -> bytes:
        """Return a whole entry in every format."""
        entry, author = self._made(notice, whole=True), speaker(self._site)
        return _BETWEEN.join([write(entry, author) for _, _, write in FORMATS.values()])

    def _at(self, path: str) -> str:
        """Return the address of a quoted path of the site; joining takes ten times as long, and is seldom needed."""
        return self._root + path if self._is_plain and _BELOW.fullmatch(path) else urljoin(self._root, path)


def _by_ending(forms: bytes) -> dict[str, bytes]:
    """Return the forms of an entry by the ending of the files that hold them."""
    return dict(zip(FORMATS, forms.split(_BETWEEN), strict=True))


def default_id_base(site_url: str) -> str:
    """Return the start of every entry's id at `site_url`: "tag:phongtho.example,2025:cchc/".

    It holds the path too, because two communes may share a host.
    """
    parts = urlsplit(site_url)
    if not parts.hostname:
        raise ValueError(f"feeds need the site's full address, not {site_url!r}")
    path = parts.path.strip("/")
    return f"tag:{parts.hostname},{_TAG_DATE}:{quote(path)}{'/' if path else ''}"


def entry_id(own_id: str, base: str) -> str:
    """Return the permanent URI of an entry: its own id when that is a URI, else the id after `base`.

    The address of the page has no part in it, so that a renamed page is not news again.
    """
    return own_id if _URI.match(own_id) else base + quote(own_id, safe="-._~!$&'()*+,;=:@/")
