"""The list of procedures, a list per field, a page per code, and redirects from long codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.artifact import Crumb, PageArtifact
from cchc.model.news import NewsItem
from cchc.model.procedure import LEVELS, Paper, Procedure, field_slug
from cchc.model.site import Site
from cchc.model.text import fold, shorten
from cchc.procedures.changes import change_pages, ended_page, history
from cchc.procedures.structured import json_ld

HOME = Crumb("Trang chủ", "")
LIST = Crumb("Thủ tục hành chính", "thu-tuc/")

FULL_LIST = 600
"""Up to so many procedures stand on the first list; beyond, it leads to the lists per field."""


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The procedures of one field (lĩnh vực), by name."""

    name: str
    slug: str
    procedures: tuple[Procedure, ...]

    @property
    def path(self) -> str:
        """The address of the field's list."""
        return f"thu-tuc/linh-vuc/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Row:
    """A procedure in a list, with the folded words by which the list is filtered."""

    procedure: Procedure
    words: str


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A field with its rows, ready for a list."""

    name: str
    slug: str
    path: str
    rows: tuple[Row, ...]


def groups(site: Site) -> tuple[FieldGroup, ...]:
    """Return the fields by name as Vietnamese readers sort them (without marks), each with its procedures."""
    found: dict[str, tuple[str, list[Procedure]]] = {}
    for procedure in site.procedures:
        name = procedure.field or "Lĩnh vực khác"
        found.setdefault(field_slug(name), (name, []))[1].append(procedure)
    made = [
        FieldGroup(name, slug, tuple(sorted(members, key=lambda p: (fold(p.name), p.code))))
        for slug, (name, members) in found.items()
    ]
    return tuple(sorted(made, key=lambda group: (fold(group.name), group.slug)))


def filter_text(procedure: Procedure) -> str:
    """Return the folded words by which the list is filtered; people type "thủ tục" where the name lacks it."""
    words = ("thủ tục", procedure.code, procedure.name, *procedure.keywords, procedure.field)
    return " ".join(dict.fromkeys(fold(" ".join(words)).split()))


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield every page of the room."""
    made = groups(site)
    owner = next((u.key for u in site.units if "mot-cua" in u.roles), site.section.owner)
    listed = tuple(
        ListedGroup(g.name, g.slug, g.path, tuple(Row(p, filter_text(p)) for p in g.procedures)) for g in made
    )
    common = {"levels": LEVELS, "count": len(site.procedures)}
    yield PageArtifact(
        path=LIST.path,
        template="procedures/list.html",
        title=LIST.title,
        description=f"{len(site.procedures)} thủ tục hành chính thực hiện tại cấp xã: hồ sơ, thời hạn, phí, nơi nộp.",
        view={**common, "groups": listed, "whole": len(site.procedures) <= FULL_LIST},
        crumbs=(HOME,),
        owner=owner,
        searchable=False,
    )
    for group in listed:
        yield PageArtifact(
            path=group.path,
            template="procedures/field.html",
            title=group.name,
            description=f"Lĩnh vực {group.name}: {len(group.rows)} thủ tục hành chính thực hiện tại cấp xã.",
            view={**common, "group": group},
            crumbs=(HOME, LIST),
            owner=owner,
            searchable=False,
        )
    yield from change_pages(site, owner)
    yield from _details(site, made, owner)
    for procedure in site.ended:
        yield ended_page(site, procedure, owner)


def _details(site: Site, made: tuple[FieldGroup, ...], owner: str) -> Iterator[PageArtifact]:
    about: dict[str, list[NewsItem]] = {}
    for item in site.headlines:
        for code in item.procedures:
            about.setdefault(code, []).append(item)
    center, past = site.unit_with_role("mot-cua"), history(site)
    for group in made:
        for n, procedure in enumerate(group.procedures):
            near = (*group.procedures[max(0, n - 3) : n], *group.procedures[n + 1 : n + 4])
            yield PageArtifact(
                path=procedure.path,
                template="procedures/detail.html",
                title=procedure.name,
                description=shorten(procedure.summary or f"Thủ tục {procedure.code}, lĩnh vực {group.name}.", 300),
                view={
                    "procedure": procedure,
                    "papers": papers_by_group(procedure),
                    "field": Crumb(group.name, group.path),
                    "center": center,
                    "near": tuple(Crumb(other.name, other.path) for other in near[:5]),
                    "news": tuple(about.get(procedure.code, ())[:3]),
                    "history": past.get(procedure.code, ()),
                    "json_ld": json_ld(procedure, site),
                },
                crumbs=(HOME, LIST, Crumb(group.name, group.path)),
                source=procedure.files[-1] if procedure.files else "",
                owner=owner,
                reviewed_on=procedure.reviewed_on,
                updated=procedure.reviewed_on,
            )
            if procedure.long_code:
                yield redirect(f"thu-tuc/{procedure.long_code}/", procedure)


def papers_by_group(procedure: Procedure) -> tuple[tuple[str, tuple[Paper, ...]], ...]:
    """Return the papers by group, in the order in which they are written."""
    found: dict[str, list[Paper]] = {}
    for paper in procedure.papers:
        found.setdefault(paper.group, []).append(paper)
    return tuple((name, tuple(papers)) for name, papers in found.items())


def redirect(path: str, procedure: Procedure) -> PageArtifact:
    """Return a page that sends a reader of a long code on to the page of the short one."""
    return PageArtifact(
        path=path,
        template="redirect.html",
        title=procedure.name,
        description="",
        view={"target": procedure.path},
        searchable=False,
        listed=False,
    )
