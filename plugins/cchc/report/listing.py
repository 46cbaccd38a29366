"""The list of what was published in a period, as rows and as CSV."""

from __future__ import annotations

import csv
import io

from cchc.model.site import Site
from cchc.model.text import VIETNAM, format_date
from cchc.report.figures import Figures, figures
from cchc.report.period import Period

HEADS = (
    "TT", "Ngày đăng", "Tên tin, bài", "Đơn vị", "Địa chỉ", "Nội dung của kế hoạch", "Lĩnh vực", "Thể loại",
    "Cộng tác viên", "Người duyệt",
)  # fmt: skip


def rows(site: Site, told: Figures, root: str) -> list[tuple[str, ...]]:
    """Return a row for each item: number, day, title, unit, address, area, fields, kind, contributor, approver."""
    areas = {area.key: area.title for area in told.plan.areas} if told.plan else {}
    result: list[tuple[str, ...]] = []
    for number, item in enumerate(told.items, 1):
        unit = site.units_by_key.get(item.unit)
        fields = [site.fields_by_key[key].name for key in item.fields if key in site.fields_by_key]
        day = format_date(item.date.astimezone(VIETNAM).date())
        facts = (
            areas.get(item.area, item.area),
            "; ".join(fields),
            item.format_name,
            item.contributor,
            item.approved_by,
        )
        result.append((str(number), day, item.title, unit.label if unit else "", root + item.path, *facts))
    return result


def as_csv(site: Site, period: Period, *, root: str) -> bytes:
    """Return the list as CSV that Excel opens with its marks; cells that Excel would run as formulas are disarmed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for row in rows(site, figures(site, period), root):
        writer.writerow([f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
