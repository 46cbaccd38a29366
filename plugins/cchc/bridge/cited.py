"""Citations become links: marks go into the Markdown, and come out as links in the finished HTML.

Python-Markdown carries the marks through like letters, so a text is rendered once whatever the register says; which
mark becomes a link is decided when the page is put together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from cchc.model.citation.resolved import CitedLink

_OPEN, _CLOSE, _FIRST, _LAST = "\ue010", "\ue011", 0xE100, 0xF8FF
_MARK = re.compile(r"\ue010([\ue100-\uf8ff])")
_TAG = re.compile(r"<(/?)(a|code|pre|h[1-6]|button)\b[^>]*>")
# Two patterns, for each is looked for by its first letter; as one they take four times as long.
_APART = re.compile(r"[\s.,;:()“”]?")
_DIGIT = re.compile(r"\d")
_CLASSES = {"het-hieu-luc": " vien-dan--het", "da-sua-doi": " vien-dan--sua"}


def marked(text: str, cited: Sequence[CitedLink]) -> str:
    """Return Markdown `text` with a pair of marks around each citation; a text that holds such marks stays as it is."""
    if not cited or len(cited) > _LAST - _FIRST or _OPEN in text or _CLOSE in text:
        return text
    parts: list[str] = []
    done = 0
    for number, one in enumerate(cited):
        if one.start < done or one.end <= one.start or _makes_emphasis(text, one.start, one.end):
            continue  # lists share words; the first mention has them
        parts += (text[done : one.start], _OPEN, chr(_FIRST + number), text[one.start : one.end], _CLOSE)
        done = one.end
    return "".join([*parts, text[done:]])


def _makes_emphasis(text: str, start: int, end: int) -> bool:
    """True where a mark beside an underscore could make emphasis of what is none: a letter beside it forbids that.

    "_Nghị định số 118/2025/NĐ-CP_" as words of their own is plain enough.
    """
    opened, closed = text[start - 1 : start] == "_", text[end : end + 1] == "_"
    if not opened and not closed:
        return False
    alone = _APART.fullmatch(text[max(0, start - 2) : start - 1]) and _APART.fullmatch(text[end + 1 : end + 2])
    return not (opened and closed and alone) or "_" in text[text.rfind("\n\n", 0, start) + 1 : start - 1]


def linked(html: str, cited: Sequence[CitedLink], root: str, *, plain: bool = False) -> str:
    """Return HTML in which the first mention of each document in each section is a link, and no mark is left.

    Nothing becomes a link inside links, code and headings. `root` leads to the top of the section; `plain` gives
    links for readers that have no style of ours.
    """
    if _OPEN not in html:
        return html
    parts: list[str] = []
    seen: set[str] = set()
    done = inside = tag_end = 0
    tags = _TAG.finditer(html)
    tag = next(tags, None)
    for mark in _MARK.finditer(html):
        while tag and tag.start() < mark.start():
            inside += -1 if tag[1] else 1
            if tag[2][0] == "h":
                seen.clear()
            tag_end, tag = tag.end(), next(tags, None)
        if mark.start() < tag_end:
            continue  # in an attribute
        parts.append(html[done : mark.start()])
        done = mark.end()
        one = cited[ord(mark[1]) - _FIRST]
        begin, end = _words(html, done)
        if inside or not one.path or one.path in seen or begin == end:
            continue
        seen.add(one.path)
        parts += (html[done:begin], _link(html[begin:end], one, root, plain=plain))
        done = end
    return "".join([*parts, html[done:]]).replace(_OPEN, "").replace(_CLOSE, "")


def _words(html: str, begin: int) -> tuple[int, int]:
    """Return from where to where a mention can be a link: it holds a number and no tag, else nothing."""
    end = html.find(_CLOSE, begin)
    tag = html.rfind(">", begin, end)
    if end < 0:
        return begin, begin
    if tag >= 0:
        # "Nghị định số <strong>118/2025/NĐ-CP": the number alone.
        return (tag + 1, end) if _DIGIT.search(html, tag, end) else (begin, begin)
    return begin, end


def _link(words: str, one: CitedLink, root: str, *, plain: bool) -> str:
    href, note = escape(f"{root}{one.path}"), escape(one.note)
    if plain:
        return f'<a href="{href}" title="{note}">{words}</a>'
    return f'<a class="vien-dan{_CLASSES.get(one.force or "", "")}" href="{href}" data-ghi="{note}">{words}</a>'
