"""The search page. Without JavaScript it leads to the lists, which need none."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.model.site import Site


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /tim-kiem/."""
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
