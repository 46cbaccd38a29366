"""A new news item as text, with its front matter filled in as far as a program can know it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import fields as fields_of
from datetime import datetime
from decimal import Decimal

from cchc.model.news import NewsFigure
from cchc.model.text import nfc, slugify, squeeze
from cchc.model.value import dataclass

FOLDER = "tin-tuc"
SLUG_LIMIT = 80
"""Longer addresses are cut in messages and on posters."""

# index and readme are pages of MkDocs; the others are names of devices, which Windows refuses as files.
_RESERVED = frozenset(
    ("index", "readme", "con", "prn", "aux", "nul", *(f"{x}{n}" for x in ("com", "lpt") for n in range(10)))
)

_DEFAULT = """\
<!-- Đoạn mở đầu nói ngay: việc gì, ai làm, ở đâu, từ khi nào, người dân cần làm gì. Các đoạn sau nói chi tiết. -->
"""

_BODIES = {
    "bai": """\
<!-- Đoạn mở đầu: nêu vấn đề và điều người đọc cần biết. -->

## Nội dung chính

<!-- Mỗi ý một đoạn ngắn; số liệu nào cũng ghi nguồn. -->
""",
    "mo-hinh": """\
<!-- Đoạn mở đầu: mô hình gì, ở đâu, từ bao giờ, giải quyết việc gì. -->

## Cách làm

<!-- Các bước đã làm, ai tham gia, kinh phí nếu có. -->

## Kết quả

<!-- Số liệu trước và sau, kèm nguồn. -->

## Kinh nghiệm

<!-- Nơi khác muốn làm theo cần chuẩn bị gì. -->
""",
    "guong-dien-hinh": """\
<!-- Đoạn mở đầu: tập thể, cá nhân nào, làm việc gì. Chỉ nêu thông tin đã được người đó đồng ý. -->

## Việc đã làm

<!-- Kể việc cụ thể, thời gian, nơi chốn. -->

## Kết quả

<!-- Người dân, cơ quan được lợi gì. -->
""",
    "hoi-dap": """\
<!-- Câu hỏi của người dân, viết gọn; bỏ tên và thông tin riêng của người hỏi. -->

## Trả lời

<!-- Câu đầu trả lời ngay; sau đó là giấy tờ, nơi nộp, thời hạn và căn cứ. -->
""",
    "su-kien": """\
<!-- Đoạn mở đầu: sự kiện gì, do ai tổ chức, dành cho ai. -->

## Thời gian, địa điểm

<!-- Ngày, giờ bắt đầu và kết thúc; nơi tổ chức, đường đến. -->

## Nội dung

<!-- Chương trình; với hội nghị đối thoại thì ghi cách gửi câu hỏi trước. -->

## Kết quả

<!-- Viết thêm sau khi tổ chức: số người dự, ý kiến và trả lời. Chưa có thì xóa mục này. -->
""",
    "cuoc-thi": """\
<!-- Đoạn mở đầu: cuộc thi gì, do ai tổ chức, ai được dự thi, hạn nộp bài. -->

## Cách dự thi

<!-- Các bước đăng ký, nộp bài; đường dẫn hoặc nơi nhận; người hướng dẫn. -->

## Thể lệ và giải thưởng

<!-- Nội dung thi, cách chấm, cơ cấu giải; số, ngày của văn bản ban hành thể lệ. -->

## Kết quả

<!-- Viết thêm khi đã công bố; chỉ nêu tên người đoạt giải đã đồng ý. Chưa có thì xóa mục này. -->
""",
    "thong-bao": """\
<!-- Đoạn mở đầu: thông báo việc gì, cho ai, từ ngày nào đến ngày nào. -->

## Nơi liên hệ

<!-- Bộ phận trả lời, điện thoại, giờ làm việc. -->
""",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What earlier items have: ids, and address parts of the same year."""

    ids: Collection[str] = ()
    slugs: Collection[str] = ()


def new_item(
    kind: str,
    title: str,
    *,
    now: datetime,
    commune: str,
    unit: str = "",
    fields: Collection[str] = (),
    taken: Taken,
    description: str = "",
    body: str = "",
    figure: NewsFigure | None = None,
) -> tuple[str, str]:
    """Return path (inside the content folder) and text of a draft of the format `kind`.

    `title` must have at least one letter or digit, see `slug_of`. The id holds the moment, so that two
    editors who have not seen each other's files still choose different ones.
    """
    name, permanent = place_of(title, now.year, now=now, commune=commune, taken=taken)
    lines = [
        "---",
        "# Bản nháp: điền description (một, hai câu, không quá 300 ký tự), viết nội dung bên dưới,",
        "# rồi xóa dòng draft để đăng. Không sửa id.",
        f"id: {permanent}",
        f"title: {json.dumps(squeeze(nfc(title)), ensure_ascii=False)}",
        f"date: {now.isoformat(timespec='seconds')}",
        f"description: {json.dumps(squeeze(nfc(description)), ensure_ascii=False)}",
        "draft: true",
        f"format: {kind}",
        f"fields: [{', '.join(fields)}]" if fields else "# fields: [thu-tuc-hanh-chinh]",
        f"unit: {unit}" if unit else "# unit: khóa của đơn vị cung cấp tin, xem trong _data/site.yml",
    ]
    if figure:
        lines.append(f"figure: {_figure(figure)}")
    if kind == "video":
        lines.append('# video: {file: "../video/ten-tep.mp4", captions: "../video/ten-tep.vtt"}')
        lines.append("# image: tin-tuc/anh/ten-anh.jpg - ảnh hiện trước khi bấm xem; kèm dòng image_alt tả ảnh")
    if kind in ("thong-bao", "cuoc-thi"):
        lines.append(f"# expires: {now.year}-12-31")
    return name, "\n".join([*lines, "---", "", body or _BODIES.get(kind, _DEFAULT)])


def _figure(figure: NewsFigure) -> str:
    """Return a figure as front matter has it, without what is not known."""
    parts = [(field.name, getattr(figure, field.name)) for field in fields_of(figure)]
    # Without points between thousands: one point alone is read as a decimal point.
    known = [(key, str(one).replace(".", ",") if isinstance(one, Decimal) else one) for key, one in parts if one]
    return "{" + ", ".join(f"{key}: {json.dumps(one, ensure_ascii=False)}" for key, one in known) + "}"


def place_of(title: str, year: int, *, now: datetime, commune: str, taken: Taken) -> tuple[str, str]:
    """Return path (inside the content folder) and permanent id for an item of `year` that has neither yet."""
    slug = _free(slug_of(title), {*taken.slugs, *_RESERVED})
    permanent = _free(f"{slugify(commune) or 'tin'}-{now:%Y%m%d-%H%M%S}", taken.ids)
    return f"{FOLDER}/{year}/{slug}.md", permanent


def slug_of(title: str) -> str:
    """Return the address part for a title, at most SLUG_LIMIT long and cut between words; "" when it has no letter."""
    slug = slugify(nfc(title))
    if len(slug) <= SLUG_LIMIT:
        return slug
    cut = slug[: SLUG_LIMIT + 1]
    return (cut.rsplit("-", 1)[0] if "-" in cut else cut)[:SLUG_LIMIT]


def _free(name: str, taken: Collection[str]) -> str:
    """Return `name`, or `name-2`, `name-3` where it is taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
