"""Slips of typing that come again and again in these texts, with the right form.

Only forms that are never right are listed: what may be right in another sentence would be a false alarm.
"""

from __future__ import annotations

SLIPS: dict[str, str] = {
    "cái cách hành chính": "cải cách hành chính",
    "cái cách thủ tục": "cải cách thủ tục",
    "cái cách thể chế": "cải cách thể chế",
    "cái cách tổ chức": "cải cách tổ chức",
    "cái cách chế độ": "cải cách chế độ",
    "cái cách tài chính": "cải cách tài chính",
    "cái cách công vụ": "cải cách công vụ",
    "công tác cái cách": "công tác cải cách",
    "cải cách hành tại": "cải cách hành chính tại",
    "cải cách hành chinh": "cải cách hành chính",
    "cải cách hành nhà nước chính": "cải cách hành chính nhà nước",
    "thủ tục hành chinh": "thủ tục hành chính",
    "thủ tuc hành chính": "thủ tục hành chính",
    "tuyên dụng": "tuyển dụng",
    "tuyển truyền": "tuyên truyền",
    "tuyên truyên": "tuyên truyền",
    "truyển thông": "truyền thông",
    "truyên thông": "truyền thông",
    "tích cức": "tích cực",
    "góp ý cứa": "góp ý của",
    "ý kiến cứa": "ý kiến của",
    "cơ quan, hành chính": "cơ quan hành chính",
    "các cơ, quan": "các cơ quan",
    "đăng tin, tài": "đăng tin, bài",
    "chuyển đối số": "chuyển đổi số",
    "chuyện đổi số": "chuyển đổi số",
    "chuyển đổi sổ": "chuyển đổi số",
    "trưc tuyến": "trực tuyến",
    "trục tuyến": "trực tuyến",
    "trực tuyên ": "trực tuyến ",
    "dịch vụ cộng": "dịch vụ công",
    "bộ phận một của": "bộ phận một cửa",
    "cơ chế một của": "cơ chế một cửa",
    "một của liên thông": "một cửa liên thông",
    "hồ sở": "hồ sơ",
    "công chưc": "công chức",
    "viên chưc": "viên chức",
    "nhiêm vụ": "nhiệm vụ",
    "trách nhiêm": "trách nhiệm",
    "thưc hiện": "thực hiện",
    "quy đinh": "quy định",
    "quyết đinh": "quyết định",
    "nghị đinh": "nghị định",
    "kế hoạnh": "kế hoạch",
    "giải quyêt": "giải quyết",
    "tiêp nhận": "tiếp nhận",
    "trã kết quả": "trả kết quả",
    "niêm yêt": "niêm yết",
    "phản anh, kiến nghị": "phản ánh, kiến nghị",
    "phản ánh, kiên nghị": "phản ánh, kiến nghị",
    "ứng dung công nghệ": "ứng dụng công nghệ",
    "công nghê thông tin": "công nghệ thông tin",
    "hiệu qủa": "hiệu quả",
    "ủy ban nhân nhân": "ủy ban nhân dân",
    "uỷ ban nhân nhân": "uỷ ban nhân dân",
    "hội đồng nhân nhân": "hội đồng nhân dân",
    "sát nhập": "sáp nhập",
    "bổ xung": "bổ sung",
    "sử lý": "xử lý",
    "chia sẽ": "chia sẻ",
    "đọc giả": "độc giả",
    "giành cho": "dành cho",
    "nghành": "ngành",
    "xuất xắc": "xuất sắc",
    "suất sắc": "xuất sắc",
    "tựu chung": "tựu trung",
    "thăm quan": "tham quan",
    "vô hình chung": "vô hình trung",
    "khuyến mãi mại": "khuyến mại",
}

_FUNCTION_WORDS_TEXT = """
của và các những được là trong cho với tại theo để đã đang sẽ về từ đến này có một bởi do khi thì mà không
trên dưới bằng việc sự cũng còn phải nên vào ra tới qua cùng như hoặc nếu vì
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
"""Words that nobody writes twice on purpose."""

_PAIRS = (
    "hành chính", "cải cách", "thủ tục", "ủy ban", "uỷ ban", "nhân dân", "cán bộ", "công chức", "tuyên truyền",
    "thực hiện", "người dân", "chuyển đổi", "quy định", "kế hoạch", "nhiệm vụ", "trực tuyến", "cơ quan",
)  # fmt: skip
DOUBLED = frozenset([*(f" {word} {word} " for word in FUNCTION_WORDS), *(f" {pair} {pair}" for pair in _PAIRS)])
"""Words and pairs of words that follow themselves by mistake only."""

_COMMON_SHORT_TEXT = """
UBND HĐND MTTQ CCCD BHYT BHXH THCS THPT TP HTX QR SMS USB PDF FM AM OTP AI ID VN ATM SIM COVID WHO TV KM OK
GPS WIFI PIN HD CD DVD LED CEO QĐ NĐ NQ TW TT CT KH CP
"""
COMMON_SHORT = frozenset(_COMMON_SHORT_TEXT.split())
"""Short forms that everybody knows, and signs of documents."""
