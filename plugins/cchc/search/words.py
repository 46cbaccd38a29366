"""Search words of a Vietnamese text: folded, each in one spelling. theme_overrides/assets/may-tim.js does the same."""

from __future__ import annotations

import re
from itertools import chain

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
    if "](" in text or "://" in text or "<" in text:
        text = _LINK.sub(" ", text)
    # What stands between spaces is folded once for all texts: folding every text whole takes twice as long.
    return set(chain.from_iterable(map(_TOLD.__getitem__, set(text.split())))) - _EMPTY


class _Told(dict[str, tuple[str, ...]]):
    """The search words of what stands between two spaces: "(nghị-định)," holds two, "đ" none."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        if len(self) > _MANY:
            self.clear()
        found = _WORD.findall(fold(written))
        self[written] = told = tuple(_spelling(word) for word in found if 1 < len(word) <= _LONGEST)
        return told


_TOLD = _Told()
_MANY = 1 << 16
"""So many different words are kept, some ten megabytes; then it begins anew."""


def _spelling(word: str) -> str:
    """Return one spelling for kỹ and kĩ, lý and lí, quý and quí."""
    return _LAST_Y.sub(r"\1i", word) if word[-1] == "y" else word
