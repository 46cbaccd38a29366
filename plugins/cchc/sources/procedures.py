"""Joins lists and details of procedures: the detail wins field by field, the list fills what it lacks."""

from __future__ import annotations

from dataclasses import fields, replace

from cchc.model.procedure import REQUIRED_PARTS, Procedure, is_free
from cchc.model.text import fold, squeeze
from cchc.sources.list_parts import PART_LABELS
from cchc.sources.procedure_detail import read_detail
from cchc.sources.procedure_list import read_list
from cchc.sources.report import Report
from cchc.sources.table import SUFFIXES
from cchc.sources.tree import Tree

FOLDER = "_data/thu-tuc"
NO_FIELD = "Chưa phân lĩnh vực"

_OF_LISTS = ("name", "field", "issuer", "agencies", "decision", "kind", "audience", "level", "url", "keywords")
"""What a draft may say in public."""
_JOINED = ("code", "extra", "files", "draft", "lacks")
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
    **PART_LABELS,
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
        found[procedure.code] = _joined(procedure, listed)
    named = [found[code] for code in sorted(found) if _is_named(found[code], report)]
    return tuple(_checked(_finished(one, report), report) for one in named)


def _joined(detail: Procedure, listed: Procedure | None) -> Procedure:
    """Return details with what the list adds. Details in public must be whole; those of a draft stay away."""
    whole = fill(detail, listed) if listed else detail
    if not detail.draft:
        return whole
    facts = {key: getattr(detail, key) for key in (*_OF_LISTS, "any_boundary")}
    shown = replace(Procedure(detail.code, "", ""), **facts, files=detail.files, draft=True, lacks=whole.missing)
    return fill(shown, listed) if listed else shown


def _checked(procedure: Procedure, report: Report) -> Procedure:
    """Return the procedure with the parts that it lacks. Details in public must be whole."""
    if procedure.draft or not procedure.is_detailed:
        return procedure
    file, missing = report.file(procedure.files[0]), procedure.missing
    for part in missing:
        if part in REQUIRED_PARTS:
            message = f"thủ tục {procedure.code} thiếu {REQUIRED_PARTS[part]}"
            remedy = f"điền {part}; chưa có thì ghi draft: true để chưa đăng phần chi tiết"
            file.error(0, "part-missing", message, remedy)
        elif procedure.fee is None:
            fee = next(way.fee for way in procedure.ways if way.fee and not is_free(way.fee))
            message = f"thủ tục {procedure.code} có thu “{fee[:60]}” nhưng chưa ghi ai được miễn, giảm"
            file.error(0, "fee-exemptions", message, "thêm fee với amount và exemptions; chưa rõ thì ghi draft: true")
    return replace(procedure, lacks=missing)


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
