"""The full test site: tests/sites/full, a spreadsheet made on the spot, and the same with hostile text everywhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from tests.recordings import mp3
from tests.support import HOSTILE, copy_site

from cchc.sources.changes import BATCH
from cchc.sources.documents import DOCUMENT
from cchc.sources.feedback import QUESTION
from cchc.sources.fields_news import NEWS
from cchc.sources.fields_procedure import DETAIL
from cchc.sources.fields_site import SITE
from cchc.sources.one_stop import REVIEW
from cchc.sources.plans import PLAN
from cchc.sources.schema import Field

MARK = "BIMAT"
"""The word that stands only in drafts, internal items and other files that must not be published."""

_RADIO = """---
id: phat-thanh-1
title: "Phát thanh số 1: giấy tờ cho năm học mới"
date: 2026-10-05T05:00:00+07:00
description: "Bản ghi chương trình phát sáng thứ Hai, nghe lại lúc nào cũng được."
format: phat-thanh
unit: phong-vhxh
audio: ../am-thanh/so-1.mp3
tags: ["phát thanh"]
---
Kính thưa bà con! Mời bà con nghe chương trình số 1.
"""

SHEET = "_data/thu-tuc/danh-muc-phuong.xlsx"
_TEXTS = {"text", "prose", "lines"}
_SHEET_ROWS = (
    ("TT", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Cơ quan thực hiện", "Mức độ DVC", "Ghi chú riêng"),
    (1, "1.000894", "Thủ tục đăng ký kết hôn", "Hộ tịch", "UBND cấp xã", "Toàn trình", "Cột riêng của phường"),
    (2, "1.004873", "Thủ tục cấp giấy xác nhận tình trạng hôn nhân", "Hộ tịch", "UBND cấp xã", "Một phần", None),
)


def full_content(target: Path, *, hostile: bool = False) -> Path:
    """Write the full test site's content to `target` and return it; `hostile` puts markup into every free text."""
    copy_site("full", target)
    (target / "tin-tuc/am-thanh").mkdir()
    (target / "tin-tuc/am-thanh/so-1.mp3").write_bytes(mp3(seconds=75))
    (target / "tin-tuc/2026/phat-thanh-so-1.md").write_text(_RADIO, encoding="utf-8")
    _write_sheet(target / SHEET, HOSTILE if hostile else "")
    if hostile:
        for path in sorted(target.rglob("*.yml")):
            _spoil_yaml(path)
        for path in sorted(target.rglob("*.csv")):
            _spoil_csv(path)
        for path in sorted(target.rglob("tin-tuc/*/*.md")):
            _spoil_item(path)
    return target


def _write_sheet(path: Path, tail: str) -> None:
    """Write the phường's own list as offices make it: a merged title above, headings in the second row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Danh mục"
    sheet.append([f"DANH MỤC THỦ TỤC HÀNH CHÍNH PHƯỜNG BẾN THỬ{tail}"])
    sheet.merge_cells("A1:G1")
    for number, row in enumerate(_SHEET_ROWS):
        sheet.append(
            [f"{cell}{tail}" if number and at in {2, 3, 4, 6} and cell else cell for at, cell in enumerate(row)]
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _spoil_yaml(path: Path) -> None:
    schemas = {
        "site.yml": SITE,
        "thu-tuc": DETAIL,
        "thu-tuc-thay-doi": BATCH,
        "van-ban": DOCUMENT,
        "ke-hoach": PLAN,
        "mot-cua": REVIEW,
        "phan-anh": QUESTION,
    }
    schema = schemas.get(path.name) or schemas[path.parent.name]
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    path.write_text(_dump(_spoiled(data, schema.fields)), encoding="utf-8")


def _spoil_item(path: Path) -> None:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    data = _spoiled(yaml.load(front, yaml.BaseLoader), NEWS.fields)
    path.write_text(f"---\n{_dump(data)}---\n{body}\n`{HOSTILE}`\n", encoding="utf-8")


def _dump(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, default_style='"', width=10_000)


def _spoiled(data: Any, fields: tuple[Field, ...]) -> Any:
    """Return a record, or a list of them, with every free text made hostile; keys, codes, days and choices stay."""
    if isinstance(data, list):
        return [_spoiled(item, fields) for item in data]
    if isinstance(data, str):
        return data + HOSTILE
    known = {field.key: field for field in fields}
    return {key: _spoiled_value(value, known[key]) for key, value in data.items()}


def _spoiled_value(value: Any, field: Field) -> Any:
    if field.of:
        return _spoiled(value, field.of)
    # These are words for the program, not for readers: codes, names of files, roles, ids.
    if (
        field.kind not in _TEXTS
        or field.choices
        or field.key in {"image", "audio", "roles", "id", "audience", "channels", "index", "period", "file", "captions"}
    ):
        return value
    if field.key == "approved_by":  # the key of a unit, or a name
        return value
    return [item + HOSTILE for item in value] if isinstance(value, list) else value + HOSTILE


def _spoil_csv(path: Path) -> None:
    """Make the cells of free text hostile: an index's unit and note, a procedure's facts but for code and link."""
    head: Callable[[str], str] = lambda cell: HOSTILE + cell  # noqa: E731 - the one exception
    free = {"unit": None, "note": None, "components": head}
    free |= dict.fromkeys(
        ("Tên", "Số quyết định", "Lĩnh vực", "Cơ quan ban hành", "Cơ quan thực hiện", "Đối tượng thực hiện")
    )
    free |= dict.fromkeys(("Chủ đề", "Nội dung", "Kênh", "Nội dung trả lời", "Ghi chú"))
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(rows[0])
    for row in rows[1:]:
        cells = dict(zip(rows[0], row, strict=True))
        writer.writerow(
            [
                (free[name] or (lambda cell: cell + HOSTILE))(cell) if name in free and cell else cell
                for name, cell in cells.items()
            ]
        )
    path.write_text(out.getvalue(), encoding="utf-8-sig")
