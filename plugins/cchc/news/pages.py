"""The lists of news: all, by field, by unit, by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.artifact import Crumb, PageArtifact
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.news.lists import paginate

HOME = Crumb("Trang chủ", "")
NEWS = Crumb("Tin tức", "tin-tuc/")


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list: a field, a unit or a year."""

    kind: str
    name: str
    path: str
    items: tuple[NewsItem, ...]
    summary: str = ""

    @property
    def count(self) -> int:
        """How many items it holds."""
        return len(self.items)


def facets(site: Site) -> tuple[Facet, ...]:
    """Return every field, unit and year that has items, in the order of site.yml, years newest first."""
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
        Facet("linh-vuc", field.name, f"tin-tuc/linh-vuc/{field.key}/", tuple(by_field[field.key]), field.summary)
        for field in site.fields
        if field.key in by_field
    ]
    found += [
        Facet("don-vi", unit.name, f"tin-tuc/don-vi/{unit.key}/", tuple(by_unit[unit.key]))
        for unit in site.units
        if unit.key in by_unit
    ]
    found += [Facet("nam", f"Năm {year}", f"tin-tuc/nam/{year}/", tuple(by_year[year])) for year in sorted(by_year)[::-1]]
    return tuple(found)


def pages(site: Site, *, per_page: int) -> Iterator[PageArtifact]:
    """Yield the pages of every list."""
    groups = facets(site)
    everything = Facet("", "Tin tức", "tin-tuc/", site.news, "Tin, bài, hướng dẫn và thông báo về cải cách hành chính.")
    for facet in (everything, *groups):
        for part in paginate(facet.items, facet.path, per_page=per_page):
            number = f" - trang {part.number}" if part.number > 1 else ""
            crumbs = (HOME,) if facet is everything else (HOME, NEWS)
            yield PageArtifact(
                path=part.path,
                template="news/list.html",
                title=f"{facet.name}{number}",
                description=facet.summary or f"{facet.name}: {facet.count} tin, bài về cải cách hành chính.",
                view={"facet": facet, "facets": groups, "list": part},
                crumbs=crumbs,
                owner=site.section.publisher,
                updated=max((item.modified for item in part.items), default=None),
                searchable=False,
            )
