"""RSS 2.0 and Atom 1.0 by feedgen 1.0.0, with that library's faults mended here and nowhere else.

feedgen has had no release since 2023. What is worked around, each with a test:

- an Atom entry's links lose `rel`, `type` and `length`, so an enclosure becomes a second alternate
  link (lkiesow/python-feedgen#135): the links are written anew;
- the channel's link in RSS is whatever link was given last: the alternate link is given last;
- RSS drops every link of the feed but rel="self": the others are added;
- content of type "CDATA" puts an invalid type into Atom, and `]]>` would end it: always escaped HTML;
- `description()` also becomes Atom's content: `summary()` and `content()` are used;
- a lone `media:content` is wrapped in a `media:group`: the group is refused;
- an enclosure without type fails late, and a second one replaces the first: one, with a type;
- an author without e-mail address is missing from RSS: `dc:creator` names them;
- `add_entry()` prepends: entries are appended;
- characters that XML forbids raise an error: they are removed first;
- dates default to now: all are given, from the entries alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feedgen.entry import FeedEntry as Item
from feedgen.feed import FeedGenerator
from lxml import etree

from cchc.feeds.entry import FeedEntry, FeedImage, FeedInfo, in_feed_order, newest_change
from cchc.model.text import nfc, squeeze

TTL_MINUTES = 60

RSS_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"

_ATOM = "{http://www.w3.org/2005/Atom}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def rss(info: FeedInfo, entries: Iterable[FeedEntry]) -> bytes:
    """Return the feed as RSS 2.0. Raises ValueError for entries that `in_feed_order` refuses."""
    ordered = in_feed_order(entries)
    root = _parsed(_feed(info, ordered, RSS_TYPE).rss_str())
    root.set(_LANG, info.language)
    channel = root.find("channel")
    own = channel.find(f"{_ATOM}link")
    for link in reversed(info.links):
        own.addnext(_link(link.rel, link.href, link.type))
    return _written(root)


def atom(info: FeedInfo, entries: Iterable[FeedEntry]) -> bytes:
    """Return the feed as Atom 1.0. Raises ValueError for entries that `in_feed_order` refuses."""
    ordered = in_feed_order(entries)
    root = _parsed(_feed(info, ordered, ATOM_TYPE).atom_str())
    first = root.find(f"{_ATOM}link")
    for link in reversed(info.links):
        first.addnext(_link(link.rel, link.href, link.type))
    for element, entry in zip(root.findall(f"{_ATOM}entry"), ordered, strict=True):
        _relink(element, entry)
    return _written(root)


def _feed(info: FeedInfo, entries: Sequence[FeedEntry], mime: str) -> FeedGenerator:
    """Return feedgen's feed, with all that RSS and Atom share."""
    feed = FeedGenerator()
    feed.load_extension("media")
    feed.load_extension("dc", atom=False)
    feed.id(info.id or info.self_url)
    feed.title(_line(info.title))
    feed.subtitle(_line(info.description))
    feed.link(href=info.self_url, rel="self", type=mime)
    feed.link(href=info.home_url, rel="alternate", type="text/html")
    feed.language(info.language)
    feed.updated(newest_change(info, entries))
    feed.generator("cchc")
    feed.ttl(TTL_MINUTES)
    if info.author:
        feed.author(name=_line(info.author))
    if info.image_url:
        feed.image(url=info.image_url, title=_line(info.title), link=info.home_url)
        feed.logo(info.image_url)
    for entry in entries:
        _add(feed, entry, _line(entry.creator or info.author))
    return feed


def _add(feed: FeedGenerator, entry: FeedEntry, creator: str) -> None:
    """Add one entry."""
    item = feed.add_entry(order="append")
    item.id(entry.id)
    item.title(_line(entry.title))
    item.link(href=entry.url, rel="alternate", type="text/html")
    item.published(entry.published.replace(microsecond=0))
    item.updated(entry.updated.replace(microsecond=0))
    # Without a summary feedgen would make the whole text the description.
    item.summary(_line(entry.summary) or _line(entry.title))
    content = entry.content
    if content:
        item.content(content, type="html")
    item.category([{"term": _line(each.term), "label": _line(each.label)} for each in entry.categories])
    if creator:
        item.author(name=creator)
        item.dc.dc_creator(creator)
    if entry.image is not None:
        _illustrate(item, entry.image)


def _illustrate(item: Item, image: FeedImage) -> None:
    """Add the picture where the different tools look for it."""
    if not image.type or image.length <= 0:
        raise ValueError(f"picture of a feed entry without type or length: {image.url}")
    item.enclosure(image.url, str(image.length), image.type)
    size = {"width": str(image.width), "height": str(image.height)} if image.width else {}
    item.media.content(
        {"url": image.url, "fileSize": str(image.length), "type": image.type, "medium": "image", "group": None, **size}
    )


def _relink(element: etree._Element, entry: FeedEntry) -> None:
    """Replace the links of an Atom entry, which feedgen strips of their relation, type and length."""
    old = element.findall(f"{_ATOM}link")
    new = [_link("alternate", entry.url, "text/html")]
    if entry.image is not None:
        new.append(_link("enclosure", entry.image.url, entry.image.type, str(entry.image.length)))
    for link in new:
        old[0].addprevious(link)
    for link in old:
        element.remove(link)


def _link(rel: str, href: str, mime: str = "", length: str = "") -> etree._Element:
    """Return an Atom link."""
    link = etree.Element(f"{_ATOM}link", rel=rel, href=href)
    if mime:
        link.set("type", mime)
    if length:
        link.set("length", length)
    return link


def _line(text: str) -> str:
    """Return `text` composed, on one line, without characters that XML forbids."""
    return squeeze(nfc(text))


def _parsed(document: bytes) -> etree._Element:
    """Return the root of feedgen's own output; a long text must not hit the parser's limits."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_blank_text=True)
    return etree.fromstring(document, parser)


def _written(root: etree._Element) -> bytes:
    """Return the document with one element a line, so that a change of one item is a small difference."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["atom", "content", "dc", "media"])
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))
