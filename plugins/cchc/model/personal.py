"""Finds personal data that a text would publish: identity papers, private telephones, bank accounts, births.

Law 91/2025/QH15: personal data are made public only with consent or where a law says so. A number that site.yml
names, a hotline and an office's landline are no personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cchc.model.mrz import zones
from cchc.model.problem import Level
from cchc.model.text import fold
from cchc.model.value import dataclass

MASK = "xóa, hoặc che bớt chữ số; chỉ công khai khi người đó đồng ý hoặc luật quy định"
_ERASE = "xóa cả hai hoặc ba dòng, không chỉ che bớt chữ số; các dòng này chứa họ tên, số giấy tờ, ngày sinh"
_MRZ = "có dòng mã đọc bằng máy của thẻ căn cước, hộ chiếu"
_DIGITS = re.compile(r"(?<![\w/=&?#.,+-])\+?\d(?:[ .\-]?\d){8,18}(?![\w/]|[.,]\d)")
_ZEROS, _BETWEEN, _NINE = bytes.maketrans(b"123456789", b"000000000"), b" .-", b"000000000"
_BORN = tuple(re.compile(rf"{word}(?:\s+ngày)?\s*:?\s*\d") for word in ("s(?=inh)inh", "S(?:inh|N)"))
"""Fast looks, for most texts hold neither a long number nor a birth. One letter is looked for fastest."""
_ID_WORDS = ("cccd", "cmnd", "cmt", "can cuoc", "chung minh", "dinh danh", "so the", "giay to tuy than")
_NOT_ID = (
    "ma ho so",
    "ma so thue",
    "mst",
    "tai khoan",
    "stk",
    "ma vach",
    "isbn",
    "ma van don",
    "ma giao dich",
    "serial",
)
_PUBLIC_PHONE = ("duong day nong", "hotline", "tong dai", "truc ban", "so dien thoai co quan", "dien thoai tiep nhan")
_ACCOUNT = ("so tai khoan", "tai khoan so", "stk", "tai khoan ngan hang")
_PUBLIC_ACCOUNT = ("kho bac", "ubnd", "uy ban", "quy ", "mttq", "mat tran", "ban van dong", "phi, le phi", "nop phat")
_BIRTH = re.compile(
    r"(?<!\w)(?:[Ss]inh(?:\s+ngày)?|[Nn]gày\s+sinh|[Nn]gày,\s+tháng,\s+năm\s+sinh|SN)\s*:?\s*"
    r"(?:\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+)(?P<year>\d{4})(?!\d)"
)
_UPPER = "A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
_NAME = re.compile(rf"(?:[{_UPPER}][^\W\d_]*\s+){{1,4}}[{_UPPER}][^\W\d_]*")
_LIVING = 1920
"""Births before this year are history."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A piece of personal data at a position of the text."""

    at: int
    rule: str
    level: Level
    message: str
    remedy: str = MASK


def official_numbers(phones: Iterable[str]) -> frozenset[str]:
    """Return the telephone numbers of `phones`, each perhaps several, in one form."""
    return frozenset(_plain(part) for phone in phones for part in re.split(r"[;,/]| - ", phone) if part.strip())


def leaks(text: str, official: Iterable[str] = ()) -> list[Leak]:
    """Return the personal data of `text`; `official` are telephone numbers that are public."""
    found: list[Leak] = []
    if _NINE in text.encode("utf-8", "surrogatepass").translate(_ZEROS, _BETWEEN):
        public = frozenset(official)
        found = [leak for match in _DIGITS.finditer(text) if (leak := _number(text, match, public))]
    if any(born.search(text) for born in _BORN):
        found += _births(text)
    found += [Leak(at, "personal-mrz", "error", _MRZ, _ERASE) for at in zones(text)]
    return sorted(found, key=lambda leak: leak.at)


def _number(text: str, match: re.Match[str], official: frozenset[str]) -> Leak | None:
    """Return what a long number is, judged by its form and the words before it."""
    number = _plain(match[0])
    before = fold(" ".join(text[max(0, match.start() - 70) : match.start()].split()))
    near = before[-45:]
    if number in official:
        return None
    if any(word in near for word in _ACCOUNT):
        around = before + fold(" ".join(text[match.end() : match.end() + 80].split()))
        public = any(word in around for word in _PUBLIC_ACCOUNT)
        return None if public else Leak(match.start(), "personal-account", "error", "có số tài khoản ngân hàng")
    if any(word in near for word in _NOT_ID):
        return None
    if len(number) in (9, 12) and any(word in near for word in _ID_WORDS):
        return Leak(match.start(), "personal-id", "error", "có số căn cước hoặc chứng minh nhân dân")
    if _is_mobile(number):
        if any(word in near for word in _PUBLIC_PHONE):
            return None
        message = "có số điện thoại di động không phải đầu mối chính thức trong site.yml"
        return Leak(match.start(), "personal-phone", "warning", message)
    if len(number) == 12 and _is_citizen_number(number):
        return Leak(match.start(), "personal-id", "warning", "có dãy 12 chữ số giống số căn cước")
    return None


def _births(text: str) -> Iterator[Leak]:
    """Yield full dates of birth that stand close behind a name."""
    for match in _BIRTH.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()].rpartition("\n\n")[2]
        if int(match["year"]) >= _LIVING and _NAME.search(before):
            yield Leak(match.start(), "personal-birth", "warning", "có ngày sinh đầy đủ của người được nêu tên")


def _plain(number: str) -> str:
    """Return the digits of a number; +84 and 84 become 0."""
    digits = re.sub(r"\D", "", number)
    return f"0{digits[2:]}" if digits.startswith("84") and len(digits) == 11 else digits


def _is_mobile(number: str) -> bool:
    return len(number) == 10 and number[0] == "0" and number[1] in "35789"


def _is_citizen_number(number: str) -> bool:
    """True for the form of a citizen's number: province 001 to 096, then century and sex 0 to 3, then the year."""
    return 1 <= int(number[:3]) <= 96 and number[3] in "0123"
