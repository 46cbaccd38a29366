"""What one number says: its number proper, the symbol in its right form, and how it departs from that."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc.model.citation.cited import Variant
from cchc.model.citation.context import Context
from cchc.model.citation.kinds import LAW_WORDS, PARTY_BODIES, SIGN, STATE_BODIES, body_of, sign_of

_NORMATIVE = {
    "Nghị định": "NĐ-CP",
    "Thông tư": "",
    "Nghị quyết": "",
    "Quyết định": "",
    "Luật": "",
    "Thông tư liên tịch": "",
}
_SURELY_NUMBERED = frozenset({"Nghị định", "Luật", "Thông tư", "Thông tư liên tịch"})
_LETTERS = "abcdefghijklmnopqrstuvwxyzđ"
_JOINED = re.compile(rf"(?P<sign>{SIGN})(?P<body>CP|TTg|TTG|UBND|HĐND|CTUBND|UBTVQH\d+)")
"""A symbol whose hyphen is missing: KHUBND."""


def parse(match: re.Match[str], context: Context) -> tuple[str, str, tuple[Variant, ...]] | None:
    """Return number, symbol and variants of one number, or None when it is no citation."""
    digits = match["digits"]
    if match["assembly"]:
        body = body_of(match["assembly"])
        variants: tuple[Variant, ...] = ("space",) if " " in match["assembly"] or match["s1"] != "/" else ()
        return f"{digits}/{match['year']}", body, variants
    if match["sign"]:
        return _parse_signed(match, context)
    if match["other"]:
        return _parse_other(match, context)
    if context.word not in _NORMATIVE or (context.is_sign and context.word != "Nghị định"):
        return None
    # "Quyết định 10/2025" may as well be a month.
    if context.so or context.word in _SURELY_NUMBERED or int(digits.rstrip(_LETTERS)) > 12:
        return f"{digits}/{match['year4']}", _NORMATIVE[context.word], ("short",)
    return None


def _parse_other(match: re.Match[str], context: Context) -> tuple[str, str, tuple[Variant, ...]] | None:
    """Return number, symbol and variants of a number whose symbol has no sign of a kind that stands apart."""
    year = f"/{match['year3']}" if match["year3"] else ""
    number, other = f"{match['digits']}{year}", match["other"]
    if joined := _JOINED.fullmatch(other):
        return number, f"{sign_of(joined['sign'])}-{body_of(joined['body'])}", ("hyphen",)
    known = context.word and context.word not in LAW_WORDS and not context.is_sign
    # Without a kind, "số 2390/BTTTT-THH" is a letter, and "số 12/CT1-A2" an address.
    letter = context.so and "-" in other and not any(letter.isdigit() for letter in other.partition("-")[0])
    return (number, body_of(other), ()) if known or letter else None


def _parse_signed(match: re.Match[str], context: Context) -> tuple[str, str, tuple[Variant, ...]] | None:
    """Return number, symbol and variants of a number with a kind's sign."""
    digits, first, year, second, sign, between, body = match.group("digits", "s2", "year2", "s3", "sign", "s4", "body")
    parsed = _symbol(sign, body, (first, second or "", between), cued=bool(context.so or context.word))
    if parsed is None:
        return None
    symbol, variants, party = parsed
    return f"{digits}/{year}" if year and not party else digits, symbol, variants


@lru_cache(maxsize=4096)
def _symbol(
    sign: str, body: str, marks: tuple[str, str, str], *, cued: bool
) -> tuple[str, tuple[Variant, ...], bool] | None:
    """Return a symbol with a kind's sign in its right form, its variants, and whether it is the Party's.

    None for what is no citation. Few symbols come again and again, so they are worked out once.
    """
    right, body = sign_of(sign), body_of(body)
    first, _, between = marks
    party = PARTY_BODIES.fullmatch(body) is not None
    state = STATE_BODIES.fullmatch(body.partition("-")[0]) is not None
    slash_first = "/" in first
    if not slash_first and "/" not in between and not cued:
        return None  # 06-QĐ-TTg alone is a file's name as often as a citation
    if between == " " and not (cued or state or party):
        return None
    variants: list[Variant] = []
    if between == " ":
        variants.append("hyphen")
    elif any(" " in mark for mark in marks):
        variants.append("space")
    if any("–" in mark for mark in marks):
        variants.append("dash")
    if sign in {"ND", "QD", "CD"}:
        variants.append("letters")
    written_party = not slash_first
    if party:
        wrong = slash_first or ("/" not in between and between != " ")
        symbol = f"{right}/{body}"
    elif state or not written_party:
        wrong = written_party or "/" in between
        symbol = f"{right}-{body}"
    else:
        wrong = "/" not in between and between != " "
        symbol = f"{right}/{body}"
    if wrong:
        variants.append("style")
    return symbol, tuple(variants), party
