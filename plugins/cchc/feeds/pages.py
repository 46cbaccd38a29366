"""The page that explains feeds to a fanpage admin."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.model.site import Site


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /rss/."""
    feeds = [
        ("Mọi tin, bài (RSS 2.0)", "feeds/tin-tuc.xml"),
        ("Mọi tin, bài (Atom 1.0)", "feeds/tin-tuc.atom"),
        ("Mọi tin, bài (JSON Feed 1.1)", "feeds/tin-tuc.json"),
        *((f"{field.name} (RSS 2.0)", f"feeds/linh-vuc/{field.key}.xml") for field in site.fields),
        ("Danh sách mọi nguồn (OPML)", "feeds/opml.xml"),
    ]
    yield PageArtifact(
        path="rss/",
        template="feeds/rss.html",
        title="Nhận tin tự động (RSS)",
        description="Địa chỉ RSS, Atom, JSON Feed của chuyên mục và cách dùng cho người quản trị fanpage.",
        view={"feeds": feeds},
        crumbs=(Crumb("Trang chủ", ""),),
        owner=site.section.publisher,
    )
