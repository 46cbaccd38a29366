"""Everything that a fanpage admin takes from one item: texts, hashtags, picture, Zalo article."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import quote, urljoin

from cchc.channels.parts import blocks
from cchc.channels.social import Cover, post, zalo_kit
from cchc.model.news import NewsItem
from cchc.model.site import Site


def kit(site: Site, item: NewsItem, html: str, root: str, cover: Cover | None) -> dict[str, object]:
    """Return the kit of an item as values for JSON.

    `html` is the item's clean HTML with addresses relative to its page or absolute, `root` the
    section's full address with a closing slash.
    """
    url = urljoin(root, quote(item.path))
    parts = blocks(html, url)
    return {
        "title": item.title,
        "url": url,
        "image": cover.url if cover else "",
        "fanpage": asdict(post(site, item, parts, url)),
        "zalo": zalo_kit(item, parts, url, author=_author(site, item), cover=cover),
    }


def zalo(site: Site, item: NewsItem, html: str, root: str, cover: Cover | None) -> dict[str, object]:
    """Return what `kit` has for Zalo, which is all that most items need of it."""
    url = urljoin(root, quote(item.path))
    return zalo_kit(item, blocks(html, url), url, author=_author(site, item), cover=cover)


def _author(site: Site, item: NewsItem) -> str:
    """Return who speaks in a post: the item's authors, its unit, the section's owner, or the People's Committee."""
    unit = site.units_by_key.get(item.unit) or site.units_by_key.get(site.section.owner)
    return ", ".join(item.authors) or (unit.name if unit else f"UBND {site.commune.full_name}")
