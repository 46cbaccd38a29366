"""Rules on what has changed in the law, on short forms, long sentences and summaries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from cchc.model.text import fold
from cchc.review.finding import Finding
from cchc.review.prose import Prose
from cchc.review.slips import COMMON_SHORT

TWO_LEVELS = date(2025, 7, 1)
"""From this day there are no districts (Law 72/2025/QH15)."""

NO_LEVELS = date(2022, 8, 15)
"""From this day online services are complete or partial (Decree 42/2022/NĐ-CP, carried over since)."""

LONGEST = 60
"""Words that listeners can follow in one sentence."""

_DISTRICT = re.compile(r"(?<!\w)(?:cấp huyện|ubnd huyện|hđnd huyện|ủy ban nhân dân huyện|phòng nội vụ huyện)(?!\w)")
_LEVEL = re.compile(r"(?<!\w)mức độ (?:3|4|ba|bốn)(?:(?:,| và|/| hoặc| -)? ?(?:mức độ )?(?:4|bốn))?(?!\w)(?![.,]\d)")
_PAST = re.compile(
    r"trước đây|trước kia|trước ngày|trước khi|trước năm|không còn|(?<!\w)cũ(?!\w)|bỏ cấp|bãi bỏ|kết thúc|chấm dứt"
    r"|giải thể|sáp nhập|sắp xếp|thay cho|thay vì|chuyển về|chuyển giao|từng|khi còn|năm 20[01]\d|năm 202[0-4]"
    r"|hai cấp|02 cấp|2 cấp"
)
_SHORT = re.compile(r"(?<![\w/.\-])[A-ZĐ]{2,}(?:[&-][A-ZĐ]{2,})?(?![\w/&]|-[\w])")
_ROMAN = re.compile(r"[IVXLC]+")


def changed_law(prose: Prose) -> Iterator[Finding]:
    """Yield what is no more since a day before the item's; sentences that tell of the past are left alone."""
    day = prose.item.modified.date()
    if day >= TWO_LEVELS and "huyện" in prose.lower:
        for found in _DISTRICT.finditer(prose.lower):
            if not _PAST.search(prose.around(found.start())):
                message = f"“{found[0]}” sau ngày 01/7/2025: không còn chính quyền cấp huyện"
                remedy = "viết theo cơ quan hiện nay, hoặc ghi rõ “trước ngày 01/7/2025”"
                yield Finding("old-district", message, remedy, prose.raw(found.start()))
                break
    if day >= NO_LEVELS and "mức độ" in prose.lower:
        for found in _LEVEL.finditer(prose.lower):
            around = prose.around(found.start())
            if ("dịch vụ" in around or "trực tuyến" in around or "dvc" in around) and not _PAST.search(around):
                message = f"“{found[0]}”: dịch vụ công trực tuyến nay chỉ có toàn trình và một phần"
                yield Finding("old-level", message, "viết “toàn trình” hoặc “một phần”", prose.raw(found.start()))
                break


def short_forms(prose: Prose, known: Collection[str] = ()) -> Iterator[Finding]:
    """Yield short forms whose words stand nowhere in the item; `known` are names of indices."""
    told: set[str] = set()
    cited = [(one.start, one.end) for one in prose.item.cited]
    for found in _SHORT.finditer(prose.text):
        short = found[0]
        if short in told or short in known or _is_common(short):
            continue
        letters = fold(re.sub(r"[&-]", "", short))
        at = prose.raw(found.start())
        if (
            letters in prose.initials
            or f"({short})" in prose.text
            or any(start <= at < end for start, end in cited)
            or _is_shouted(prose, found)
        ):
            continue
        told.add(short)
        yield Finding(
            "abbreviation", f"chữ viết tắt “{short}” chưa được viết đầy đủ lần nào", "viết đầy đủ ở lần đầu", at
        )


def _is_common(short: str) -> bool:
    """True for short forms that everybody knows, Roman numerals and names in capitals."""
    parts = re.split("[&-]", short)
    return len(short) > 10 or all(part in COMMON_SHORT or _ROMAN.fullmatch(part) for part in parts)


def _is_shouted(prose: Prose, found: re.Match[str]) -> bool:
    """True for a word among words in capitals: a heading, no short form."""
    before, after = prose.text[: found.start()].split()[-1:], prose.text[found.end() : found.end() + 30].split()[:1]
    return any(word.isupper() and len(word) > 1 and word.isalpha() for word in (*before, *after))


def long_sentences(prose: Prose) -> Iterator[Finding]:
    """Yield one finding for the sentences that are too long to be read aloud, with the longest of them."""
    longest, count, place = 0, 0, 0
    for begin, end in prose.sentences():
        if prose.text.count(" ", begin, end) < LONGEST:
            continue
        length = len(prose.text[begin:end].split())
        if length > LONGEST:
            count += 1
            if length > longest:
                longest, place = length, begin
    if count:
        many = (
            f"{count} câu dài quá {LONGEST} tiếng, câu dài nhất {longest} tiếng"
            if count > 1
            else f"câu dài {longest} tiếng"
        )
        words = " ".join(prose.text[place : place + 60].split()[:7])
        message = f"{many}, khó theo dõi khi nghe: “{words}…”"
        yield Finding("long-sentence", message, "tách thành hai, ba câu", prose.raw(place))


def summary(prose: Prose) -> Iterator[Finding]:
    """Yield a summary that says too little."""
    item = prose.item
    words = item.description.split()
    if words and fold(item.description).strip(" .") == fold(item.title).strip(" ."):
        yield Finding("summary-weak", "tóm tắt lặp lại tên tin", "viết thêm: việc gì, ở đâu, từ ngày nào")
    elif 0 < len(words) < 8:
        yield Finding(
            "summary-weak", f"tóm tắt chỉ có {len(words)} tiếng", "viết một, hai câu: ai, việc gì, ở đâu, từ ngày nào"
        )
