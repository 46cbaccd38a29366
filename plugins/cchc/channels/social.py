"""Texts for fanpages, and the kit for the article form of a Zalo Official Account."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cchc.channels.parts import Block
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.text import fold, nfc, shorten, squeeze
from cchc.model.value import dataclass

TITLE_LIMIT, DESCRIPTION_LIMIT, AUTHOR_LIMIT = 120, 150, 50
"""Characters that tools in use cut at; the article form refuses longer ones."""

LONG_LIMIT = 5000
"""Characters of the long text: far below what networks take, and as much as anybody reads there."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture that goes with a post, by absolute address; a JPEG below 1 MB."""

    url: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """What is posted: two texts in plain Unicode, the hashtags in them, and the address of the page."""

    short: str
    long: str
    hashtags: tuple[str, ...]
    url: str


def post(site: Site, item: NewsItem, parts: Sequence[Block], url: str) -> Post:
    """Return the texts of an item for a fanpage: title, summary or whole text, address, hashtags."""
    tags = hashtags(site, item)
    mark = "[Bản trình diễn] " if site.section.demonstration else ""
    title, summary = f"{mark}{squeeze(nfc(item.title))}", squeeze(nfc(item.description))
    end = f"Xem tại trang chính thức: {url}\n\n{' '.join(tags)}"
    body = _body(summary, parts, LONG_LIMIT - len(title) - len(end) - 20)
    return Post(f"{title}\n\n{summary}\n\n{end}", f"{title}\n\n{body}\n\n{end}", tags, url)


def _body(summary: str, parts: Sequence[Block], room: int) -> str:
    """Return summary and text as far as they fit, whole paragraphs only; entries of a list stand close together."""
    text, before = summary, ""
    for one in parts:
        if one.kind == "image":
            continue
        added = f"{text}{chr(10) if one.kind == before == 'item' else chr(10) * 2}{one.text}"
        if len(added) > room:
            return f"{text}\n\n(Còn nữa)"
        text, before = added, one.kind
    return text


def hashtags(site: Site, item: NewsItem) -> tuple[str, ...]:
    """Return the hashtags of section, commune and fields, without marks, as they are typed in a search."""
    names = ["cai cach hanh chinh", site.commune.full_name]
    names += [key.replace("-", " ") for key in item.fields if key in site.fields_by_key]
    words = ("".join(word.capitalize() for word in fold(name).split()) for name in names)
    return tuple(dict.fromkeys(f"#{''.join(char for char in word if char.isalnum())}" for word in words))


def zalo_kit(
    item: NewsItem, parts: Sequence[Block], url: str, *, author: str, cover: Cover | None
) -> dict[str, object]:
    """Return the article as the interface of a Zalo Official Account takes it.

    The form wants a title, a short description and a cover; the text comes as blocks of plain
    paragraphs and pictures. Hidden until a person shows it: what is sent by a program is looked at first.
    """
    kit: dict[str, object] = {
        "type": "normal",
        "title": shorten(nfc(item.title), TITLE_LIMIT),
        "author": shorten(nfc(author), AUTHOR_LIMIT),
        "description": shorten(nfc(item.description or item.title), DESCRIPTION_LIMIT),
        "body": [_zalo_block(one) for one in parts],
        "tracking_link": url,
        "status": "hide",
        "comment": "show",
    }
    if cover:
        kit["cover"] = {"cover_type": "photo", "photo_url": cover.url, "status": "show"}
    return kit


def _zalo_block(block: Block) -> dict[str, str]:
    if block.kind == "image":
        return {"type": "image", "url": block.url, "caption": block.text}
    text = escape(block.text.strip(), quote=False).replace("\n", "<br>")
    return {
        "type": "text",
        "content": f"<p><strong>{text}</strong></p>" if block.kind == "heading" else f"<p>{text}</p>",
    }
