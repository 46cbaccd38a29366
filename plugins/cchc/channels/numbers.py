"""Numbers in spoken Vietnamese, as the announcer of a commune's loudspeaker says them.

The house style is that of national radio: "linh" (not "lẻ") before a lone unit, "mốt", "tư" and "lăm" after
the tens, "nghìn" (not "ngàn"), "tỷ" (not "tỉ"). Every function takes the number as it was read from the text and
returns lower-case words with single spaces.
"""

from __future__ import annotations

import re
from functools import cache

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
_BILLION = 10**9
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@cache
def cardinal(number: int) -> str:
    """Return a whole number in words: 2026 gives "hai nghìn không trăm hai mươi sáu"."""
    if number < 0:
        return f"âm {cardinal(-number)}"
    if number < _BILLION:
        return _below_billion(number, full=False)
    high, low = divmod(number, _BILLION)
    words = f"{cardinal(high)} tỷ"
    return f"{words} {_below_billion(low, full=True)}" if low else words


def _below_billion(number: int, *, full: bool) -> str:
    """Return the words of 0 <= number < 10^9; `full` when words of a higher place stand before it."""
    if number == 0:
        return DIGITS[0]
    groups = (number // 10**6, number // 1000 % 1000, number % 1000)
    words: list[str] = []
    for group, scale in zip(groups, reversed(_SCALES), strict=True):
        if group:
            words.append(f"{_group(group, full=full or bool(words))} {scale}".strip())
    return " ".join(words)


def _group(number: int, *, full: bool) -> str:
    """Return the words of 1 to 999; `full` names an empty hundred: "không trăm linh năm"."""
    hundreds, rest = divmod(number, 100)
    words: list[str] = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, unit = divmod(rest, 10)
    if tens == 0:
        if unit:
            words += ["linh", DIGITS[unit]] if words else [DIGITS[unit]]
    else:
        words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
        words += [_unit_after_tens(tens, unit)] if unit else []
    return " ".join(words)


def _unit_after_tens(tens: int, unit: int) -> str:
    """Return the unit as it sounds after the tens: mốt, tư, lăm."""
    if unit == 5:
        return "lăm"
    if tens > 1 and unit in {1, 4}:
        return {1: "mốt", 4: "tư"}[unit]
    return DIGITS[unit]


def ordinal(number: int) -> str:
    """Return what follows "thứ": nhất, hai, ba, tư, năm; "nhì" is left to the scoreboards."""
    return {1: "nhất", 4: "tư"}.get(number) or cardinal(number)


def spelled(digits: str) -> str:
    """Return digits one by one: telephone numbers and codes. Anything that is not a digit is left out."""
    return " ".join(DIGITS[int(mark)] for mark in digits if mark.isdecimal())


def number(text: str) -> str:
    """Return a written number in words: "36.525", "88,37", "-3", "+0,19", "1.234.567,5".

    Points and spaces part thousands, the comma is decimal, as decrees write numbers. A point that cannot part
    thousands ("12.5") is taken as decimal too.
    """
    text = text.strip().replace("\u2212", "-").replace("\u00a0", " ")
    sign = {"-": "âm ", "+": "cộng "}.get(text[:1], "")
    whole, fraction = _parts(text.lstrip("+-"))
    words = sign + (cardinal(int(whole)) if whole else DIGITS[0])
    return f"{words} phẩy {_fraction(fraction)}" if fraction else words


def _parts(text: str) -> tuple[str, str]:
    """Return the digits before and after the decimal mark."""
    if "," in text:
        whole, _, fraction = text.partition(",")
    elif re.fullmatch(r"[1-9]\d{0,2}(?:[.\s]\d{3})+", text):
        whole, fraction = text, ""
    else:
        whole, _, fraction = text.partition(".")
    return re.sub(r"\D", "", whole), re.sub(r"\D", "", fraction)


def _fraction(digits: str) -> str:
    """Return decimals: two or fewer as a number ("ba mươi bảy"), a leading zero or a long tail one by one."""
    if len(digits) > 2 or digits.startswith("0"):
        return spelled(digits)
    return cardinal(int(digits))


def share(part: int, whole: int) -> str:
    """Return a fraction: 2/3 gives "hai phần ba", 51/63 "năm mươi mốt trên sáu mươi ba"."""
    if part < whole <= 10 and part:
        return f"{cardinal(part)} phần {ordinal(whole)}"
    return f"{cardinal(part)} trên {cardinal(whole)}"


def day_of_month(day: int) -> str:
    """Return a day as it is said: the first ten are "mùng"."""
    return f"mùng {cardinal(day)}" if day <= 10 else cardinal(day)


def month(number_of_month: int) -> str:
    """Return a month's number as it is said: April is "tư", the others as counted."""
    return "tư" if number_of_month == 4 else cardinal(number_of_month)


def roman_value(text: str) -> int:
    """Return the value of a well-formed Roman numeral in capitals, else 0."""
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[mark] for mark in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
