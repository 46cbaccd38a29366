"""The lists of news: all, by field, by unit, by year."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, FeedRef, PageArtifact
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.value import dataclass
from cchc.news.lists import paginate

HOME = Crumb("Trang chủ", "")
NEWS = Crumb("Tin tức", "tin-tuc/")


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list: a field, a unit or a year."""

    kind: str
    name: str
    path: str
    count: int
    summary: str = ""


def facets(site: Site) -> tuple[tuple[Facet, tuple[NewsItem, ...]], ...]:
    """Return every field, unit and year that has items, with them, in the order of site.yml, years newest first."""
    by_field: dict[str, list[NewsItem]] = {}
    by_unit: dict[str, list[NewsItem]] = {}
    by_year: dict[int, list[NewsItem]] = {}
    for item in site.news:
        for key in item.fields:
            by_field.setdefault(key, []).append(item)
        if item.unit:
            by_unit.setdefault(item.unit, []).append(item)
        by_year.setdefault(item.year, []).append(item)
    found = [
        (Facet("linh-vuc", field.name, f"tin-tuc/linh-vuc/{field.key}/", len(items), field.summary), items)
        for field in site.fields
        if (items := by_field.get(field.key))
    ]
    found += [
        (Facet("don-vi", unit.name, f"tin-tuc/don-vi/{unit.key}/", len(items)), items)
        for unit in site.units
        if (items := by_unit.get(unit.key))
    ]
    found += [
        (Facet("nam", f"Năm {year}", f"tin-tuc/nam/{year}/", len(by_year[year])), by_year[year])
        for year in sorted(by_year)[::-1]
    ]
    return tuple((facet, tuple(items)) for facet, items in found)


def pages(site: Site, *, per_page: int) -> Iterator[PageArtifact]:
    """Yield the pages of every list."""
    groups = facets(site)
    shown = tuple(facet for facet, _ in groups)
    summary = "Tin, bài, hướng dẫn và thông báo về cải cách hành chính."
    everything = Facet("", "Tin tức", "tin-tuc/", len(site.news), summary)
    for facet, items in ((everything, site.news), *groups):
        for part in paginate(items, facet.path, per_page=per_page):
            number = f" - trang {part.number}" if part.number > 1 else ""
            crumbs = (HOME,) if facet is everything else (HOME, NEWS)
            yield PageArtifact(
                path=part.path,
                template="news/list.html",
                title=f"{facet.name}{number}",
                description=facet.summary or f"{facet.name}: {facet.count} tin, bài về cải cách hành chính.",
                view={"facet": facet, "facets": shown, "list": part},
                crumbs=crumbs,
                owner=site.section.publisher,
                updated=max((item.modified.date() for item in part.items), default=None),
                searchable=False,
                feeds=feeds_of(facet),
                media=tuple(item.image for item in part.items if item.image),
            )


def feeds_of(facet: Facet) -> tuple[FeedRef, ...]:
    """Return the feed of a field or unit; years have none, for nothing is added to them."""
    if facet.kind in {"linh-vuc", "don-vi"}:
        return (FeedRef(facet.path.removeprefix("tin-tuc/").rstrip("/"), facet.name),)
    return ()
