"""The feeds of the news: all of it, each reform field, each unit, and the formats that fanpages look for."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from functools import partial

from cchc.feeds.channel import Channel, Notice, speaker
from cchc.model.news import FORMATS, INTERNAL_AUDIENCE, NewsItem
from cchc.model.site import Site
from cchc.model.text import shorten

SUMMARY_LENGTH = 300

_HOURLESS = (dt.time(0), dt.time(8))
"""What a day without an hour is read as."""

OWN_FORMATS = ("mo-hinh", "guong-dien-hinh", "video")
"""Formats with a feed of their own: good models, good examples and videos, which other pages pass on."""


def channels(site: Site) -> Iterator[Channel]:
    """Yield the feeds of the news, empty ones too: who subscribes early shall not meet a missing file."""
    notice = partial(news_notice, site)
    public = tuple(item for item in site.news if INTERNAL_AUDIENCE not in item.audience)
    about = site.section.description or site.section.title
    yield Channel("tin-tuc", "Mọi tin, bài", about, "tin-tuc/", public, notice, "Tất cả tin, bài")
    own = _by_topic(public)
    for field in site.fields:
        stem = f"linh-vuc/{field.key}"
        home = f"tin-tuc/{stem}/" if stem in own else "tin-tuc/"
        about = field.summary or f"Tin, bài về lĩnh vực {field.name[:1].lower()}{field.name[1:]}."
        yield Channel(stem, field.name, about, home, own.get(stem, ()), notice, "Theo lĩnh vực cải cách")
    for unit in site.units:
        stem = f"don-vi/{unit.key}"
        home = f"tin-tuc/{stem}/" if stem in own else "tin-tuc/"
        yield Channel(
            stem, unit.name, f"Tin, bài do {unit.name} cung cấp.", home, own.get(stem, ()), notice, "Theo đơn vị"
        )
    for key in OWN_FORMATS:
        stem, name = f"the-loai/{key}", FORMATS[key]
        about = f"{name} trong cải cách hành chính của {site.commune.full_name}."
        yield Channel(stem, name, about, "tin-tuc/", own.get(stem, ()), notice, "Theo thể loại")


def _by_topic(items: tuple[NewsItem, ...]) -> dict[str, tuple[NewsItem, ...]]:
    """Return the items of each field, unit and format, by the feed's address."""
    found: dict[str, list[NewsItem]] = {}
    for item in items:
        for key in item.fields:
            found.setdefault(f"linh-vuc/{key}", []).append(item)
        if item.unit:
            found.setdefault(f"don-vi/{item.unit}", []).append(item)
        found.setdefault(f"the-loai/{item.format}", []).append(item)
    return {stem: tuple(own) for stem, own in found.items()}


def _edited(item: NewsItem) -> dt.datetime:
    """Return when the item was changed last; a day without an hour gets its own second of the first hour.

    Entries of one Atom feed should not share a moment of change, and what is typed is often a day only.
    """
    moment = item.modified
    if item.updated is None or moment.time() not in _HOURLESS:
        return moment
    return moment + dt.timedelta(seconds=zlib.crc32(item.id.encode()) % 3600)


def news_notice(site: Site, item: NewsItem) -> Notice:
    """Return an item as an entry."""
    fields = [site.fields_by_key[key].name for key in item.fields if key in site.fields_by_key]
    return Notice(
        id=item.id,
        title=item.title,
        path=item.path,
        date=item.date,
        updated=_edited(item),
        summary=shorten(item.description or item.title, SUMMARY_LENGTH),
        text_of=item.file,
        creator=", ".join(item.authors) or speaker(site, item.unit),
        categories=tuple(dict.fromkeys([*fields, *(tag for tag in item.tags if tag.strip())])),
    )
