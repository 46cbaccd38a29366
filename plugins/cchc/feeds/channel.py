"""What a feed is made of, in the section's own words: addresses relative to its root, no format yet.

A part of the section that has dated things gets its feeds by one small module beside this one: a function
`channels(site)` that yields a `Channel` for each feed, and a line in catalogue.py. Formats, archives, ids,
pictures, the list of feeds and the page that explains them follow from that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One entry. `id` is "thu-tuc/1.001193/2026-07-01" and never changes, also when title or address do.

    `path` is the page's address inside the section. `date` says when the thing was made known, with a
    zone; it must not move later: tools keep the newest date that they have seen. `updated` is the last
    change. The text is `html`, with addresses relative to the page, or the text of the Markdown file
    `text_of`. `card` is the address of the page whose share card is the picture ("": `path`).
    """

    id: str
    title: str
    path: str
    date: dt.datetime
    updated: dt.datetime | None = None
    summary: str = ""
    html: str = ""
    text_of: str = ""
    creator: str = ""
    categories: tuple[str, ...] = ()
    card: str = ""


def as_is(notice: Any) -> Notice:
    """Return a notice that is one already."""
    if not isinstance(notice, Notice):
        raise TypeError(f"no notice: {notice!r}")
    return notice


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: `stem` is its address below feeds/ without ending, "thu-tuc" gives feeds/thu-tuc.xml.

    `things` come newest first. They are notices, or values with a `path` from which `notice` makes one
    when it is needed; by their `repr` such values tell all that their notice says. `home` is the page of
    the section that shows the same, `group` the heading under which /rss/ lists the feed.
    """

    stem: str
    title: str
    description: str
    home: str
    things: tuple[Any, ...]
    notice: Callable[[Any], Notice] = as_is
    group: str = ""


def spaced(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return the notices newest first, those of one second moved apart by a second each.

    Tools that post to networks never show an entry whose date ties with one that they have seen. The
    order among ties is that of the ids, so that equal data give equal dates on every machine. Things
    that appear in several channels are spaced once, before they are sorted into them.
    """
    second = dt.timedelta(seconds=1)
    result: list[Notice] = []
    for notice in sorted(notices, key=lambda notice: (notice.date, notice.id)):
        at = notice.date.replace(microsecond=0)
        if result and at <= result[-1].date:
            at = result[-1].date + second
        result.append(notice if at == notice.date else replace(notice, date=at))
    return tuple(reversed(result))


def morning(day: dt.date) -> dt.datetime:
    """Return 08:00 in Vietnam on a day, for data that tell no hour."""
    return dt.datetime(day.year, day.month, day.day, 8, tzinfo=VIETNAM)


def speaker(site: Site, unit: str = "") -> str:
    """Return who speaks: the unit with key `unit`, else the section's owner, else the People's Committee."""
    found = site.units_by_key.get(unit) or site.units_by_key.get(site.section.owner)
    return found.name if found else f"Ủy ban nhân dân {site.commune.full_name}"
