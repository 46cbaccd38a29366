"""Reads details of procedures as the national portal gives them: JSON lines, one record a line, keys in two dialects.

A record that carries another procedure's page, or that says two things at once, is not guessed at: it is told of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cchc.model.procedure import short_code
from cchc.model.text import nfc, slugify, squeeze
from cchc.sources.procedures import same_name
from cchc.sources.report import FileReport, Report
from cchc.sources.tree import Tree, clean_text
from cchc.sources.workbook import SIZE_LIMIT

SUFFIXES = (".jsonl", ".ndjson", ".json")
_WINGDINGS = re.compile("[\ue000-\uf8ff\u2022\u25aa\u25cf\uf0b7·]\\s*")
_CODE = ("ma-thu-tuc", "thu-tuc-id", "ma-so", "ma")
_NAME = ("ten-thu-tuc", "ten")
_WRONG = "noi-dung-sai-ma"
_ADDRESS = "detail-url"
TECHNICAL = frozenset(("formality-id", "nganh", "source-file", "thu-tuc-id", _WRONG))
"""What a collector noted about its own work; no part of a procedure."""

Row = Mapping[str, str]


@dataclass(slots=True)
class Record:
    """One record: texts by key ("cach-thuc-thuc-hien"), tables by key, each row by key; `line` in the file."""

    code: str
    line: int
    texts: dict[str, str] = field(default_factory=dict)
    tables: dict[str, list[Row]] = field(default_factory=dict)
    typed: str = ""
    mended: int = 0

    def text(self, *keys: str) -> str:
        """Return the first text that is not empty."""
        return next((self.texts[key] for key in keys if self.texts.get(key)), "")

    @property
    def name(self) -> str:
        """The procedure's name."""
        return squeeze(self.text(*_NAME))


def read_records(path: Path, names: Mapping[str, str], report: Report) -> list[Record]:
    """Return the records that can be trusted, each code once. `names` are the published names by code."""
    file = report.file(path.name)
    data = Tree.of_file(path).read_bytes(path.name, file, SIZE_LIMIT)
    text = clean_text(data, file) if data is not None else None
    if text is None:
        return []
    found: dict[str, Record] = {}
    for line, raw in _values(text, file):
        record = _record(raw, line, file)
        if record is None:
            continue
        if record.code in found:
            message = f"thủ tục {record.code} lặp lại, đã có ở dòng {found[record.code].line}"
            file.warning(line, "repeated-code", message, "chỉ dùng bản ghi đầu; xóa bản ghi thừa")
            continue
        found[record.code] = record
    wrong = _wrong_pages(list(found.values()), names, file)
    return [record for code, record in found.items() if code not in wrong]


def _values(text: str, report: FileReport) -> list[tuple[int, object]]:
    """Return the JSON values with their lines: a line each, or the items of one list."""
    if text.lstrip().startswith("["):
        items = _parse(text, 1, report)
        return list(enumerate(items, 1)) if isinstance(items, list) else []
    found = []
    for line, raw in enumerate(text.split("\n"), 1):
        if raw.strip() and (value := _parse(raw, line, report)) is not None:
            found.append((line, value))
    return found


def _parse(raw: str, line: int, report: FileReport) -> object | None:
    try:
        value: object = json.loads(raw)
    except (ValueError, RecursionError):
        report.error(line, "record-json", "bản ghi không phải JSON hoặc bị cắt giữa chừng", "xuất lại tệp")
        return None
    return value


def _record(raw: object, line: int, report: FileReport) -> Record | None:
    """Return one record, its keys folded and its texts composed, or None with a problem."""
    if not isinstance(raw, dict):
        report.error(line, "record-form", "bản ghi không theo dạng “khóa: giá trị”", "xuất lại tệp")
        return None
    record = Record("", line)
    _gather(record, raw, 0)
    record.typed = squeeze(record.text(*_CODE))
    record.code = short_code(record.typed)
    if not record.code:
        message = f"“{record.typed[:60]}” không phải mã thủ tục" if record.typed else "bản ghi không có mã thủ tục"
        report.error(line, "wrong-code", message, "viết mã dạng 1.001193")
        return None
    return record


def _gather(record: Record, raw: Mapping[object, object], depth: int) -> None:
    """Put texts and tables of a record into place; groups inside it ("metadata", "content") add nothing to keys."""
    for name, value in raw.items():
        key = slugify(str(name))
        if isinstance(value, dict) and depth < 3:
            _gather(record, value, depth + 1)
        elif isinstance(value, list) and any(isinstance(row, dict) for row in value):
            record.tables[key] = [_row(row, record) for row in value if isinstance(row, dict)]
        elif value is not None:
            text = "\n".join(map(str, value)) if isinstance(value, list) else str(value)
            record.texts.setdefault(key, clean(text, record))


def _row(row: Mapping[object, object], record: Record) -> Row:
    return {slugify(str(name)): clean("" if value is None else str(value), record) for name, value in row.items()}


def clean(text: str, record: Record | None = None) -> str:
    """Return text composed, without marks that nobody sees; a bullet of Wingdings becomes "- "."""
    tidy = _WINGDINGS.sub("- ", nfc(text).replace("\t", " "))
    if record is not None and tidy != text:
        record.mended += 1
    return tidy


def _wrong_pages(records: list[Record], names: Mapping[str, str], report: FileReport) -> set[str]:
    """Report records that carry another procedure's page: marked so, or by what they say.

    One address of a page that stands in several records belongs to one of them at most. The same name with the same
    steps under several codes is a page that was stored too often. A name that shares hardly a word with the published
    one is another procedure's.
    """
    pages: dict[str, list[str]] = {}
    texts: dict[tuple[str, str], list[str]] = {}
    for record in records:
        pages.setdefault(record.text(_ADDRESS) or record.code, []).append(record.code)
        texts.setdefault((record.name, record.text("trinh-tu-thuc-hien")), []).append(record.code)
    wrong = set()
    for record in records:
        others = [code for code in pages[record.text(_ADDRESS) or record.code] if code != record.code]
        same = [code for code in texts[record.name, record.text("trinh-tu-thuc-hien")] if code != record.code]
        published = names.get(record.code, "")
        if record.text(_WRONG).lower() == "true":
            why = "trường _noi_dung_sai_ma: nguồn đánh dấu nội dung là của thủ tục khác"
        elif others:
            why = f"trường detail_url: trùng địa chỉ trang với {', '.join(others[:3])}"
        elif same and record.name:
            why = f"trường trinh_tu_thuc_hien: tên và trình tự trùng hệt {', '.join(same[:3])}"
        elif published and record.name and not _akin(published, record.name):
            why = f"trường ten_thu_tuc: ghi “{record.name[:70]}”, danh mục ghi “{published[:70]}”"
        else:
            continue
        wrong.add(record.code)
        remedy = "không nhập bản ghi này; lấy lại nội dung theo đúng mã trên Cổng"
        report.error(record.line, "wrong-page", f"thủ tục {record.code}, {why}", remedy)
    return wrong


def _akin(first: str, second: str) -> bool:
    """True when two names may be of one procedure: the same, or half the words of the shorter one in common."""
    if same_name(first, second):
        return True
    one, two = (set(slugify(name).split("-")) - {"thu", "tuc"} for name in (first, second))
    return len(one & two) * 2 >= min(len(one), len(two))
