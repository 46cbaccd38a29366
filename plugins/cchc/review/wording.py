"""Rules on words and marks: slips of typing, doubled words, two ways of placing tones, quotation marks, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc.review.finding import Finding, Mend
from cchc.review.prose import Prose
from cchc.review.slips import DOUBLED, SLIPS
from cchc.review.syllables import is_marked, is_syllable

_OLD_TONES = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_NEW_TONES = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_SLIPS = tuple((tuple(wrong.replace(",", "").split()), wrong, right) for wrong, right in SLIPS.items())
_MONTHS = re.compile(r"(?<!\w)6 tháng năm (?=20\d\d)")
_BEFORE_MARK = re.compile(r"(?<=[^\W_]) +(?P<mark>[,;](?=[^\W\d_])|(?:[,;:?!]|\.(?!\.))(?=\s|$))")
_AFTER_MARK = re.compile(r"(?:[,;](?=[^\W\d_])|\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]))(?<=[a-zà-ỹđ].)")


def wording(prose: Prose) -> Iterator[Finding]:
    """Yield what is wrong with words and marks."""
    yield from _slips(prose)
    yield from _twice(prose)
    yield from _syllables(prose)
    yield from _tones(prose)
    yield from _quotes(prose)
    yield from _spacing(prose)


def _slips(prose: Prose) -> Iterator[Finding]:
    """Yield slips of the list, each with its mend."""
    known = set(prose.words)
    for parts, wrong, right in _SLIPS:
        if not known.issuperset(parts):
            continue  # much faster than looking for the words in the text
        at = prose.lower.find(wrong)
        while at >= 0:
            end = at + len(wrong)
            if _is_whole(prose.lower, at, end):
                written = prose.text[at:end]
                mended = _in_case(written, right)
                message = f"“{written.strip()}” viết sai"
                yield Finding(
                    "word-typo", message, f"viết “{mended.strip()}”", prose.raw(at), mend=_mend(prose, at, end, mended)
                )
            at = prose.lower.find(wrong, end)
    for found in _MONTHS.finditer(prose.lower) if "6 tháng năm" in prose.lower else ():
        message, remedy = (
            "“6 tháng năm …” thiếu chữ “đầu” hoặc “cuối”",
            "viết “6 tháng đầu năm” hoặc “6 tháng cuối năm”",
        )
        yield Finding("word-typo", message, remedy, prose.raw(found.start()))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and (text[end - 1] == " " or not text[end : end + 1].isalnum())


def _in_case(written: str, right: str) -> str:
    """Return `right` with the capitals of `written`."""
    if written.isupper():
        return right.upper()
    if written.istitle() and " " in written:
        return right.title()
    return right[:1].upper() + right[1:] if written[:1].isupper() else right


def _mend(prose: Prose, start: int, end: int, text: str) -> Mend | None:
    """Return the mend when the words stand in the file just as they are read."""
    begin, stop = prose.raw(start), prose.raw_end(end)
    return Mend(begin, stop, text) if prose.item.body[begin:stop] == prose.text[start:end] else None


def _twice(prose: Prose) -> Iterator[Finding]:
    """Yield a function word, or a common pair of words, written twice in a row."""
    for doubled in _may_be_twice(prose.words):
        at = prose.lower.find(doubled)
        while at >= 0:
            end = at + len(doubled.rstrip())
            middle = at + 1 + (end - at - 1) // 2
            if not prose.lower[end : end + 1].isalnum():
                written = " ".join(prose.text[at + 1 : end].split())
                mend = _mend(prose, middle, end, "")
                message = f"“{written}”: viết hai lần liền nhau"
                yield Finding("word-twice", message, "xóa một lần", prose.raw(middle), mend=mend)
            at = prose.lower.find(doubled, end)


def _may_be_twice(words: list[str]) -> list[str]:
    """Return what to look for: words of `DOUBLED` that follow themselves, whatever stands between them."""
    found = {f" {one} {one} " for one, two in pairwise(words) if one == two}
    for at, (one, two) in enumerate(zip(words, words[2:], strict=False)):
        if one == two and words[at + 1 : at + 2] == words[at + 3 : at + 4]:
            found.add(f" {one} {words[at + 1]} {one} {words[at + 1]}")
    return sorted(found & DOUBLED)


def _syllables(prose: Prose) -> Iterator[Finding]:
    """Yield words with Vietnamese marks that no Vietnamese syllable is; names are left alone."""
    wrong = {word for word in set(prose.words) if not is_syllable(word) and is_marked(word) and word not in SLIPS}
    for word in sorted(wrong):
        for at in prose.places(word):
            written = prose.text[at : at + len(word)]
            if written.islower() and written.isalpha():
                message = f"“{written}” không giống một tiếng Việt"
                yield Finding("word-syllable", message, "xem lại cách viết", prose.raw(at))
                break


def _tones(prose: Prose) -> Iterator[Finding]:
    """Yield one finding when both ways of placing tones are used."""
    old = _ending_in(_OLD_TONES, prose)
    new = _ending_in(_NEW_TONES, prose) if old else []
    if not new:
        return
    few, many = (old, new) if len(old) <= len(new) else (new, old)
    words = ", ".join(dict.fromkeys(word for _, word in few[:4]))
    message = f"bài lẫn hai cách đặt dấu thanh: {len(few)} chữ kiểu “{words}”, {len(many)} chữ kiểu “{many[0][1]}”"
    yield Finding("word-tone", message, f"viết thống nhất theo kiểu “{many[0][1]}”", prose.raw(few[0][0]))


def _ending_in(pairs: Sequence[str], prose: Prose) -> list[tuple[int, str]]:
    """Return place and spelling of the words that end in one of `pairs`, in order; "quý" is spelled in one way only."""
    text, found = prose.lower, []
    for pair in pairs:
        at = text.find(pair)
        while at >= 0:
            if not text[at + 2 : at + 3].isalnum() and text[at - 1 : at] != "q":
                begin = at
                while begin and text[begin - 1].isalnum():
                    begin -= 1
                found.append((begin, prose.text[begin : at + 2]))
            at = text.find(pair, at + 2)
    return sorted(found)


def _quotes(prose: Prose) -> Iterator[Finding]:
    """Yield quotation marks without a partner, and straight ones among curly ones."""
    text = prose.text
    if text.count("“") != text.count("”"):
        for line_start, line in _paragraphs(text):
            if line.count("“") != line.count("”"):
                at = line_start + max(line.find("“"), line.find("”"), 0)
                yield Finding("word-quotes", "dấu ngoặc kép “ ” thiếu một bên", "thêm cho đủ cặp", prose.raw(at))
                return
    if "“" in text and '"' in text:
        message = 'bài lẫn hai kiểu ngoặc kép “ ” và " "'
        yield Finding("word-quotes", message, "dùng “ ” cho cả bài", prose.raw(text.find('"')))
    elif ",," in text or "''" in text:
        at = max(text.find(",,"), text.find("''"))
        yield Finding("word-quotes", "hai dấu phẩy hoặc hai dấu nháy thay cho ngoặc kép", "dùng “ ”", prose.raw(at))


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _spacing(prose: Prose) -> Iterator[Finding]:
    """Yield a space before a mark, and a mark without a space after it."""
    for found in _BEFORE_MARK.finditer(prose.text):
        around = prose.text[max(0, found.start() - 12) : found.end() + 10].strip()
        gap = "" if prose.text[found.end() : found.end() + 1] in (" ", "\n", "") else " "
        mend = _mend(prose, found.start(), found.end(), found["mark"] + gap)
        yield Finding(
            "word-spacing",
            f"thừa dấu cách trước dấu câu: “{around}”",
            "bỏ dấu cách",
            prose.raw(found.start()),
            mend=mend,
        )
    for found in _AFTER_MARK.finditer(prose.text):
        around = prose.text[max(0, found.start() - 12) : found.end() + 10].strip()
        mend = _mend(prose, found.start(), found.end(), f"{found[0]} ")
        yield Finding(
            "word-spacing",
            f"thiếu dấu cách sau dấu câu: “{around}”",
            "thêm dấu cách",
            prose.raw(found.start()),
            mend=mend,
        )
