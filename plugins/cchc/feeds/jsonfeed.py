"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from cchc.feeds.entry import FeedEntry, FeedInfo, in_feed_order
from cchc.model.text import nfc, squeeze

JSON_TYPE = "application/feed+json"


def json_feed(info: FeedInfo, entries: Iterable[FeedEntry]) -> bytes:
    """Return the feed as JSON Feed 1.1. Raises ValueError for entries that `in_feed_order` refuses."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _line(info.title),
        "home_page_url": info.home_url,
        "feed_url": info.self_url,
        "description": _line(info.description),
        "language": info.language,
    }
    if info.image_url:
        feed["icon"] = info.image_url
    if info.author:
        feed["authors"] = [{"name": _line(info.author)}]
    feed["items"] = [_item(entry) for entry in in_feed_order(entries)]
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()


def _item(entry: FeedEntry) -> dict[str, object]:
    """Return one item; what is unknown is left out, because the format wants no nulls."""
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": _line(entry.title),
        "content_html": entry.content,
        "summary": _line(entry.summary),
        "date_published": entry.published.replace(microsecond=0).isoformat(),
        "date_modified": entry.updated.replace(microsecond=0).isoformat(),
    }
    if entry.creator:
        item["authors"] = [{"name": _line(entry.creator)}]
    if entry.categories:
        item["tags"] = [_line(each.label) for each in entry.categories]
    if entry.image is not None:
        item["image"] = entry.image.url
        item["attachments"] = [
            {"url": entry.image.url, "mime_type": entry.image.type, "size_in_bytes": entry.image.length}
        ]
    return {key: value for key, value in item.items() if value or key == "content_html"}


def _line(text: str) -> str:
    """Return `text` composed and on one line."""
    return squeeze(nfc(text))
