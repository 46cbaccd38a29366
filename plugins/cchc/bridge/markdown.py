"""A Markdown extension for the texts of commune officials.

The page has its own H1, so headings begin at H2; tables can be scrolled on a phone and carry no
inline style (a strict content security policy forbids it); pictures load when they come into view.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_ALIGN = {"right": "canh-phai", "center": "canh-giua", "left": "canh-trai"}


class _Tidy(Treeprocessor):
    """Walks the finished tree once."""

    def run(self, root: Element) -> None:
        """Change `root` in place."""
        if any(element.tag == "h1" for element in root.iter()):
            for element in root.iter():
                if element.tag in {"h1", "h2", "h3", "h4", "h5"}:
                    element.tag = f"h{int(element.tag[1]) + 1}"
        for element in root.iter():
            if element.tag in {"td", "th"}:
                _cell(element)
            elif element.tag == "img":
                element.set("loading", "lazy")
        _wrap_tables(root)


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
            box = Element("div", {"class": "bang-cuon", "tabindex": "0", "role": "region", "aria-label": "Bảng số liệu"})
            box.tail, child.tail = child.tail, None
            parent.remove(child)
            box.append(child)
            parent.insert(index, box)
        else:
            _wrap_tables(child)


class CchcExtension(Extension):
    """Registers the tree processor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Run after inline patterns (20) and attribute lists (8), before the toc (5) gives headings their ids."""
        md.treeprocessors.register(_Tidy(md), "cchc", 6)


def makeExtension(**kwargs: Any) -> CchcExtension:  # noqa: N802 - the host's name
    """Return the extension; Python-Markdown looks for this name."""
    return CchcExtension(**kwargs)
