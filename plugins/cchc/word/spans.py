"""Words with their look, between mammoth's HTML and Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from cchc.model.text import nfc
from cchc.model.value import dataclass
from cchc.word.names import Element

NOTE = re.compile(r"#((?:foot|end)note-\w+)")
_STYLES = {"strong": "b", "b": "b", "em": "i", "i": "i", "sup": "sup", "sub": "sub", "s": "s"}
_ESCAPED = re.compile(r"[\\`*_{]|\[(?=\^|TOC\])|\](?=[(\[:])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)")
_AT_START = re.compile(r"(#{1,6}|>|[-+](?=\s|$)|!!!|\d{1,9}(?=[.)]\s)|:(?=\s)|={3,}|-{2,}|~{3,})")
_BREAK = "\n"
_EDGES = re.compile(r"((?:\s|<br>)*)(.*?)((?:\s|<br>)*)", re.DOTALL)
_SIGNS = {
    frozenset[str](): ("", ("", "")),
    frozenset("b"): ("**", ("<strong>", "</strong>")),
    frozenset("i"): ("*", ("<em>", "</em>")),
    frozenset("bi"): ("***", ("<strong><em>", "</em></strong>")),
}
"""The stars of each look, and the tags for where stars would touch others."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text with its look; `picture` is a picture's number and `note` a note's name instead of text."""

    text: str = ""
    styles: frozenset[str] = frozenset()
    href: str = ""
    picture: int | None = None
    note: str = ""


def spans_of(element: Element) -> list[Span]:
    """Return everything in an element of HTML as spans; equal neighbours are one."""
    found: list[Span] = []
    for span in _walk(element, Span()):
        last = found[-1] if found else None
        words = last and not (span.note or last.note) and span.picture is None and last.picture is None
        if last and words and (last.styles, last.href) == (span.styles, span.href):
            found[-1] = replace(last, text=last.text + span.text)
            continue
        found.append(span)
    return found


def _walk(element: Element, look: Span) -> Iterator[Span]:
    """Yield the spans of an element and of what it holds."""
    if element.text:
        yield replace(look, text=nfc(element.text))
    for child in element:
        yield from _child(child, look)
        if child.tail:
            yield replace(look, text=nfc(child.tail))


def _child(child: Element, look: Span) -> Iterator[Span]:
    """Yield the spans of one child."""
    href = child.get("href", "")
    if child.tag == "br":
        yield replace(look, text=_BREAK)
    elif child.tag == "img":
        yield Span(child.get("alt", ""), picture=int(child.get("src")))
    elif note := NOTE.fullmatch(href):
        yield Span(note=note[1])
    elif child.tag == "sup" and len(child) == 1 and NOTE.fullmatch(child[0].get("href", "")):
        yield from _child(child[0], look)
    elif child.tag == "a" and "note-ref-" in href:
        return  # the way back from a note, which the page makes itself
    elif child.tag == "a":
        yield from _walk(child, replace(look, href=href if _is_safe(href) else ""))
    else:
        style = _STYLES.get(child.tag)
        yield from _walk(child, replace(look, styles=look.styles | {style}) if style else look)


def _is_safe(href: str) -> bool:
    """True for an address that a page may lead to."""
    return href.lower().startswith(("http://", "https://", "mailto:", "tel:")) and not re.search(r"[\s<>\"]", href)


def plain(spans: Iterable[Span]) -> str:
    """Return the words alone, on one line."""
    return " ".join("".join(span.text for span in spans if span.picture is None).split())


def all_bold(spans: Iterable[Span]) -> bool:
    """True when every word is bold."""
    words = [span for span in spans if span.text.strip() and span.picture is None]
    return bool(words) and all("b" in span.styles for span in words)


def unbold(spans: Iterable[Span]) -> list[Span]:
    """Return the spans without bold: a heading is bold by itself."""
    return [replace(span, styles=span.styles - {"b"}) for span in spans]


def without_prefix(spans: Iterable[Span], count: int) -> list[Span]:
    """Return the spans without their first `count` characters."""
    rest = []
    for span in spans:
        cut = min(count, len(span.text)) if span.picture is None and not span.note else 0
        count -= cut
        rest.append(replace(span, text=span.text[cut:]))
    return rest


def to_markdown(
    spans: Iterable[Span],
    *,
    pictures: dict[int, str],
    notes: dict[str, str],
    in_line: bool = False,
    in_cell: bool = False,
) -> str:
    """Return the spans as Markdown on one line; `pictures` and `notes` give what stands for each."""
    parts: list[str] = []
    for kind, group in groupby(spans, _kind):
        if kind is not None:
            parts.append(_marked(list(group), kind, after="".join(parts)[-1:], in_cell=in_cell))
            continue
        for span in group:
            if span.note:
                parts.append(f"[^{notes[span.note]}]" if span.note in notes else "")
            elif span.picture in pictures:
                parts.append(f"![{escape(' '.join(span.text.split()))}]({pictures[span.picture]})")
    text = re.sub(r"[ \t\u00a0]+", " ", "".join(parts)).strip()
    text = re.sub(r"^(?:<br>\s*)+|(?:\s*<br>)+$", "", text)
    return text if in_cell or in_line else at_start(text)


def _kind(span: Span) -> frozenset[str] | None:
    """Return what of a span's look is written with stars around it; None for what is no text."""
    return None if span.note or span.picture is not None else span.styles & {"b", "i"}


def _marked(spans: list[Span], kind: frozenset[str], *, after: str, in_cell: bool) -> str:
    """Return spans of one kind with the signs of their look around their words; `after` is the sign before them."""
    text = re.sub(r"\s*<br>\s*", "<br>", "".join(_dressed(span, in_cell=in_cell) for span in spans))
    found = _EDGES.fullmatch(text)
    before, body, behind = found.groups() if found else ("", text, "")
    signs, tags = _SIGNS[kind]
    if not body or not signs:
        return text
    if after == "*" and not before:  # stars that touch would be read as one sign
        opening, closing = tags
        return f"{before}{opening}{body}{closing}{behind}"
    return f"{before}{signs}{body}{signs}{behind}"


def _dressed(span: Span, *, in_cell: bool) -> str:
    """Return one span as Markdown, without bold and italic."""
    body = span.text.strip(" \t\u00a0\n")
    if not body:
        return "<br>" if "\n" in span.text else " " if span.text else ""
    at = span.text.index(body)
    before, behind = span.text[:at], span.text[at + len(body) :]
    text = escape(body).replace("\n", "<br>")
    if in_cell:
        text = text.replace("|", "\\|")
    for style in ("sup", "sub", "s"):
        if style in span.styles:
            text = f"<{style}>{text}</{style}>"
    if span.href:
        text = f"[{text}]({span.href.replace('(', '%28').replace(')', '%29')})"
    return "".join(
        (before.replace("\n", "<br>"), text, behind.replace("\n", "<br>")),
    )


def to_html(spans: Iterable[Span], *, pictures: dict[int, str], notes: dict[str, str]) -> str:
    """Return the spans as HTML, for tables that Markdown cannot write."""
    parts = []
    for span in spans:
        if span.picture is not None:
            if span.picture in pictures:
                parts.append(f'<img src="{html.escape(pictures[span.picture])}" alt="{html.escape(span.text)}">')
            continue
        if span.note:
            parts.append(f"<sup>({html.escape(notes.get(span.note, ''))})</sup>")
            continue
        text = html.escape(re.sub(r"[ \t\u00a0]+", " ", span.text), quote=False).replace("\n", "<br>")
        for style, tag in (("sup", "sup"), ("sub", "sub"), ("s", "s"), ("i", "em"), ("b", "strong")):
            if style in span.styles and text.strip():
                text = f"<{tag}>{text}</{tag}>"
        parts.append(f'<a href="{html.escape(span.href)}">{text}</a>' if span.href else text)
    return "".join(parts).strip()


def escape(text: str) -> str:
    """Return text in which Markdown sees no sign of its own."""
    return _ESCAPED.sub(lambda sign: {"<": "&lt;", "&": "&amp;"}.get(sign[0], f"\\{sign[0]}"), text)


def at_start(text: str) -> str:
    """Return a paragraph whose beginning is not taken for a heading, a list or a quotation."""
    found = _AT_START.match(text)
    if not found:
        return text
    if found[1].isdigit():
        return f"{found[1]}\\{text[found.end() :]}"
    return (
        f"&#58;{text[1:]}"
        if found[1] == ":"
        else f"\\{text}"
        if found[1][0] not in "=~"
        else f"&#{ord(text[0])};{text[1:]}"
    )
