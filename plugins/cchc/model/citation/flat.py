"""A text as the grammar reads it: one line for each sentence run, without Markdown, code and addresses.

Wrapped lines are joined first (71/NQ-\\n\\nCP), for plans copied from PDF break symbols anywhere. Positions in the
flat text can be carried back to the text as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right

BARRIER = "\n"
"""No citation reaches over it: a list item, a heading, the end of a sentence at the end of a paragraph."""

HIDDEN = "\ufffc"
"""Stands for code, a tag or an address; no citation reaches over it either."""

_DASHES = "\u2010\u2011"
_ODD = re.compile("[\u00a0\u2000-\u200a\u202f\u3000\u2010\u2011\u2215\u2044\uff0f\u00d0]")
_PLAIN = str.maketrans(
    {"\u00d0": "Đ", "\u2044": "/", "\u2215": "/", "\uff0f": "/"}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("\u00a0\u202f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " ")
)

_LINES = re.compile(r"\n[\s>]*(?P<mark>(?:[-*+•–]|\d{1,3}[.)]|[a-zđ]\)|\#{1,6})[ \t]+)?")
"""An end of line with the mark of a list or a heading on the next one."""

_SPECIAL = re.compile(
    r"""
    (?P<hidden>
        (?<!``)```[^\n]*\n(?:.*?\n[ \t]*```[^\n]*|.*\Z)
      | ~~~[^\n]*\n(?:.*?\n[ \t]*~~~[^\n]*|.*\Z)
      | `(?P<tick>`*)(?!`)[^\n]*?(?<!`)`(?P=tick)(?!`)
      | <(?:!--.*?-->|/?[a-zA-Z][^<>]*>|[^\s<>]+@[^\s<>]+>)
      | https?://[^\s<>()\[\]“”"]+
      | www\.[^\s<>()\[\]“”"]+
    )
  | (?P<gone>
        \]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)
      | \]\[[^\[\]\n]*\]
      | \[\^[^\[\]\n]*\]
      | !\[ | \[(?!\d+\]) | \]
      | \*+ | _+
      | \\(?=[!-/:-@\[-`{-~])
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_SIGNS = (*((sign, sign) for sign in "\n<*_[]`~\\"), ("[", "!["), ("://", "http"), ("w", "www."))
"""How special pieces begin, after what tells faster that a text has none of them."""

_JOINING, _ENDING = frozenset("-/\u2013"), frozenset(".;!?")
_GOES_ON = re.compile(r"/?[\dA-ZĐ]")


class Flat:
    """The flat text, and the way back."""

    __slots__ = ("_flat_at", "_raw_at", "text")

    def __init__(self, raw: str) -> None:
        """Flatten `raw`."""
        if _ODD.search(raw):
            raw = raw.translate(_PLAIN)
        parts: list[str] = []
        self._flat_at, self._raw_at = [0], [0]
        length, done = 0, 0
        for start in _candidates(raw):
            if start < done:
                continue
            at_line_end = raw[start] == "\n"
            found = (_LINES if at_line_end else _SPECIAL).match(raw, start)
            if found is None:
                continue
            # White space before a line end goes with it.
            while at_line_end and start > done and raw[start - 1] in " \t":
                start -= 1
            instead = _instead(found, raw, start)
            piece = raw[done:start]
            parts += (piece, instead)
            length += len(piece) + len(instead)
            done = found.end()
            self._flat_at.append(length)
            self._raw_at.append(done)
        parts.append(raw[done:])
        self.text = "".join(parts)

    def raw(self, position: int) -> int:
        """Return where the character at `position` of the flat text stands in the text as given."""
        entry = bisect_right(self._flat_at, position) - 1
        return self._raw_at[entry] + position - self._flat_at[entry]

    def raw_end(self, position: int) -> int:
        """Return where the text as given goes on after the flat text's `position`."""
        return self.raw(position - 1) + 1 if position else 0


def _candidates(raw: str) -> list[int]:
    """Return where special pieces may begin, in order: to look for each sign alone is many times faster."""
    found = []
    for cue, sign in _SIGNS:
        at = raw.find(sign) if cue in raw else -1
        while at >= 0:
            found.append(at)
            at = raw.find(sign, at + 1)
    found.sort()
    return found


def _instead(found: re.Match[str], raw: str, start: int) -> str:
    """Return what stands in the flat text for a special piece that begins at `start`."""
    kind, end = found.lastgroup, found.end()
    if kind == "mark":
        return BARRIER
    if kind == "hidden":
        return HIDDEN
    if kind == "gone":
        is_inside = raw[start] == "_" and raw[start - 1 : start].isalnum() and raw[end : end + 1].isalnum()
        return found[0] if is_inside else ""
    before = raw[start - 1] if start else ""
    joins = before in _JOINING and raw[start - 2 : start - 1].isalnum()
    if (joins or raw[end : end + 1] == "/") and _GOES_ON.match(raw, end):
        return ""
    return BARRIER if before in _ENDING else " "
