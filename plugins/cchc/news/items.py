"""The page of every item, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.artifact import Crumb, FeedRef, PageArtifact
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.news.related import Neighbours


@dataclass(frozen=True, slots=True)
class Mention:
    """A procedure, document or item that the page names: what the link says and where it leads."""

    title: str
    path: str
    date: str = ""


def item_pages(site: Site, *, related: int) -> Iterator[PageArtifact]:
    """Yield the page of every item."""
    neighbours = Neighbours(site.headlines, related=related)
    for n, item in enumerate(site.headlines):
        yield PageArtifact(
            path=item.path,
            template="news/item.html",
            title=item.title,
            description=item.description,
            view=_view(site, n, item, neighbours.near(item)),
            crumbs=_crumbs(site, item),
            source=item.file,
            owner=item.unit or site.section.owner,
            updated=item.modified.date(),
            kind="article",
            body=site.news[n].body,
            body_line=site.news[n].body_line,
            file=item.file,
            feeds=_feeds(site, item),
        )


def _view(site: Site, n: int, item: NewsItem, near: tuple[NewsItem, ...]) -> dict[str, object]:
    """Return what the item's template reads."""
    news, approver = site.headlines, site.units_by_key.get(item.approved_by)
    procedures = [site.procedures_by_code[code] for code in item.procedures if code in site.procedures_by_code]
    documents = [site.documents_by_key[key] for key in item.documents if key in site.documents_by_key]
    return {
        "item": item,
        "newer": news[n - 1] if n else None,
        "older": news[n + 1] if n + 1 < len(news) else None,
        "related": near,
        "fields": tuple(site.fields_by_key[key] for key in item.fields if key in site.fields_by_key),
        "unit": site.units_by_key.get(item.unit),
        "approver": approver.name if approver else item.approved_by,
        "documents": tuple(Mention(document.heading, document.path) for document in documents),
        "procedures": tuple(Mention(procedure.name, procedure.path) for procedure in procedures),
        "expired": item.expires is not None and item.expires < site.today,
    }


def _crumbs(site: Site, item: NewsItem) -> tuple[Crumb, ...]:
    field = next((site.fields_by_key[key] for key in item.fields if key in site.fields_by_key), None)
    crumbs = (Crumb("Trang chủ", ""), Crumb("Tin tức", "tin-tuc/"))
    return (*crumbs, Crumb(field.name, f"tin-tuc/linh-vuc/{field.key}/")) if field else crumbs


def _feeds(site: Site, item: NewsItem) -> tuple[FeedRef, ...]:
    """Return the feeds of the item's fields and of its unit."""
    fields = [site.fields_by_key[key] for key in item.fields if key in site.fields_by_key]
    refs = [FeedRef(f"linh-vuc/{field.key}", field.name) for field in fields]
    unit = site.units_by_key.get(item.unit)
    return (*refs, FeedRef(f"don-vi/{unit.key}", unit.name)) if unit else tuple(refs)
