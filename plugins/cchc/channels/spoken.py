"""Written Vietnamese made speakable: what an announcer or a text-to-speech machine would stumble over, in words.

The order of the steps matters: a document number holds digits, a date holds a fraction, a unit holds a letter.
What comes out has letters, spaces and the marks , . ; : ? ! only, so that speaking it again changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cchc.channels import words as known
from cchc.channels.capitals import unsayable, without_capitals
from cchc.channels.moments import say_moments
from cchc.channels.numbers import cardinal, number, ordinal, roman_value, share, spelled
from cchc.channels.symbols import say_citations
from cchc.model.text import fold, nfc, squeeze

_N = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
_START = r"(?<![\w.,/])"
_THIN = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_QUOTES = str.maketrans(dict.fromkeys("\"“”„‟«»‘’‚`´'", ""))
_LEFT_OVER = str.maketrans(dict.fromkeys("*_#^", " "))
_MARKDOWN_LEFT = re.compile(r"\\([\\`*_{}\[\]()#+.!|-])")

_WEB = re.compile(
    r"(?:https?://|www\.)?((?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|edu|gov|gl|me)\b)(?:/[^\s,;)”\"]*)?", re.I
)
_MAIL = re.compile(r"\b([\w.+-]+)@((?:[\w-]+\.)+[a-z]{2,})\b", re.I)
_CODE = re.compile(r"(?<![\d.])(\d)\.(\d{6})(?:(?:\.\d{2,3})+\.[A-Z]\d{2}(?:\.\d+)?)?(?![\d])")
_PHONE = re.compile(
    r"(?<![\d/.,])(?:(\+)84[\s.]?|(?=0))(\d[\d\s.()-]{7,13}\d)(?![\d/]|[.,]\d)|(?<![\d/.,])1[89]00[\s.]?\d{2,4}(?:[\s.]?\d{2,4})?(?![\d/])"
)
_SHORT_PHONE = re.compile(
    r"\b((?i:tổng đài|đường dây nóng|hotline|số máy|số điện thoại|gọi(?: điện)?(?: tới| đến)?|đầu số)"
    r"(?: số)?\s*:?\s*)(\d{3,5}(?:(?:, | hoặc |/)\d{3,4})*)(?![\d.,/]\d)"
)
_ID = re.compile(r"(?<![\d.,])(?:0\d{2,}|\d{12,})(?![\d]|[.,]\d)")
_HEADING = re.compile(r"^(\d{1,2}(?:\.\d{1,2})+)\.?(?=\s[^\W\d_a-z])")
_ITEM = re.compile(r"^(?:([IVXLC]+)|(\d{1,2}))[.)]\s+")
_LETTER_ITEM = re.compile(r"^([a-zđ])\)\s+")
_ROMAN_NEAR = re.compile(
    r"\b((?i:khóa|khoá|kỳ|thứ|phần|chương|mục|phụ lục|đợt|cấp|hạng|loại|vùng|bậc|nhóm|thế kỷ|đại hội|tập|quyển|khu vực|"
    r"học kỳ|mẫu|biểu|tiểu mục|bảng|điểm|khoản)\s+)([IVXLCDM]+)\b"
)
_ROMAN = re.compile(r"(?<![\w.-])[IVXL]{2,}(?![\w-])")
_ORDINAL = re.compile(r"\b([Tt]hứ)\s+(\d{1,3})\b(?!/)")
_RANKED = re.compile(r"\b((?:[Hh]ạng|[Tt]hứ|[Vv]ị trí|[Đđ]ạt|[Đđ]ược)\s+(?:thứ\s+)?)(\d+)/(\d+)(?![\d/])")
_SHARE = re.compile(r"(?<![\w/.,])(\d{1,5})\s?/\s?(\d{1,5})(?![\d/])(\s*)(\w*)")
_PART_OF = frozenset({"số", "tổng", "dân", "diện", "thời", "quãng", "phiếu", "giá", "trở", "là", "lần", "ngân"})
_RANGE = re.compile(rf"({_START}{_N})(\s?%)?\s*[-\u2013\u2014]\s*({_N})(?![\w.,]*\d)")
_PER = re.compile(rf"(?<=[\wà-ỹ%])\s?/\s?({known.PER})\b")
_NEGATIVE = re.compile(rf"(?<![\w.,)])[-\u2212]({_N})(?![\w/])")
_MONEY = re.compile(rf"({_START}{_N})\s?(?:tr\.?\s?(?:đ|đồng)|tr(?=[\s.,;]|$))")
_THOUSAND = re.compile(rf"({_START}\d{{2,3}})\s?[kK](?=[\s.,;/]|$)")
_DOLLARS = re.compile(rf"\$\s?({_N})")
_UNIT = re.compile(
    rf"({_N})\s?({'|'.join(re.escape(unit) for unit in sorted(known.UNITS, key=len, reverse=True))})(?![\wà-ỹ²³])"
)
_NUMBER = re.compile(rf"(?<!\w){_N}(?!\w)")
_PAIRS = re.compile(
    r"(?<=[a-zà-ỹđ])\s?[-\u2013]\s?(?=(?:[Xx]ã hội|[Nn]ghề nghiệp|[Kk]ỹ thuật|[Cc]ông nghệ|[Tt]hể thao|[Tt]hương binh|"
    r"[Đđ]ào tạo|[Dd]u lịch|[Hh]ành chính|[Aa]n ninh|[Vv]ăn hóa|[Tt]ruyền thông)\b)"
)


@dataclass(frozen=True)
class Spoken:
    """What is said, and the short forms that had to be spelled letter by letter because nobody explained them."""

    text: str
    spelled: tuple[str, ...] = ()


class Speaker:
    """Speaks lines of text; `own` adds readings of short forms, or puts others in place of the usual ones."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        """Keep the readings, longest first, so that UBTVQH is not taken for UB."""
        self.readings = {**known.ABBREVIATIONS, **(own or {})}

    @cached_property
    def _short_forms(self) -> re.Pattern[str]:
        forms = sorted(self.readings, key=lambda form: (-len(form), form))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?![\wà-ỹ]|(?<=\.)\w)")

    def say(self, text: str) -> str:
        """Return one line of text as it is spoken; line ends count as spaces."""
        return self.listen(text).text

    def listen(self, text: str) -> Spoken:
        """Return one line as it is spoken, and what had to be spelled."""
        text = _THIN.sub(".", nfc(text))
        text = squeeze(_MARKDOWN_LEFT.sub(r"\1", text).translate(_QUOTES))
        text = _MAIL.sub(lambda m: f"{_web_words(m[1])} a còng {_web_words(m[2])}", text)
        text = _WEB.sub(lambda m: _web_words(m[1]), text)
        text = self._without_doubled(squeeze(text.translate(_LEFT_OVER)))
        for step in _BEFORE:
            text = step(text)
        text = self._short_forms.sub(lambda m: self.readings[m[0]], text)
        for step in _AFTER:
            text = step(text)
        unknown: list[str] = []
        text = without_capitals(text, unknown)
        return Spoken(_punctuated(text), tuple(dict.fromkeys(unknown)))

    def _without_doubled(self, text: str) -> str:
        """Drop "(UBND)" after "Ủy ban nhân dân": spoken, it would be the same words twice."""

        def drop(match: re.Match[str]) -> str:
            reading = self.readings.get(match[1].strip(), "")
            before = fold(match.string[: match.start()]).rstrip()
            return "" if reading and before.endswith(fold(reading)) else match[0]

        return re.sub(r"\s*\(([^()]{2,20})\)", drop, text)


def _web_words(host: str) -> str:
    """Return a web address or the name in a mail address as it is spoken: "dịch vụ công chấm gốp chấm vê nờ"."""
    parts = [part for part in host.lower().split(".") if part != "www"]
    spoken = [known.DOMAINS.get(part) or known.HOSTS.get(part) or _host_part(part) for part in parts]
    return " chấm ".join(spoken)


def _host_part(part: str) -> str:
    """Return a part of an address: digits and letters that make no syllable are spelled."""
    pieces = re.findall(r"[a-zđ]+|\d+|[-_+]", part)
    signs = {"-": "gạch ngang", "_": "gạch dưới", "+": "cộng"}
    says = []
    for piece in pieces:
        vowels = sum(mark in "aeiouy" for mark in piece)
        says.append(
            signs.get(piece) or (spelled(piece) if piece.isdigit() else piece if vowels else known.spell(piece))
        )
    return " ".join(says)


def _say_share(match: re.Match[str]) -> str:
    part, whole, after = int(match[1]), int(match[2]), match[4].lower()
    is_part = not after or after in _PART_OF
    said = share(part, whole) if is_part else f"{cardinal(part)} trên {cardinal(whole)}"
    return f"{said}{match[3]}{match[4]}"


def _say_unit(match: re.Match[str]) -> str:
    return f"{number(match[1])} {known.UNITS[match[2]]}"


def _say_roman(match: re.Match[str]) -> str:
    value = roman_value(match[2])
    say = ordinal if match[1].strip().lower() == "thứ" else cardinal
    return f"{match[1]}{say(value)}" if value else match[0]


def _say_item(match: re.Match[str]) -> str:
    value = roman_value(match[1]) if match[1] else int(match[2])
    return f"{cardinal(value)}. " if value else match[0]


def _digits_in(match: re.Match[str]) -> str:
    """Return the digit runs of a short telephone number, spelled."""
    return match[1] + re.sub(r"\d+", lambda run: spelled(run[0]), match[2].replace("/", ", "))


def _sub(pattern: re.Pattern[str], say: Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda text: pattern.sub(say, text)


_BEFORE: tuple[Callable[[str], str], ...] = (
    _sub(_HEADING, lambda m: " chấm ".join(cardinal(int(part)) for part in m[1].split(".")) + "."),
    _sub(_ITEM, _say_item),
    _sub(_LETTER_ITEM, lambda m: f"{known.spell(m[1])}. "),
    say_citations,
    _sub(_CODE, lambda m: f"{cardinal(int(m[1]))} chấm {spelled(m[2])}"),
    _sub(_PHONE, lambda m: ("cộng tám bốn " if m[1] else "") + spelled(m[2] or m[0])),
    _sub(_SHORT_PHONE, _digits_in),
    say_moments,
    _sub(_ROMAN_NEAR, _say_roman),
)
"""Before short forms are looked up, for their letters mean something else: numbers of documents, days, quarters."""

_AFTER: tuple[Callable[[str], str], ...] = (
    _sub(_ROMAN, lambda m: cardinal(roman_value(m[0])) if roman_value(m[0]) else m[0]),
    _sub(_RANKED, lambda m: f"{m[1]}{cardinal(int(m[2]))} trên {cardinal(int(m[3]))}"),
    _sub(_SHARE, _say_share),
    _sub(_RANGE, lambda m: f"{m[1]}{m[2] or ''} đến {m[3]}"),
    _sub(_PER, lambda m: f" mỗi {m[1]}"),
    _sub(_NEGATIVE, lambda m: f"âm {number(m[1])}"),
    _sub(_MONEY, lambda m: f"{m[1]} triệu đồng"),
    _sub(_THOUSAND, lambda m: f"{m[1]} nghìn"),
    _sub(_DOLLARS, lambda m: f"{number(m[1])} đô la Mỹ"),
    _sub(_UNIT, _say_unit),
    _sub(_ORDINAL, lambda m: f"{m[1]} {ordinal(int(m[2]))}"),
    _sub(_ID, lambda m: spelled(m[0])),
    _sub(_NUMBER, lambda m: number(m[0])),
)
"""After short forms: shares, spans, units, and every number that is left."""


def _punctuated(text: str) -> str:
    """Return the text with the marks that guide a voice, and no others; sentences begin with a capital."""
    text = _PAIRS.sub(" ", text)
    text = "".join(known.MARKS.get(mark, mark) for mark in text)
    text = re.sub(r"\bvà/hoặc\b", "hoặc", text)
    text = re.sub(r"\s*[()\[\]{}|/\\•·–—]\s*|\s+[-\u2212]\s+|(?<=\w)-(?=\w)", ", ", text)
    text = re.sub(r"[^\w\s,.;:?!]", " ", text)
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r"\.{2,}", ".", text)
    text = re.sub(r"[,;:]+(?=[,;:.?!])|(?<=[.?!])[,.;:]+", "", text)
    text = re.sub(r"([,.;:?!])(?=\w)", r"\1 ", squeeze(text)).lstrip(" .,;:?!").rstrip(" ,;")
    return re.sub(r"(^|[.?!]\s+)(\w)", lambda m: m[1] + m[2].upper(), text)


def unread(text: str) -> list[str]:
    """Return what a voice could still stumble over: digits, signs, short forms. Empty for what `say` returns."""
    return re.findall(r"[^\s\w,.;:?!]|\d\S*|_", text) + unsayable(text)
