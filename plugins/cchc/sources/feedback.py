"""Reads _data/phan-anh/: the register of feedback (tables), questions and answers (YAML)."""

from __future__ import annotations

import re
from typing import cast

from cchc.model.feedback import STATUSES, FeedbackItem, FeedbackStatus, Question
from cchc.sources.document import Block, Items, parse_yaml
from cchc.sources.fields_site import SOURCE
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, Values, convert
from cchc.sources.table import SUFFIXES, read_table
from cchc.sources.tree import Tree

FOLDER = "_data/phan-anh"

# A register without names still betrays people by their numbers: mobile numbers, identity numbers, private e-mail.
_PERSONAL = re.compile(
    r"(?<![\d.])(?:\+84|0)[35789]\d{1,2}[ .]?\d{3}[ .]?\d{3,4}(?!\d)|(?<!\d)\d{12}(?!\d)"
    r"|[\w.+-]+@(?:gmail|yahoo|outlook|hotmail|icloud)\.\w+",
    re.IGNORECASE,
)

FEEDBACK = Schema(
    (
        Field("id", "text", "Mã phản ánh, không đổi về sau.", "PA-2026-001", required=True, aliases=("mã", "mã số")),
        Field(
            "received", "date", "Ngày tiếp nhận.", "03/11/2026", required=True, aliases=("ngày tiếp nhận", "ngày nhận")
        ),
        Field("topic", "text", "Chủ đề, không ghi tên người gửi.", "Thời gian chờ", required=True, aliases=("chủ đề",)),
        Field("summary", "prose", "Nội dung đã bỏ thông tin riêng.", "Chờ lâu vào sáng thứ Hai", aliases=("nội dung",)),
        Field("unit", "text", "Đơn vị xử lý: tên hoặc khóa.", "trung-tam-pvhcc", aliases=("đơn vị xử lý", "đơn vị")),
        Field(
            "status",
            "text",
            "Tình trạng xử lý.",
            "da-tra-loi",
            required=True,
            aliases=("tình trạng", "trạng thái"),
            choices=STATUSES,
        ),
        Field("channel", "text", "Kênh tiếp nhận.", "Cổng Dịch vụ công quốc gia", aliases=("kênh",)),
        Field("due", "date", "Hạn trả lời; bỏ trống thì tính theo quy định.", "24/11/2026", aliases=("hạn trả lời",)),
        Field(
            "answered", "date", "Ngày trả lời, từ chối hoặc yêu cầu bổ sung.", "12/11/2026", aliases=("ngày trả lời",)
        ),
        Field("published", "date", "Ngày công khai kết quả.", "13/11/2026", aliases=("ngày công khai",)),
        Field(
            "answer",
            "prose",
            "Nội dung trả lời, không có thông tin riêng.",
            "Đã bố trí thêm một quầy",
            aliases=("nội dung trả lời", "trả lời"),
        ),
        Field("note", "text", "Ghi chú.", "Đã xin lỗi bằng văn bản", aliases=("ghi chú",)),
    ),
    columns=True,
)

QUESTION = Schema(
    (
        Field("question", "text", "Câu hỏi.", '"Làm khai sinh cần giấy tờ gì?"', required=True),
        Field("answer", "prose", "Câu trả lời; giữa hai đoạn có một dòng trống.", '"Nộp tờ khai…"', required=True),
        Field("field", "text", "Nhóm câu hỏi.", '"Hộ tịch"'),
        Field("procedures", "codes", "Mã các thủ tục có liên quan.", '["1.001193"]'),
        Field("answered_on", "date", "Ngày trả lời.", "2026-11-20"),
        SOURCE,
    )
)


def read_feedback(tree: Tree, report: Report) -> tuple[FeedbackItem, ...]:
    """Return the register, newest first."""
    found: dict[str, FeedbackItem] = {}
    for name in tree.under(FOLDER, *SUFFIXES):
        file = report.file(name)
        for row in read_table(tree, name, FEEDBACK, file):
            item = _item(row.block, name, file)
            if item is None:
                continue
            if item.id in found:
                other = found[item.id]
                message = f"mã “{item.id}” đã có ở {other.file}:{other.line}"
                file.error(item.line, "duplicate-id", message, "đặt mã khác hoặc xóa một dòng")
                continue
            found[item.id] = item
    return tuple(sorted(found.values(), key=lambda item: (-item.received.toordinal(), item.id)))


def _item(block: Block, name: str, report: FileReport) -> FeedbackItem | None:
    """Return one row, or None when it cannot be used."""
    errors = report.errors
    values = convert(block, FEEDBACK, report)
    received = values.date("received")
    _check(values, report)
    if values.broken or received is None or report.errors > errors:
        return None
    return FeedbackItem(
        id=values.text("id"),
        received=received,
        topic=values.text("topic"),
        status=cast(FeedbackStatus, values.text("status")),
        unit=values.text("unit"),
        summary=values.text("summary"),
        channel=values.text("channel"),
        due=values.date("due"),
        answered=values.date("answered"),
        published=values.date("published"),
        answer=values.text("answer"),
        note=values.text("note"),
        file=name,
        line=block.start,
    )


def _check(values: Values, report: FileReport) -> None:
    """Refuse personal data and days that contradict each other; warn of an answer without its text."""
    for key in ("topic", "summary", "answer", "note"):
        if _PERSONAL.search(values.text(key)):
            message = f"cột “{key}” có số điện thoại, số định danh hoặc thư riêng"
            remedy = "xóa thông tin riêng của người gửi trước khi công khai"
            report.error(values.line(key), "personal-data", message, remedy)
    received, answered, published = values.date("received"), values.date("answered"), values.date("published")
    for first, second, what in (
        (received, answered, "ngày trả lời trước ngày tiếp nhận"),
        (answered, published, "ngày công khai trước ngày trả lời"),
    ):
        if first and second and second < first:
            report.error(values.line("answered"), "wrong-order", what, "kiểm tra lại hai ngày")
    if values.text("status") == "da-tra-loi" and not (answered and values.text("answer")):
        message = "đã trả lời nhưng thiếu ngày hoặc nội dung trả lời"
        report.warning(
            values.line("status"), "answer-missing", message, "điền cột “ngày trả lời” và “nội dung trả lời”"
        )


def read_questions(tree: Tree, report: Report) -> tuple[Question, ...]:
    """Return the questions as their files have them."""
    found: list[Question] = []
    for name in tree.under(FOLDER, ".yml", ".yaml"):
        file = report.file(name)
        text = tree.read_text(name, report)
        items = parse_yaml(text, file) if text is not None else None
        if items is None:
            continue
        if not isinstance(items, Items):
            file.error(1, "question-form", "tệp không phải danh sách câu hỏi", "mỗi câu bắt đầu bằng “- question:”")
            continue
        found += [one for item in items if isinstance(item, Block) and (one := _question(item, name, file))]
    return tuple(found)


def _question(block: Block, name: str, report: FileReport) -> Question | None:
    values = convert(block, QUESTION, report)
    if values.broken:
        return None
    source = values.reference()
    return Question(
        question=values.text("question"),
        answer=values.text("answer"),
        field=values.text("field"),
        procedures=values.lines("procedures"),
        answered_on=values.date("answered_on"),
        source_title=source.title if source else "",
        source=source.url if source else "",
        file=name,
        line=block.start,
    )
