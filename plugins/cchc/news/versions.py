"""Items in other languages: their pages, and the ways between them and what they say."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact, SearchEntry
from cchc.model.language import language_name
from cchc.model.site import Site
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """An item in another language: its name as readers see it, its code, and whether it can be heard."""

    name: str
    code: str
    path: str
    spoken: bool


def versions_of(site: Site) -> dict[str, tuple[Version, ...]]:
    """Return the versions of each item that has any, by its address."""
    found: dict[str, tuple[Version, ...]] = {}
    for item in site.versions:
        one = Version(language_name(item.lang), item.lang, item.path, bool(item.audio))
        found[item.version_of] = (*found.get(item.version_of, ()), one)
    return found


def version_pages(site: Site) -> Iterator[PageArtifact]:
    """Yield the page of every item that says another one in another language."""
    if not site.versions:
        return
    originals, versions = {item.path: item for item in site.news}, versions_of(site)
    for item in site.versions:
        original, name = originals[item.version_of], language_name(item.lang)
        entry = SearchEntry("tin", item.title, item.path, facts=(f"Bản {name}",), keywords=(name, original.title))
        yield PageArtifact(
            path=item.path,
            template="news/version.html",
            title=item.title,
            description=item.description,
            view={
                "item": item,
                "language": name,
                "original": Crumb(original.title, original.path),
                "versions": tuple(one for one in versions[original.path] if one.path != item.path),
            },
            crumbs=(Crumb("Trang chủ", ""), Crumb("Tin tức", "tin-tuc/"), Crumb(original.title, original.path)),
            source=item.file,
            owner=item.unit or original.unit or site.section.owner,
            updated=item.modified.date(),
            entries=(entry,),
            kind="article",
            text=item.text,
            body_line=item.body_line,
            file=item.file,
            media=tuple(filter(None, (item.image, item.audio))),
        )
