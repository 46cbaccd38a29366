"""Pure functions on Vietnamese text: compose, fold, slug, numbers and dates as officials write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam has had one zone without summer time since 1975; a fixed offset needs no zone database."""

# Zero-width marks and the byte-order mark arrive with every copy from a web page or from Word; they are
# invisible, break search and slugs, and mean nothing in Vietnamese. The second line is what XML forbids.
_UNWANTED = re.compile(
    "[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_D_STROKE = str.maketrans({"đ": "d", "Đ": "D", "\u00d0": "D", "\u00f0": "d"})


def nfc(text: str) -> str:
    """Return `text` composed (NFC), without invisible and control characters that XML forbids."""
    # Nothing unwanted is printable, so most texts need no search. Composed last: a mark may stand behind what goes.
    return unicodedata.normalize("NFC", text if text.isprintable() else _UNWANTED.sub("", text))


def squeeze(text: str) -> str:
    """Return `text` on one line: every run of white space, no-break spaces too, becomes one space."""
    # The space alone is white and printable. Most texts are on one line, and looking takes a quarter of cutting.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def tidy_lines(text: str) -> str:
    """Return `text` with single spaces, no space at line ends and at most one empty line in a row."""
    lines = [_SPACES.sub(" ", line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Fold(dict[int, str]):
    """Folded characters, each worked out once: a table is ten times faster than decomposing every text."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code).translate(_D_STROKE))
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
        self[code] = folded
        return folded


_FOLD = _Fold()


def fold(text: str) -> str:
    """Return `text` in lower case without Vietnamese marks: "Đường dây nóng" gives "duong day nong".

    đ has no canonical decomposition, so it is replaced by hand; U+00D0 (Ð) is what old sites type for Đ.
    """
    return text.translate(_FOLD)


def slugify(text: str) -> str:
    """Return an address part of [a-z0-9-] for `text`, or "" when nothing of it can be kept."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def format_date(day: date) -> str:
    """Return a day as Vietnamese documents write it: 05/11/2026 (NĐ 30/2020: two digits for days and months 1-9)."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_long_date(day: date) -> str:
    """Return "ngày 05 tháng 11 năm 2026", the form of a document's heading."""
    return f"ngày {day:%d} tháng {day:%m} năm {day.year}"


def format_moment(moment: datetime) -> str:
    """Return "05/11/2026, 07:30" in Vietnam's zone."""
    there = moment.astimezone(VIETNAM)
    return f"{format_date(there)}, {there.hour:02}:{there.minute:02}"


def format_number(value: Decimal | int | float) -> str:
    """Return a number with a decimal comma and points between thousands: 1234.5 gives "1.234,5".

    Decimals stay exactly as given, because a published score of 90,10 is not the same text as 90,1.
    """
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def shorten(text: str, limit: int) -> str:
    """Return `text` in at most `limit` characters, cut between words and ended by an ellipsis when cut."""
    text = squeeze(text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.-–")
    return f"{cut}…"
