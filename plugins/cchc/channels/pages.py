"""Pages from which a fanpage admin copies what to post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cchc.artifact import Crumb, PageArtifact
from cchc.model.news import NewsItem
from cchc.model.site import Site

HOME = Crumb("Trang chủ", "")
INDEX = "dang-lai/"


def copy_path(item: NewsItem) -> str:
    """Return the address of the page to copy an item from."""
    return f"{INDEX}{item.path.removeprefix('tin-tuc/')}"


def pages(site: Site, *, posts: int) -> Iterator[PageArtifact]:
    """Yield the list of the newest items, each with the way to its texts."""
    rows = tuple((item.title, item.date, copy_path(item)) for item in site.news[:posts])
    yield PageArtifact(
        path=INDEX,
        template="channels/list.html",
        title="Nội dung đăng fanpage, Zalo",
        description="Bài viết sẵn của từng tin để người quản trị fanpage và Zalo chép, đăng lại.",
        view={"rows": rows},
        crumbs=(HOME, Crumb("Nhận tin tự động (RSS)", "rss/")),
        owner=site.section.publisher,
        searchable=False,
        listed=False,
    )


def copy_page(site: Site, item: NewsItem, kit: Mapping[str, object], *, images: tuple[str, ...]) -> PageArtifact:
    """Return the page to copy an item from; `images` are the paths of its share cards, wide and square."""
    return PageArtifact(
        path=copy_path(item),
        template="channels/copy.html",
        title=f"Đăng lại: {item.title}",
        description=item.description,
        view={"item": item, "kit": kit, "images": images},
        crumbs=(HOME, Crumb("Nội dung đăng fanpage, Zalo", INDEX)),
        owner=item.unit or site.section.owner,
        searchable=False,
        listed=False,
    )
