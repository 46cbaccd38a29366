"""Joins lists and details of procedures: the detail wins field by field, the list fills what it lacks."""

from __future__ import annotations

from dataclasses import fields, replace

from cchc.model.procedure import Procedure
from cchc.model.text import fold, squeeze
from cchc.sources.procedure_detail import read_detail
from cchc.sources.procedure_list import read_list
from cchc.sources.report import Report
from cchc.sources.table import SUFFIXES
from cchc.sources.tree import Tree

FOLDER = "_data/thu-tuc"
NO_FIELD = "Chưa phân lĩnh vực"

_JOINED = ("code", "extra", "files")
FACT_NAMES = {
    "name": "tên",
    "field": "lĩnh vực",
    "issuer": "cơ quan ban hành",
    "agencies": "cơ quan thực hiện",
    "decision": "số quyết định",
    "kind": "loại thủ tục",
    "audience": "đối tượng thực hiện",
    "level": "mức độ",
    "url": "đường dẫn",
}
"""The facts of a list and the words for them in messages."""


def read_procedures(tree: Tree, report: Report) -> tuple[Procedure, ...]:
    """Return the procedures by code."""
    found: dict[str, Procedure] = {}
    rows: dict[str, int] = {}
    for name in tree.under(FOLDER, *SUFFIXES):
        for procedure, row in read_list(tree, name, report).rows:
            code = procedure.code
            if code in found:
                _compare(found[code], rows[code], procedure, row, report)
                found[code] = fill(found[code], procedure)
            else:
                found[code] = procedure
                rows[code] = row
    for procedure in _details(tree, report):
        listed = found.get(procedure.code)
        if listed and procedure.name and not same_name(listed.name, procedure.name):
            where = f"{listed.files[0]}:{rows[procedure.code]}"
            message = f"tên thủ tục {procedure.code} khác với tên ở {where} (“{listed.name[:80]}”)"
            report.file(procedure.files[0]).warning(
                0, "name-differs", message, "sửa name cho khớp tên trong quyết định công bố"
            )
        found[procedure.code] = fill(procedure, listed) if listed else procedure
    return tuple(_finished(found[code], report) for code in sorted(found) if _is_named(found[code], report))


def fill(first: Procedure, other: Procedure) -> Procedure:
    """Return `first` with what it lacks taken from `other`."""
    changes = {}
    for field in fields(Procedure):
        if field.name not in _JOINED and not getattr(first, field.name):
            changes[field.name] = getattr(other, field.name)
    known = {name for name, _ in first.extra}
    extra = first.extra + tuple(pair for pair in other.extra if pair[0] not in known)
    files = tuple(dict.fromkeys(first.files + other.files))
    return replace(first, **changes, extra=extra, files=files)


def _details(tree: Tree, report: Report) -> list[Procedure]:
    """Return the details of every YAML file, each code once."""
    found: dict[str, Procedure] = {}
    for name in tree.under(FOLDER, ".yml", ".yaml"):
        procedure = read_detail(tree, name, report)
        if procedure is None:
            continue
        if procedure.code in found:
            message = f"thủ tục {procedure.code} đã có ở {found[procedure.code].files[0]}"
            report.file(name).error(0, "duplicate-procedure", message, "gộp hai tệp làm một rồi xóa tệp thừa")
            continue
        found[procedure.code] = procedure
    return list(found.values())


def _compare(first: Procedure, first_row: int, second: Procedure, row: int, report: Report) -> None:
    """Report a code that stands in the lists twice: a warning only when the names differ."""
    file = report.file(second.files[0])
    where = f"{first.files[0]}:{first_row}"
    if not same_name(first.name, second.name):
        message = f"mã {second.code} có hai tên: “{second.name[:80]}” ở đây, “{first.name[:80]}” ở {where}"
        file.warning(
            row, "name-differs", message, "kiểm tra lại mã và tên theo quyết định công bố; đang dùng tên đọc trước"
        )
        return
    differ = [
        label
        for key, label in FACT_NAMES.items()
        if key != "name" and getattr(second, key) and getattr(first, key) not in ((), "", getattr(second, key))
    ]
    if differ:
        message = f"mã {second.code} đã có ở {where} nhưng khác {', '.join(differ)}; đang dùng dòng đọc trước"
        file.note(row, "repeated-code", message, "giữ một dòng đúng, xóa dòng kia")
    else:
        file.note(row, "repeated-code", f"mã {second.code} đã có ở {where}", "xóa một dòng nếu không cần")


def same_name(first: str, second: str) -> bool:
    """True when two names differ at most in spaces, capitals, marks and the full stop."""
    return squeeze(fold(first)).rstrip(" .") == squeeze(fold(second)).rstrip(" .")


def _is_named(procedure: Procedure, report: Report) -> bool:
    """Report a detail that has no name and no list to take it from."""
    if not procedure.name:
        message = f"thủ tục {procedure.code} chưa có tên và không có trong danh mục"
        report.file(procedure.files[0]).error(
            0, "name-missing", message, "thêm dòng name hoặc thêm thủ tục vào danh mục"
        )
    return bool(procedure.name)


def _finished(procedure: Procedure, report: Report) -> Procedure:
    """Return the procedure with a field to be listed under."""
    if procedure.field:
        return procedure
    message = f"thủ tục {procedure.code} chưa ghi lĩnh vực"
    report.file(procedure.files[0]).warning(0, "field-missing", message, "điền lĩnh vực như trong danh mục")
    return replace(procedure, field=NO_FIELD)
