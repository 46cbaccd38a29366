"""Reads _data/hoat-dong/: the log of what was done beside the pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cchc.model.activity import FORMS, Activity
from cchc.model.text import fold
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, convert
from cchc.sources.table import SUFFIXES, Row, read_table
from cchc.sources.tree import Tree

FOLDER = "_data/hoat-dong"

ACTIVITY = Schema(
    (
        Field("date", "date", "Ngày thực hiện.", "24/11/2026", required=True, aliases=("ngày", "ngày thực hiện")),
        Field("form", "text", "Hình thức tuyên truyền.", "Họp thôn, bản, tổ dân phố", required=True,
              aliases=("hình thức", "kênh"), choices=FORMS),
        Field("title", "text", "Nội dung, tên tin hoặc khẩu hiệu.", "Hướng dẫn nộp hồ sơ trực tuyến", required=True,
              aliases=("nội dung", "tên")),
        Field("count", "integer", "Số lượng: lượt phát, tờ, tấm, buổi; bỏ trống là 1.", "3", aliases=("số lượng",)),
        Field("unit", "text", "Đơn vị thực hiện: tên hoặc khóa trong site.yml.", "Văn phòng HĐND và UBND",
              aliases=("đơn vị", "đơn vị thực hiện")),
        Field("area", "text", "Nội dung của kế hoạch: khóa, chữ cái hoặc tên.", "d", aliases=("mục kế hoạch",)),
        Field("people", "integer", "Số người dự, người xem.", "45", aliases=("số người", "số người dự")),
        Field("place", "text", "Nơi thực hiện.", "Nhà văn hóa bản Mấn", aliases=("địa điểm", "nơi thực hiện")),
        Field("note", "text", "Ghi chú, tài liệu kiểm chứng.", "Biên bản số 05", aliases=("ghi chú",)),
    ),
    columns=True,
)  # fmt: skip


def read_activities(
    tree: Tree, report: Report, *, units: Mapping[str, str] | None, areas: Mapping[str, Collection[str]]
) -> tuple[Activity, ...]:
    """Return the log, oldest first.

    `units` are names by key, None where they are not known; `areas` the other names of each area of the plans by key.
    """
    found = []
    for name in tree.under(FOLDER, *SUFFIXES):
        file = report.file(name)
        for row in read_table(tree, name, ACTIVITY, file):
            activity = _activity(row, name, file, units, areas)
            if activity:
                found.append(activity)
    return tuple(sorted(found, key=lambda one: (one.date, one.file, one.line)))


def _activity(
    row: Row, name: str, report: FileReport, units: Mapping[str, str] | None, areas: Mapping[str, Collection[str]]
) -> Activity | None:
    """Return one line of the log, or None when it cannot be used."""
    errors = report.errors
    values = convert(row.block, ACTIVITY, report)
    day = values.date("date")
    for key in ("count", "people"):
        if (values.integer(key) or 0) < 0:
            message = f"{ACTIVITY.label(ACTIVITY.by_name[key])} có số âm"
            report.error(values.line(key), "negative", message, "kiểm tra lại số liệu")
    unit = _key(values.text("unit"), {key: (text,) for key, text in (units or {}).items()})
    if unit is None and units is not None:
        names = ", ".join(units.values())
        message = f"không có đơn vị “{values.text('unit')}”"
        report.warning(values.line("unit"), "unknown-unit", message, f"dùng một trong: {names}")
    area = _key(values.text("area"), areas)
    if area is None:
        message = f"kế hoạch không có nội dung “{values.text('area')}”"
        remedy = f"dùng một trong: {', '.join(areas) or '(chưa có khóa nào)'}"
        report.warning(values.line("area"), "unknown-area", message, remedy)
    if values.broken or day is None or report.errors > errors:
        return None
    return Activity(
        date=day,
        form=values.text("form"),
        title=values.text("title"),
        count=1 if (count := values.integer("count")) is None else count,
        unit=unit or "",
        area=area or "",
        people=values.integer("people"),
        place=values.text("place"),
        note=values.text("note"),
        file=name,
        line=row.block.start,
    )


def _key(written: str, names: Mapping[str, Collection[str]]) -> str | None:
    """Return the key that a person means by key or name, "" for nothing, None for what is not known."""
    wanted = fold(written).rstrip(".)")
    if not wanted:
        return ""
    for key, others in names.items():
        if wanted in {fold(key), *(fold(other) for other in others)}:
            return key
    return None
