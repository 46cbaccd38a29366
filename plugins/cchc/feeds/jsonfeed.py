"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from cchc.feeds.entry import FeedEntry, FeedInfo, in_feed_order, line
from cchc.feeds.writer import Write

JSON_TYPE = "application/feed+json"


def json_item(entry: FeedEntry, _author: str) -> bytes:
    """Return the item of JSON Feed on one line."""
    return json.dumps(_item(entry), ensure_ascii=False).encode()


def json_feed(info: FeedInfo, entries: Iterable[FeedEntry]) -> bytes:
    """Return the feed as JSON Feed 1.1, an item a line. Raises ValueError for entries that `in_feed_order` refuses."""
    return json_document(info, in_feed_order(entries), json_item)


def json_document(info: FeedInfo, ordered: Sequence[FeedEntry], write: Write) -> bytes:
    """Return the feed with entries that are in order; `write` may answer from what other feeds have written already."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": line(info.title),
        "home_page_url": info.home_url,
        "feed_url": info.self_url,
        "description": line(info.description),
        "language": info.language,
    }
    if info.author:
        feed["authors"] = [{"name": line(info.author)}]
    head = json.dumps(feed, ensure_ascii=False, indent=2).removesuffix("\n}")
    items = b",\n".join([write(entry, info.author) for entry in ordered])
    return b"".join([f'{head},\n  "items": [\n'.encode(), items, b"\n  ]\n}\n"])


def _item(entry: FeedEntry) -> dict[str, object]:
    """Return one item; what is unknown is left out, because the format wants no nulls."""
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": line(entry.title),
        "content_html": entry.content,
        "summary": line(entry.summary),
        "date_published": entry.published.replace(microsecond=0).isoformat(),
        "date_modified": entry.updated.replace(microsecond=0).isoformat(),
    }
    if entry.creator:
        item["authors"] = [{"name": line(entry.creator)}]
    if entry.categories:
        item["tags"] = [line(name) for name in entry.categories]
    if entry.image is not None:
        item["image"] = entry.image.url
    if enclosure := entry.audio or entry.image:
        attachment: dict[str, object] = {
            "url": enclosure.url,
            "mime_type": enclosure.type,
            "size_in_bytes": enclosure.length,
        }
        if entry.audio and entry.audio.seconds:
            attachment["duration_in_seconds"] = entry.audio.seconds
        item["attachments"] = [attachment]
    return {key: value for key, value in item.items() if value or key == "content_html"} | dict(entry.extra)
