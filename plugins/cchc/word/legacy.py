"""Texts typed with the old Vietnamese fonts (TCVN3, VNI), which hold one letter's code for another.

Sources of the tables: TCVN 5712:1993 (third form, fonts .VnTime) and the code of the VNI fonts, both as Word stores
them, that is as characters of Windows code page 1252.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Code = Literal["tcvn3", "vni"]
NAMES: dict[Code, str] = {"tcvn3": "TCVN3", "vni": "VNI"}

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TO_TCVN3 = str.maketrans(_TCVN3)

# fmt: off
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300",
    "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}
# fmt: on
_VNI_LETTERS = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_VNI_LETTERS |= {key.upper(): letter.upper() for key, letter in _VNI_LETTERS.items()}
_VNI_SIGNS = "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper()
_VNI = re.compile(f"([aeouyôöAEOUYÔÖ])([{_VNI_SIGNS}])|([{''.join(_VNI_LETTERS)}])")

_MODERN = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
_VOWELS = "aăâeêioôơuưy"
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?[{_VOWELS}]{{1,3}}(?:ng|nh|ch|[cmnpt])?"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\s.,;:!?()\[\]“”\"'/\-–…0-9]+")
_ENOUGH = 4
"""Words with marks that a text must have to be judged by itself."""


def code_of_font(font: str | None) -> tuple[Code, bool] | None:
    """Return the code of an old font, and whether it shows small letters as capitals; None for any other font."""
    name = (font or "").strip().lower()
    if name.startswith(".vn"):
        return "tcvn3", name.endswith("h")
    return ("vni", False) if name.startswith(("vni-", "vni ")) else None


def is_modern(text: str) -> bool:
    """True when the text has a letter that no old font has."""
    return bool(_MODERN.search(text))


def to_unicode(text: str, code: Code) -> str:
    """Return a text typed with an old font as Unicode."""
    if code == "tcvn3":
        return text.translate(_TO_TCVN3)
    return unicodedata.normalize("NFC", _VNI.sub(_joined, text))


def _joined(found: re.Match[str]) -> str:
    """Return a letter of VNI, with its mark where it has one."""
    if found[3]:
        return _VNI_LETTERS[found[3]]
    return _VNI_LETTERS.get(found[1], found[1]) + _VNI_MARKS[found[2].lower()]


def begins_with_mark(text: str) -> bool:
    """True when a run of VNI text begins with a mark that belongs to the letter before it."""
    return text[:1] != "" and text[:1] in _VNI_SIGNS


def guess(text: str) -> Code | None:
    """Return the old code that a text is typed in, judged by whether its words could be Vietnamese; None for none."""
    if is_modern(text) or text.isascii():
        return None
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(words) < _ENOUGH:
        return None
    share, best = _share(words), None
    needed = max(0.85, share + 0.2)
    codes: tuple[Code, ...] = ("tcvn3", "vni")
    for code in codes:
        found = _share([to_unicode(word, code) for word in words])
        if found >= needed:
            needed, best = found + 0.001, code
    return best


def _share(words: list[str]) -> float:
    """Return the share of words that could be Vietnamese syllables with at most one tone."""
    return sum(_is_syllable(word) for word in words) / len(words)


def _is_syllable(word: str) -> bool:
    """True for one Vietnamese syllable."""
    plain, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None
