"""Finds the machine-readable zone of identity cards and passports in running text (ICAO 9303: TD1, TD2, TD3).

A zone has three rows of 30 characters (identity card) or two of 36 or 44 (passport). It is told only when the check
digits of number, birth and expiry are right in two neighbouring rows, so neither drawings nor code look like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_FILLERS = ("<<", r"\<\<", "&lt;&lt;")
"""The fillers as they are typed and as Markdown writes them; most texts hold none, which is the fast look."""
_ROW = re.compile(r"(?<![A-Za-z0-9<;])(?:[A-Z0-9]|\\?<|&lt;){30,44}(?![A-Za-z0-9]|\\?<(?!br)|&lt;)")
_GAP = re.compile(r"(?:[\s>`*\\|]|<br */?>){1,24}")
"""What may stand between two rows: a line break with marks of Markdown around it."""
_HEAD = re.compile(r"[ACIPV][A-Z<][A-Z][A-Z<]{2}")
_DATE = re.compile(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_WEIGHTS = (7, 3, 1)
_VALUES = {"<": 0} | {letter: at for at, letter in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}


def zones(text: str) -> Iterator[int]:
    """Yield where each machine-readable zone of `text` begins."""
    if not any(filler in text for filler in _FILLERS):
        return
    for first, second in pairwise(_ROW.finditer(text)):
        if _GAP.fullmatch(text, first.end(), second.start()) and _is_zone(_plain(first[0]), _plain(second[0])):
            yield first.start()


def _plain(row: str) -> str:
    return row.replace("&lt;", "<").replace("\\", "")


def _is_zone(first: str, second: str) -> bool:
    """True when two rows are the first two of a zone and their check digits are right."""
    if len(first) != len(second) or len(first) not in (30, 36, 44) or not _HEAD.match(first):
        return False
    if len(first) == 30:
        number, birth, expiry = first[5:15], second[0:7], second[8:15]
    else:
        number, birth, expiry = second[0:10], second[13:20], second[21:28]
    return is_date(birth) and all(is_right(field) for field in (number, birth, expiry))


def is_date(field: str) -> bool:
    """True when `field` begins with a day as a zone writes it, year first."""
    return bool(_DATE.match(field))


def is_right(field: str) -> bool:
    """True when the last character of `field` is the check digit of those before it."""
    total = sum(_VALUES[letter] * _WEIGHTS[at % 3] for at, letter in enumerate(field[:-1]))
    return field[-1] in "0123456789<" and total % 10 == _VALUES[field[-1]]
