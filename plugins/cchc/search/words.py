"""Search words of a Vietnamese text: folded, each in one spelling. theme_overrides/assets/may-tim.js does the same."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from cchc.model.text import fold

_WORD, _NO_WORD = re.compile(r"[a-z0-9]+"), re.compile(r"[^a-z0-9]+")
_LINK, _TAG = re.compile(r"\]\([^)]*\)|https?://\S+|<[^>]*>"), re.compile("<[^>]*>")
_LAST_Y = re.compile(r"(^|[^aeou]|qu)y$")
_LONGEST = 16
_FOLD = "cchc.fold"

# Words that stand in every text and tell nothing. Folded words have several meanings, so the list is short.
_EMPTY = frozenset(
    ("va", "la", "cua", "cac", "nhung", "duoc", "cho", "voi", "theo", "tai", "trong", "tu", "den", "nay")
)


def words(text: str) -> list[str]:
    """Return the search words of a plain text, in order."""
    return [_SPELT[word] for word in _cut(text)]


def raw_words(text: str) -> set[bytes]:
    """Return the distinct folded words of a Markdown text, for `word_of` to judge: many texts share most of them.

    Addresses of links are not words.
    """
    # What is looked for costs time: one sign is found at once, a pattern that begins with it nearly so.
    if ("]" in text and "](" in text) or "://" in text:
        text = _LINK.sub(" ", text)
    elif "<" in text:
        text = _TAG.sub(" ", text)
    return set(_cut(text))


def _cut(text: str) -> list[bytes]:
    """Return the folded words of a text, in order."""
    # One byte for a letter, as in the days of code pages: folding and cutting take half of the time.
    return codecs.charmap_encode(text, _FOLD, _ENCODING)[0].translate(_FOLDED).split()


def word_of(raw: bytes) -> str:
    """Return the search word, or "" for one that is not worth keeping."""
    if not 1 < len(raw) <= _LONGEST:
        return ""
    word = _SPELT[raw]
    return "" if word in _EMPTY else word


class _Spelt(dict[bytes, str]):
    """Words by what was cut, in one spelling for kỹ and kĩ, lý and lí, quý and quí; texts share most of them."""

    def __missing__(self, raw: bytes) -> str:
        word = raw.decode("ascii")
        found = self[raw] = _LAST_Y.sub(r"\1i", word) if word[-1] == "y" else word
        return found


_SPELT = _Spelt()


def _letters() -> Iterator[str]:
    """Yield the letters of Vietnamese that ASCII lacks, and the marks that stand in most texts."""
    for letter in "aăâeêioôơuưyđ":
        for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"):
            both = unicodedata.normalize("NFC", letter + tone)
            if len(both) == 1 and both > "\x7f":
                yield from (both, both.upper())
    yield from "\u00a0“”‘’–—…•·×°−→≥≤½²«»\ufeff"


def _tables() -> tuple[Any, bytes]:
    """Return the table from characters to bytes, and that from bytes to folded letters or a space."""
    ours = iter(_letters())
    page = [chr(code) if chr(code).isprintable() or chr(code) in "\0\t\n\r" else "" for code in range(128)]
    page = [char or next(ours, "\ufffe") for char in page + [""] * 128]
    if next(ours, ""):
        raise AssertionError("more letters than bytes")
    folded = [fold(char) if _WORD.fullmatch(fold(char)) else " " for char in page]
    return codecs.charmap_build("".join(page)), "".join(folded).encode("ascii")


def _folded(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for letters and marks that Vietnamese texts seldom hold."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _NO_WORD.sub(" ", fold(error.object[error.start : error.end])), error.end


_ENCODING, _FOLDED = _tables()
codecs.register_error(_FOLD, _folded)
