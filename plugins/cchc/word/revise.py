"""Makes of Word's XML what a reader sees: changes accepted, text boxes in line, no hidden text, no machinery.

What is left aside or moved is counted, and told to the editor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from cchc.word.drawings import lift_boxes, loosen_pictures, read_canvases
from cchc.word.names import MC, Element, M, R, W, remove, replace, run, value

_REMOVED = ("del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")
_UNWRAPPED = ("ins", "moveTo", "fldSimple", "smartTag", "customXml", "dir", "bdo")
_NOT_TAKEN = {"chart": "biểu đồ", "relIds": "sơ đồ SmartArt", "object": "đối tượng nhúng"}

Findings = Counter[str]
"""How often each thing was met, by the words in which it is told."""

BOXES = "khung chữ"
CHANGES = "chỗ sửa còn theo dõi (Track Changes)"
COMMENTS = "lời bình (Comment)"
CONTENTS = "mục lục tự động"
FORMULAS = "công thức"


def revise(root: Element, found: Findings) -> None:
    """Change the tree of a part with text in place, and count what was met."""
    _choose(root)
    _accept(root, found)
    _drop_contents(root, found)
    _count_comments(root, found)
    _read_formulas(root, found)
    loosen_pictures(root)
    read_canvases(root)
    found[BOXES] += lift_boxes(root)
    _read_above(root)
    _unwrap(root, ("sdt",), inner="sdtContent")
    _unwrap(root, _UNWRAPPED)
    _raise_letters(root)
    _count_others(root, found)


def _choose(root: Element) -> None:
    """Keep of each pair of alternatives the newer one, which names its pictures and boxes."""
    for pair in list(root.iter(f"{MC}AlternateContent")):
        chosen = pair.find(f"{MC}Choice")
        if chosen is None or not len(chosen):
            chosen = pair.find(f"{MC}Fallback")
        replace(pair, list(chosen) if chosen is not None else [])


def _accept(root: Element, found: Findings) -> None:
    """Take all tracked changes as accepted."""
    for tag in ("ins", "del", "moveFrom", "moveTo"):
        found[CHANGES] += sum(1 for one in root.iter(f"{W}{tag}") if one.getparent().tag not in (f"{W}rPr", f"{W}trPr"))
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            found[CHANGES] += 1
            remove(row)
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            _join_with_next(paragraph)
    for tag in _REMOVED:
        for one in list(root.iter(f"{W}{tag}")):
            if one.getparent() is not None:
                remove(one)


def _join_with_next(paragraph: Element) -> None:
    """Join a paragraph whose end was deleted with the one after it, which keeps its own look."""
    after = paragraph.getnext()
    if after is None or after.tag != f"{W}p":
        return
    at = 1 if after.find(f"{W}pPr") is not None else 0
    for child in [one for one in paragraph if one.tag != f"{W}pPr"]:
        after.insert(at, child)
        at += 1
    remove(paragraph)


def _drop_contents(root: Element, found: Findings) -> None:
    """Drop tables of contents: their page numbers mean nothing on a page of the web."""
    for gallery in list(root.iter(f"{W}docPartGallery")):
        box = next((one for one in gallery.iterancestors(f"{W}sdt")), None)
        if box is not None and value(gallery) == "Table of Contents":
            found[CONTENTS] += 1
            remove(box)


def _count_comments(root: Element, found: Findings) -> None:
    """Comments are talk among editors: they are counted and left out."""
    for one in list(root.iter(f"{W}commentReference")):
        found[COMMENTS] += 1
        remove(one)


def _read_formulas(root: Element, found: Findings) -> None:
    """Turn a formula into its characters in a row, so that nothing of it is lost unseen."""
    for formula in list(root.iter(f"{M}oMath")):
        found[FORMULAS] += 1
        replace(formula, [run("".join(one.text or "" for one in formula.iter(f"{M}t")))])
    for frame in list(root.iter(f"{M}oMathPara")):
        replace(frame, list(frame))


def _read_above(root: Element) -> None:
    """Put small words that stand above others in brackets behind them."""
    for ruby in list(root.iter(f"{W}ruby")):
        parts = [one for name in ("rubyBase", "rt") for one in ruby.iterfind(f"{W}{name}")]
        texts = ["".join(one.text or "" for one in part.iter(f"{W}t")) for part in parts]
        replace(ruby, list(run(f"{texts[0]} ({texts[1]})")) if len(texts) > 1 else [])


def _raise_letters(root: Element) -> None:
    """Mark small letters that were moved up or down by hand as super- and subscript, as in m² and CO₂.

    LibreOffice writes them so, and whoever does not know the button does too.
    """
    for position in root.iter(f"{W}position"):
        properties, height = position.getparent(), value(position) or ""
        is_small = properties.find(f"{W}sz") is not None
        if not is_small or properties.find(f"{W}vertAlign") is not None or not height.lstrip("-").isdigit():
            continue
        if int(height):
            mark = etree.SubElement(properties, f"{W}vertAlign")
            mark.set(f"{W}val", "superscript" if int(height) > 0 else "subscript")


def _count_others(root: Element, found: Findings) -> None:
    """Count what cannot become text: charts, diagrams, embedded things."""
    for one in root.iter():
        if isinstance(one.tag, str):
            name = etree.QName(one).localname
            if name in _NOT_TAKEN and (name != "chart" or one.get(f"{R}id")):
                found[_NOT_TAKEN[name]] += 1


def _unwrap(root: Element, tags: tuple[str, ...], inner: str = "") -> None:
    """Put what an element holds in its place."""
    for tag in tags:
        for one in list(root.iter(f"{W}{tag}")):
            holder = one.find(f"{W}{inner}") if inner else one
            replace(one, [] if holder is None else [part for part in holder if not _is_property(part)])


def _is_property(part: Element) -> bool:
    return isinstance(part.tag, str) and part.tag.endswith("Pr")


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield every paragraph of a part in order."""
    yield from list(root.iter(f"{W}p"))
