"""A Markdown extension for the texts of commune officials.

The page of an item has its own H1, so headings begin at H2 there; tables can be scrolled on a phone and carry no
inline style (a strict content security policy forbids it); pictures load when they come into view.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString, Registry

from cchc.model.text import slugify

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ALIGN = {"right": "canh-phai", "center": "canh-giua", "left": "canh-trai"}

_SPECIAL = re.compile(rf"[\\`*_\[\]!<>&{{@{STX}]|  \n")
"""What any inline pattern below begins with; a text without it cannot match one of them."""

_OPENING = frozenset('“‘("…')

_BLOCKS = frozenset(
    {
        "empty",
        "indent",
        "code",
        "hashheader",
        "setextheader",
        "hr",
        "olist",
        "ulist",
        "quote",
        "reference",
        "paragraph",
        "table",
        "admonition",
        "defindent",
        "deflist",
        "footnote",
        "abbr",
        "cchc_plain",
    }
)

_PATTERNS = frozenset(
    {
        "backtick",
        "escape",
        "reference",
        "link",
        "image_link",
        "image_reference",
        "short_reference",
        "short_image_ref",
        "autolink",
        "automail",
        "linebreak",
        "html",
        "entity",
        "em_strong",
        "em_strong2",
        "footnote",
        "not_strong",
    }
)


def names_of(registry: Registry[Any]) -> set[str]:
    """Return the names under which processors are registered; Python-Markdown tells only whether a name is there."""
    return {item.name for item in vars(registry)["_priority"]}


def only_known(md: Markdown) -> bool:
    """True when every block processor and inline pattern is one whose marks we know."""
    return names_of(md.parser.blockprocessors) <= _BLOCKS and names_of(md.inlinePatterns) <= _PATTERNS


class _PlainTexts:
    """Spares plain paragraphs the inline patterns: most texts of officials have no markup at all.

    Python-Markdown tries each of its fifteen patterns on every text; `AtomicString` is its own way to
    say that there is nothing to find. Unknown patterns of other extensions switch this off.
    """

    def __init__(self) -> None:
        self._marked: list[Element] = []

    def mark(self, md: Markdown, root: Element) -> None:
        """Mark every text without a special character."""
        self._marked = []
        if not names_of(md.inlinePatterns) <= _PATTERNS:
            return
        for element in root.iter():
            text = element.text
            if text and type(text) is str and not _SPECIAL.search(text):
                element.text = AtomicString(text)
                self._marked.append(element)

    def unmark(self) -> None:
        """Give the texts back as they were: later processors (abbreviations) read them."""
        for element in self._marked:
            element.text = str(element.text)
        self._marked = []


class _Mark(Treeprocessor):
    """Runs `_PlainTexts.mark` just before the inline patterns."""

    def __init__(self, md: Markdown, texts: _PlainTexts) -> None:
        super().__init__(md)
        self._texts = texts

    def run(self, root: Element) -> None:
        """Mark plain texts."""
        self._texts.mark(self.md, root)


class _Unmark(_Mark):
    """Runs `_PlainTexts.unmark` just after the inline patterns."""

    def run(self, root: Element) -> None:  # noqa: ARG002 - the host's signature
        """Unmark plain texts."""
        self._texts.unmark()


class _PlainBlocks(BlockProcessor):
    """Takes plain paragraphs before fifteen other processors look for their marks in them."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the host's signature
        """Return True for a block, outside lists, whose every line begins with a letter or an opening quote."""
        if "|" in block or STX in block or self.parser.state.isstate("list") or not self._alone():
            return False
        return all(line[:1].isalpha() or line[:1] in _OPENING for line in block.split("\n"))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the paragraph just as Python-Markdown's last processor would."""
        SubElement(parent, "p").text = blocks.pop(0)

    def _alone(self) -> bool:
        """True when every processor is one whose marks we know."""
        known = self.parser.blockprocessors
        if self._count != len(known):
            self._count = len(known)
            self._known = names_of(known) <= _BLOCKS
        return self._known

    _count = -1
    _known = False


class _Tidy(Treeprocessor):
    """Walks the finished tree once."""

    demote = False
    """True for items, whose page has its title as H1 already."""

    def run(self, root: Element) -> None:
        """Change `root` in place."""
        if self.demote and any(element.tag == "h1" for element in root.iter()):
            for element in root.iter():
                if element.tag in {"h1", "h2", "h3", "h4", "h5"}:
                    element.tag = f"h{int(element.tag[1]) + 1}"
        ids = {element.get("id", "") for element in root.iter()}
        for element in root.iter():
            if element.tag in _HEADINGS:
                _name(element, ids)
            elif element.tag in {"td", "th"}:
                _cell(element)
            elif element.tag == "img":
                element.set("loading", "lazy")
        _wrap_tables(root)


def _name(heading: Element, ids: set[str]) -> None:
    """Give a heading an id to link to: its words without marks (Python-Markdown's own way drops every đ)."""
    if heading.get("id"):
        return
    base = slugify("".join(heading.itertext())) or "muc"
    name, number = base, 1
    while name in ids:
        number += 1
        name = f"{base}-{number}"
    ids.add(name)
    heading.set("id", name)


def _cell(cell: Element) -> None:
    """Turn the alignment that the tables extension writes as style into a class; headings get a scope."""
    style = cell.attrib.pop("style", "")
    for word, name in _ALIGN.items():
        if word in style:
            cell.set("class", name)
    if cell.tag == "th":
        cell.set("scope", "col")


def _wrap_tables(parent: Element) -> None:
    for index, child in enumerate(list(parent)):
        if child.tag == "table":
            # A region that scrolls must be reachable by keyboard, and then needs a name (WCAG 2.1.1, 4.1.2).
            box = Element(
                "div", {"class": "bang-cuon", "tabindex": "0", "role": "region", "aria-label": "Bảng số liệu"}
            )
            box.tail, child.tail = child.tail, None
            parent.remove(child)
            box.append(child)
            parent.insert(index, box)
        else:
            _wrap_tables(child)


class CchcExtension(Extension):
    """Registers the processors."""

    def __init__(self, **kwargs: Any) -> None:
        """Take the one option, `demote`: headings of the text begin at H2."""
        self.config = {"demote": [False, "headings of the text begin at H2"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Tidy after inline patterns (20) and attribute lists (8), before the toc (5), which keeps our ids."""
        texts = _PlainTexts()
        md.parser.blockprocessors.register(_PlainBlocks(md.parser), "cchc_plain", 200)
        md.treeprocessors.register(_Mark(md, texts), "cchc_mark", 21)
        md.treeprocessors.register(_Unmark(md, texts), "cchc_unmark", 19)
        tidy = _Tidy(md)
        tidy.demote = bool(self.getConfig("demote"))
        md.treeprocessors.register(tidy, "cchc", 6)


def makeExtension(**kwargs: Any) -> CchcExtension:  # noqa: N802 - the host's name
    """Return the extension; Python-Markdown looks for this name."""
    return CchcExtension(**kwargs)
