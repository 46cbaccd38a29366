"""The loudspeaker's timetable: which items are read in which broadcast, on how many days running.

What the law makes public (`disclosure`) is read on at least three days running; everything else as long as its
front matter says, usually on one day. The timetable is a function of the items alone: it is worked out from
well before the first day that is asked for, so that two timetables that overlap agree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import field

from cchc.channels.script import duration_of, frame_seconds
from cchc.model.news import NewsItem
from cchc.model.radio import DISCLOSURE_DAYS, MOST_DAYS, Slot
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.model.value import dataclass

RADIO = frozenset(("radio", "phat-thanh"))
"""The channels by which an item asks to be read out."""
_LINK_SECONDS = 5
_PATIENCE = 30
"""Days that an item waits for a broadcast with room; older news is no news."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An item in a broadcast: how long it takes, and which day of how many running this is."""

    item: NewsItem
    seconds: int
    nth: int
    of: int


@dataclass(slots=True)
class Broadcast:
    """One broadcast: when, for how long, and what is read; `seconds` counts greeting, links and closing."""

    day: dt.date
    slot: Slot
    seconds: int
    readings: list[Reading] = field(default_factory=list)

    def has_room(self, seconds: int) -> bool:
        """True when an item of `seconds` still fits."""
        return self.seconds + seconds + _LINK_SECONDS <= self.slot.minutes * 60

    def add(self, reading: Reading) -> None:
        """Take an item in."""
        self.readings.append(reading)
        self.seconds += reading.seconds + (_LINK_SECONDS if len(self.readings) > 1 else 0)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An item for the loudspeaker that found no place, and why: "too-long", or "no-room" in the days asked for."""

    item: NewsItem
    reason: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """The broadcasts from `first` to `last`, empty ones too, and what did not fit."""

    first: dt.date
    last: dt.date
    broadcasts: tuple[Broadcast, ...]
    unplaced: tuple[Unplaced, ...]


def is_for_radio(item: NewsItem) -> bool:
    """True for an item that is to be read out: its channels say so, or the law."""
    asked = item.broadcast_days > 0 or item.broadcast_from is not None
    return item.disclosure or asked or bool(RADIO.intersection(item.channels))


def days_of(item: NewsItem) -> int:
    """Return on how many days running an item is read."""
    return max(item.broadcast_days or 1, DISCLOSURE_DAYS if item.disclosure else 1)


def timetable(site: Site, *, first: dt.date, days: int) -> Timetable:
    """Return the timetable of `days` days from `first`.

    Items are placed in the order of their dates, those of the law before the others of the same day; each in the first
    run of days whose broadcasts have room, at the same hour on every day of the run.
    """
    last = first + dt.timedelta(days=days - 1)
    begin = first - dt.timedelta(days=_PATIENCE + MOST_DAYS)
    frame = frame_seconds(site)
    grid = [
        [Broadcast(begin + dt.timedelta(days=at), slot, frame) for slot in site.radio.slots]
        for at in range((last - begin).days + 1 + MOST_DAYS)
    ]
    unplaced = []
    for item in _candidates(site.news, begin, last):
        seconds = duration_of(item, site.radio)
        reason = _place(grid, item, seconds, begin)
        if reason and _waits(item, first):
            unplaced.append(Unplaced(item, reason, seconds))
    shown = [one for row in grid for one in row if first <= one.day <= last]
    return Timetable(first, last, tuple(shown), tuple(unplaced))


def _candidates(news: Sequence[NewsItem], begin: dt.date, last: dt.date) -> Iterable[NewsItem]:
    """Return the items that may be read in the time, in the order in which they choose their places."""
    found = [item for item in news if is_for_radio(item) and begin <= _day(item) <= last]
    return sorted(found, key=lambda item: (_day(item), not item.disclosure, item.date, item.file))


def _place(grid: list[list[Broadcast]], item: NewsItem, seconds: int, begin: dt.date) -> str:
    """Put the item into the first run of broadcasts with room; return "" or why there is none."""
    if all(seconds + one.seconds > one.slot.minutes * 60 for one in _empty(grid)):
        return "too-long"
    run, day = days_of(item), (_day(item) - begin).days
    patience = MOST_DAYS if item.disclosure else _PATIENCE
    for start in range(day, min(day + patience, len(grid) - run + 1)):
        if item.expires and begin + dt.timedelta(days=start + run - 1) > item.expires:
            break
        for at in range(len(grid[start])):
            chosen = [grid[start + n][at] for n in range(run)]
            if all(_is_open(one, item) and one.has_room(seconds) for one in chosen):
                for n, one in enumerate(chosen, 1):
                    one.add(Reading(item, seconds, n, run))
                return ""
    return "no-room"


def _empty(grid: list[list[Broadcast]]) -> list[Broadcast]:
    """Return broadcasts with nothing in them, to see whether an item fits anywhere at all."""
    return [Broadcast(one.day, one.slot, one.seconds) for one in grid[-1]]


def _is_open(one: Broadcast, item: NewsItem) -> bool:
    """True when the broadcast begins after the item was published."""
    return dt.datetime.combine(one.day, one.slot.time, VIETNAM) >= item.date


def _waits(item: NewsItem, first: dt.date) -> bool:
    """True when an item that found no place still matters on the first day that is asked for."""
    return _day(item) + dt.timedelta(days=_PATIENCE) >= first and not (item.expires and item.expires < first)


def _day(item: NewsItem) -> dt.date:
    """Return the first day on which an item may be read."""
    published = item.date.astimezone(VIETNAM).date()
    return max(published, item.broadcast_from or published)
