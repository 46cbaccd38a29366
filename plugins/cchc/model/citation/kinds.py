"""Kinds of documents, the bodies that issue them, and how their symbols are written."""

from __future__ import annotations

import re

WORDS: dict[str, tuple[str, ...]] = {
    "NĐ": ("Nghị định",),
    "NQ": ("Nghị quyết",),
    "NQLT": ("Nghị quyết liên tịch",),
    "QĐ": ("Quyết định", "Quy định"),
    "QyĐ": ("Quy định",),
    "TT": ("Thông tư",),
    "TTLT": ("Thông tư liên tịch",),
    "CT": ("Chỉ thị",),
    "KL": ("Kết luận",),
    "KH": ("Kế hoạch",),
    "CTr": ("Chương trình", "Chương trình hành động"),
    "CTHĐ": ("Chương trình hành động",),
    "CTrHĐ": ("Chương trình hành động",),
    "CV": ("Công văn",),
    "CĐ": ("Công điện",),
    "TB": ("Thông báo",),
    "HD": ("Hướng dẫn",),
    "BC": ("Báo cáo",),
    "TTr": ("Tờ trình",),
    "QC": ("Quy chế",),
    "ĐA": ("Đề án",),
    "PA": ("Phương án",),
    "VBHN": ("Văn bản hợp nhất",),
    "PL": ("Pháp lệnh",),
    "L": ("Lệnh",),
    "DTr": ("Tờ trình",),
}
"""Sign of the kind in a symbol, and the words that may stand before the number."""

LAW_WORDS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
LOOSE_WORDS = ("Văn bản", "Công văn")
"""Words that say nothing of the kind."""

ALL_WORDS = sorted(
    {word for words in WORDS.values() for word in words} | {*LAW_WORDS, *LOOSE_WORDS, "Thông tri", "Sắc lệnh"},
    key=lambda word: (-len(word), word),
)

PROPER_WORDS = {word.lower(): word for word in ALL_WORDS}
"""Each kind as it is written inside a sentence."""

ABBREVIATED = {
    "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "TT": "Thông tư", "CT": "Chỉ thị", "KH": "Kế hoạch",
    "CV": "Công văn", "TB": "Thông báo",
}  # fmt: skip
"""Kinds that texts abbreviate before a number."""

_SIGNS = {sign.upper(): sign for sign in WORDS} | {
    "ND": "NĐ", "QD": "QĐ", "CD": "CĐ", "DA": "ĐA", "QYD": "QyĐ",
}  # fmt: skip

SIGN = (
    r"(?:NĐ|ND|NQLT|NQ|QyĐ|QĐ|QD|QYĐ|TTLT|TTr|TTR|TT|CTHĐ|CTrHĐ|CTr|CTR|CT|KL|KH|CV|CĐ|CD|TB|HD|BC|QC|ĐA|PA|VBHN"
    r"|PL|DTr|L)"
)

PARTY_BODIES = re.compile(
    r"(?:TW|TU|ThU|HU|ĐU|ĐUX|ĐUK|ĐUB|QUTW|CB|CU|(?:BTC|BTG|BTGDV|BDV|BNC|VP|UBKT|BKT|HĐLL)(?:TW|TU|ĐU)|CB|CU)"
)
STATE_BODIES = re.compile(
    r"(?:CP|TTg|CTN|QH\d*|UBTVQH\d*|UBND|HĐND|CTUBND|CT|VPCP|VPQH|HĐBT|HĐTP|TANDTC|VKSNDTC|KTNN|TTCP|NHNN"
    r"|B(?:CA|QP|NG|NV|TP|TC|CT|XD|YT|GDĐT|KHCN|TTTT|LĐTBXH|NNPTNT|NNMT|TNMT|VHTTDL|GTVT|KHĐT|DTTG)|UBDT)"
)

ISSUERS: tuple[tuple[str, str], ...] = (
    (r"UBTVQH\d*", "Ủy ban Thường vụ Quốc hội"),
    (r"QH\d*", "Quốc hội"),
    (r"TTg", "Thủ tướng Chính phủ"),
    (r"CP", "Chính phủ"),
    (r"CTN", "Chủ tịch nước"),
    (r"VPCP", "Văn phòng Chính phủ"),
    (r"BNV", "Bộ Nội vụ"),
    (r"BTP", "Bộ Tư pháp"),
    (r"BTC", "Bộ Tài chính"),
    (r"BCA", "Bộ Công an"),
    (r"BYT", "Bộ Y tế"),
    (r"BXD", "Bộ Xây dựng"),
    (r"BGDĐT", "Bộ Giáo dục và Đào tạo"),
    (r"BKHCN", "Bộ Khoa học và Công nghệ"),
    (r"BTTTT", "Bộ Thông tin và Truyền thông"),
    (r"BNNMT", "Bộ Nông nghiệp và Môi trường"),
    (r"TW", "cơ quan Trung ương của Đảng"),
    (r"UBND|CTUBND", "Ủy ban nhân dân"),
    (r"HĐND", "Hội đồng nhân dân"),
    (r"TU", "Tỉnh ủy, Thành ủy"),
    (r"ThU", "Thành ủy"),
    (r"HU", "Huyện ủy"),
    (r"ĐU", "Đảng ủy"),
)
"""Which body a symbol's last part stands for."""

YEARLY = frozenset({"NĐ", "TT", "TTLT"})
"""Kinds that always have the year in their number (normative documents)."""

_LOCAL = frozenset({"UBND", "HĐND", "TU", "ThU", "HU", "ĐU", "CTUBND"})


def sign_of(written: str) -> str:
    """Return the right form of a kind's sign: "TTR" gives "TTr", "ND" gives "NĐ"."""
    return _SIGNS.get(written.upper(), written)


def body_of(written: str) -> str:
    """Return the right form of a body's sign: "TTG" gives "TTg", "QH 15" gives "QH15"."""
    compact = written.replace(" ", "")
    return {"TTG": "TTg", "THU": "ThU", "HDND": "HĐND", "DU": "ĐU", "Cp": "CP"}.get(compact, compact)


def split_symbol(symbol: str) -> tuple[str, str]:
    """Return the kind's sign and the body's: "NĐ-CP" gives ("NĐ", "CP"), "QH15" gives ("", "QH15")."""
    for mark in "/-":
        sign, found, body = symbol.partition(mark)
        if found and sign in WORDS:
            return sign, body
    return "", symbol


def issuer_of(symbol: str) -> str:
    """Return the body that a symbol names, or "" when it does not tell."""
    body = split_symbol(symbol)[1]
    return next((name for pattern, name in ISSUERS if re.fullmatch(pattern, body)), "")


def is_local(symbol: str) -> bool:
    """True for a symbol that every province and commune uses, so that only the place tells documents apart."""
    return split_symbol(symbol)[1].partition("-")[0] in _LOCAL
