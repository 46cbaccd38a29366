"""Whether letters form a Vietnamese syllable: initial, rime, tone.

Only words that carry Vietnamese marks are judged, so that foreign words pass; a judgement is kept, for texts use the
same few hundred syllables again and again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_SHARP = "\u0301\u0323"
"""Syllables that end in a stop carry one of these two tones."""

_SYLLABLE = re.compile(r"(?P<initial>ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(?P<rime>[aăâeêioôơuưy].*)")
_RIMES_TEXT = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan
oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn
ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ui um un ung uôc uôi uôm uôn uông uôt up ut uê uêch uênh
uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ưn ưm y
yêm yên yêng yêt yêu oem uôu uao uêu
"""
_RIMES = frozenset(_RIMES_TEXT.split())
_FRONT = ("e", "ê", "i", "y")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True for a syllable that Vietnamese spelling allows; `word` is in lower case."""
    apart = unicodedata.normalize("NFD", word)
    tones = [mark for mark in apart if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
    if len(tones) > 1 or (tones and not _sits_right(word, bare)):
        return False
    found = _SYLLABLE.fullmatch(bare)
    if found is None:
        return False
    initial, rime = found["initial"] or "", found["rime"]
    stopped = rime.endswith(("c", "p", "t", "ch"))
    if stopped and tones and tones[0] not in _SHARP:
        return False
    if initial in ("ngh", "gh", "k") and not rime.startswith(_FRONT):
        return False
    if initial in ("ng", "g", "c") and rime.startswith(_FRONT) and not (initial == "g" and rime.startswith("i")):
        return False
    return rime in _RIMES or (initial in ("qu", "gi") and _after_glide(initial, rime))


def _sits_right(word: str, bare: str) -> bool:
    """True when the tone sits on the last of ă, â, ê, ô, ơ, ư, where there is one: "được", not "đựơc"."""
    special = max((bare.rfind(letter) for letter in "ăâêôơư"), default=-1)
    return special < 0 or unicodedata.normalize("NFC", word)[special : special + 1] != bare[special]


def _after_glide(initial: str, rime: str) -> bool:
    """True for rimes that follow qu and gi, whose vowel is part of the initial: "quốc", "giêng", "gìn"."""
    return (initial[1] + rime) in _RIMES or ("i" + rime) in _RIMES or ("u" + rime) in _RIMES


def is_marked(word: str) -> bool:
    """True for a word with letters that only Vietnamese has."""
    return any(letter in _MARKED for letter in word)


_MARKED = frozenset("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ")
