"""Converts one text to what its key means, or says in Vietnamese why it cannot.

Every function takes composed text and raises `WrongError` with the reason; schema.py adds place and example.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Literal

from cchc.model.procedure import short_code
from cchc.model.text import VIETNAM, fold, slugify, squeeze, tidy_lines

Kind = Literal[
    "text",
    "prose",
    "lines",
    "proses",
    "date",
    "dates",
    "moment",
    "number",
    "integer",
    "flag",
    "key",
    "keys",
    "url",
    "code",
    "codes",
    "map",
    "maps",
]

KIND_NAMES: dict[Kind, str] = {
    "text": "một dòng chữ",
    "prose": "đoạn văn",
    "lines": "danh sách chữ",
    "proses": "danh sách đoạn văn",
    "date": "ngày",
    "dates": "danh sách ngày",
    "moment": "ngày giờ",
    "number": "số",
    "integer": "số nguyên",
    "flag": "true hoặc false",
    "key": "khóa",
    "keys": "danh sách khóa",
    "url": "địa chỉ web",
    "code": "mã thủ tục",
    "codes": "danh sách mã thủ tục",
    "map": "nhóm khóa",
    "maps": "danh sách nhóm khóa",
}

DEFAULT_HOUR = 8
"""A date without time of day stands for the beginning of office hours."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_VIETNAMESE = re.compile(r"(?:ngày\s+)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})")
_CLOCK = re.compile(r"[T ,]+\s*(\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,12})?")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([.,\s])\d{3})(?:\1\d{3})*")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_DOMAIN = re.compile(r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|edu|gov|info)(?:/|$))", re.IGNORECASE)
_CUT_CODE = re.compile(r"(\d)[.,](\d{4,6})")

_YES = {"true", "co", "yes", "dung", "1", "x"}
_NO = {"false", "khong", "no", "sai", "0"}


class WrongError(ValueError):
    """A value that cannot be used: the reason, and a better value where one can be guessed."""

    def __init__(self, reason: str, instead: str = "") -> None:
        """Remember the reason, and a better value where there is one."""
        super().__init__(reason)
        self.reason = reason
        self.instead = instead


def to_text(text: str) -> str:
    """Return one line."""
    return squeeze(text)


def to_prose(text: str) -> str:
    """Return lines and paragraphs without stray spaces."""
    return tidy_lines(text)


def choose(text: str, choices: Mapping[str, str]) -> str:
    """Return the choice that `text` names by key or by the words that readers see."""
    text = squeeze(text)
    wanted = slugify(text)
    for key, label in choices.items():
        if text == key or wanted in (slugify(key), slugify(label)):
            return key
    close = get_close_matches(wanted, [slugify(key) for key in choices], n=1)
    instead = next((key for key in choices if close and slugify(key) == close[0]), "")
    raise WrongError(f"“{_short(text)}” không có trong danh sách: {', '.join(choices)}", instead)


def to_date(text: str) -> date:
    """Return the day in 2025-07-28, 28/7/2025 or 28-07-2025."""
    text = squeeze(text)
    if iso := _ISO.fullmatch(text):
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    elif local := _VIETNAMESE.fullmatch(text):
        year, month, day = int(local[3]), int(local[2]), int(local[1])
    else:
        raise WrongError(f"“{_short(text)}” không phải ngày")
    if not 1900 <= year <= 2200:
        raise WrongError(f"năm {year} không hợp lý")
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongError(f"“{_short(text)}” là ngày không có trong lịch") from None


def to_moment(text: str) -> datetime:
    """Return the moment in Vietnam's zone; a day without time stands for 8 o'clock."""
    text = squeeze(text)
    split = re.search(r"(?<=\d)[T ,]", text)
    head, tail = (text[: split.start()], text[split.start() :]) if split else (text, "")
    day = to_date(head)
    if not tail.strip():
        return datetime(day.year, day.month, day.day, DEFAULT_HOUR, tzinfo=VIETNAM)
    clock = _CLOCK.fullmatch(tail)
    if not clock:
        raise WrongError(f"“{_short(text)}” không phải ngày giờ")
    zone = (clock[4] or "+07:00").replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(f"{day}T{int(clock[1]):02d}:{clock[2]}:{clock[3] or '00'}{zone}")
    except ValueError:
        raise WrongError(f"“{_short(text)}” có giờ hoặc múi giờ không đúng") from None
    return moment.astimezone(VIETNAM)


def to_number(text: str) -> Decimal:
    """Return a number with decimal comma or point; "1.234,5" and "1,234.5" have both."""
    plain = re.sub(r"\s|%", "", text)
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and point >= 0:
        plain = plain.replace("." if comma > point else ",", "")
    elif plain.count(".") > 1 or plain.count(",") > 1:
        plain = plain.replace(".", "").replace(",", "")
    plain = plain.replace(",", ".")
    if not plain.isascii() or not _NUMBER.fullmatch(plain):
        raise WrongError(f"“{_short(text)}” không phải số")
    return Decimal(plain)


def to_integer(text: str) -> int:
    """Return a whole number; spreadsheets write 12 as 12.0, people write 1240 as 1.240."""
    number = to_number(re.sub(r"[.,\s]", "", text) if _GROUPED.fullmatch(text.strip()) else text)
    if number != number.to_integral_value():
        raise WrongError(f"“{_short(text)}” không phải số nguyên")
    return int(number)


def to_flag(text: str) -> bool:
    """Return true or false for true, false, có, không."""
    word = fold(squeeze(text))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise WrongError(f"“{_short(text)}” không phải true hoặc false")


def to_key(text: str) -> str:
    """Return an address part of small letters without marks, digits and hyphens."""
    key = squeeze(text)
    if not _KEY.fullmatch(key):
        raise WrongError(f"“{_short(key)}” có ký tự không dùng được trong khóa", slugify(key))
    return key


def to_url(text: str) -> str:
    """Return an http, https or mailto address, or a relative one. Nothing else may become a link."""
    url = text.strip()
    if re.search(r"\s", url):
        raise WrongError(f"địa chỉ “{_short(url)}” có dấu cách")
    if url.lower().startswith(("https://", "http://", "mailto:")):
        return url
    if url.startswith("//") or "\\" in url or _SCHEME.match(url):
        raise WrongError(f"địa chỉ “{_short(url)}” không được phép")
    if _DOMAIN.match(url):
        raise WrongError(f"địa chỉ “{_short(url)}” thiếu https:// ở đầu", f"https://{url}")
    return url


def to_code(text: str) -> str:
    """Return the short code of a procedure; a spreadsheet's number 2.00051 gets back its lost zero."""
    code = short_code(text)
    if code:
        return code
    cut = _CUT_CODE.fullmatch(text.strip())
    if cut:
        return f"{cut[1]}.{cut[2]:0<6}"
    raise WrongError(f"“{_short(text)}” không phải mã thủ tục")


def _short(text: str) -> str:
    """Return at most 60 characters of one line for a message."""
    text = squeeze(text)
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
