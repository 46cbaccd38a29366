"""Where the older entries of a feed stand: archive documents after RFC 5005, section 4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

ARCHIVE = "feeds/luu-tru/"
"""Where archive documents lie."""


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
