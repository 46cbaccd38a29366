"""The podcast: items with a recording, as podcast apps take them.

RSS 2.0 with Apple's words (https://podcasters.apple.com/support/823-podcast-requirements). The enclosure is the
recording, while the other feeds keep the picture there: most tools read one enclosure only. The picture of an
episode stands in its text, not in media:content, which podcast apps take for a second recording.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol
from urllib.parse import quote

from cchc.artifact import Deferred
from cchc.feeds.channel import Channel
from cchc.feeds.compose import Composer
from cchc.feeds.entry import FeedAudio, FeedEntry, FeedInfo, in_feed_order, line, newest_change
from cchc.feeds.jsonfeed import json_feed
from cchc.feeds.news_channels import news_notice
from cchc.feeds.writer import (
    DECLARATION,
    RSS_TYPE,
    atom,
    document,
    harmless,
    namespaces,
    rfc822,
    tag,
    void,
)
from cchc.model.news import INTERNAL_AUDIENCE
from cchc.model.site import Site
from cchc.model.text import shorten
from cchc.model.value import dataclass

STEM = "phat-thanh"
LIMIT = 300
"""Episodes: apps show nothing that the feed does not hold, and a programme a week makes fifty a year."""

_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
}
_CATEGORY = "Government"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_NAME_LENGTH = 255


@dataclass(frozen=True, slots=True)
class Show:
    """What only a podcast says of itself: absolute address of its cover, and who can be written to ("": nobody)."""

    cover: str = ""
    email: str = ""


def channels(site: Site) -> Iterator[Channel]:
    """Yield the feed of recordings, also an empty one."""
    things = tuple(item for item in site.news if item.audio and INTERNAL_AUDIENCE not in item.audience)
    about = f"Chương trình phát thanh về cải cách hành chính của {site.commune.full_name}, nghe lại lúc nào cũng được."
    yield Channel(STEM, "Phát thanh", about, "tin-tuc/", things, partial(news_notice, site), "Theo thể loại")


class _Cover(Protocol):
    """What is asked of a cover: its path in the site."""

    @property
    def path(self) -> str: ...


def show_of(site: Site, root: str, cover: _Cover | None) -> Show:
    """Return what the show says of itself. An address to write to is never guessed."""
    unit = site.units_by_key.get(site.section.publisher) or site.units_by_key.get(site.section.owner)
    emails = [unit.email if unit else "", *(contact.email for contact in site.contacts)]
    return Show(f"{root.rstrip('/')}/{quote(cover.path)}" if cover else "", next(filter(_EMAIL.fullmatch, emails), ""))


def feed_files(
    composer: Composer, channel: Channel, recordings: Mapping[str, FeedAudio], show: Show
) -> Iterator[Deferred]:
    """Yield the files of a channel, whichever kind of feed it is."""
    return podcast_files(composer, channel, recordings, show) if channel.stem == STEM else composer.files(channel)


def podcast_files(
    composer: Composer, channel: Channel, recordings: Mapping[str, FeedAudio], show: Show
) -> Iterator[Deferred]:
    """Yield the podcast, and the same as Atom and JSON Feed; `recordings` by path in the content folder."""
    things = [item for item in channel.things if item.audio in recordings][:LIMIT]
    info = composer.info(channel)
    base = info.self_url.removesuffix(f"feeds/{channel.stem}.xml")
    heard = {item.audio: replace(recordings[item.audio], url=base + quote(item.audio)) for item in things}
    reads = (info, show, tuple(heard.values()), composer.reads(channel, things))

    def entries() -> list[FeedEntry]:
        return [replace(composer.entry(channel, item), audio=heard[item.audio]) for item in things]

    for ending, write in (("xml", partial(podcast, show=show)), ("atom", atom), ("json", json_feed)):
        own = replace(info, self_url=f"{base}feeds/{channel.stem}.{ending}")
        yield Deferred(f"feeds/{channel.stem}.{ending}", (ending, *reads), partial(_written, write, own, entries))


def _written(write: Callable[..., bytes], info: FeedInfo, entries: Callable[[], list[FeedEntry]]) -> bytes:
    return write(info, entries())


def podcast(info: FeedInfo, entries: Sequence[FeedEntry], *, show: Show) -> bytes:
    """Return the podcast as RSS 2.0. Raises ValueError for what `in_feed_order` refuses, and without a recording."""
    ordered = in_feed_order(entries)
    author = shorten(line(info.author), _NAME_LENGTH)
    owner = f"<itunes:owner>{tag('itunes:name', author)}{tag('itunes:email', show.email)}</itunes:owner>"
    lines = [
        DECLARATION,
        f'<rss version="2.0"{namespaces(_SPACES)} xml:lang="{info.language}">',
        "<channel>",
        tag("title", line(info.title)),
        tag("link", info.home_url),
        tag("description", line(info.description)),
        tag("language", info.language),
        tag("lastBuildDate", rfc822(newest_change(info, ordered))),
        tag("generator", "cchc"),
        void("atom:link", rel="self", type=RSS_TYPE, href=info.self_url),
        tag("itunes:author", author),
        *([owner] if show.email else []),
        *([void("itunes:image", href=show.cover)] if show.cover else []),
        void("itunes:category", text=_CATEGORY),
        tag("itunes:explicit", "false"),
        tag("itunes:type", "episodic"),
        *(part for entry in ordered for part in _episode(info, entry)),
        "</channel>",
        "</rss>",
    ]
    return document(lines)


def _episode(info: FeedInfo, entry: FeedEntry) -> Iterator[str]:
    """Yield the lines of one episode."""
    audio = entry.audio
    if audio is None or audio.length <= 0 or audio.seconds <= 0:
        raise ValueError(f"episode without a sound recording: {entry.url}")
    yield "<item>"
    yield tag("title", line(entry.title))
    yield tag("link", entry.url)
    yield tag("guid", entry.id, isPermaLink="false")
    yield tag("pubDate", rfc822(entry.published))
    yield from (tag("category", line(name)) for name in entry.categories)
    yield tag("description", harmless(line(entry.summary) or line(entry.title)))
    if content := entry.content:
        yield tag("content:encoded", content)
    yield void("enclosure", url=audio.url, length=str(audio.length), type=audio.type)
    yield tag("itunes:author", shorten(line(entry.creator or info.author), _NAME_LENGTH))
    yield tag("itunes:duration", str(audio.seconds))
    yield tag("itunes:episodeType", "full")
    yield tag("itunes:explicit", "false")
    yield "</item>"
