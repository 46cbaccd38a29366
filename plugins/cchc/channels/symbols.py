"""Numbers of documents as they are spoken: "118/2025/NĐ-CP" is a decree and its issuer, not a row of letters."""

from __future__ import annotations

import re

from cchc.channels.numbers import cardinal
from cchc.channels.words import spell

TYPES: dict[str, str] = {
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "CV": "Công văn",
    "CĐ": "Công điện",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "HD": "Hướng dẫn",
    "TTr": "Tờ trình",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "KL": "Kết luận",
    "PL": "Pháp lệnh",
    "ĐA": "Đề án",
    "PA": "Phương án",
    "VBHN": "Văn bản hợp nhất",
}
_LAW = "Luật"
_WORDS = sorted(
    {*TYPES.values(), _LAW, "Bộ luật", "Hiến pháp", "Quy định", "Thông tri", "Văn bản"}, key=len, reverse=True
)

ISSUERS: dict[str, str] = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "CTN": "Chủ tịch nước",
    "TW": "Trung ương",
    "TU": "Tỉnh ủy",
    "ThU": "Thành ủy",
    "HU": "Huyện ủy",
    "ĐU": "Đảng ủy",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "VPCP": "Văn phòng Chính phủ",
    "BNV": "Bộ Nội vụ",
    "BTP": "Bộ Tư pháp",
    "BTC": "Bộ Tài chính",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BYT": "Bộ Y tế",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BXD": "Bộ Xây dựng",
    "BCT": "Bộ Công Thương",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BLĐTBXH": "Bộ Lao động, Thương binh và Xã hội",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BGTVT": "Bộ Giao thông vận tải",
    "BNG": "Bộ Ngoại giao",
    "BDTTG": "Bộ Dân tộc và Tôn giáo",
    "NHNN": "Ngân hàng Nhà nước",
    "TTCP": "Thanh tra Chính phủ",
    "TANDTC": "Tòa án nhân dân tối cao",
    "VKSNDTC": "Viện Kiểm sát nhân dân tối cao",
    "SNV": "Sở Nội vụ",
    "STP": "Sở Tư pháp",
    "STC": "Sở Tài chính",
    "SKHCN": "Sở Khoa học và Công nghệ",
    "MTTQ": "Mặt trận Tổ quốc",
    "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành",
    "BCĐ": "Ban Chỉ đạo",
}

_UPPER = "A-ZĐÂÊÔƠƯĂ"
_PART = rf"[{_UPPER}][A-Za-zĐđÂâÊêÔôƠơƯưĂă]*\d*"
CITATION = re.compile(
    rf"(?:(?P<type>{'|'.join(_WORDS)})\s+)?(?P<so>số\s+)?(?<![\d/])"
    r"(?P<number>\d{1,5})(?:/(?P<year>(?:19|20)\d\d))?"
    rf"(?P<symbol>(?:\s?/\s?{_PART}(?:[-\u2013\s]\s?{_PART}(?![a-zà-ỹ]))*)|(?:\s?[-\u2013]\s?{_PART}/{_PART}))(?!\w)"
)
"""A number with its symbol, in the State's style (118/2025/NĐ-CP) or the Party's (57-NQ/TW)."""

_OWNER = re.compile(r"\s*,?\s*(?:ngày\s+[\d/.-]+\s*,?\s*)?(?:ngày[^.;]{0,40}?năm \d{4}\s*,?\s*)?(?:của|do)\s")
_TERM = re.compile(r"(?P<name>\D+)(?P<term>\d+)")


def say_citations(text: str) -> str:
    """Return the text with every document number in words."""
    return CITATION.sub(_say, text)


def _say(match: re.Match[str]) -> str:
    parts = [part for part in re.split(r"[-\u2013/\s]+", match["symbol"]) if part]
    # Read letter by letter what nobody has explained, so that no number of a document is lost.
    kind, issuer = _meaning(parts)
    words = []
    if match["type"]:
        words.append(match["type"])
    elif kind:
        words.append(kind)
    words += ["số", cardinal(int(match["number"]))]
    if match["year"]:
        words += ["năm", cardinal(int(match["year"]))]
    if issuer and not _OWNER.match(match.string, match.end()):
        words.append(issuer)
    return " ".join(words)


def _meaning(parts: list[str]) -> tuple[str, str]:
    """Return what kind of document a symbol names, and "của ..." for its issuer."""
    kind, rest = TYPES.get(parts[0], ""), parts
    if kind:
        rest = parts[1:]
    elif (found := _TERM.fullmatch(parts[0])) and found["name"] == "QH":
        kind = _LAW
    elif _issuer(parts[0]):
        # An official letter names issuer and drafting office: 623/TTg-KSTT.
        kind, rest = TYPES["CV"], parts[:1]
    if not rest:
        return kind, ""
    known = _issuer(rest[0])
    return kind, f"của {known}" if known else f"ký hiệu {_spelled(rest)}"


def _issuer(part: str) -> str:
    """Return an issuer's name with its term: UBTVQH15 is of the fifteenth."""
    if part in ISSUERS:
        return ISSUERS[part]
    found = _TERM.fullmatch(part)
    if found and found["name"] in {"QH", "UBTVQH"}:
        return f"{ISSUERS[found['name']]} khóa {cardinal(int(found['term']))}"
    return ""


def _spelled(parts: list[str]) -> str:
    words = []
    for part in parts:
        found = _TERM.fullmatch(part)
        words.append(f"{spell(found['name'])} {cardinal(int(found['term']))}" if found else spell(part))
    return " ".join(words)
