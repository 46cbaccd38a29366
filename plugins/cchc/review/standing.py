"""Judges whether a cited document was, and is, in force: on the item's day, and today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cchc.model.citation import Citation, Match, Register
from cchc.model.document import LegalDocument
from cchc.model.problem import Level
from cchc.model.text import fold, format_date
from cchc.review.finding import Finding

_TOLD = ("het hieu luc", "thay the", "bai bo", "thay cho", "thay nghi dinh", "cham dut", "khong con hieu luc")


def standing(
    one: Citation,
    match: Match,
    day: date | None,
    text: str,
    today: date | None,
    mentions: Sequence[Citation],
    register: Register,
) -> Iterator[Finding]:
    """Yield a document that had lapsed or was not there yet on `day`, and one that has changed until `today`.

    Nothing is said of a document about which the text says at one of its `mentions` that it has lapsed.
    """
    document = match.document
    if day is None or one.nested:
        return
    if one.date and one.date > day:
        message = f"{one.label} ban hành sau ngày của bài ({format_date(day)})"
        yield _finding(one, "citation-future", "warning", message, "kiểm tra lại ngày của văn bản")
    if document is None or not (document.in_force_to or document.replaced_by or document.amended_by):
        return
    if any(is_told(other, text) for other in mentions if other.canonical == one.canonical):
        return
    successors = register.named(document.replaced_by)
    instead = f"dẫn văn bản thay thế: {successors}" if successors else "dẫn văn bản đang có hiệu lực"
    if document.in_force_to and document.in_force_to <= day:
        message = f"{document.heading} đã hết hiệu lực từ ngày {format_date(document.in_force_to)}, trước khi bài đăng"
        yield _finding(one, "citation-lapsed", "warning", message, instead)
    elif today is not None:
        yield from _since(one, document, today, instead, register.named(document.amended_by))


def _since(one: Citation, document: LegalDocument, today: date, instead: str, amended_by: str) -> Iterator[Finding]:
    """Yield what has changed since the text appeared."""
    force = document.force_on(today)
    if force == "het-hieu-luc":
        since = f" từ ngày {format_date(document.in_force_to)}" if document.in_force_to else ""
        message = f"{document.heading} nay đã hết hiệu lực{since}; trang tự hiện lời báo"
        yield _finding(one, "citation-lapsed-since", "note", message, f"bài còn dùng thì viết lại; {instead}")
    elif amended_by:
        message = f"{document.heading} đã được sửa đổi, bổ sung bởi {amended_by}"
        remedy = "đọc văn bản sửa đổi, viết lại đoạn bị ảnh hưởng nếu có"
        yield _finding(one, "citation-amended-since", "note", message, remedy)


def is_told(one: Citation, text: str) -> bool:
    """True when the sentences around say themselves that the document has been replaced."""
    around = fold(" ".join(text[max(0, one.start - 200) : one.end + 250].split()))
    return any(word in around for word in _TOLD)


def _finding(one: Citation, rule: str, level: Level, message: str, remedy: str) -> Finding:
    return Finding(rule, message, remedy, one.at, level)
