"""What was done beside the pages: broadcasts, posters hung, meetings held, as the commune's log tells it."""

from __future__ import annotations

import datetime as dt

from cchc.model.value import dataclass

FORMS: dict[str, str] = {
    "phat-thanh": "Phát trên loa truyền thanh",
    "mang-xa-hoi": "Bài đăng trên mạng xã hội",
    "ap-phich": "Áp phích, pa nô",
    "bang-ron": "Băng rôn, khẩu hiệu",
    "to-gap": "Tờ gấp, tờ rơi",
    "tap-sach": "Tập sách, tài liệu",
    "bang-tin": "Bảng tin công cộng",
    "hop-thon": "Họp thôn, bản, tổ dân phố",
    "hoi-nghi": "Hội nghị, tập huấn",
    "doi-thoai": "Đối thoại, tiếp xúc",
    "cuoc-thi": "Cuộc thi, hội thi",
    "xe-luu-dong": "Xe tuyên truyền lưu động",
    "van-nghe": "Chiếu phim, văn nghệ",
    "khac": "Hình thức khác",
}
"""Forms of communication by key, as readers see them."""

COUNTED: dict[str, str] = {
    "phat-thanh": "lượt",
    "mang-xa-hoi": "bài",
    "ap-phich": "tấm",
    "bang-ron": "tấm",
    "to-gap": "tờ",
    "tap-sach": "cuốn",
    "bang-tin": "tin",
    "hop-thon": "buổi",
    "hoi-nghi": "buổi",
    "doi-thoai": "buổi",
    "cuoc-thi": "cuộc",
    "xe-luu-dong": "lượt",
    "van-nghe": "buổi",
    "khac": "lượt",
}
"""What each form is counted in."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of the log. `form` is a key of FORMS, `unit` and `area` keys of site.yml and the plan, or ""."""

    date: dt.date
    form: str
    title: str
    count: int = 1
    unit: str = ""
    area: str = ""
    people: int | None = None
    place: str = ""
    note: str = ""
    file: str = ""
    line: int = 0
