"""What the W3C feed validator (validator.w3.org/feed) would say of a feed, as far as ours can fail its checks.

The validator itself is not on PyPI. Its own code was run over the built sites by hand; these checks keep what it found
out, under the names that it gives to its messages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import lxml.etree
import lxml.html

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
HISTORY = "{http://purl.org/syndication/history/1.0}"

_URL = re.compile(r"https?://[A-Za-z0-9.:-]+(?:/[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?")
_TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}(?:-\d\d){0,2}:[A-Za-z0-9._~:/?@!$&'()*+,;=%-]*")
_RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
_MIME = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_MARKUP = re.compile(r"<[A-Za-z/!?]")
_DANGEROUS = (
    "script",
    "object",
    "embed",
    "iframe",
    "frame",
    "meta",
    "link",
    "style",
    "base",
    "form",
    "input",
    "applet",
)
_MANY = {"category", "item", f"{ATOM}link", f"{ATOM}entry", f"{ATOM}category", f"{ATOM}author"}
_KNOWN_RSS = {
    "title", "link", "description", "language", "lastBuildDate", "docs", "generator", "ttl", "item", "guid", "pubDate",
    "category", "enclosure", f"{ATOM}link", f"{CONTENT}encoded", f"{DC}creator", f"{MEDIA}content", f"{HISTORY}archive",
    *(f"{ITUNES}{name}" for name in
      ("author", "owner", "image", "category", "explicit", "type", "duration", "episodeType", "name", "email")),
}  # fmt: skip


def complaints(data: bytes, address: str) -> list[str]:
    """Return what is wrong with the feed published at `address`: errors, and warnings that can be avoided."""
    if b"<!DOCTYPE" in data or b"<![CDATA[" in data or not data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>'):
        return ["InvalidDoctype"]
    root = lxml.etree.fromstring(data, lxml.etree.XMLParser(resolve_entities=False))
    return list(_atom(root, address) if root.tag == f"{ATOM}feed" else _rss(root, address))


def _rss(root: lxml.etree._Element, address: str) -> Iterator[str]:
    (channel,) = root
    if root.get("version") != "2.0" or root.tag != "rss":
        yield "InvalidRSSVersion"
    yield from _alone(channel)
    yield from (
        f"UndefinedElement {e.tag}" for e in root.iter() if e is not root and e.tag not in {*_KNOWN_RSS, "channel"}
    )
    yield from (f"MissingElement {tag}" for tag in ("title", "link", "description") if not channel.findtext(tag))
    yield from _url(channel.findtext("link"))
    yield from _language(channel.findtext("language"))
    yield from _date822(channel.findtext("lastBuildDate"))
    links = channel.findall(f"{ATOM}link")
    selves = [link.get("href") for link in links if link.get("rel") == "self"]
    if selves != [address]:
        yield f"SelfDoesntMatchLocation {selves}"
    yield from (found for link in links for found in _link(link))
    if channel.find(f"{HISTORY}archive") is not None and not any(link.get("rel") == "current" for link in links):
        yield "MissingCurrentInArchive"
    items = channel.findall("item")
    yield from (found for item in items for found in _item(item))
    yield from _unique("NotSufficientlyUnique", [item.findtext("guid") for item in items])
    if channel.find(f"{ITUNES}explicit") is not None:
        yield from _podcast(channel)


def _item(item: lxml.etree._Element) -> Iterator[str]:
    yield from _alone(item)
    yield from (
        f"MissingElement {tag}" for tag in ("title", "description", "guid", "pubDate") if not item.findtext(tag)
    )
    yield from _url(item.findtext("link"))
    yield from _date822(item.findtext("pubDate"))
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink") != "false" and not _URL.fullmatch(guid.text or ""):
        yield "InvalidPermalink"
    if _MARKUP.search(item.findtext("description") or ""):
        yield "SecurityRisk description"
    yield from _html(item.findtext(f"{CONTENT}encoded") or "")
    for enclosure in item.findall("enclosure"):
        yield from _url(enclosure.get("url"))
        yield from _file(enclosure.get("length"), enclosure.get("type"))
    yield from _media(item)


def _podcast(channel: lxml.etree._Element) -> Iterator[str]:
    """Yield what is wrong with Apple's words."""
    category, image = channel.find(f"{ITUNES}category"), channel.find(f"{ITUNES}image")
    if category is None or category.get("text") != "Government":
        yield "InvalidItunesCategory"
    if image is not None and not (image.get("href") or "").endswith((".jpg", ".png")):
        yield "InvalidItunesImage"
    if any(one.text not in {"true", "false"} for one in channel.iter(f"{ITUNES}explicit")):
        yield "InvalidTrueFalse"
    if any(len(one.text or "") > 255 for one in channel.iter(f"{ITUNES}author", f"{ITUNES}name")):
        yield "TooLong"
    owner = channel.find(f"{ITUNES}owner")
    if owner is not None and not _EMAIL.fullmatch(owner.findtext(f"{ITUNES}email") or ""):
        yield "InvalidContact"
    for item in channel.findall("item"):
        enclosure = item.find("enclosure")
        if enclosure is None or not (enclosure.get("url") or "").lower().endswith((".mp3", ".m4a")):
            yield "UnsupportedItunesFormat"
        if not (item.findtext(f"{ITUNES}duration") or "").isdigit():
            yield "InvalidDuration"


def _atom(feed: lxml.etree._Element, address: str) -> Iterator[str]:
    yield from _alone(feed)
    yield from (f"MissingElement {tag}" for tag in ("id", "title", "updated") if not feed.findtext(ATOM + tag))
    yield from _language(feed.get("{http://www.w3.org/XML/1998/namespace}lang"))
    yield from _uri(feed.findtext(f"{ATOM}id"))
    yield from _date3339(feed.findtext(f"{ATOM}updated"))
    links = feed.findall(f"{ATOM}link")
    if [link.get("href") for link in links if link.get("rel") == "self"] != [address]:
        yield "SelfDoesntMatchLocation"
    yield from _links(links)
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        yield from _alone(entry)
        yield from (
            f"MissingElement {tag}" for tag in ("id", "title", "updated", "summary") if not entry.findtext(ATOM + tag)
        )
        yield from _uri(entry.findtext(f"{ATOM}id"))
        yield from (found for tag in ("published", "updated") for found in _date3339(entry.findtext(ATOM + tag)))
        yield from _links(entry.findall(f"{ATOM}link"))
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            yield "MissingElement author"
        content = entry.find(f"{ATOM}content")
        if content is not None:
            yield from [] if content.get("type") == "html" else ["InvalidMIMEType content"]
            yield from _html(content.text or "")
        yield from ("MissingAttribute term" for one in entry.findall(f"{ATOM}category") if not one.get("term"))
        yield from _media(entry)
    yield from _unique("DuplicateEntries", [entry.findtext(f"{ATOM}id") for entry in entries])
    yield from _unique("DuplicateUpdated", [entry.findtext(f"{ATOM}updated") for entry in entries])


def _alone(parent: lxml.etree._Element) -> Iterator[str]:
    counts = Counter(str(child.tag) for child in parent if child.tag not in _MANY)
    yield from (f"DuplicateElement {tag}" for tag, count in counts.items() if count > 1)


def _unique(name: str, values: list[str | None]) -> Iterator[str]:
    yield from (f"{name} {value}" for value, count in Counter(values).items() if count > 1)


def _media(entry: lxml.etree._Element) -> Iterator[str]:
    if entry.find(f"{MEDIA}group") is not None:
        yield "MediaGroupWithoutAlternatives"
    for media in entry.findall(f"{MEDIA}content"):
        yield from _url(media.get("url"))
        yield from _file(media.get("fileSize"), media.get("type"))
        if media.get("medium") != "image" or not all(
            (media.get(side) or "1").isdigit() for side in ("width", "height")
        ):
            yield "InvalidMediaMedium"


def _links(links: list[lxml.etree._Element]) -> Iterator[str]:
    yield from (found for link in links for found in _link(link))
    kinds = [f"{link.get('rel')} {link.get('type')}" for link in links if link.get("rel") in {"self", "alternate"}]
    yield from _unique("DuplicateAtomLink", [*kinds])


def _link(link: lxml.etree._Element) -> Iterator[str]:
    yield from _url(link.get("href"))
    if link.get("rel") == "enclosure":
        yield from _file(link.get("length"), link.get("type"))
    elif not _MIME.fullmatch(link.get("type") or ""):
        yield "MissingTypeAttr"
    if len(link) or link.text:
        yield "AtomLinkNotEmpty"


def _html(text: str) -> Iterator[str]:
    """Yield what is wrong with the HTML of a text: things that act, addresses that lead nowhere from a reader."""
    if not text.strip():
        return
    for element in lxml.html.fragment_fromstring(text, create_parent="div").iter():
        if not isinstance(element.tag, str) or element.tag in _DANGEROUS:
            yield f"SecurityRisk {element.tag}"
            continue
        for name, value in element.attrib.items():
            if name.startswith("on") or (name == "style" and "text-align" not in value):
                yield f"SecurityRisk {name}"
            if name in {"href", "src", "poster"} and not (urlsplit(value).scheme or value.startswith("data:image/")):
                yield f"ContainsRelRef {value}"
            if name == "srcset" and not all(one.strip().startswith("https://") for one in value.split(", ")):
                yield f"ContainsRelRef {value}"


def _url(url: str | None) -> Iterator[str]:
    if not _URL.fullmatch(url or ""):
        yield f"InvalidFullLink {url}"


def _uri(uri: str | None) -> Iterator[str]:
    if not (_URL.fullmatch(uri or "") or _TAG_URI.fullmatch(uri or "")):
        yield f"InvalidURI {uri}"


def _file(length: str | None, mime: str | None) -> Iterator[str]:
    if not (length or "").isdigit() or length == "0" or not _MIME.fullmatch(mime or ""):
        yield f"InvalidIntegerAttribute {length} {mime}"


def _language(language: str | None) -> Iterator[str]:
    if language != "vi":
        yield f"InvalidLanguage {language}"


def _date822(date: str | None) -> Iterator[str]:
    if not _RFC822.fullmatch(date or "") or f"{parsedate_to_datetime(date or ''):%a}" != (date or "")[:3]:
        yield f"InvalidRFC2822Date {date}"


def _date3339(date: str | None) -> Iterator[str]:
    if not _RFC3339.fullmatch(date or "") or datetime.fromisoformat(date or "").year < 2000:
        yield f"InvalidRFC3339Date {date}"
