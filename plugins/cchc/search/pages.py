"""The search page, and the list of all procedures from A to Z for those who browse without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cchc.artifact import Crumb, PageArtifact
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.model.text import fold


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /tim-kiem/ and /thu-tuc/a-z/."""
    yield PageArtifact(
        path="tim-kiem/",
        template="search/search.html",
        title="Tìm kiếm",
        description="Tìm thủ tục hành chính, tin tức và văn bản; gõ có dấu hoặc không dấu đều được.",
        view={"contact": next((c for c in site.contacts if c.primary), None)},
        crumbs=(Crumb("Trang chủ", ""),),
        owner=site.section.owner,
        searchable=False,
    )
    yield PageArtifact(
        path="thu-tuc/a-z/",
        template="search/a-z.html",
        title="Thủ tục theo thứ tự A–Z",
        description=f"{len(site.procedures)} thủ tục hành chính xếp theo chữ cái đầu của việc cần làm.",
        view={"letters": by_letter(site.procedures)},
        crumbs=(Crumb("Trang chủ", ""), Crumb("Thủ tục hành chính", "thu-tuc/")),
        owner=site.section.owner,
        searchable=False,
    )


def by_letter(procedures: tuple[Procedure, ...]) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    """Return the procedures by first letter, each as its name without "Thủ tục", address and field."""
    rows = []
    for procedure in procedures:
        name = procedure.name
        if name.lower().startswith("thủ tục "):
            name = name[8:9].upper() + name[9:]
        rows.append((fold(name), procedure.code, name, procedure))
    rows.sort(key=lambda row: row[:2])
    return tuple(
        (letter, tuple((name, procedure.path, procedure.field) for _, _, name, procedure in group))
        for letter, group in groupby(rows, key=lambda row: _letter(row[2]))
    )


def _letter(name: str) -> str:
    first = fold(name[:1]).upper()
    return first if first.isalpha() else "0–9"
