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

_WRAP = r"[\s>]*(?P<mark>(?:[-*+•–]|\d{1,3}[.)]|[a-zđ]\)|\#{1,6})[ \t]+)?"
# Every match begins with one of a few characters, which the regular expression engine can look for quickly;
# what stands before is looked at afterwards.
_LINES = re.compile(rf"\n{_WRAP}")
_PATTERN = rf"""
    [\n`~<\[\]!*_\\hw]
    (?:
        (?<=\n){_WRAP}
      | (?P<hidden>
            (?<=`)(?<!```)``[^\n]*\n(?:.*?\n[ \t]*```[^\n]*|.*\Z)
          | (?<=~)~~[^\n]*\n(?:.*?\n[ \t]*~~~[^\n]*|.*\Z)
          | (?<=`)(?P<tick>`*)(?!`)[^\n]*?(?<!`)`(?P=tick)(?!`)
          | (?<=<)(?:!--.*?-->|/?[a-zA-Z][^<>]*>|[^\s<>]+@[^\s<>]+>)
          | (?<=h)ttps?://[^\s<>()\[\]“”"]+
          | (?<=w)ww\.[^\s<>()\[\]“”"]+
        )
      | (?P<gone>
            (?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)
          | (?<=\])\[[^\[\]\n]*\]
          | (?<=\[)\^[^\[\]\n]*\]
          | (?<=!)\[ | (?<=\[)(?!\d+\]) | (?<=\])
          | (?<=\*)\** | (?<=_)_*
          | (?<=\\)(?=[!-/:-@\[-`{{-~])
        )
    )
"""
_SPECIAL = re.compile(_PATTERN, re.VERBOSE | re.DOTALL)
_NO_ADDRESS = re.compile(_PATTERN.replace("hw]", "]", 1), re.VERBOSE | re.DOTALL)
"""The same for texts without addresses: h and w are frequent letters."""

_MARKED = re.compile(r"[`~<\[\]*_\\]|://|www\.")
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
        for found in _pattern_for(raw).finditer(raw):
            start, end = found.span()
            if found[0][0] == "\n":
                # White space before a line end goes with it.
                while start > done and raw[start - 1] in " \t":
                    start -= 1
            piece = raw[done:start]
            instead = _instead(found, raw, start)
            parts += (piece, instead)
            length += len(piece) + len(instead)
            done = end
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


def _pattern_for(raw: str) -> re.Pattern[str]:
    """Return the fastest pattern that finds every special piece of `raw`."""
    if _MARKED.search(raw) is None:
        return _LINES
    return _SPECIAL if "://" in raw or "www." in raw else _NO_ADDRESS


def _instead(found: re.Match[str], raw: str, start: int) -> str:
    """Return what stands in the flat text for a special piece that begins at `start`."""
    first = found[0][0]
    if first != "\n":
        if found.re is not _LINES and found["hidden"] is not None:
            return HIDDEN
        is_inside = first == "_" and raw[start - 1 : start].isalnum() and raw[found.end() : found.end() + 1].isalnum()
        return found[0] if is_inside else ""
    before, after = raw[start - 1 : start], raw[found.end() : found.end() + 1]
    if found["mark"] is None:
        joins = before in ("-", "/", "\u2013") and raw[start - 2 : start - 1].isalnum()
        if (joins or after == "/") and _GOES_ON.match(raw, found.end()):
            return ""
    return BARRIER if found["mark"] is not None or before in (".", ";", "!", "?") else " "
