"""Compares a title as a text quotes it with the register's."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

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
    if not any(word in after for word in ("về", "quy định", "ban hành", "phê duyệt", "sửa đổi")):
        return ""
    begin = [folded for folded, _ in _words(title[:80])][:2]
    near = fold(after[:200])
    if not all(word in near for word in begin):
        return ""  # most citations are followed by other words than a title
    quoted = Flat(after).text
    end = _END.search(quoted)
    written, right = _words(quoted[: end.start()] if end else quoted), _words(title)
    if len(right) < 6 or not end:
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


def _words(text: str) -> list[tuple[str, str]]:
    """Return the words that count, folded and as written; common abbreviations are spelled out."""
    for short, full in _SHORT:
        text = re.sub(rf"\b{short}\b", full, text, flags=re.IGNORECASE)
    return [(fold(word), word) for word in re.findall(r"\w+", text) if word.lower() not in _LOOSE]
