"""From channels to files: every feed in three formats, and its archive.

A feed holds the newest entries with their whole text. Older ones stand in archive documents
(RFC 5005, section 4) with their summary: readers that have missed something follow the links back.
"""

from __future__ import annotations

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

ARCHIVE = "feeds/luu-tru/"
"""Where archive documents lie."""

_TAG_DATE = "2025"
"""The date in tag: URIs, when the name was in the commune's hands (RFC 4151). Fixed: an id never changes."""

_URI = re.compile(r"^(?:https?|tag|urn):\S+$")
_BELOW = re.compile(r"(?:[^./#][^/#]*/)*(?:[^./#][^/#]*)?(?:#.+)?")
"""A quoted path that is its own address below the root: without empty parts, "." and ".."."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What entries take from the rest of the build.

    `text` gives the HTML of a Markdown file, with addresses relative to its page, and `print_of` a text
    that changes when that HTML does; `picture` the share card of a page, by its path in the site;
    `extension` what goes into JSON Feed for a page and the HTML of its text, under names with "_".
    """

    text: Callable[[str], str] = lambda _file: ""
    print_of: Callable[[str], str] = lambda _file: ""
    picture: Callable[[str], FeedImage | None] = lambda _path: None
    extension: Callable[[str, str], Mapping[str, object]] = lambda _path, _html: {}


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
        self._texts: dict[str, bytes] = {}
        self._written_entries: dict[tuple[str, int, str], bytes] = {}

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
        count = archive_count(len(channel.things), self._limit)
        newest = channel.things[: self._limit]
        yield from self._written(channel, info, newest, FORMATS, f"feeds/{channel.stem}", before=count, whole=True)
        for number in range(1, count + 1):
            things = archived(channel.things, number, self._limit)
            own = replace(info, archive=True)
            yield from self._written(
                channel, own, things, ("xml", "atom"), archive_stem(channel.stem, number), before=number - 1
            )

    def works(self, channels: Iterable[Channel]) -> dict[str, tuple[object, Callable[[], bytes]]]:
        """Return by id what the whole texts of the newest entries read, and the functions that make them.

        Feeds come to the same without them. Who keeps what the functions give and hands it to `know` spares the next
        build most of the work on the feeds of an item that has changed.
        """
        found: dict[str, tuple[object, Callable[[], bytes]]] = {}
        for channel in channels:
            for thing in channel.things[: self._limit]:
                notice = self._notice(channel, thing)
                if notice.text_of and notice.id not in found:
                    reads = (thing, self._reads(channel, [thing], whole=True))
                    found[notice.id] = (reads, partial(self._text, notice))
        return found

    def know(self, texts: Mapping[str, bytes]) -> None:
        """Take what the functions of `works` gave, by id."""
        self._texts.update(texts)

    def _text(self, notice: Notice) -> bytes:
        """Return the whole text of an entry and what JSON Feed carries beside it."""
        url = self._at(quote(notice.path, safe="/#"))
        html = self._around.text(notice.text_of) if notice.text_of else notice.html
        extension = self._around.extension(notice.path, html)
        return json.dumps([absolutise(html, url) if html else "", extension], ensure_ascii=False).encode()

    def entry(self, channel: Channel, thing: Any) -> FeedEntry:
        """Return a thing of the channel as an entry with its whole text."""
        return self._entry(channel, thing, whole=True)

    def reads(self, channel: Channel, things: Sequence[Any]) -> tuple[object, ...]:
        """Return what such entries depend on, beside the feed's own facts."""
        return (tuple(things), self._reads(channel, things, whole=True))

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
        reads = (info, tuple(things), self._limit, self._reads(channel, things, whole=whole))

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

    def _reads(self, channel: Channel, things: Sequence[Any], *, whole: bool) -> tuple[object, ...]:
        """Return what the entries read beside the things themselves: pictures and, of whole ones, texts."""
        around = self._around
        found: list[object] = [self._base]
        for thing in things:
            picture = around.picture(getattr(thing, "card", "") or thing.path)
            text_of = self._notice(channel, thing).text_of if whole else ""
            found.append((picture.url if picture else "", around.print_of(text_of) if text_of else ""))
        return tuple(found)

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
            key = (ending, id(entry), author)  # entries live as long as this composer
            text = self._written_entries.get(key)
            if text is None:
                text = self._written_entries[key] = write(entry, author)
            return text

        return written

    def _made(self, notice: Notice, *, whole: bool) -> FeedEntry:
        url = self._at(quote(notice.path, safe="/#"))
        picture = self._around.picture(notice.card or notice.path)
        if whole:
            html, extra = json.loads(self._texts.get(notice.id) or self._text(notice))
        else:
            html, extra = absolutise(notice.html, url) if notice.html else "", {}
        return FeedEntry(
            id=entry_id(notice.id, self._base),
            title=notice.title,
            url=url,
            published=notice.date,
            updated=max(notice.updated or notice.date, notice.date),
            summary=notice.summary,
            html=html,
            creator=notice.creator,
            categories=notice.categories,
            image=replace(picture, url=self._at(quote(picture.url))) if picture else None,
            extra=extra,
        )

    def _at(self, path: str) -> str:
        """Return the address of a quoted path of the site; joining takes ten times as long, and is seldom needed."""
        return self._root + path if self._is_plain and _BELOW.fullmatch(path) else urljoin(self._root, path)


def archive_count(total: int, limit: int) -> int:
    """Return how many archive documents hold what the newest `limit` of `total` entries leave over."""
    return -(-max(total - limit, 0) // limit)


def archived(things: Sequence[Any], number: int, limit: int) -> Sequence[Any]:
    """Return what archive document `number` holds, of things newest first.

    Documents are filled from the oldest entry on, each with `limit` entries, so that a new entry
    changes none of them: readers keep an archive document for good. The newest of them and the feed
    itself may share entries.
    """
    total = len(things)
    return things[total - number * limit : total - (number - 1) * limit]


def archive_stem(stem: str, number: int) -> str:
    """Return the path of an archive document without its ending."""
    return f"{ARCHIVE}{stem}-{number:04d}"


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
