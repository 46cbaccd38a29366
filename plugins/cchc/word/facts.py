"""What the front matter of an item can be filled with from the text: always a guess, always marked for review."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from cchc.model.procedure import CODE
from cchc.model.site import Site
from cchc.model.text import fold, shorten, squeeze
from cchc.word.blocks import Block

_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_KIND = re.compile(
    r"(?:KẾ HOẠCH|THÔNG BÁO|BÁO CÁO|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|HƯỚNG DẪN|CHƯƠNG TRÌNH|THỂ LỆ|QUY CHẾ|LỊCH|TỜ TRÌNH)$"
)
_NUMBER = re.compile(r"\b(\d{1,5}(?:/\d{4})?[-/][A-ZĐ][A-ZĐa-z0-9]*(?:[-/]\s?[A-ZĐ][A-ZĐa-z0-9]*)*)")
_BYLINE = re.compile(
    r"(?:Tin|Bài|Ảnh|Thực hiện|Tác giả)(?:\s*(?:,|và|-)\s*(?:ảnh|bài|tin))*\s*:\s*(.{2,60})$", re.IGNORECASE
)
_SHORT = re.compile(
    r"\b(?:UBND|HĐND|CCHC|TTHC|MTTQ|PAR|INDEX|SIPAS|PAPI|PCI|DTI|VNEID|NĐ|CP|QĐ|NQ|TTG|TW|CT|TT)\b", re.IGNORECASE
)
_TITLE_LIMIT = 200


@dataclass
class Facts:
    """What was guessed; `doubts` are told to the editor."""

    title: str = ""
    day: date | None = None
    description: str = ""
    kind: str = "tin"
    unit: str = ""
    authors: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    unknown_documents: list[str] = field(default_factory=list)
    procedures: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def gather(blocks: list[Block], head: list[str], site: Site | None) -> Facts:
    """Return the facts, and take the title off the blocks."""
    facts = Facts()
    facts.title = _take_title(blocks, facts, site)
    facts.day = _day([*head, *(block.text for block in (*blocks[:5], *blocks[-8:]))])
    whole = " ".join([*head, facts.title, *(block.text for block in blocks)])
    first = next((block for block in blocks if len(block.text) >= 40 and not block.heading and not block.rows), None)
    facts.description = shorten(first.text, 280) if first else ""
    if facts.title.lower().startswith("thông báo"):
        facts.kind = "thong-bao"
    if blocks and (found := _BYLINE.match(blocks[-1].text)):
        facts.authors = [squeeze(found[1]).rstrip(".")]
    if site is not None:
        ends = " ".join([*head, *(block.text for block in (*blocks[:2], *blocks[-12:]))])
        facts.unit = _unit(ends, site)
        _documents(whole, site, facts)
        codes = dict.fromkeys(found[1] for found in CODE.finditer(whole))
        facts.procedures = [code for code in codes if code in site.procedures_by_code]
    return facts


def _take_title(blocks: list[Block], facts: Facts, site: Site | None) -> str:
    """Take the title off the beginning of the text and return it."""
    lines: list[str] = []
    at = 0
    while at < len(blocks) and len(lines) < 5:
        block = blocks[at]
        text = block.text
        named = block.is_title or (block.heading == 1 and not lines)
        shouted = text.isupper() and len(text) > 3
        numbered = re.match(r"(?:[IVX]+|\d+|[a-zđ])\s?[.)]", text) or text.lower().startswith(("căn cứ", "kính gửi"))
        if block.rows or block.has_picture or len(text) > _TITLE_LIMIT or numbered:
            break
        if not (named or block.bold or (block.centred and shouted)):
            break
        if lines and not (named or block.centred or lines[-1].isupper()):
            break
        lines.append(text.strip(" *_-–"))
        at += 1
    del blocks[:at]
    lines = [line for line in lines if line]
    if not lines:
        facts.doubts.append("không thấy tên tin trong văn bản, lấy tạm tên tệp")
        return ""
    title = squeeze(" ".join(lines))
    if any(line.isupper() for line in lines):
        title = _calmed(lines, site)
        facts.doubts.append("tên tin viết hoa toàn bộ, đã đổi sang chữ thường: xem lại tên riêng")
    return title


def _calmed(lines: list[str], site: Site | None) -> str:
    """Return a title without words all in capitals; names that are known keep theirs."""
    title = squeeze(" ".join(line.lower() if line.isupper() or _KIND.match(line) else line for line in lines))
    if len(lines) > 1 and not lines[1].isupper():
        title = squeeze(f"{lines[0].lower()} {lines[1][:1].lower()}{lines[1][1:]} {' '.join(lines[2:])}")
    names = ["Việt Nam", "Nhân dân"]
    if site is not None:
        names += [site.commune.name, site.commune.province, *(unit.name for unit in site.units)]
    for name in sorted(names, key=len, reverse=True):
        title = re.sub(re.escape(name), name, title, flags=re.IGNORECASE)
    title = _SHORT.sub(lambda word: "VNeID" if word[0].lower() == "vneid" else word[0].upper(), title)
    return title[:1].upper() + title[1:]


def _day(texts: list[str]) -> date | None:
    """Return the first whole date in words."""
    for text in texts:
        for found in _DATE.finditer(text):
            try:
                day = date(int(found[3]), int(found[2]), int(found[1]))
            except ValueError:
                continue
            if 1990 <= day.year <= 2100:
                return day
    return None


def _unit(text: str, site: Site) -> str:
    """Return the key of the unit with the longest name in the text."""
    folded = fold(squeeze(text))
    named = [
        (len(name), unit.key)
        for unit in site.units
        for name in (unit.name, unit.short)
        if name and fold(name) in folded
    ]
    return max(named)[1] if named else ""


def _documents(text: str, site: Site, facts: Facts) -> None:
    """Find the documents of the register that the text names by number, and the numbers that it has not."""
    register: dict[str, list[tuple[str, date | None]]] = {}
    for document in site.documents:
        if document.citation:
            register.setdefault(_plain(document.citation), []).append((document.key, document.date))
    for found in _NUMBER.finditer(text):
        known = register.get(_plain(found[1]))
        if not known:
            if "/" in found[1] and found[1] not in facts.unknown_documents:
                facts.unknown_documents.append(found[1])
            continue
        near = re.findall(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text[found.end() : found.end() + 40])[:1]
        days = {(int(d), int(m), int(y)) for d, m, y in near}
        dated = [key for key, day in known if day and (day.day, day.month, day.year) in days]
        keys = dated or [key for key, _ in known if len(known) == 1]
        facts.documents += [key for key in keys if key not in facts.documents]


def _plain(number: str) -> str:
    """Return a document's number so that spaces and capitals do not matter."""
    return re.sub(r"\s", "", number).casefold()
