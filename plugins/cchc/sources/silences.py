"""Reads _data/bo-qua.yml: which findings are left out, and why."""

from __future__ import annotations

from difflib import get_close_matches

from cchc.model.rules import RULES
from cchc.model.silence import Silence
from cchc.sources.document import Block, Items, parse_yaml
from cchc.sources.report import Report
from cchc.sources.schema import Field, Schema, convert
from cchc.sources.tree import Tree

FILE = "_data/bo-qua.yml"

SILENCE = Schema(
    (
        Field("rule", "key", "Mã của quy tắc, xem docs/huong-dan/kiem-tra.md.", "citation-unknown", required=True),
        Field("reason", "text", "Lý do, viết đủ để người sau hiểu.", '"Đã đối chiếu bản giấy"', required=True),
        Field(
            "file",
            "text",
            "Tệp trong thư mục content, dùng được dấu * ; bỏ trống là mọi tệp.",
            '"tin-tuc/2025/*.md"',
        ),
        Field("about", "text", "Chỉ bỏ qua lời báo có những chữ này.", '"48/CV-BCĐTKNQ18"'),
        Field("until", "date", "Ngày cuối cùng còn bỏ qua.", "2026-12-31"),
    )
)


def read_silences(tree: Tree, report: Report) -> tuple[Silence, ...]:
    """Return the decisions in the order of the file."""
    if FILE not in tree.files:
        return ()
    file = report.file(FILE)
    text = tree.read_text(FILE, report)
    value = parse_yaml(text, file) if text is not None else ""
    if not value:
        return ()
    found = []
    for block in value if isinstance(value, Items) else ():
        if not isinstance(block, Block):
            continue
        values = convert(block, SILENCE, file)
        rule = values.text("rule")
        if values.broken:
            continue
        if rule not in RULES:
            close = get_close_matches(rule, RULES, n=1)
            remedy = f"có phải là {close[0]}" if close else "xem các mã trong docs/huong-dan/kiem-tra.md"
            file.error(values.line("rule"), "unknown-rule", f"không có quy tắc “{rule}” để bỏ qua", remedy)
            continue
        found.append(
            Silence(
                rule,
                values.text("reason"),
                values.text("file"),
                values.text("about"),
                values.date("until"),
                FILE,
                block.start,
            )
        )
    if not isinstance(value, Items):
        file.error(1, "record-form", "tệp phải là danh sách", "mỗi mục bắt đầu bằng “- rule: …”")
    return tuple(found)
