"""Compares a title as a text quotes it with the register's."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from cchc.model.citation.flat import Flat
from cchc.model.text import fold

_END = re.compile(r"[;\n|]|\.(?:\s|$)")
_LOOSE = frozenset(["về", "việc", "quy", "định", "ban", "hành", "phê", "duyệt", "số", "ngày", "tháng", "năm"])
_SHORT = (("cchc", "cải cách hành chính"), ("tthc", "thủ tục hành chính"), ("ubnd", "ủy ban nhân dân"))
_LEFT_OUT = 2
"""A title shortened by more words than these is an abridgement, not a slip."""


def differing(after: str, title: str) -> str:
    """Return the words in which a title that follows a citation differs from `title`, or "".

    Told only of a quotation that otherwise matches from its beginning to its end: prose about the document, and
    a title cut short, are not slips.
    """
    right = _words(title)
    if len(right) < 6 or not _may_quote(after, right):
        return ""  # most citations are followed by other words than a title
    quoted = Flat(after[: 2 * len(title) + 120]).text
    end = _END.search(quoted)
    if not end:
        return ""
    written = _words(quoted[: end.start()])
    if not 0.5 < len(written) / len(right) < 2:
        return ""
    left, own = [word for word, _ in written], [word for word, _ in right]
    matcher = SequenceMatcher(None, left, own, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    same = sum(block.size for block in blocks)
    if not blocks or same < 0.75 * len(left) or same < 0.75 * len(own) or blocks[0].b > 0:
        return ""
    changes = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or a == 0 or b == len(left):
            continue
        if tag == "delete" or (tag == "insert" and d - c > _LEFT_OUT):
            return ""
        changes.append((" ".join(w for _, w in written[a:b]), " ".join(w for _, w in right[c:d])))
    return "; ".join(f"bài viết “{a}”, đúng là “{b}”" if a else f"thiếu “{b}”" for a, b in changes)


def _may_quote(after: str, right: tuple[tuple[str, str], ...]) -> bool:
    """True when the title's first words stand, in order, close behind the citation."""
    near = fold(after[:200])
    first = near.find(right[0][0])
    return first >= 0 and near.find(right[1][0], first + len(right[0][0]), first + 40) >= 0


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words that count, folded and as written; common abbreviations are spelled out."""
    folded = fold(text)
    for short, full in _SHORT:
        if short in folded:
            text = re.sub(rf"\b{short}\b", full, text, flags=re.IGNORECASE)
    return tuple((fold(word), word) for word in re.findall(r"\w+", text) if word.lower() not in _LOOSE)
