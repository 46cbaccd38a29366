"""`cchc new chi-so-excel` and its like: an Excel template whose headings the readers know."""

from __future__ import annotations

from pathlib import Path

SHEETS = {
    "chi-so-excel": ("chi-so", "Chỉ số"),
    "mot-cua-excel": ("mot-cua", "Một cửa"),
    "phan-anh-excel": ("phan-anh", "Phản ánh"),
}
"""Kind of template: its folder below _data, and the name of its sheet."""


def create_sheet(content: Path, kind: str, name: str) -> Path:
    """Write _data/<folder>/<name>.xlsx and return its path, relative to the present folder where it lies below it."""
    import os

    from cchc.bridge.refusal import Refusal, refusal_of
    from cchc.desk.workbook import workbook
    from cchc.model.text import slugify
    from cchc.sources.feedback import FEEDBACK
    from cchc.sources.fields_indicator import RESULT
    from cchc.sources.one_stop import ONE_STOP

    schema = {"chi-so-excel": RESULT, "mot-cua-excel": ONE_STOP, "phan-anh-excel": FEEDBACK}[kind]
    folder, sheet = SHEETS[kind]
    stem = slugify(name.removesuffix(".xlsx"))
    if not stem:
        raise Refusal("tên tệp không có chữ hay số nào", f'viết như: cchc new {kind} "2026"')
    path = content / "_data" / folder / f"{stem}.xlsx"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(workbook(schema.fields, sheet=sheet))
    except FileExistsError:
        raise Refusal(f"đã có tệp {path.name}", "đặt tên khác, ví dụ thêm năm hoặc quý") from None
    except OSError as error:
        raise refusal_of(error, "tạo bảng") from error
    return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path
