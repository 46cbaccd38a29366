"""Judges how a text cites legal documents: against itself, against the grammar of numbers, against the register.

What the register does not know is never called wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cchc.model.citation import Citation, LawNames, Match, Register, find
from cchc.model.citation.kinds import LAW_WORDS, LOOSE_WORDS, WORDS, YEARLY, issuer_of, split_symbol
from cchc.model.document import LegalDocument
from cchc.model.problem import Level
from cchc.model.text import fold, format_date
from cchc.review.finding import Finding, Mend
from cchc.review.standing import standing
from cchc.review.titles import differing

_SYMBOL = {
    "hyphen": ("citation-hyphen", "ký hiệu thiếu dấu gạch nối"),
    "space": ("citation-space", "ký hiệu thừa dấu cách"),
    "dash": ("citation-dash", "ký hiệu dùng gạch dài thay cho dấu gạch nối"),
    "letters": ("citation-letters", "ký hiệu viết thiếu dấu"),
    "style": ("citation-style", "ký hiệu lẫn kiểu văn bản của Đảng và của Nhà nước"),
}


def judge(
    text: str,
    register: Register,
    laws: LawNames | None = None,
    *,
    cited: Sequence[Citation] | None = None,
    on: date | None = None,
    today: date | None = None,
) -> list[Finding]:
    """Return the faults of a text that appears on the day `on`, or, when it is None, not before what it cites.

    `cited` are the citations where they are known already; `today` tells what has changed since the text appeared.
    """
    citations = find(text, laws or LawNames(register.law_names)) if cited is None else cited
    if not citations:
        return []
    day = on or max((one.date for one in citations if one.date), default=None)
    dated = {one.canonical for one in citations if one.date}
    found: dict[tuple[str, str], Finding] = {}
    for index, one in enumerate(citations):
        match = register.match(one)
        own = [*_form(one), *_against(one, match), *standing(one, match, day, text, today, citations, register)]
        own += _undated(one, match, dated, text)
        if match.document and not one.nested:
            own += _title(one, match.document, text)
        if index + 1 < len(citations):
            own += _order(one, citations[index + 1], text)
        for finding in own:
            # A fault that comes again in the same text is told once.
            found.setdefault((finding.rule, one.canonical or one.name), finding)
    return list(found.values())


def _finding(one: Citation, rule: str, level: Level, message: str, remedy: str, mend: Mend | None = None) -> Finding:
    return Finding(rule, message, remedy, one.at, level, mend)


def _form(one: Citation) -> Iterator[Finding]:
    """Yield what is wrong whatever the register says."""
    sign, _ = split_symbol(one.symbol)
    for variant in one.variants:
        if variant in _SYMBOL:
            rule, message = _SYMBOL[variant]
            mend = Mend(one.at, one.number_end, one.canonical) if one.number_end else None
            yield _finding(one, rule, "warning", f"{message}: {one.label}", f"viết “{one.canonical}”", mend)
    if "date" in one.variants:
        yield _finding(one, "citation-no-such-day", "warning", f"ngày của {one.label} không có thật", "ghi lại ngày")
    if sign in YEARLY and "/" not in one.number:
        message = f"{one.label} thiếu năm ban hành trong số"
        yield _finding(one, "citation-year", "warning", message, f"ghi đủ, ví dụ {one.number}/2025/{one.symbol}")
    if one.nested:
        return
    words = WORDS.get(sign, ())
    if words and one.word and one.word not in (*words, *LOOSE_WORDS, *LAW_WORDS):
        message = f"“{one.word}” không đi với ký hiệu {one.symbol}"
        yield _finding(one, "citation-kind", "warning", message, f"kiểm tra lại, có thể là “{words[0]}”")
    right = issuer_of(one.symbol)
    if one.issuer and right and not _same_body(one.issuer, one.symbol):
        message = f"{one.canonical} không do {one.issuer} ban hành; ký hiệu cho biết là {right}"
        yield _finding(one, "citation-issuer", "warning", message, f"viết “của {right}”")


def _same_body(written: str, symbol: str) -> bool:
    """True when the text's issuer can be the body that the symbol names."""
    body, name = split_symbol(symbol)[1], fold(written)
    if body in {"CP", "TTg"}:
        return name in ({"chinh phu"} if body == "CP" else {"thu tuong chinh phu", "thu tuong", "pho thu tuong"})
    if body.startswith("QH"):
        return name == "quoc hoi"
    if body.startswith("UBTVQH"):
        return name in {"uy ban thuong vu quoc hoi", "ubtvqh"}
    if body == "UBND":
        return "ubnd" in name or "uy ban nhan dan" in name
    if body == "TW":
        return name.startswith(("bo chinh tri", "ban bi thu", "ban chap hanh", "trung uong", "van phong trung uong"))
    return True


def _against(one: Citation, match: Match) -> Iterator[Finding]:
    """Yield where the text and the register differ."""
    document = match.document
    if "name" in one.variants:
        remedy = f"viết “{one.word} {one.name}”"
        yield _finding(one, "law-name", "warning", f"tên {one.word.lower()} viết sai dấu phẩy hoặc chữ", remedy)
    if match.doubt == "year-missing" and document:
        message = f"{one.label} thiếu năm trong số; danh mục có {document.heading}"
        yield _finding(
            one, "citation-year", "warning", message, f"viết “{document.heading}”", _renumbered(one, document)
        )
    elif match.doubt == "year-extra" and document:
        message = f"{one.label} thừa năm trong số; danh mục có {document.heading}"
        yield _finding(
            one, "citation-year", "warning", message, f"viết “{document.heading}”", _renumbered(one, document)
        )
    elif match.doubt == "date" and document and document.date:
        message = f"{one.canonical}: bài ghi ngày {format_date(one.date or document.date)}, danh mục ghi ngày "
        message += format_date(document.date)
        yield _finding(one, "citation-date", "warning", message, "đối chiếu văn bản gốc rồi sửa bài hoặc danh mục")
    elif match.doubt == "several" and match.others:
        names = "; ".join(f"{other.type} số {other.citation}" for other in match.others)
        message = f"“{one.label}”: có {len(match.others)} văn bản cùng tên hoặc cùng số"
        yield _finding(one, "citation-several", "warning", message, f"ghi rõ số và ngày: {names}")
    elif document is None and not match.others and one.number:
        message = f"{one.label} chưa có trong danh mục"
        yield _finding(one, "citation-unknown", "note", message, "đối chiếu rồi thêm văn bản vào _data/van-ban")


def _undated(one: Citation, match: Match, dated: set[str], text: str) -> Iterator[Finding]:
    """Yield a missing number or date; a date given once in the text is enough."""
    is_listed = one.number and not one.number_end
    if one.nested or "short" in one.variants or is_listed:
        return  # the day that ends a list may be the day of all
    if not one.number:
        if one.year and match.document:
            remedy = f"viết “{one.word} {one.name} số {match.document.citation}”"
            yield _finding(one, "law-number", "note", f"“{one.label}” không ghi số", remedy)
        return
    if one.canonical in dated or (one.symbol.startswith("QH") and one.word in LAW_WORDS):
        return
    level: Level = "note" if "/" in one.number else "warning"
    remedy = f"viết “{match.document.heading}”" if match.document and match.document.date else "ghi thêm ngày ban hành"
    yield _finding(
        one, "citation-undated", level, f"{one.label} không ghi ngày ban hành", remedy, _dated(one, match, text)
    )


def _renumbered(one: Citation, document: LegalDocument) -> Mend | None:
    """Return the mend of a number whose year is wrong; only the same day proves which document is meant."""
    if one.number_end and one.date and one.date == document.date:
        return Mend(one.at, one.number_end, document.citation)
    return None


def _dated(one: Citation, match: Match, text: str) -> Mend | None:
    """Return the mend that adds the day of a document about which there is no doubt; tables have columns for it."""
    document = match.document
    if not (one.number_end and document and document.date) or match.doubt or "date" in one.variants or one.year:
        return None
    if text[text.rfind("\n", 0, one.at) + 1 : one.at].lstrip().startswith("|"):
        return None
    return Mend(one.number_end, one.number_end, f" ngày {_day(document.date)}")


def _day(day: date) -> str:
    """Return a day as running texts of officials have it: 09/6/2025, 05/02/2026 (Decree 30/2020/NĐ-CP)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def _title(one: Citation, document: LegalDocument, text: str) -> Iterator[Finding]:
    words = differing(text[one.end : one.end + 700], document.title)
    if words:
        message = f"trích yếu của {document.citation} khác danh mục: {words}"
        yield _finding(one, "citation-title", "warning", message, f"danh mục ghi: “{document.title}”")


def _order(one: Citation, other: Citation, text: str) -> Iterator[Finding]:
    """Yield a document that is older than the one that it is said to carry out."""
    between = fold(" ".join(text[one.end : other.start].split())).strip(" ,")
    verbs = {"thuc hien", "trien khai", "trien khai thuc hien", "thi hanh", "huong dan", "sua doi, bo sung"}
    said = between.removeprefix("ve ").removeprefix("viec ")
    if one.date and other.date and one.date < other.date and said in verbs:
        message = f"{one.label} không thể {_spoken(text, one, other)} {other.label}, là văn bản ban hành sau"
        yield _finding(one, "citation-order", "warning", message, "kiểm tra lại ngày của hai văn bản")


def _spoken(text: str, one: Citation, other: Citation) -> str:
    return " ".join(text[one.end : other.start].split()).strip(" ,").removeprefix("về ").removeprefix("việc ")
