"""Capitals and codes: shouted sentences are said in a normal voice, short forms that nobody explained are spelled."""

from __future__ import annotations

import re

from cchc.channels import words as known
from cchc.channels.numbers import cardinal, spelled
from cchc.model.text import fold

_MIXED = re.compile(r"(?<!\w)([A-Za-zĐđ]+)[-\s]?(\d+)([A-Za-zĐđ]*)(?!\w)")
_MIXED_BACK = re.compile(r"(?<!\w)(\d+)\s?([A-Za-zĐđ]{1,4})(?!\w)")
# Not a range: in Unicode capitals and small letters with Vietnamese marks take turns.
_SMALL = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_MARKED = frozenset(_SMALL.upper())
_BIG = f"A-ZĐ{_SMALL.upper()}"
_LOUD = re.compile(rf"(?<!\w)[{_BIG}]+(?:\s+[{_BIG}]+)+(?!\w)")
_CAPITALS = re.compile(rf"(?<!\w)(?=\w*[{_BIG}]\w*[{_BIG}])[^\W\d_]{{2,}}(?!\w)")
_CONSONANT = re.compile(r"(?<!\w)[b-df-hj-np-tv-xzđBCDFGHJKLMNPQRSTVWXZĐ](?!\w)")
_NO_VOWEL = re.compile(r"(?<!\w)[b-df-hj-np-tv-xzđ]{2,}(?!\w)", re.I)
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")


def without_capitals(text: str, unknown: list[str]) -> str:
    """Return the text without capitals that nobody can say: shouted words whispered, codes and short forms spelled."""

    def letters(match: re.Match[str]) -> str:
        word = match[0]
        if _is_syllable(word) and not _MARKED.isdisjoint(word):
            return word.lower()
        if _is_name(word):
            return word
        unknown.append(word)
        return known.spell(word)

    def mixed(match: re.Match[str]) -> str:
        first = known.spell(match[1]) if len(match[1]) < 4 or match[1].isupper() else match[1]
        digits = spelled(match[2]) if match[2].startswith("0") else cardinal(int(match[2]))
        return " ".join(filter(None, (first, digits, known.spell(match[3]))))

    text = _MIXED.sub(mixed, text)
    text = _MIXED_BACK.sub(lambda m: f"{cardinal(int(m[1]))} {known.spell(m[2])}", text)
    text = re.sub(r"\d+", lambda m: f" {spelled(m[0])} ", text)
    text = _LOUD.sub(_whisper, text)
    text = _CAPITALS.sub(letters, text)
    text = _NO_VOWEL.sub(lambda m: known.spell(m[0]), text)
    return _CONSONANT.sub(lambda m: known.spell(m[0]), text)


def quiet(text: str) -> str:
    """Return a heading without shouting: "HỒ SƠ GỒM" becomes "Hồ sơ gồm", short forms stay."""
    text = _LOUD.sub(_whisper, text)
    return text[:1].upper() + text[1:]


def _whisper(match: re.Match[str]) -> str:
    """Return shouted words in small letters; without a Vietnamese mark they may be a code, and stay."""
    if _MARKED.isdisjoint(match[0]):
        return match[0]
    return re.sub(r"\w+", lambda word: word[0].lower() if _is_syllable(word[0]) else word[0], match[0])


def unsayable(text: str) -> list[str]:
    """Return the words whose capitals could not be said."""
    return [found[0] for found in _CAPITALS.finditer(text) if not _is_name(found[0])]


def _is_name(word: str) -> bool:
    """True for a name with capitals inside that can be said as it is written: "VietnamPlus"."""
    return not word.isupper() and any(mark in "aeiouy" for mark in fold(word))


def _is_syllable(word: str) -> bool:
    return _SYLLABLE.fullmatch(fold(word)) is not None
