"""The feeds of the news: all of it in three formats, each reform field in RSS, and the list of feeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from urllib.parse import quote, urljoin, urlsplit

from cchc.artifact import Artifact
from cchc.feeds.absolute import absolutise
from cchc.feeds.entry import FeedCategory, FeedEntry, FeedImage, FeedInfo
from cchc.feeds.jsonfeed import json_feed
from cchc.feeds.opml import opml
from cchc.feeds.writer import atom, rss
from cchc.model.news import INTERNAL_AUDIENCE, NewsItem
from cchc.model.place import ReformField
from cchc.model.site import Site
from cchc.model.text import VIETNAM, shorten

LIMIT = 50
"""Items in a feed: readers poll it whole, and some refuse more than half a megabyte."""

SUMMARY_LENGTH = 300

_TAG_DATE = "2025"
"""The date in tag: URIs, when the name was in the commune's hands (RFC 4151). Fixed: an id never changes."""

_URI = re.compile(r"^(?:https?|tag|urn):\S+$")


def news_feeds(
    site: Site,
    *,
    site_url: str,
    html_of: Callable[[NewsItem], str],
    card_of: Callable[[NewsItem], FeedImage | None],
    limit: int = LIMIT,
    id_base: str = "",
    image_url: str = "",
    others: Sequence[FeedInfo] = (),
) -> list[Artifact]:
    """Return every feed of the news and feeds/opml.xml; `others` are further feeds to list there.

    `html_of` gives the HTML of a text, asked once for each of the newest `limit` items; older ones, in
    the feed of a rare field, carry their summary. `card_of` gives the item's picture. `id_base` keeps
    the entries' ids when the site moves (see `default_id_base`).
    """
    root = site_url.rstrip("/") + "/"
    base = id_base or default_id_base(root)
    news = _public(site)
    with_text = {item.id for item in news[:limit]}

    @cache
    def entry_of(item: NewsItem) -> FeedEntry:
        html = html_of(item) if item.id in with_text else ""
        return _entry(site, item, root, entry_id(item.id, base), html, card_of(item))

    info = replace(_main_info(site, root), id=f"{base}feeds/tin-tuc", image_url=image_url)
    newest = list(map(entry_of, news[:limit]))
    artifacts = [
        Artifact("feeds/tin-tuc.xml", rss(info, newest)),
        Artifact("feeds/tin-tuc.atom", atom(replace(info, self_url=f"{root}feeds/tin-tuc.atom"), newest)),
        Artifact("feeds/tin-tuc.json", json_feed(replace(info, self_url=f"{root}feeds/tin-tuc.json"), newest)),
    ]
    infos = [info]
    for field, own in _by_field(site, news, limit):
        infos.append(_field_info(field, info, root, base))
        artifacts.append(Artifact(f"feeds/linh-vuc/{field.key}.xml", rss(infos[-1], list(map(entry_of, own)))))
    artifacts.append(Artifact("feeds/opml.xml", opml(info.title, info.author, [*infos, *others])))
    return artifacts


def _public(site: Site) -> list[NewsItem]:
    """Return what everybody may read, newest first."""
    public = (item for item in site.news if INTERNAL_AUDIENCE not in item.audience)
    return sorted(public, key=lambda item: (-item.date.timestamp(), item.id))


def _by_field(site: Site, news: Sequence[NewsItem], limit: int) -> list[tuple[ReformField, list[NewsItem]]]:
    """Return each field with its newest items."""
    return [(field, [item for item in news if field.key in item.fields][:limit]) for field in site.fields]


def default_id_base(site_url: str) -> str:
    """Return the start of every entry's id at `site_url`: "tag:phongtho.example,2025:cchc/".

    It holds the path too, because two communes may share a host.
    """
    parts = urlsplit(site_url)
    if not parts.hostname:
        raise ValueError(f"feeds need the site's full address, not {site_url!r}")
    path = parts.path.strip("/")
    return f"tag:{parts.hostname},{_TAG_DATE}:{quote(path)}{'/' if path else ''}"


def entry_id(item_id: str, base: str) -> str:
    """Return the permanent URI of an item: its own id when that is a URI, else the id after `base`.

    The address of the page has no part in it, so that a renamed page is not news again.
    """
    return item_id if _URI.match(item_id) else base + quote(item_id, safe="-._~!$&'()*+,;=:@/")


def _entry(site: Site, item: NewsItem, root: str, uri: str, html: str, card: FeedImage | None) -> FeedEntry:
    """Return an item as an entry of a feed."""
    url = urljoin(root, quote(item.path))
    image = replace(card, url=urljoin(root, card.url)) if card else None
    return FeedEntry(
        id=uri,
        title=item.title,
        url=url,
        published=item.date,
        updated=item.modified,
        summary=shorten(item.description or item.title, SUMMARY_LENGTH),
        html=absolutise(html, url) if html else "",
        creator=_creator(site, item),
        categories=_categories(site, item),
        image=image,
    )


def _creator(site: Site, item: NewsItem) -> str:
    """Return who wrote the item: its authors, else the unit that supplied it, else the section's owner."""
    if item.authors:
        return ", ".join(item.authors)
    unit = site.units_by_key.get(item.unit)
    return unit.name if unit else _speaker(site)


def _speaker(site: Site) -> str:
    """Return who speaks in the section: the unit that owns it, else the commune's People's Committee."""
    unit = site.units_by_key.get(site.section.owner)
    return unit.name if unit else f"Ủy ban nhân dân {site.commune.full_name}"


def _categories(site: Site, item: NewsItem) -> tuple[FeedCategory, ...]:
    """Return the item's fields and tags, each name once."""
    fields = {site.fields_by_key[key].name: key for key in item.fields if key in site.fields_by_key}
    named = fields | {tag: tag for tag in item.tags if tag.strip() and tag not in fields}
    return tuple(FeedCategory(term, label) for label, term in named.items())


def _main_info(site: Site, root: str) -> FeedInfo:
    """Return what the feed of all news says of itself."""
    section = site.section
    since = section.reviewed_on or site.commune.formed_on
    suffix = " (bản trình diễn)" if section.demonstration else ""
    return FeedInfo(
        title=f"{section.site_name or section.title}{suffix}",
        description=section.description or section.title,
        home_url=f"{root}tin-tuc/",
        self_url=f"{root}feeds/tin-tuc.xml",
        # Only an empty feed shows this; any day that does not move with the clock will do.
        updated=datetime.combine(since, time(), VIETNAM) if since else datetime(2025, 7, 1, tzinfo=UTC),
        author=_speaker(site),
    )


def _field_info(field: ReformField, main: FeedInfo, root: str, base: str) -> FeedInfo:
    """Return what the feed of one reform field says of itself."""
    name = field.name[:1].lower() + field.name[1:]
    return replace(
        main,
        title=f"{field.name} – {main.title}",
        description=field.summary or f"Tin, bài về lĩnh vực {name}",
        home_url=f"{root}tin-tuc/linh-vuc/{field.key}/",
        self_url=f"{root}feeds/linh-vuc/{field.key}.xml",
        id=f"{base}feeds/linh-vuc/{field.key}",
    )
