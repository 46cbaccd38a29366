"""Reads _data/thu-tuc-thay-doi/*.yml: one file for each decision that announces changes of procedures."""

from __future__ import annotations

from datetime import date
from typing import cast

from cchc.model.calendar import WorkCalendar, working_days_between
from cchc.model.change import (
    CHANGE_KINDS,
    POSTING_DAYS,
    ChangeBatch,
    ChangeKind,
    Clock,
    ProcedureChange,
    posting_clock,
)
from cchc.model.procedure import Procedure
from cchc.model.text import format_date, slugify
from cchc.sources.document import Block, parse_yaml
from cchc.sources.fields_site import SOURCE
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, Values, convert
from cchc.sources.tree import Tree

FOLDER = "_data/thu-tuc-thay-doi"
_SOON = 2
"""The editor is warned when so many working days are left."""

CHANGE_FIELDS = (
    Field("code", "code", "Mã thủ tục.", '"1.001193"', required=True),
    Field("kind", "text", "Loại thay đổi.", "sua-doi", required=True, choices=CHANGE_KINDS),
    Field("name", "text", "Tên thủ tục; bỏ trống thì lấy ở danh mục.", '"Đăng ký khai sinh"'),
    Field("what", "lines", "Nội dung thay đổi.", '["thời hạn giải quyết", "phí, lệ phí"]'),
    Field("replaces", "codes", "Mã các thủ tục bị thủ tục này thay thế.", '["2.000815"]'),
    Field("replaced_by", "codes", "Với thủ tục bãi bỏ: mã thủ tục làm thay.", '["1.001193"]'),
    Field("note", "text", "Ghi chú.", '"Chỉ thay đổi mẫu tờ khai"'),
)

BATCH = Schema(
    (
        Field("draft", "flag", "Ghi true khi chưa xác nhận; chưa đăng cho tới khi xóa dòng này.", "true"),
        Field("decision", "text", "Số, ký hiệu quyết định công bố.", '"1872/QĐ-UBND"'),
        Field("title", "text", "Tên đợt; bỏ trống thì dùng số quyết định.", '"Công bố thủ tục lĩnh vực hộ tịch"'),
        Field("announced_on", "date", "Ngày ký quyết định công bố.", "2026-11-20"),
        Field("effective_on", "date", "Ngày các thay đổi có hiệu lực.", "2026-12-01"),
        Field("posted_on", "date", "Ngày công khai trên trang và niêm yết.", "2026-11-24"),
        Field("documents", "keys", "Khóa các văn bản liên quan trong danh mục văn bản.", "[1872-qd-ubnd-2026]"),
        Field(
            "changes",
            "maps",
            "Các thủ tục thay đổi.",
            '[{code: "1.001193", kind: sua-doi, what: ["thời hạn"]}]',
            of=CHANGE_FIELDS,
        ),
        Field(
            "kept",
            "codes",
            "Mã các thủ tục vẫn áp dụng dù không còn trong tệp nhập; lần nhập sau không hỏi lại.",
            '["2.000815"]',
        ),
        Field("note", "prose", "Ghi chú.", '"Quyết định thay thế Quyết định số 12/QĐ-UBND"'),
        SOURCE,
    )
)


def read_changes(
    tree: Tree,
    report: Report,
    *,
    today: date,
    calendar: WorkCalendar,
    procedures: tuple[Procedure, ...] = (),
    documents: frozenset[str] | set[str] = frozenset(),
) -> tuple[ChangeBatch, ...]:
    """Return the confirmed batches, newest first. Drafts are told of, and warned about as their clock runs out."""
    names = {procedure.code: procedure.name for procedure in procedures}
    found: dict[str, ChangeBatch] = {}
    for name, values in batches_of(tree, report):
        file = report.file(name)
        _check_documents(values, documents, file)
        clock = posting_clock(values.date("announced_on"), values.date("posted_on"), calendar)
        _check_clock(values, clock.due_on, clock.taken, today, calendar, file)
        if values.flag("draft"):
            message = "đợt thay đổi chưa xác nhận nên chưa đăng"
            file.note(values.line("draft"), "changes-draft", message, "điền số, ngày quyết định rồi xóa dòng draft")
            continue
        if not _is_complete(values, today, file):
            continue
        batch = _batch(values, name, clock, names, file)
        found[batch.key] = batch
    return tuple(sorted(found.values(), key=lambda batch: (-(batch.day or date.min).toordinal(), batch.key)))


def _batch(values: Values, name: str, clock: Clock, names: dict[str, str], report: FileReport) -> ChangeBatch:
    """Return a batch; its key is the file's name."""
    return ChangeBatch(
        key=slugify(name.rsplit("/", 1)[1].rsplit(".", 1)[0]),
        decision=values.text("decision"),
        changes=tuple(one for item in values.maps("changes") if (one := _change(item, names, report))),
        title=values.text("title"),
        announced_on=values.date("announced_on"),
        effective_on=values.date("effective_on"),
        posted_on=values.date("posted_on"),
        due_on=clock.due_on,
        taken=clock.taken,
        documents=values.lines("documents"),
        source=values.reference(),
        note=values.text("note"),
        file=name,
    )


def batches_of(tree: Tree, report: Report) -> list[tuple[str, Values]]:
    """Return every file of the register with its values, drafts too."""
    found = []
    for name in tree.under(FOLDER, ".yml", ".yaml"):
        file = report.file(name)
        text = tree.read_text(name, report)
        block = parse_yaml(text, file) if text is not None else None
        if block is None:
            continue
        if not isinstance(block, Block):
            file.error(1, "record-form", "tệp không theo dạng “khóa: giá trị”", "viết theo mẫu ở docs/du-lieu.md")
            continue
        found.append((name, convert(block, BATCH, file)))
    return found


def _is_complete(values: Values, today: date, report: FileReport) -> bool:
    """Report what a public batch must say: its decision and day, and at least one procedure."""
    errors = report.errors
    for key, what in (("decision", "số quyết định công bố"), ("announced_on", "ngày ký quyết định công bố")):
        if key not in values.data and key not in values.wrong:
            message = f"đợt thay đổi chưa ghi {what}"
            report.error(values.line(key), "changes-incomplete", message, f"điền {key}, hoặc thêm draft: true")
    if not values.maps("changes"):
        report.error(values.line("changes"), "changes-empty", "đợt thay đổi chưa có thủ tục nào", "điền changes")
    posted, announced = values.date("posted_on"), values.date("announced_on")
    if posted and announced and posted < announced:
        message = f"ngày công khai {format_date(posted)} trước ngày quyết định {format_date(announced)}"
        report.error(values.line("posted_on"), "changes-order", message, "sửa lại một trong hai ngày")
    if posted and posted > today:
        message = f"ngày công khai {format_date(posted)} chưa tới"
        report.warning(values.line("posted_on"), "changes-future", message, "ghi ngày công khai thật sau khi đăng")
    return report.errors == errors


def _check_clock(
    values: Values, due_on: date | None, taken: int | None, today: date, calendar: WorkCalendar, report: FileReport
) -> None:
    """Warn while something can still be done: the clock runs as long as the day of posting is not written down."""
    announced = values.date("announced_on")
    if due_on is None or announced is None or values.date("posted_on"):
        if taken is not None and taken > POSTING_DAYS:
            message = f"công khai sau {taken} ngày làm việc, quá hạn {POSTING_DAYS} ngày làm việc"
            report.note(values.line("posted_on"), "changes-late", message, "trang thay đổi ghi đúng số ngày này")
        return
    remedy = "công khai, niêm yết rồi ghi posted_on"
    if today > due_on:
        late = working_days_between(due_on, today, calendar)
        message = f"đã quá hạn công khai {late} ngày làm việc (hạn cuối {format_date(due_on)})"
        report.warning(values.line("announced_on"), "changes-overdue", message, remedy)
        return
    left = working_days_between(today, due_on, calendar)
    level = report.warning if left <= _SOON else report.note
    message = f"còn {left} ngày làm việc để công khai (hạn cuối {format_date(due_on)})"
    level(values.line("announced_on"), "changes-due", message, remedy)


def _check_documents(values: Values, documents: frozenset[str] | set[str], report: FileReport) -> None:
    """Warn of documents that the register does not have."""
    for key in values.lines("documents"):
        if key not in documents:
            message = f"văn bản “{key}” chưa có trong danh mục"
            report.warning(values.line("documents"), "unknown-document", message, "thêm văn bản hoặc sửa lại khóa")


def _change(values: Values, names: dict[str, str], report: FileReport) -> ProcedureChange | None:
    """Return one change, or None with a problem when nobody could know which procedure is meant."""
    code = values.text("code")
    name = values.text("name") or names.get(code, "")
    if not name:
        message = f"thủ tục {code} không có trong danh mục và chưa ghi tên"
        report.error(values.line("code"), "change-unknown", message, "thêm name, hoặc sửa lại mã")
        return None
    for other in values.lines("replaced_by"):
        if other not in names:
            message = f"thủ tục thay thế {other} không có trong danh mục"
            remedy = "thêm thủ tục vào danh mục hoặc sửa mã"
            report.warning(values.line("replaced_by"), "unknown-procedure", message, remedy)
    if values.text("kind") == "thay-the" and not values.lines("replaces"):
        message = f"thủ tục {code} ghi là thay thế nhưng chưa ghi thay thế thủ tục nào"
        report.warning(values.line("kind"), "change-replaces", message, 'thêm replaces: ["mã thủ tục cũ"]')
    return ProcedureChange(
        code=code,
        kind=cast(ChangeKind, values.text("kind")),
        name=name,
        what=values.lines("what"),
        replaces=values.lines("replaces"),
        replaced_by=values.lines("replaced_by"),
        note=values.text("note"),
    )
