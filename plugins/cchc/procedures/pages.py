"""The list of procedures, a list per field, a page per code, and redirects from long codes."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.model.news import NewsItem
from cchc.model.posted import sheet_path, version_of
from cchc.model.procedure import OPTIONAL_PARTS, Paper, Procedure
from cchc.model.site import Site
from cchc.model.text import shorten
from cchc.procedures.browse import HOME, LIST, Row, by_field, list_pages, rows_of
from cchc.procedures.changes import change_pages, ended_page, history
from cchc.procedures.completeness import completeness_page
from cchc.procedures.glance import glances
from cchc.procedures.life import events_of, life_pages
from cchc.procedures.noticeboard import noticeboard_page
from cchc.procedures.posting import is_posted
from cchc.procedures.structured import json_ld


def pages(site: Site, *, sheets: bool = False) -> Iterator[PageArtifact]:
    """Yield every page of the room; `sheets` says that posting sheets are published too."""
    owner = next((u.key for u in site.units if "mot-cua" in u.roles), site.section.owner)
    rows = rows_of(site)
    yield from list_pages(site, rows, owner)
    yield from change_pages(site, owner)
    yield from life_pages(site, (HOME, LIST), owner)
    yield from completeness_page(site, (HOME, LIST), owner)
    yield from noticeboard_page(rows, (HOME, LIST), owner, sheets=sheets)
    yield from _details(site, rows, owner, sheets)
    for procedure in site.ended:
        yield ended_page(site, procedure, owner)


def _details(site: Site, rows: tuple[Row, ...], owner: str, sheets: bool) -> Iterator[PageArtifact]:
    about: dict[str, list[NewsItem]] = {}
    for item in site.news:
        for code in item.procedures:
            about.setdefault(code, []).append(item)
    center, past, events = site.unit_with_role("mot-cua"), history(site), events_of(site)
    office = center.name if center else "Bộ phận một cửa"
    for group in by_field(rows):
        members = [row.procedure for row in group.rows]
        for n, procedure in enumerate(members):
            near = (*members[max(0, n - 3) : n], *members[n + 1 : n + 4])
            yield PageArtifact(
                path=procedure.path,
                template="procedures/detail.html",
                title=procedure.name,
                description=shorten(procedure.summary or f"Thủ tục {procedure.code}, lĩnh vực {group.name}.", 300),
                view={
                    "procedure": procedure,
                    "glances": glances(procedure, office),
                    "papers": papers_by_group(procedure),
                    "field": Crumb(group.name, group.path),
                    "center": center,
                    "near": tuple(Crumb(other.name, other.path) for other in near[:5]),
                    "news": tuple(about.get(procedure.code, ())[:3]),
                    "version": version_of(procedure),
                    "sheet": sheet_path(procedure) if sheets and is_posted(procedure) else "",
                    "part_names": OPTIONAL_PARTS,
                    "events": events.get(procedure.code, ()),
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
