"""The villages of site.yml, and the items that are meant for some of them only."""

from __future__ import annotations

from collections.abc import Iterable

from cchc.model.news import NewsItem
from cchc.model.place import Village
from cchc.model.text import slugify
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Values

VILLAGE_FIELDS = (
    Field("name", "text", "Tên, không kèm loại.", '"Hoàng Hồ"', required=True),
    Field("type", "text", "Thôn, bản, tổ dân phố hoặc tên gọi khác.", "bản"),
    Field(
        "head",
        "text",
        "Trưởng thôn, trưởng bản hoặc người đọc tài liệu; bỏ trống nếu không muốn ghi tên.",
        '"Trưởng bản"',
    ),
)


def read_villages(records: Iterable[Values], report: FileReport) -> tuple[Village, ...]:
    """Return the villages in the order of site.yml; of two with one name the first counts."""
    found: dict[str, Village] = {}
    for values in records:
        village = Village(values.text("name"), values.text("type"), values.text("head"))
        if village.key in found:
            message = f"{village.full_name} ghi hai lần"
            report.warning(values.line("name"), "duplicate-village", message, "giữ lại một dòng")
        found.setdefault(village.key, village)
    return tuple(found.values())


def check_villages(news: Iterable[NewsItem], villages: Iterable[Village], report: Report) -> None:
    """Warn of items for a village that site.yml does not have: nobody would get them."""
    known = {name for village in villages for name in (village.key, slugify(village.name))}
    for item in news:
        for name in item.villages:
            if slugify(name) not in known:
                message = f"không có thôn, bản “{name[:60]}” trong site.yml"
                report.file(item.file).warning(
                    0, "unknown-village", message, "thêm vào villages của site.yml hoặc sửa lại tên"
                )
