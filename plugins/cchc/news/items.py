"""The page of every item, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial

from cchc.artifact import Crumb, FeedRef, PageArtifact
from cchc.model.citation.resolved import TITLE_LIMIT, cited_links, documents_of
from cchc.model.document import FORCES, Force, LegalDocument
from cchc.model.news import NewsItem
from cchc.model.place import ReformField
from cchc.model.site import Site
from cchc.model.text import shorten
from cchc.model.value import dataclass
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


class _Shared:
    """What many items have in common, each made once: the build then looks at it once too, on however many pages."""

    def __init__(self, site: Site) -> None:
        """Prepare the documents, of which there are few; the rest is made when an item needs it."""
        self.papers = {document.key: _paper(site, document) for document in site.documents}
        self.crumbs = cache(partial(_crumbs, site))
        self.feeds = cache(partial(_feeds, site))
        self.fields = cache(partial(_fields, site))
        self.procedures = cache(partial(_procedures, site))


def item_pages(site: Site, related: Sequence[Sequence[int]]) -> Iterator[PageArtifact]:
    """Yield the page of every item; `related` are for each the places of the items on the same matter."""
    versions, shared = versions_of(site), _Shared(site)
    for n, item in enumerate(site.news):
        meant = documents_of(site, item)
        view = _view(site, n, tuple([site.news[place] for place in related[n]]), meant, shared)
        yield PageArtifact(
            path=item.path,
            template="news/item.html",
            title=item.title,
            description=item.description,
            view={**view, "versions": versions.get(item.path, ())},
            crumbs=shared.crumbs(item.fields),
            source=item.file,
            owner=item.unit or site.section.owner,
            updated=item.modified.date(),
            kind="article",
            text=item.text,
            body_line=item.body_line,
            cited=cited_links(site, item, meant),
            file=item.file,
            feeds=shared.feeds(item.fields, item.unit, spoken=bool(item.audio)),
            media=tuple(filter(None, (item.image, item.audio))),
        )


def _view(
    site: Site, n: int, near: tuple[NewsItem, ...], meant: tuple[LegalDocument | None, ...], shared: _Shared
) -> dict[str, object]:
    """Return what the template of the item number `n` reads; `meant` are the documents that its text cites."""
    news = site.news
    item, approver = news[n], site.units_by_key.get(news[n].approved_by)
    documents = _documents(site, item, meant)
    return {
        "item": item,
        "newer": news[n - 1] if n else None,
        "older": news[n + 1] if n + 1 < len(news) else None,
        "related": near,
        "fields": shared.fields(item.fields),
        "unit": site.units_by_key.get(item.unit),
        "approver": approver.name if approver else item.approved_by,
        "documents": tuple([shared.papers[document.key] for document in documents]),
        "stale": tuple([stale for document in documents if (stale := _stale(site, item, document))]),
        "procedures": shared.procedures(item.procedures),
        "expired": item.expires is not None and item.expires < site.today,
    }


def _documents(site: Site, item: NewsItem, meant: tuple[LegalDocument | None, ...]) -> tuple[LegalDocument, ...]:
    """Return the documents that the item names or its text cites, each once, in that order."""
    named = [site.documents_by_key[key] for key in item.documents if key in site.documents_by_key]
    return tuple({document.key: document for document in (*named, *meant) if document is not None}.values())


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


def _fields(site: Site, keys: tuple[str, ...]) -> tuple[ReformField, ...]:
    return tuple(site.fields_by_key[key] for key in keys if key in site.fields_by_key)


def _procedures(site: Site, codes: tuple[str, ...]) -> tuple[Mention, ...]:
    found = (site.procedures_by_code.get(code) for code in codes)
    return tuple(Mention(procedure.name, procedure.path) for procedure in found if procedure)


def _feeds(site: Site, fields: tuple[str, ...], own_unit: str, *, spoken: bool) -> tuple[FeedRef, ...]:
    """Return the feeds of an item's fields and of its unit, and of those with a recording."""
    refs = [FeedRef(f"linh-vuc/{field.key}", field.name) for field in _fields(site, fields)]
    unit = site.units_by_key.get(own_unit)
    refs += [FeedRef(f"don-vi/{unit.key}", unit.name)] if unit else []
    return (*refs, *(PODCAST if spoken else ()))
