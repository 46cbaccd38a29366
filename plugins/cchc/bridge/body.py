"""From an item's Markdown to clean HTML: a pure function, so that its results can be kept and made anywhere.

Addresses of other files stay open in the result: where they lead depends on the other files, and is
filled in by `Body.linked` when those are known.
"""

from __future__ import annotations

import html as htmllib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from cchc.bridge import plain
from cchc.bridge.markdown import names_of, only_known
from cchc.model.value import dataclass

_MARK = "cchc-lien-ket-{}-"
_MARKED = re.compile(r'"cchc-lien-ket-(\d+)-"')

_IMAGE = re.compile(r'<img\b[^>]*"cchc-lien-ket-(?P<link>\d+)-"[^>]*>')

_ATTRIBUTES = {
    tag: {*names, "class", "id", "lang"}
    for tag, names in {
        **{name: set[str]() for name in nh3.ALLOWED_TAGS},
        "a": {"href", "title", "hreflang", "download"},
        "img": {"src", "alt", "title", "width", "height", "loading", "srcset", "sizes"},
        "td": {"colspan", "rowspan", "headers"},
        "th": {"colspan", "rowspan", "scope", "abbr"},
        "ol": {"start", "type", "reversed"},
        "div": {"role", "tabindex", "aria-label"},
        "section": {"role", "aria-label"},
        "figure": set(),
        "figcaption": set(),
        "audio": {"src", "controls", "preload"},
        "video": {"src", "controls", "preload", "poster", "width", "height"},
        "track": {"src", "kind", "srclang", "label", "default"},
        "source": {"src", "type"},
    }.items()
}
_TAGS = nh3.ALLOWED_TAGS | {"section", "audio", "video", "track", "source"}
# One cleaner for all items: building its tables costs more than cleaning an item.
_CLEANER = nh3.Cleaner(
    tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto", "tel"}
)


@dataclass(frozen=True, slots=True)
class Body:
    """Clean HTML in which each relative address is a mark; `links` holds the addresses as written."""

    html: str
    links: tuple[str, ...] = ()

    def linked(self, target_of: Callable[[str], str]) -> str:
        """Return the HTML with every mark replaced by what `target_of` gives for the address as written."""
        if not self.links:
            return self.html
        targets = [htmllib.escape(target_of(link)) for link in self.links]
        return _MARKED.sub(lambda match: f'"{targets[int(match.group(1))]}"', self.html)

    def pictured(self, dress: Callable[[str, str], str]) -> Body:
        """Return the body with the tag of every picture replaced by what `dress` gives for it and its address."""
        if "<img" not in self.html:
            return self
        return Body(_IMAGE.sub(lambda found: dress(found[0], self.links[int(found["link"])]), self.html), self.links)

    def to_bytes(self) -> bytes:
        """Return the body for the store."""
        return json.dumps([self.html, *self.links], ensure_ascii=False).encode("utf-8")

    @classmethod
    def from_bytes(cls, data: bytes) -> Body:
        """Return the body that `to_bytes` wrote."""
        html, *links = json.loads(data)
        return cls(html, tuple(links))


class _OpenLinks(Treeprocessor):
    """Replaces relative addresses by marks and collects them."""

    links: list[str]

    def run(self, root: Element) -> None:
        """Walk the finished tree."""
        self.links = []
        for element in root.iter():
            for name in ("href", "src"):
                url = element.get(name)
                if url and is_relative(url):
                    element.set(name, _MARK.format(len(self.links)))
                    self.links.append(htmllib.unescape(url))


def is_relative(url: str) -> bool:
    """True for an address inside the content folder, or of an anchor of the same text: no scheme, no host."""
    if url.startswith(("#fn:", "#fnref:")):  # footnotes are linked by Python-Markdown itself
        return False
    if url.startswith("//"):
        return False
    try:
        return not urlsplit(url).scheme
    except ValueError:
        return False


class BodyRenderer:
    """Renders many bodies with one Markdown parser: setting one up costs as much as a short text.

    Most texts of officials are plain, and need none (`plain.py`), or not the steps that only look for marks.
    """

    def __init__(self, extensions: list[str], configs: Mapping[str, Any]) -> None:
        """Set up the parsers with the extensions of mkdocs.yml."""
        self._markdown, self._links = _parser(extensions, configs)
        known = only_known(self._markdown)
        self._plain = _without_marks(_parser(extensions, configs)[0]) if known else self._markdown
        self._usual = known and _is_usual(self._markdown, configs)
        self._demote = bool(configs.get("cchc.bridge.markdown", {}).get("demote"))

    def render(self, text: str) -> Body:
        """Return the body for Markdown `text`."""
        if "<!--" in text and ("`" not in text or "```" not in text) and ("~" not in text or "~~~" not in text):
            text = _without_more(text)
        if self._usual and (body := self._simple(text)) is not None:
            return body
        if _MARKS.search(text) is None:
            return Body(_CLEANER.clean(self._plain.reset().convert(text)))
        self._links.links = []
        html = self._markdown.reset().convert(text)
        return Body(_CLEANER.clean(html), tuple(self._links.links))

    def _simple(self, text: str) -> Body | None:
        """Return the body of a text in the plain forms, or None."""
        links: list[str] = []

        def address(url: str) -> str:
            if not is_relative(url):
                return url
            links.append(url)
            return _MARK.format(len(links) - 1)

        html = plain.render(text, address=address, demote=self._demote)
        return None if html is None else Body(html, tuple(links))


_USUAL = {
    "preprocessors": {"normalize_whitespace", "html_block", "fenced_code_block"},
    "treeprocessors": {"inline", "prettify", "unescape", "attr_list", "footnote", "footnote-duplicate", "abbr"}
    | {"cchc", "cchc_mark", "cchc_unmark", "cchc_links"},
    "postprocessors": {"raw_html", "amp_substitute", "footnote"},
}
"""The steps that our own mkdocs.yml brings; block processors are judged by `only_known`."""

_HARMLESS = {"footnotes", "toc", "cchc.bridge.markdown"}
"""Extensions whose options say nothing about plain texts."""


def _is_usual(markdown: Markdown, configs: Mapping[str, Any]) -> bool:
    """True when `plain.render` may speak for the parser: no other steps, no option that changes what is plain."""
    if not set(configs) <= _HARMLESS or not {"table", "cchc_plain"} <= names_of(markdown.parser.blockprocessors):
        return False
    return all(names_of(getattr(markdown, name)) <= _USUAL[name] for name in _USUAL)


_MORE = re.compile(r"\s*more\s*-->(?=\n\n)")


def _without_more(text: str) -> str:
    """Take away where the summary of an item ends: a mark of other generators that stands alone and says nothing to us.

    It would be cleaned away at the end, after much ado.
    """
    kept, *comments = text.split("<!--")
    for comment in comments:
        more = _MORE.match(comment) if kept.endswith("\n\n") else None
        kept += comment[more.end() :] if more else f"<!--{comment}"
    return kept


_MARKS = re.compile(r"[<{&`~\\\[\x02\x03]")
"""What the steps below look for, or what makes the marks that they resolve."""

_MARK_STEPS = {
    "preprocessors": ("html_block", "fenced_code_block"),
    "treeprocessors": ("attr_list", "unescape", "cchc_links"),
}


def _parser(extensions: list[str], configs: Mapping[str, Any]) -> tuple[Markdown, _OpenLinks]:
    """Return a parser and its collector of links."""
    markdown = Markdown(extensions=extensions, extension_configs=dict(configs))
    links = _OpenLinks(markdown)
    # Below attribute lists (8) and our tidying (6): addresses are final then.
    markdown.treeprocessors.register(links, "cchc_links", 2)
    return markdown, links


def _without_marks(markdown: Markdown) -> Markdown:
    """Take the steps away that can do nothing in a text without `_MARKS`."""
    for registry, names in _MARK_STEPS.items():
        for name in names:
            getattr(markdown, registry).deregister(name, strict=False)
    return markdown
