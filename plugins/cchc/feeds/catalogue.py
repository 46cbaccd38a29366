"""Every feed of the section, in the order in which people find them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cchc.feeds import news_channels, podcast, register_channels, result_channels
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
