"""The page that lists the data sets and explains their columns."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.model.site import Site
from cchc.opendata.datasets import datasets


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /du-lieu/."""
    shown = [(data.key, data.title, len(data.rows), data.columns) for data in datasets(site)]
    yield PageArtifact(
        path="du-lieu/",
        template="opendata/list.html",
        title="Dữ liệu mở",
        description="Dữ liệu của chuyên mục để tải về: thủ tục, chỉ số, kết quả một cửa, phản ánh, văn bản.",
        view={"sets": shown},
        crumbs=(Crumb("Trang chủ", ""),),
        owner=site.section.owner,
    )
