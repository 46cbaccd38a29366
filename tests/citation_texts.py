"""Five texts with the quirks of real plans, in our own words, and what the checker says of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cchc.model.citation import LawNames, Register
from cchc.model.document import LegalDocument
from cchc.review.citations import judge

FOLDER = Path(__file__).parent / "citations"

_ROWS = (
    ("Luật", "63/2025", "QH15", "2025-02-18", "Quốc hội", "Luật Tổ chức Chính phủ"),
    ("Luật", "72/2025", "QH15", "2025-06-16", "Quốc hội", "Luật Tổ chức chính quyền địa phương"),
    ("Luật", "65/2025", "QH15", "2025-02-19", "Quốc hội", "Luật Tổ chức chính quyền địa phương"),
    ("Luật", "14/2012", "QH13", "2012-06-20", "Quốc hội", "Luật Phổ biến, giáo dục pháp luật"),
    ("Luật", "80/2025", "QH15", "2025-06-24", "Quốc hội", "Luật Cán bộ, công chức"),
    ("Nghị quyết", "57", "NQ/TW", "2024-12-22", "Bộ Chính trị", "về đột phá phát triển"),
    ("Nghị quyết", "18", "NQ/TW", "2017-10-25", "Ban Chấp hành Trung ương", "về tổ chức bộ máy"),
    ("Nghị quyết", "71", "NQ-CP", "2025-04-01", "Chính phủ", "sửa đổi chương trình hành động"),
    ("Nghị quyết", "03", "NQ-CP", "2025-01-09", "Chính phủ", "chương trình hành động"),
    ("Nghị quyết", "1674", "NQ-UBTVQH15", "2025-06-16", "Ủy ban Thường vụ Quốc hội", "về sắp xếp"),
    ("Nghị định", "06/2023", "NĐ-CP", "2023-02-21", "Chính phủ", "về kiểm định chất lượng đầu vào"),
    ("Nghị định", "73/2023", "NĐ-CP", "2023-09-29", "Chính phủ",
     "quy định về khuyến khích, bảo vệ cán bộ năng động, sáng tạo, dám nghĩ, dám làm, dám chịu trách nhiệm "
     "vì lợi ích chung"),
    ("Nghị định", "118/2025", "NĐ-CP", "2025-06-09", "Chính phủ", "về thực hiện thủ tục hành chính"),
    ("Quyết định", "06", "QĐ-TTg", "2022-01-06", "Thủ tướng Chính phủ", "phê duyệt Đề án 06"),
    ("Quyết định", "28/2018", "QĐ-TTg", "2018-07-12", "Thủ tướng Chính phủ", "về gửi, nhận văn bản điện tử"),
    ("Quyết định", "749", "QĐ-TTg", "2020-06-03", "Thủ tướng Chính phủ", "phê duyệt Chương trình"),
    ("Quyết định", "942", "QĐ-TTg", "2021-06-15", "Thủ tướng Chính phủ", "phê duyệt Chiến lược"),
)  # fmt: skip


def register() -> Register:
    """Return a small register; the Decree 06/2023 had lapsed when the texts were written."""
    documents = []
    for kind, number, symbol, day, issuer, title in _ROWS:
        key = f"{number}-{symbol}"
        ended = {"in_force_to": date(2025, 7, 1), "replaced_by": ("170-2025-nd-cp",)} if number == "06/2023" else {}
        documents.append(
            LegalDocument(key, kind, title, number, symbol, date.fromisoformat(day), issuer, **ended)  # type: ignore[arg-type]
        )
    return Register(documents)


def findings() -> str:
    """Return what the checker says of every text, a line each."""
    known, lines = register(), []
    laws = LawNames(known.law_names)
    for path in sorted(FOLDER.glob("xa-*.txt")) + sorted(FOLDER.glob("[!x]*-*.txt")):
        if path.stem == "ket-qua":
            continue
        text = path.read_text(encoding="utf-8")
        for one in judge(text, known, laws, on=date(2025, 9, 1), today=date(2026, 11, 22)):
            lines.append(f"{path.stem}:{text.count(chr(10), 0, one.at) + 1}: {one.rule}: {one.message} - {one.remedy}")
    return "\n".join(lines) + "\n"
