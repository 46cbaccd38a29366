"""The 63 provinces that indices ranked until 2024, and the 34 into which Resolution 202/2025/QH15 put them.

Figures of years before the merger stay those of the former province: they are never added up or carried over.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from cchc.model.text import slugify

MERGED_IN = 2025
"""The year in which provinces were merged (01/7/2025): figures on both sides of it do not compare."""

MERGED = MappingProxyType(
    {
        "Tuyên Quang": ("Hà Giang", "Tuyên Quang"),
        "Lào Cai": ("Lào Cai", "Yên Bái"),
        "Thái Nguyên": ("Bắc Kạn", "Thái Nguyên"),
        "Phú Thọ": ("Hòa Bình", "Phú Thọ", "Vĩnh Phúc"),
        "Bắc Ninh": ("Bắc Giang", "Bắc Ninh"),
        "Hưng Yên": ("Hưng Yên", "Thái Bình"),
        "Hải Phòng": ("Hải Dương", "Hải Phòng"),
        "Ninh Bình": ("Hà Nam", "Nam Định", "Ninh Bình"),
        "Quảng Trị": ("Quảng Bình", "Quảng Trị"),
        "Đà Nẵng": ("Đà Nẵng", "Quảng Nam"),
        "Quảng Ngãi": ("Kon Tum", "Quảng Ngãi"),
        "Gia Lai": ("Bình Định", "Gia Lai"),
        "Khánh Hòa": ("Khánh Hòa", "Ninh Thuận"),
        "Lâm Đồng": ("Bình Thuận", "Đắk Nông", "Lâm Đồng"),
        "Đắk Lắk": ("Đắk Lắk", "Phú Yên"),
        "Thành phố Hồ Chí Minh": ("Bà Rịa - Vũng Tàu", "Bình Dương", "TP. Hồ Chí Minh"),
        "Đồng Nai": ("Bình Phước", "Đồng Nai"),
        "Tây Ninh": ("Long An", "Tây Ninh"),
        "Cần Thơ": ("Cần Thơ", "Hậu Giang", "Sóc Trăng"),
        "Vĩnh Long": ("Bến Tre", "Trà Vinh", "Vĩnh Long"),
        "Đồng Tháp": ("Đồng Tháp", "Tiền Giang"),
        "Cà Mau": ("Bạc Liêu", "Cà Mau"),
        "An Giang": ("An Giang", "Kiên Giang"),
    }
)
"""Present province and the former ones in it, where there was more than one."""

_ALONE = (
    *("Cao Bằng", "Điện Biên", "Hà Nội", "Hà Tĩnh", "Lai Châu", "Lạng Sơn", "Nghệ An", "Quảng Ninh", "Sơn La"),
    *("Thanh Hóa", "Thừa Thiên Huế"),
)
FORMER = tuple(sorted((*_ALONE, *(name for parts in MERGED.values() for name in parts)), key=slugify))
"""The 63 names, with their marks."""

REGIONS = (
    "Đồng bằng sông Hồng",
    "Trung du và miền núi phía Bắc",
    "Bắc Trung Bộ và Duyên hải miền Trung",
    "Tây Nguyên",
    "Đông Nam Bộ",
    "Đồng bằng sông Cửu Long",
)
"""The six regions for which the ministry publishes means."""

_TYPE = re.compile(r"^(?:tinh|thanh-pho|tp)-")
_BY_SLUG = {_TYPE.sub("", slugify(name)): name for name in FORMER} | {
    "hanoi": "Hà Nội",
    "ho-chi-minh-city": "TP. Hồ Chí Minh",
    "hcmc": "TP. Hồ Chí Minh",
    "hue": "Thừa Thiên Huế",
}
_NOW_IN = {former: now for now, parts in MERGED.items() for former in parts}
_REGIONS = {slugify(name): name for name in REGIONS}


def province_named(text: str) -> str:
    """Return the province's or region's name with its marks for "TP. Đà Nẵng", "Quang Binh", "Thừa Thiên - Huế".

    Anything else comes back as it is: a name that is not sure is not mended.
    """
    slug = slugify(text)
    return _REGIONS.get(slug) or _BY_SLUG.get(_TYPE.sub("", slug), text)


def merged_into(name: str) -> str:
    """Return the present province of a former one that was merged under another name, or ""."""
    now = _NOW_IN.get(name, "")
    return "" if now in {"", name} or slugify(now).endswith(slugify(name).removeprefix("tp-")) else now


def was_merged(name: str) -> bool:
    """True for a province that is made of several former ones, and for those former ones."""
    return name in _NOW_IN or name in MERGED


def is_region(name: str) -> bool:
    """True for one of the six regions."""
    return name in REGIONS
