"""Languages in which a section may speak beside Vietnamese, by their codes of ISO 639."""

from __future__ import annotations

LANGUAGES: dict[str, str] = {
    "hmn": "tiếng Mông",
    "tai": "tiếng Thái",
    "blt": "tiếng Thái (Thái Đen)",
    "twh": "tiếng Thái (Thái Trắng)",
    "tyz": "tiếng Tày",
    "nut": "tiếng Nùng",
    "mtq": "tiếng Mường",
    "ium": "tiếng Dao",
    "hni": "tiếng Hà Nhì",
    "lhu": "tiếng La Hủ",
    "pcc": "tiếng Giáy",
    "khb": "tiếng Lự",
    "kjg": "tiếng Khơ Mú",
    "km": "tiếng Khmer",
    "cjm": "tiếng Chăm",
    "jra": "tiếng Gia Rai",
    "rad": "tiếng Ê Đê",
    "bdq": "tiếng Ba Na",
    "sed": "tiếng Xơ Đăng",
    "hre": "tiếng Hrê",
    "kpm": "tiếng Cơ Ho",
    "brv": "tiếng Bru Vân Kiều",
    "zh": "tiếng Hoa",
    "en": "tiếng Anh",
    "lo": "tiếng Lào",
}
"""Code and name: languages of the peoples of Viet Nam, of neighbours and of visitors."""


def language_name(code: str) -> str:
    """Return the language's Vietnamese name, the code itself where it is not known."""
    return LANGUAGES.get(code, code)
