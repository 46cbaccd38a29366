"""Days, months, quarters and hours as they are spoken."""

from __future__ import annotations

import re
from collections.abc import Callable

from cchc.channels.numbers import cardinal, day_of_month, month, roman_value

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:1[5-9]|2[01])\d\d"
_SEP = r"\s?[/.\-]\s?"
_TO = r"\s*[-\u2013\u2014]\s*"
_EDGE = r"(?<![\d/.,-])"
_END = r"(?![\d/]|[.,-]\d)"
_NAMED = r"(?P<named>(?:[Nn]gày|[Mm]ùng|[Mm]ồng|[Hh]ôm)\s+)?"
_FROM = r"(?P<from>\b[Tt]ừ\s+(?:ngày\s+)?)?"


def _day(day: str, month_: str = "", year: str = "") -> str:
    """Return "mùng một tháng bảy năm hai nghìn không trăm hai mươi lăm"."""
    words = [day_of_month(int(day))]
    words += [f"tháng {month(int(month_))}"] if month_ else []
    words += [f"năm {cardinal(int(year))}"] if year else []
    return " ".join(words)


def _named(match: re.Match[str]) -> str:
    """Return the word that leads to a day, as it stands in the text, or "ngày"."""
    word = (match["named"] or "ngày").strip()
    return "ngày" if word.lower() in {"mùng", "mồng"} else word


def _full(match: re.Match[str]) -> str:
    return f"{_named(match)} {_day(match['d'], match['m'], match['y'] or '')}"


def _iso(match: re.Match[str]) -> str:
    return f"ngày {_day(match['d'], match['m'], match['y'])}"


def _span(match: re.Match[str]) -> str:
    """Return a span of days: "10-15/8/2025", "01/7 - 31/12/2025"."""
    lead = match["from"].split()[0] if match["from"] else "từ"
    first = _day(match["d"], match["m"] or "", match["y"] or "")
    return f"{lead} ngày {first} đến ngày {_day(match['d2'], match['m2'], match['y2'] or '')}"


def _month_year(match: re.Match[str]) -> str:
    return f"{match['lead'] or 'tháng '}{month(int(match['m']))} năm {cardinal(int(match['y']))}"


def _months(match: re.Match[str]) -> str:
    """Return "tháng 7-12/2025" in words."""
    year = f" năm {cardinal(int(match['y']))}" if match["y"] else ""
    return f"{match['lead']}{month(int(match['m']))} đến tháng {month(int(match['m2']))}{year}"


def _quarter(match: re.Match[str]) -> str:
    number = int(match["q"]) if match["q"].isdigit() else roman_value(match["q"])
    year = f" năm {cardinal(int(match['y']))}" if match["y"] else ""
    return f"{match['lead']}{'tư' if number == 4 else cardinal(number)}{year}"


def _clock(match: re.Match[str]) -> str:
    return _hour(match["h"], match["min"])


def _clock_span(match: re.Match[str]) -> str:
    lead = match["from"].split()[0] if match["from"] else "từ"
    return f"{lead} {_hour(match['h'], match['min'])} đến {_hour(match['h2'], match['min2'])}"


def _hour(hour: str, minute: str | None) -> str:
    words = f"{cardinal(int(hour))} giờ"
    return f"{words} {cardinal(int(minute))} phút" if minute and int(minute) else words


def _plain_day(match: re.Match[str]) -> str:
    return f"{match['lead']}{day_of_month(int(match['d']))}"


def _plain_month(match: re.Match[str]) -> str:
    return f"{match['lead']}{month(int(match['m']))}"


_HOUR, _MIN = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
_COLON = r"(?:\s?:\s?|\s?[hg]\s?)"
_CLOCK = rf"(?P<h>{_HOUR})(?:\s?:\s?(?P<min>{_MIN}))"
_LETTER_CLOCK = rf"(?P<h>{_HOUR})\s?[hg]\s?(?P<min>{_MIN})?"
_NEAR = r"(?P<named>(?:[Nn]gày|[Mm]ùng|[Mm]ồng|[Hh]ôm|[Ss]áng|[Cc]hiều|[Tt]ối|[Dd]ịp|[Ll]ễ|[Ll]ễ ngày)\s+)"

RULES: tuple[Rule, ...] = (
    (
        re.compile(rf"(?P<lead>\b[Qq]uý\s+)(?P<q>IV|I{{1,3}}|[1-4])(?:(?:\s?[/-]\s?|\s+năm\s+)(?P<y>{_YEAR}))?\b"),
        _quarter,
    ),
    (
        re.compile(
            rf"(?P<lead>\b[Tt]háng\s+)(?P<m>{_MONTH}){_TO}(?:tháng\s+)?(?P<m2>{_MONTH})(?:/(?P<y>{_YEAR}))?{_END}"
        ),
        _months,
    ),
    (
        re.compile(
            rf"{_FROM}{_EDGE}(?P<d>{_DAY})(?:/(?P<m>{_MONTH}))?(?:/(?P<y>{_YEAR}))?{_TO}"
            rf"(?:ngày\s+)?(?P<d2>{_DAY})/(?P<m2>{_MONTH})(?:/(?P<y2>{_YEAR}))?{_END}"
        ),
        _span,
    ),
    (re.compile(rf"{_EDGE}(?P<y>{_YEAR})-(?P<m>{_MONTH})-(?P<d>{_DAY}){_END}"), _iso),
    (re.compile(rf"{_NAMED}{_EDGE}(?P<d>{_DAY}){_SEP}(?P<m>{_MONTH}){_SEP}(?P<y>{_YEAR}){_END}"), _full),
    (
        re.compile(rf"{_NAMED}{_EDGE}(?P<d>{_DAY})\s+tháng\s+(?P<m>{_MONTH})(?:\s*,?\s*năm\s+(?P<y>{_YEAR}))?{_END}"),
        lambda match: _full(match) if match["named"] else match[0],
    ),
    (re.compile(rf"(?P<lead>\b[Tt]háng\s+)?{_EDGE}(?P<m>{_MONTH})/(?P<y>{_YEAR}){_END}"), _month_year),
    (re.compile(rf"{_NEAR}{_EDGE}(?P<d>{_DAY})/(?P<m>{_MONTH}){_END}(?P<y>)"), _full),
    (
        re.compile(
            rf"(?P<lead>\b(?:[Tt]ừ|[Đđ]ến|[Tt]rước|[Ss]au|[Vv]ào)\s+){_EDGE}(?P<d>{_DAY})/(?P<m>{_MONTH}){_END}"
        ),
        lambda match: f"{match['lead']}ngày {_day(match['d'], match['m'])}",
    ),
    # In "30/4 và 1/5" the second is a day because the first is one.
    (
        re.compile(
            rf"{_EDGE}(?P<d>[12]\d|3[01])/(?P<m>{_MONTH})(?P<and>\s?(?:và|,|-)\s?)(?P<d2>{_DAY})/(?P<m2>{_MONTH}){_END}"
        ),
        lambda match: f"ngày {_day(match['d'], match['m'])}{match['and']}ngày {_day(match['d2'], match['m2'])}",
    ),
    # 02/9 and 30/4 cannot be fractions that anyone writes.
    (
        re.compile(rf"{_EDGE}(?:(?P<d>0[1-9]|[12]\d|3[01])/(?P<m>{_MONTH})|(?P<d1>[1-9])/(?P<m1>0[1-9])){_END}"),
        lambda match: _short(match),
    ),
    (
        re.compile(
            rf"{_FROM}{_EDGE}(?P<h>{_HOUR}){_COLON}(?P<min>{_MIN})?{_TO}(?P<h2>{_HOUR}){_COLON}(?P<min2>{_MIN})?(?!\w)"
        ),
        _clock_span,
    ),
    (re.compile(rf"{_EDGE}{_CLOCK}(?:\s?:\s?{_MIN})?(?:\s*(?:phút|'|giờ))?{_END}"), _clock),
    (re.compile(rf"{_EDGE}{_LETTER_CLOCK}(?:\s*(?:phút|'))?(?!\w)"), _clock),
    (re.compile(rf"{_EDGE}(?P<h>{_HOUR})\s?giờ\s?(?P<min>{_MIN})(?:\s?(?:phút|'))?(?![\d/%.,]\d|\s?%)\b"), _clock),
    (re.compile(rf"(?P<lead>(?<!\d\s)\b[Nn]gày\s+)(?P<d>{_DAY})(?![\d/%]|[.,]\d|\s?%)"), _plain_day),
    (re.compile(rf"(?P<lead>(?<!\d\s)\b[Tt]háng\s+)(?P<m>{_MONTH})(?![\d/%]|[.,]\d|\s?%)"), _plain_month),
)
"""In this order: longer forms before the parts that they are made of."""


def _short(match: re.Match[str]) -> str:
    """Return a day without year: 30/4; what could be a fraction stays as it is."""
    day, month_ = match["d"] or match["d1"], match["m"] or match["m1"]
    if match[0] == "24/7" or (match["m"] and not day.startswith("0") and int(day) < int(month_)):
        return match[0]
    return f"ngày {_day(day, month_)}"


def say_moments(text: str) -> str:
    """Return the text with every day, month, quarter and hour in words."""
    for pattern, say in RULES:
        text = pattern.sub(say, text)
    return text
