"""Search words of a Vietnamese text: folded, each in one spelling. theme_overrides/assets/may-tim.js does the same."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc.model.text import fold

_WORD = re.compile(r"[a-z0-9]+")
_LINK = re.compile(r"\]\([^)\s]*[^)]*\)|https?://\S+|<[^>]*>")
_LAST_Y = re.compile(r"(^|[^aeou]|qu)y$")
_LONGEST = 16

# Words that stand in every text and tell nothing. Folded words have several meanings, so the list is short.
_EMPTY = frozenset(
    ("va", "la", "cua", "cac", "nhung", "duoc", "cho", "voi", "theo", "tai", "trong", "tu", "den", "nay")
)


def words(text: str) -> list[str]:
    """Return the search words of a plain text, in order."""
    return [_spelling(word) for word in _WORD.findall(fold(text))]


def words_of_markdown(text: str) -> set[str]:
    """Return the distinct search words of a Markdown text; addresses of links are not words."""
    # What stands between spaces is folded once for all texts: folding every text whole takes twice as long.
    return set().union(*map(_told, set(_LINK.sub(" ", text).split()))) - _EMPTY


@lru_cache(maxsize=1 << 16)
def _told(written: str) -> tuple[str, ...]:
    """Return the search words of what stands between two spaces: "(nghị-định)," holds two, "đ" none."""
    return tuple(_spelling(word) for word in _WORD.findall(fold(written)) if 1 < len(word) <= _LONGEST)


def _spelling(word: str) -> str:
    """Return one spelling for kỹ and kĩ, lý and lí, quý and quí."""
    return _LAST_Y.sub(r"\1i", word) if word[-1] == "y" else word
