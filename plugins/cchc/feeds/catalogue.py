"""Every feed of the section, in the order in which people find them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter

from cchc.artifact import Deferred
from cchc.feeds import news_channels, podcast, register_channels, result_channels
from cchc.feeds.archive import ARCHIVE
from cchc.feeds.channel import Channel
from cchc.model.site import Site

SOURCES: tuple[Callable[[Site], Iterable[Channel]], ...] = (
    news_channels.channels,
    podcast.channels,
    register_channels.channels,
    result_channels.channels,
)
"""What yields feeds: one line for each part of the section that has dated things."""


def all_channels(site: Site) -> tuple[Channel, ...]:
    """Return every feed; the first is the one of all news. Raises ValueError when two share an address."""
    found = tuple(channel for source in SOURCES for channel in source(site))
    seen: dict[str, str] = {}
    for channel in found:
        if seen.setdefault(channel.stem, channel.title) != channel.title:
            raise ValueError(f"two feeds at feeds/{channel.stem}: {seen[channel.stem]}, {channel.title}")
    return found


def side_by_side(feeds: Iterable[Iterable[Deferred]]) -> list[Deferred]:
    """Return the files of all feeds so that those with entries in common stand near each other.

    The archives go through the years together; the feeds themselves, with their whole texts, come last. Who makes
    a run of such files writes most of its entries once, and nobody else writes them again.
    """
    placed: list[tuple[float, Deferred]] = []
    for files in map(list, feeds):
        older = [file for file in files if file.path.startswith(ARCHIVE)]
        placed += [(number / len(older), file) for number, file in enumerate(older)]
        placed += [(1.0, file) for file in files if not file.path.startswith(ARCHIVE)]
    return [file for _, file in sorted(placed, key=itemgetter(0))]
