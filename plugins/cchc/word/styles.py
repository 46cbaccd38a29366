"""What a run of text looks like in the end: its own properties, then its styles, then the document's defaults."""

from __future__ import annotations

from functools import cached_property

from cchc.model.value import dataclass
from cchc.word.names import Element, W, is_on, value

_DEPTH = 20
"""Styles rest on others; a circle of them must end."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; None where nothing says."""

    b: bool | None = None
    i: bool | None = None
    vanish: bool | None = None
    font: str | None = None

    def over(self, other: Look) -> Look:
        """Return this look with the gaps filled by `other`."""
        return Look(
            other.b if self.b is None else self.b,
            other.i if self.i is None else self.i,
            other.vanish if self.vanish is None else self.vanish,
            other.font if self.font is None else self.font,
        )


def look_of(properties: Element | None) -> Look:
    """Return what one w:rPr says by itself."""
    if properties is None:
        return Look()
    fonts = properties.find(f"{W}rFonts")
    font = None if fonts is None else (value(fonts, "ascii") or value(fonts, "hAnsi"))
    bold, italic, hidden = (is_on(properties.find(f"{W}{name}")) for name in ("b", "i", "vanish"))
    return Look(bold, italic, hidden, font)


class Styles:
    """The styles of a document by id."""

    def __init__(self, tree: Element | None) -> None:
        """Index the styles in styles.xml; None stands for a document without styles."""
        self.tree = tree
        self.by_id = {} if tree is None else {value(one, "styleId"): one for one in tree.iter(f"{W}style")}

    @cached_property
    def defaults(self) -> Look:
        """What the document says of all runs, and of paragraphs without a style."""
        if self.tree is None:
            return Look()
        base = look_of(self.tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in self.by_id.values():
            if value(style, "type") == "paragraph" and is_on_attribute(style):
                return look_of(style.find(f"{W}rPr")).over(base)
        return base

    def chain(self, style_id: str | None) -> list[Element]:
        """Return a style and those that it rests on, nearest first."""
        found: list[Element] = []
        while style_id in self.by_id and len(found) < _DEPTH:
            style = self.by_id[style_id]
            if style in found:
                break
            found.append(style)
            style_id = value(style.find(f"{W}basedOn"))
        return found

    def look(self, paragraph_style: str | None, run: Element) -> Look:
        """Return how the run `run` looks inside a paragraph of the style `paragraph_style`."""
        properties = run.find(f"{W}rPr")
        look = look_of(properties)
        run_style = None if properties is None else value(properties.find(f"{W}rStyle"))
        for style_id in (run_style, paragraph_style):
            for style in self.chain(style_id):
                look = look.over(look_of(style.find(f"{W}rPr")))
        return look.over(self.defaults)

    def name(self, style_id: str | None) -> str:
        """Return a style's name in lower case, or its id."""
        style = self.by_id.get(style_id)
        named = None if style is None else value(style.find(f"{W}name"))
        return (named or style_id or "").lower()

    def paragraph_property(self, paragraph: Element, name: str) -> Element | None:
        """Return a paragraph's property, its own or that of its styles."""
        own = paragraph.find(f"{W}pPr")
        if own is not None and (found := own.find(f"{W}{name}")) is not None:
            return found
        for style in self.chain(style_of(paragraph)):
            if (found := style.find(f"{W}pPr/{W}{name}")) is not None:
                return found
        return None


def is_on_attribute(style: Element) -> bool:
    """True for the style that paragraphs have when they name none."""
    return value(style, "default") in ("1", "true", "on")


def style_of(paragraph: Element) -> str | None:
    """Return the id of a paragraph's style."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))
