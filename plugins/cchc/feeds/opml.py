"""OPML 2.0: all feeds of the site in one file, which feed readers import at once."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from cchc.artifact import Deferred
from cchc.feeds.entry import FeedInfo
from cchc.model.text import nfc, squeeze


def opml_file(feeds: Sequence[FeedInfo]) -> Deferred:
    """Return feeds/opml.xml; the first feed gives its name and owner to the list."""
    first = feeds[0]
    return Deferred("feeds/opml.xml", ("opml", tuple(feeds)), lambda: opml(first.title, first.author, feeds))


def opml(title: str, owner: str, feeds: Sequence[FeedInfo]) -> bytes:
    """Return the list of `feeds`, in the order given."""
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = squeeze(nfc(title))
    if owner:
        ElementTree.SubElement(head, "ownerName").text = squeeze(nfc(owner))
    body = ElementTree.SubElement(root, "body")
    for feed in feeds:
        name = squeeze(nfc(feed.title))
        ElementTree.SubElement(
            body,
            "outline",
            type="rss",
            text=name,
            title=name,
            description=squeeze(nfc(feed.description)),
            language=feed.language,
            xmlUrl=feed.self_url,
            htmlUrl=feed.home_url,
        )
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"
