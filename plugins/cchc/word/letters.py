"""The words of a part: old fonts become Unicode, styles become bold and italic, numbers are written out.

What later stages must know of a paragraph is put at its beginning between two signs of a private area:
`h2` heading, `t` title, `c` centred, `b0` bullet of the first level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from cchc.word import legacy
from cchc.word.names import Element, W, value
from cchc.word.numbering import Numbering
from cchc.word.revise import Findings, paragraphs
from cchc.word.styles import Look, Styles, style_of

OPEN, CLOSE = "\ue000", "\ue001"
HIDDEN = "chỗ có chữ ẩn"
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_LINES = re.compile("[\u2028\u2029\u0085\u000b]")
"""Ends of lines as other programs write them into a text."""
_SYMBOLS = re.compile("[\uf020-\uf0ff]")
_HEADING = re.compile(r"heading ([1-6])$")
_CAPTION_TOC = re.compile(r"toc [1-9]$")


@dataclass
class Letters:
    """Works through the parts of one document."""

    styles: Styles
    numbering: Numbering
    found: Findings
    codes: set[legacy.Code] = field(default_factory=set)
    """The old codes that were met."""
    verdict: legacy.Code | None = None
    """What texts without an old font are typed in, judged over the whole document."""

    def judge(self, root: Element) -> None:
        """Judge by the whole text: a single heading has too few words."""
        texts = ("".join(_texts(one)) for one in paragraphs(root))
        self.verdict = legacy.guess(" ".join(text for text in texts if not legacy.is_modern(text)))

    def spell_out(self, root: Element) -> None:
        """Change every paragraph of a part in place."""
        for paragraph in paragraphs(root):
            style = style_of(paragraph)
            runs = [
                (run, self.styles.look(style, run)) for run in list(paragraph.iter(f"{W}r")) if _own(run, paragraph)
            ]
            shown = [(run, look) for run, look in runs if not self._hide(run, look)]
            self._to_unicode(shown)
            bold = [bool(look.b) for run, look in shown if "".join(_texts(run)).strip()]
            for run, look in shown:
                _write_look(run, look)
            if _CAPTION_TOC.match(self.styles.name(style)):
                self.found["mục lục tự động"] += 1
                paragraph.getparent().remove(paragraph)
                continue
            self._mark(paragraph, style, all_bold=bool(bold) and all(bold))

    def _hide(self, run: Element, look: Look) -> bool:
        """Take hidden text away; it was hidden for a reason."""
        if not look.vanish:
            return False
        if "".join(_texts(run)).strip():
            self.found[HIDDEN] += 1
        run.getparent().remove(run)
        return True

    def _to_unicode(self, runs: list[tuple[Element, Look]]) -> None:
        """Turn the texts of one paragraph into Unicode."""
        whole = "".join("".join(_texts(run)) for run, _ in runs)
        modern = legacy.is_modern(whole)
        guessed = None if modern else legacy.guess(whole) or self.verdict
        before: Element | None = None
        last = ""
        for run, look in runs:
            font = legacy.code_of_font(look.font)
            for part in run.iter(f"{W}softHyphen"):
                if font:
                    part.tag = f"{W}t"
                    part.text = "\u00ad"
            for part in run.iter(f"{W}t"):
                text = _LINES.sub(" ", _PRIVATE.sub("", part.text or ""))
                if font:
                    text = _SYMBOLS.sub(lambda sign: chr(ord(sign[0]) - 0xF000), text)
                code, capitals = font or (guessed, False)
                if not modern and code and not text.isascii():
                    if code == "vni" and before is not None and legacy.begins_with_mark(text):
                        # Word cuts runs between a letter and its mark.
                        before.text = (before.text or "")[:-1] + legacy.to_unicode(last + text[0], code)
                        text = text[1:]
                    last = text[-1:]
                    text = legacy.to_unicode(text, code)
                    self.codes.add(code)
                part.text = text.upper() if capitals and not modern else text
                before = part

    def _mark(self, paragraph: Element, style: str | None, *, all_bold: bool) -> None:
        """Write number and marks at the beginning of a paragraph."""
        if not any(text.strip() for text in _texts(paragraph)):
            return
        marks = []
        name = self.styles.name(style)
        outline = value(self.styles.paragraph_property(paragraph, "outlineLvl"))
        if name == "title":
            marks.append("t")
        elif found := _HEADING.match(name):
            marks.append(f"h{found[1]}")
        elif outline and outline.isdigit() and int(outline) < 6:
            marks.append(f"h{int(outline) + 1}")
        if value(self.styles.paragraph_property(paragraph, "jc")) == "center":
            marks.append("c")
        label = self._label(paragraph)
        text = ""
        if label is not None:
            level, text = label
            if not text:
                marks.append(f"b{level}")
            if (numbers := paragraph.find(f"{W}pPr/{W}numPr")) is not None:
                numbers.getparent().remove(numbers)
        if paragraph.find(f"{W}pPr/{W}pStyle") is not None:
            # Lists by style would be counted a second time.
            paragraph.find(f"{W}pPr").remove(paragraph.find(f"{W}pPr/{W}pStyle"))
        if text:
            _prepend(paragraph, f"{text} ", bold=all_bold)
        if marks:
            _prepend(paragraph, f"{OPEN}{' '.join(marks)}{CLOSE}")

    def _label(self, paragraph: Element) -> tuple[int, str] | None:
        """Return level and text of the number that Word writes before a paragraph."""
        numbers = self.styles.paragraph_property(paragraph, "numPr")
        if numbers is None:
            return None
        level = value(numbers.find(f"{W}ilvl")) or "0"
        label = self.numbering.next(value(numbers.find(f"{W}numId")) or "", int(level) if level.isdigit() else 0)
        return None if label is None else (label.level, label.text)


def _own(run: Element, paragraph: Element) -> bool:
    """True for a run of the paragraph itself, not of one inside it."""
    return next(run.iterancestors(f"{W}p"), None) is paragraph


def _texts(element: Element) -> list[str]:
    """Return the texts below an element."""
    return [one.text or "" for one in element.iter(f"{W}t")]


def _write_look(run: Element, look: Look) -> None:
    """Write bold and italic, which may come from a style, into the run itself."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    for name, on in (("b", look.b), ("i", look.i)):
        for old in properties.findall(f"{W}{name}"):
            properties.remove(old)
        if on:
            etree.SubElement(properties, f"{W}{name}")


def _prepend(paragraph: Element, text: str, *, bold: bool = False) -> None:
    """Put a run of text at the beginning of a paragraph."""
    run = etree.Element(f"{W}r")
    if bold:
        etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
    part = etree.SubElement(run, f"{W}t")
    part.text = text
    part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, run)
