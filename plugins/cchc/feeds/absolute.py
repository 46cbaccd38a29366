"""HTML made fit for strangers: every address absolute, nothing in it that a feed reader would run or drop."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from lxml import etree
from lxml import html as lxml_html

from cchc.model.text import nfc

_ADDRESSES = frozenset({"href", "src", "poster", "cite", "longdesc", "background", "data"})
_SETS = frozenset({"srcset", "imagesrcset"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "ftp"})
# An unclosed <script> would swallow the rest, so these go with all that they hold.
_DROPPED = frozenset(
    {"script", "style", "template", "noscript", "link", "meta", "base", "button", "input", "select", "textarea"}
)
_FRAMES = frozenset({"iframe", "embed", "object"})
_SAFE_STYLE = re.compile(r"^\s*text-align:\s*(?:left|right|center|justify);?\s*$")
_CANDIDATE = re.compile(r"[\s,]*(\S+)(?:\s+([^,\s][^,]*))?")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_VOID_ENDS = re.compile(r"</(?:source|track|wbr)>")
_KEPT = "%/:=&?~#+!$,;'@()*[]"
_PARSER = lxml_html.HTMLParser()
# One class for all elements: lxml asks Python for that of each, which takes as long as parsing and writing.
_PARSER.set_element_class_lookup(
    etree.ElementDefaultClassLookup(lxml_html.HtmlElement, lxml_html.HtmlComment, lxml_html.HtmlProcessingInstruction)
)


def absolutise(html: str, page_url: str) -> str:
    """Return the HTML of a page's text with every address absolute, seen from `page_url`.

    Scripts, styles, form controls, event handlers and permalink marks go; a frame, which readers drop
    in silence, becomes a link to what it shows.
    """
    clean = _REFERENCE.sub(_checked, nfc(html))
    if not clean.strip():
        return ""
    root = _body(clean)
    for element in list(root.iterdescendants()):
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or (tag == "a" and _is_permalink(element)):
            # Comments and processing instructions have no tag name.
            element.drop_tree()
            continue
        if tag == "form":
            element.drop_tag()
            continue
        if tag in _FRAMES:
            _unframe(element)
        for name, value in element.items():
            _mend(element, name, value, page_url)
    inside = etree.tostring(root, encoding="utf-8", method="html", with_tail=False).decode()
    # The parser predates HTML5 and closes these elements, which have no end tag; without it they are as they were.
    return _VOID_ENDS.sub("", inside.removeprefix("<body>").removesuffix("</body>")).strip()


def _body(html: str) -> lxml_html.HtmlElement:
    """Return the element that holds the HTML."""
    body = etree.fromstring(f"<html><body>{html}</body></html>", _PARSER).find("body")
    body.attrib.clear()  # those of a <body> in the text
    return body


def absolute_url(url: str, base: str) -> str:
    """Return `url` absolute and percent-encoded, or "" when it is broken or of a kind that could run code."""
    try:
        parts = urlsplit(urljoin(base, nfc(url).strip()))
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES:
        return ""
    path, query, fragment = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, parts.netloc, path, query, fragment))


def absolute_set(candidates: str, base: str) -> str:
    """Return a srcset with absolute addresses; a bad candidate is left out."""
    found: list[str] = []
    position = 0
    while match := _CANDIDATE.match(candidates, position):
        url, descriptor = match.group(1), (match.group(2) or "").strip()
        position = match.end()
        if url.endswith(","):
            # The comma ends the candidate: what was taken for its descriptor is the next one.
            position, descriptor = match.end(1), ""
        target = absolute_url(url.rstrip(","), base)
        if target:
            # A comma inside an address would end it for some readers.
            found.append(f"{target.replace(',', '%2C')} {descriptor}".rstrip())
    return ", ".join(found)


def _checked(reference: re.Match[str]) -> str:
    """Return a character reference as it is, or "" when it stands for what XML forbids, such as &#11;."""
    try:
        char = chr(int(reference[1], 16) if reference[1] else int(reference[2]))
    except (ValueError, OverflowError):
        return ""
    return reference[0] if nfc(char) else ""


def _mend(element: lxml_html.HtmlElement, name: str, value: str, page_url: str) -> None:
    """Make an attribute's address absolute, or drop the attribute when it could act."""
    if name in _ADDRESSES:
        target = _image_data(element.tag, name, value) or absolute_url(value, page_url)
    elif name in _SETS:
        target = absolute_set(value, page_url)
    elif name.startswith("on") or name in {"srcdoc", "autofocus", "contenteditable", "ping"}:
        target = ""
    elif name == "style":
        target = value if _SAFE_STYLE.match(value) else ""
    else:
        return
    if target:
        element.set(name, target)
    else:
        del element.attrib[name]


def _image_data(tag: str, name: str, value: str) -> str:
    """Return `value` when it is a raster picture given in place, the one use of data: that is kept."""
    inside = tag == "img" and name == "src"
    return value if inside and re.match(r"data:image/(?:png|jpeg|gif|webp);base64,", value) else ""


def _is_permalink(element: lxml_html.HtmlElement) -> bool:
    """Return whether the link is the ¶ that the theme puts after headings."""
    return "headerlink" in (element.get("class") or "").split()


def _unframe(frame: lxml_html.HtmlElement) -> None:
    """Turn a frame into a link to what it shows, or drop it when it shows nothing."""
    url = frame.get("src") or frame.get("data") or ""
    if not url:
        frame.drop_tree()
        return
    title = frame.get("title") or url
    for child in list(frame):
        frame.remove(child)
    for name in list(frame.attrib):
        del frame.attrib[name]
    frame.tag, frame.text = "a", title
    frame.set("href", url)
