"""Which cards a section needs, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cchc.cards.draw import Card
from cchc.model.news import NewsItem
from cchc.model.site import Site


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card and the page that it stands for: `path` is the page's address ("*": pages without their own card)."""

    path: str
    slug: str
    card: Card
    image: str = ""
    """The editor's picture, relative to the content folder."""
    file: str = ""
    """The source file, for messages."""


def wanted(site: Site, *, procedures: bool) -> Iterator[Wanted]:
    """Yield the section's own card, then one per news item, then one per procedure."""
    place = f"{site.commune.title} · {site.commune.province}"
    mark = "Bản trình diễn" if site.section.demonstration else ""
    title = site.section.title
    yield Wanted("*", "chuyen-muc", Card(f"{title} {site.commune.full_name}", "Chuyên mục", title, place, mark))
    for item in site.news:
        card = Card(item.title, _kicker(site, item), title, place, mark, focus=item.image_focus)
        yield Wanted(item.path, item.path.rstrip("/").rsplit("/", 1)[-1][:80], card, item.image, item.file)
    if procedures:
        for procedure in site.procedures:
            card = Card(procedure.name, "Thủ tục hành chính", title, place, mark)
            yield Wanted(procedure.path, procedure.code, card)


def _kicker(site: Site, item: NewsItem) -> str:
    """Return what is said above the title: the format when it tells something, else the reform field."""
    if item.format not in {"tin", "bai"}:
        return item.format_name
    field = next((site.fields_by_key[key].name for key in item.fields if key in site.fields_by_key), "")
    return field or item.format_name


def picture_path(content: Path, image: str) -> Path | None:
    """Return where an editor's picture lies, or None when it is outside the content folder."""
    path = (content / image).resolve()
    return path if path.is_relative_to(content.resolve()) and path.is_file() else None
