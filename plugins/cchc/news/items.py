"""The page of every item, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from cchc.artifact import Crumb, FeedRef, PageArtifact
from cchc.model.citation.resolved import TITLE_LIMIT, cited_links, documents_of
from cchc.model.document import FORCES, Force, LegalDocument
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.text import shorten
from cchc.news.related import Neighbours
from cchc.news.versions import versions_of


@dataclass(frozen=True, slots=True)
class Mention:
    """A procedure, document or item that the page names: what the link says and where it leads."""

    title: str
    path: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A legal document that the item is about or cites, with its standing on the day of the build."""

    heading: str
    path: str
    title: str
    force: Force
    force_name: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A document of the item that lapsed or was amended after the item appeared, and what came in its place."""

    document: Mention
    lapsed: bool
    successors: tuple[Mention, ...]


PODCAST = (FeedRef("phat-thanh", "Phát thanh"),)
"""The feed of items with a recording."""


def item_pages(site: Site, *, related: int) -> Iterator[PageArtifact]:
    """Yield the page of every item."""
    neighbours = Neighbours(site.headlines, related=related)
    versions = versions_of(site)
    # The same objects for all items of a field and unit: the build looks at each object once.
    crumbs, feeds = cache(partial(_crumbs, site)), cache(partial(_feeds, site))
    papers = {document.key: _paper(site, document) for document in site.documents}
    for n, item in enumerate(site.headlines):
        yield PageArtifact(
            path=item.path,
            template="news/item.html",
            title=item.title,
            description=item.description,
            view={**_view(site, n, item, neighbours.near(item), papers), "versions": versions.get(item.path, ())},
            crumbs=crumbs(item.fields),
            source=item.file,
            owner=item.unit or site.section.owner,
            updated=item.modified.date(),
            kind="article",
            body=site.news[n].body,
            body_line=site.news[n].body_line,
            cited=cited_links(site, site.news[n]),
            file=item.file,
            feeds=(*feeds(item.fields, item.unit), *(PODCAST if item.audio else ())),
            media=tuple(filter(None, (item.image, item.audio))),
        )


def _view(
    site: Site, n: int, item: NewsItem, near: tuple[NewsItem, ...], papers: Mapping[str, Paper]
) -> dict[str, object]:
    """Return what the item's template reads."""
    news, approver = site.headlines, site.units_by_key.get(item.approved_by)
    procedures = [site.procedures_by_code[code] for code in item.procedures if code in site.procedures_by_code]
    documents = _documents(site, site.news[n])
    return {
        "item": item,
        "newer": news[n - 1] if n else None,
        "older": news[n + 1] if n + 1 < len(news) else None,
        "related": near,
        "fields": tuple(site.fields_by_key[key] for key in item.fields if key in site.fields_by_key),
        "unit": site.units_by_key.get(item.unit),
        "approver": approver.name if approver else item.approved_by,
        "documents": tuple(papers[document.key] for document in documents),
        "stale": tuple(stale for document in documents if (stale := _stale(site, item, document))),
        "procedures": tuple(Mention(procedure.name, procedure.path) for procedure in procedures),
        "expired": item.expires is not None and item.expires < site.today,
    }


def _documents(site: Site, item: NewsItem) -> tuple[LegalDocument, ...]:
    """Return the documents that the item names or its text cites, each once, in that order."""
    named = [site.documents_by_key[key] for key in item.documents if key in site.documents_by_key]
    cited = [document for document in documents_of(site, item) if document is not None]
    return tuple({document.key: document for document in (*named, *cited)}.values())


def _paper(site: Site, document: LegalDocument) -> Paper:
    force = document.force_on(site.today)
    title = "" if document.title == document.heading else shorten(document.title, TITLE_LIMIT)
    return Paper(document.heading, document.path, title, force, FORCES[force])


def _stale(site: Site, item: NewsItem, document: LegalDocument) -> Stale | None:
    """Return what changed in a document after the item's last change, until today; None when nothing is known to."""
    since = item.modified.date()
    end, keys = document.in_force_to, document.replaced_by
    if end is not None:
        lapsed = since < end <= site.today
    else:
        lapsed = any(since < day <= site.today for day in _begins(site, keys))
    if not lapsed:
        keys = tuple(
            key for key in document.amended_by if any(since < day <= site.today for day in _begins(site, (key,)))
        )
    others = [site.documents_by_key[key] for key in keys if key in site.documents_by_key]
    if not lapsed and not others:
        return None
    successors = tuple(Mention(other.heading, other.path) for other in others)
    return Stale(Mention(document.heading, document.path), lapsed, successors)


def _begins(site: Site, keys: tuple[str, ...]) -> list[date]:
    """Return the days from which documents count: in force, else issued."""
    found = (site.documents_by_key.get(key) for key in keys)
    return [day for one in found if one and (day := one.in_force_from or one.date)]


def _crumbs(site: Site, fields: tuple[str, ...]) -> tuple[Crumb, ...]:
    field = next((site.fields_by_key[key] for key in fields if key in site.fields_by_key), None)
    crumbs = (Crumb("Trang chủ", ""), Crumb("Tin tức", "tin-tuc/"))
    return (*crumbs, Crumb(field.name, f"tin-tuc/linh-vuc/{field.key}/")) if field else crumbs


def _feeds(site: Site, fields: tuple[str, ...], own_unit: str) -> tuple[FeedRef, ...]:
    """Return the feeds of an item's fields and of its unit."""
    known = [site.fields_by_key[key] for key in fields if key in site.fields_by_key]
    refs = [FeedRef(f"linh-vuc/{field.key}", field.name) for field in known]
    unit = site.units_by_key.get(own_unit)
    return (*refs, FeedRef(f"don-vi/{unit.key}", unit.name)) if unit else tuple(refs)
