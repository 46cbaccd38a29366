"""Renders the plain texts of which most items consist, without a general Markdown parser.

Paragraphs, headings, flat lists, tables, bold words and simple links in their usual form become the same HTML as
Python-Markdown with our extension gives, byte for byte, in a tenth of the time. Anything else is left to it: `render`
answers None at the first sign of another form, so the grammar below is narrow on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from cchc.model.text import slugify

_ELSEWHERE = ("<", "{", "&", "`", "~", "\\", "_", "\t", "\x02", "\x03", "\xa0")
"""Letters that need the whole grammar, and white space that it would change. Python finds one letter ten times faster
than two, and a dozen of them faster than one pattern."""

_WORD = r"[^\W\d_]"
_LINE = rf'(?:{_WORD}|[“‘("…\ue010]|\*\*[^\s*]|\[|\d+(?![\d.)]))'
_HEADING = re.compile(r"(#{1,6}) +([^\n#|]*[^\s#|])\Z")
_NUMBER = re.compile(r"^\d+\. ", re.MULTILINE)
_RULE = re.compile(r"\s*(:?)-+(:?)\s*\Z")
_BOLD = re.compile(r"\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*")
_LINK = re.compile(r"\[([^\[\]*\n]*[^\[\]*\s])\]\(((?:https?://)?[A-Za-z0-9./#%?=_-]+)\)")

_TABLE_OPENS = '<div aria-label="Bảng số liệu" class="bang-cuon" role="region" tabindex="0"><table>'
_ALIGN = {(True, True): "canh-giua", (True, False): "canh-trai", (False, True): "canh-phai", (False, False): ""}


class _Lines:
    """A block that begins as `first` says, and each other line as `other`: most of a long line need not be matched."""

    def __init__(self, first: str, other: str) -> None:
        """Compile the patterns."""
        self._first, self._none_of_them = re.compile(first), re.compile(rf"\n(?!{other})")

    def match(self, block: str) -> bool:
        """True when the block has no other line, no cell of a table, and no line with a space at its end."""
        if "|" in block or block[-1] == " " or self._first.match(block) is None:
            return False
        return "\n" not in block or (" \n" not in block and self._none_of_them.search(block) is None)


_PARAGRAPH = _Lines(_LINE, _LINE)
_BULLET = _Lines(rf"- {_LINE}", rf"- {_LINE}")
_NUMBERED = _Lines(rf"1\. {_LINE}", rf"\d+\. {_LINE}")


class _OtherForm(Exception):  # noqa: N818 - a signal, not an error
    """The text holds something that this grammar does not know."""


def render(text: str, *, address: Callable[[str], str], demote: bool) -> str | None:
    """Return the HTML of a plain Markdown text, or None when it is not one.

    `address` says what to write for the address of a link, and is asked in the order of the text; `demote`
    moves all headings down when there is one of the first level.
    """
    text = text.strip("\n")
    if not text or any(mark in text for mark in _ELSEWHERE):
        return None
    if "[" in text and ("![" in text or "*[" in text):
        return None
    try:
        return _Document(text, address, demote=demote).html()
    except _OtherForm:
        return None


class _Document:
    """One text on its way to HTML."""

    def __init__(self, text: str, address: Callable[[str], str], *, demote: bool) -> None:
        """Cut the text into blocks."""
        self._blocks = [block for part in text.split("\n\n") if (block := part.strip("\n"))]
        self._address = address
        self._down = int(demote and any(block.startswith("# ") for block in self._blocks))
        self._ids: set[str] = set()

    def html(self) -> str:
        """Return the document."""
        made, was_list = [], False
        for block in self._blocks:
            is_list = block.startswith(("- ", "1. "))
            if is_list and was_list:
                raise _OtherForm  # two blocks of one list: its items become paragraphs
            was_list = is_list
            made.append(self._block(block))
        return "\n".join(made)

    def _block(self, block: str) -> str:
        if _PARAGRAPH.match(block):
            return f"<p>{self._text(block)}</p>"
        if block.startswith("#"):
            return self._heading(block)
        if _BULLET.match(block):
            return self._list("ul", ("\n" + block).split("\n- ")[1:])
        if _NUMBERED.match(block):
            return self._list("ol", _NUMBER.sub("", block).split("\n"))
        if block.startswith("|"):
            return self._table(block.split("\n"))
        raise _OtherForm

    def _heading(self, block: str) -> str:
        match = _HEADING.match(block)
        if match is None:
            raise _OtherForm
        level = min(len(match[1]) + self._down, 6)
        text = self._text(match[2])
        words = _LINK.sub(r"\1", _BOLD.sub(r"\1", match[2])) if "*" in text or "<" in text else match[2]
        base = slugify(words) or "muc"
        name, number = base, 1
        while name in self._ids:
            number += 1
            name = f"{base}-{number}"
        self._ids.add(name)
        return f'<h{level} id="{name}">{text}</h{level}>'

    def _list(self, tag: str, entries: list[str]) -> str:
        lines = "".join(f"<li>{self._text(entry)}</li>\n" for entry in entries)
        return f"<{tag}>\n{lines}</{tag}>"

    def _table(self, lines: list[str]) -> str:
        if len(lines) < 3 or not all(line.startswith("|") and line.endswith("|") and len(line) > 1 for line in lines):
            raise _OtherForm
        rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
        rules = [_RULE.match(cell) for cell in rows[1]]
        if len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows) or None in rules:
            raise _OtherForm
        names = [_ALIGN[bool(rule[1]), bool(rule[2])] for rule in rules if rule]
        classes = [f' class="{name}"' if name else "" for name in names]
        head = self._row(rows[0], [f'th{name} scope="col"' for name in classes])
        body = "".join(self._row(row, [f"td{name}" for name in classes]) for row in rows[2:])
        return f"{_TABLE_OPENS}\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table></div>"

    def _row(self, cells: list[str], opens: list[str]) -> str:
        made = [f"<{o}>{self._text(cell)}</{o[:2]}>\n" for o, cell in zip(opens, cells, strict=True)]
        return f"<tr>\n{''.join(made)}</tr>\n"

    def _text(self, text: str) -> str:
        """Return a text inside a block, with bold words and links."""
        html = escape(text, quote=False) if ">" in text else text
        if "[" in html:
            html = _LINK.sub(self._link, html)
        if "*" in html:
            html = _BOLD.sub(r"<strong>\1</strong>", html)
        if "*" in html or "[" in html:
            raise _OtherForm
        return html

    def _link(self, match: re.Match[str]) -> str:
        return f'<a href="{self._address(match[2])}">{match[1]}</a>'
