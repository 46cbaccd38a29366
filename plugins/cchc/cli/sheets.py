"""`cchc new chi-so-excel` and its like: an Excel template whose headings the readers know."""

from __future__ import annotations

from pathlib import Path

SHEETS = {
    "chi-so-excel": ("chi-so", "Chỉ số"),
    "qd-766-excel": ("qd-766", "Chỉ số 766"),
    "mot-cua-excel": ("mot-cua", "Một cửa"),
    "phan-anh-excel": ("phan-anh", "Phản ánh"),
    "thu-tuc-excel": ("thu-tuc", "Thủ tục"),
    "hoat-dong-excel": ("hoat-dong", "Nhật ký tuyên truyền"),
    "van-ban-excel": ("van-ban", "Văn bản"),
}
"""Kind of template: its folder below _data, and the name of its sheet."""


def create_sheet(content: Path, kind: str, name: str) -> Path:
    """Write _data/<folder>/<name>.xlsx and return its path, relative to the present folder where it lies below it."""
    import os

    from cchc.bridge.refusal import Refusal, refusal_of
    from cchc.desk.workbook import workbook
    from cchc.model.text import slugify
    from cchc.sources.activities import ACTIVITY
    from cchc.sources.document_list import DOCUMENT_LIST
    from cchc.sources.feedback import FEEDBACK
    from cchc.sources.fields_indicator import RESULT
    from cchc.sources.one_stop import ONE_STOP
    from cchc.sources.procedure_list import LIST
    from cchc.sources.quality import QUALITY

    schemas = {"chi-so-excel": RESULT, "qd-766-excel": QUALITY, "mot-cua-excel": ONE_STOP, "phan-anh-excel": FEEDBACK}
    schema = {**schemas, "thu-tuc-excel": LIST, "hoat-dong-excel": ACTIVITY, "van-ban-excel": DOCUMENT_LIST}[kind]
    folder, sheet = SHEETS[kind]
    stem = slugify(name.removesuffix(".xlsx"))
    if not stem:
        raise Refusal("tên tệp không có chữ hay số nào", f'viết như: cchc new {kind} "2026"')
    # What is imported by a command is no data of the section yet, and lies where people work.
    place = Path.cwd() if kind == "van-ban-excel" else content / "_data" / folder
    path = place / f"{stem}.xlsx"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(
                workbook(schema.fields, sheet=sheet, choices=_choices(content) if kind == "thu-tuc-excel" else None)
            )
    except FileExistsError:
        raise Refusal(f"đã có tệp {path.name}", "đặt tên khác, ví dụ thêm năm hoặc quý") from None
    except OSError as error:
        raise refusal_of(error, "tạo bảng") from error
    return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path


def _choices(content: Path) -> dict[str, tuple[str, ...]]:
    """Return words to choose from in a list of procedures: the law's, and those that the commune's lists use."""
    from cchc.model.procedure import LEVELS, WAYS
    from cchc.sources.procedures import read_procedures
    from cchc.sources.report import Report
    from cchc.sources.tree import Tree

    known = read_procedures(Tree(content), Report())
    ways = tuple(WAYS.values())
    return {
        "level": tuple(LEVELS.values()),
        "tier": ("Cấp xã", "Cấp tỉnh, Cấp xã", "Cấp bộ, Cấp xã", "Cấp bộ, Cấp tỉnh, Cấp xã"),
        "kind": tuple(sorted({one.kind for one in known if one.kind})),
        "field": tuple(sorted({one.field for one in known if one.field})),
        "issuer": tuple(sorted({one.issuer for one in known if one.issuer})),
        "agencies": tuple(sorted({agency for one in known for agency in one.agencies})),
        "ways": (*ways, "; ".join(ways[:2]), "; ".join(ways)),
        "any_boundary": ("có", "không"),
    }
