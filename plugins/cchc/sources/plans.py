"""Reads _data/ke-hoach/*.yml: communication plans, one a file."""

from __future__ import annotations

from collections.abc import Collection

from cchc.model.plan import Area, Part, Plan, Task
from cchc.model.text import slugify
from cchc.sources.document import Block, parse_yaml
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, Values, convert
from cchc.sources.tree import Tree

FOLDER = "_data/ke-hoach"

PART_FIELDS = (
    Field("title", "text", "Đề mục.", '"I. Mục đích, yêu cầu"', required=True),
    Field("text", "prose", "Nội dung, giữa hai đoạn có một dòng trống.", '"Nâng cao nhận thức của cán bộ"'),
)

AREA_FIELDS = (
    Field("key", "key", "Khóa nội dung tuyên truyền, không đổi về sau.", "d", required=True),
    Field("letter", "text", "Chữ cái như in trong kế hoạch.", '"đ"'),
    Field("title", "text", "Tên ngắn.", '"Cải cách thủ tục hành chính"', required=True),
    Field("text", "prose", "Nội dung cụ thể.", '"Công khai thủ tục hành chính"'),
)

TASK_FIELDS = (
    Field("content", "text", "Nội dung công việc.", '"Đăng tin, bài về thủ tục hành chính"', required=True),
    Field("lead", "key", "Khóa đơn vị chủ trì.", "phong-vhxh", required=True),
    Field("partners", "keys", "Khóa các đơn vị phối hợp.", "[van-phong]"),
    Field("time", "text", "Thời gian như kế hoạch ghi.", '"Thường xuyên"'),
    Field("due", "date", "Hạn hoàn thành nếu có ngày cụ thể.", "2025-12-31"),
    Field("area", "key", "Khóa nội dung tuyên truyền.", "d"),
    Field("product", "text", "Sản phẩm.", '"Tin, bài"'),
    Field("done_on", "date", "Ngày làm xong; chưa xong thì bỏ trống.", "2025-12-10"),
)

PLAN = Schema(
    (
        Field("key", "key", "Khóa của kế hoạch; bỏ trống thì lấy tên tệp.", "ke-hoach-2025"),
        Field("number", "text", "Số, ký hiệu.", '"45/KH-UBND"'),
        Field("title", "text", "Tên kế hoạch.", '"Kế hoạch tuyên truyền cải cách hành chính"', required=True),
        Field("issuer", "text", "Cơ quan ban hành.", '"UBND xã Phong Thổ"', required=True),
        Field("date", "date", "Ngày ban hành.", "2025-07-28"),
        Field("period_from", "date", "Ngày bắt đầu.", "2025-07-01"),
        Field("period_to", "date", "Ngày kết thúc.", "2025-12-31"),
        Field("basis", "keys", "Khóa các văn bản căn cứ.", "[76-nq-cp-2021]"),
        Field(
            "parts", "maps", "Các phần của kế hoạch.", '[{title: "I. Mục đích, yêu cầu", text: "…"}]', of=PART_FIELDS
        ),
        Field("areas", "maps", "Các nội dung tuyên truyền.", '[{key: d, letter: "d", title: "…"}]', of=AREA_FIELDS),
        Field("tasks", "maps", "Bảng phân công nhiệm vụ.", '[{content: "…", lead: phong-vhxh}]', of=TASK_FIELDS),
        Field("recipients", "lines", "Nơi nhận.", '["Sở Nội vụ Lai Châu"]'),
        Field("note", "prose", "Ghi chú.", '"Soạn lại từ kế hoạch đã ban hành"'),
    )
)


def read_plans(
    tree: Tree, report: Report, *, units: Collection[str] | None, documents: Collection[str]
) -> tuple[Plan, ...]:
    """Return the plans, newest first; `units` None means that units are not known."""
    found: dict[str, Plan] = {}
    for name in tree.under(FOLDER, ".yml", ".yaml"):
        file = report.file(name)
        values = _values(tree, name, report, file)
        if values is None:
            continue
        plan = _plan(values, name)
        if plan.key in found:
            message = f"kế hoạch “{plan.key}” đã có ở {found[plan.key].file}"
            file.error(values.line("key"), "duplicate-plan", message, "đặt khóa key khác")
            continue
        _check(plan, values, file, units, documents)
        found[plan.key] = plan
    return tuple(sorted(found.values(), key=_newest_first))


def _values(tree: Tree, name: str, report: Report, file: FileReport) -> Values | None:
    """Return the converted content of one file, or None with a problem."""
    text = tree.read_text(name, report)
    block = parse_yaml(text, file) if text is not None else None
    if block is None:
        return None
    if not isinstance(block, Block):
        file.error(1, "record-form", "tệp kế hoạch không theo dạng “khóa: giá trị”", "viết theo mẫu ở docs/du-lieu.md")
        return None
    values = convert(block, PLAN, file)
    return None if values.broken else values


def _plan(values: Values, name: str) -> Plan:
    """Return one plan."""
    stem = name.rsplit("/", 1)[1].rsplit(".", 1)[0]
    return Plan(
        key=values.text("key") or slugify(stem) or "ke-hoach",
        title=values.text("title"),
        issuer=values.text("issuer"),
        number=values.text("number"),
        date=values.date("date"),
        period_from=values.date("period_from"),
        period_to=values.date("period_to"),
        basis=values.lines("basis"),
        parts=tuple(Part(item.text("title"), item.text("text")) for item in values.maps("parts")),
        areas=tuple(_area(item) for item in values.maps("areas")),
        tasks=tuple(_task(item) for item in values.maps("tasks")),
        recipients=values.lines("recipients"),
        note=values.text("note"),
        file=name,
    )


def _area(values: Values) -> Area:
    """Return one content area; without letter its key is printed."""
    key = values.text("key")
    return Area(key, values.text("letter") or key, values.text("title"), values.text("text"))


def _task(values: Values) -> Task:
    """Return one line of the work table."""
    return Task(
        content=values.text("content"),
        lead=values.text("lead"),
        partners=values.lines("partners"),
        time=values.text("time"),
        due=values.date("due"),
        area=values.text("area"),
        product=values.text("product"),
        done_on=values.date("done_on"),
        line=values.block.start,
    )


def _check(
    plan: Plan, values: Values, report: FileReport, units: Collection[str] | None, documents: Collection[str]
) -> None:
    """Check the plan's references and dates."""
    if plan.period_from and plan.period_to and plan.period_to < plan.period_from:
        report.error(
            values.line("period_to"), "period-order", "kế hoạch kết thúc trước khi bắt đầu", "kiểm tra lại hai ngày"
        )
    for key in plan.basis:
        if key not in documents:
            message = f"văn bản căn cứ “{key}” chưa có trong danh mục"
            report.warning(
                values.line("basis"), "unknown-document", message, "thêm văn bản vào _data/van-ban hoặc sửa lại khóa"
            )
    seen: set[str] = set()
    for item in values.maps("areas"):
        if item.text("key") in seen:
            report.error(
                item.line("key"), "duplicate", f"khóa nội dung “{item.text('key')}” dùng hai lần", "đặt khóa khác"
            )
        seen.add(item.text("key"))
    for task in plan.tasks:
        for unit in (task.lead, *task.partners):
            if units is not None and unit not in units:
                message = f"không có đơn vị “{unit}” trong site.yml"
                report.error(task.line, "unknown-unit", message, "sửa lại khóa hoặc thêm đơn vị vào “units”")
        if task.area and task.area not in seen:
            message = f"kế hoạch không có nội dung “{task.area}”"
            report.error(task.line, "unknown-area", message, "dùng một khóa có trong “areas” của kế hoạch này")


def _newest_first(plan: Plan) -> tuple[int, str]:
    """Sort by date (else the beginning of the period) falling, then by key."""
    day = plan.date or plan.period_from
    return (-day.toordinal() if day else 0, plan.key)
