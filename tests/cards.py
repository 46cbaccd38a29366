"""Cards that stand for every design and shape, as golden files: what people see must not change unseen."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from PIL import Image, ImageDraw

from cchc.cards.card import Bar, Card, Figure

_LONG = (
    "Giao đất, cho thuê đất, chuyển mục đích sử dụng đất đối với trường hợp không đấu giá quyền sử dụng đất, "
    "không đấu thầu lựa chọn nhà đầu tư thực hiện dự án có sử dụng đất; gia hạn sử dụng đất khi hết thời hạn"
)
_BASE: dict[str, Any] = {
    "site": "Cải cách hành chính",
    "place": "Phường Bến Thử · Thử Nghiệm",
    "mark": "Bản trình diễn",
}


def picture() -> bytes:
    """Return a drawn person before a hill, a little left of the middle."""
    image = Image.new("RGB", (1200, 900), (120, 170, 210))
    pen = ImageDraw.Draw(image)
    pen.polygon(((0, 900), (500, 350), (1200, 900)), fill=(80, 130, 80))
    pen.rectangle((380, 420, 620, 900), fill=(190, 70, 60))
    pen.ellipse((410, 200, 590, 400), fill=(230, 190, 160))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def examples() -> dict[str, Card]:
    """Return a card of every design, wide and square, by the name of its golden file."""
    figure = Figure(
        "88,50", "/100 điểm", "Hạng 12/63",
        (Bar("Thử Nghiệm", "88,50", 0.885), Bar("Cả nước", "88,37", 0.8837, own=False)), full=True,
    )  # fmt: skip
    cards = {
        "tin": Card("Một cửa mở thêm buổi chiều thứ Bảy cho người đi làm xa", "Thủ tục hành chính", **_BASE),
        "tin-anh": Card(
            "Tổ công nghệ số cộng đồng đến từng nhà giúp người cao tuổi nộp hồ sơ trực tuyến",
            "Mô hình, cách làm hay", photo=picture(), focus="trai", **_BASE,
        ),
        "thu-tuc": Card(
            _LONG, "Thủ tục hành chính", design="thu-tuc", tag="1.013949",
            facts=("Trực tuyến một phần", "Thời hạn: 15 ngày", "Không thu phí"), **_BASE,
        ),
        "thong-bao": Card(
            "Lịch nghỉ Tết và số điện thoại trực", "Thông báo", design="thong-bao",
            facts=("Có giá trị đến hết ngày 28/02/2026",), **_BASE,
        ),
        "chi-so": Card(
            "PAR INDEX năm 2024 của tỉnh Thử Nghiệm", "Chỉ số của tỉnh", design="chi-so", tag="Số liệu suy ra",
            figure=figure, **_BASE,
        ),
    }  # fmt: skip
    return {
        f"anh-{name}{mark}.jpg": shaped
        for name, card in cards.items()
        for mark, shaped in (("", card), ("-vuong", replace(card, shape="vuong")))
    }
