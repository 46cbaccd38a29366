"""Reads a table of legal documents, as offices keep them in Excel, into records of the register."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cchc.model.citation import find
from cchc.model.citation.kinds import WORDS, split_symbol
from cchc.model.document import CERTAINTIES, LegalDocument, default_key
from cchc.model.problem import Problem
from cchc.model.text import format_date
from cchc.model.value import dataclass
from cchc.sources.documents import DOCUMENT
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, Values, convert
from cchc.sources.table import read_table
from cchc.sources.tree import Tree

_HEADINGS: dict[str, tuple[str, ...]] = {
    "type": ("Loại văn bản", "Tên loại", "Loại", "Hình thức văn bản"),
    "number": ("Số, ký hiệu", "Số ký hiệu", "Số/Ký hiệu", "Số hiệu", "Số văn bản", "Số"),
    "symbol": ("Ký hiệu",),
    "date": ("Ngày ban hành", "Ngày văn bản", "Ngày, tháng, năm ban hành", "Ngày ký", "Ngày tháng"),
    "issuer": ("Cơ quan ban hành", "Nơi ban hành", "Tác giả"),
    "title": ("Trích yếu", "Trích yếu nội dung", "Tên văn bản", "Nội dung", "Tên gọi"),
    "signer": ("Người ký",),
    "field": ("Lĩnh vực",),
    "in_force_from": ("Ngày có hiệu lực", "Hiệu lực từ", "Thời điểm có hiệu lực"),
    "in_force_to": ("Ngày hết hiệu lực", "Hết hiệu lực từ", "Thời điểm hết hiệu lực"),
    "replaced_by": ("Văn bản thay thế", "Được thay thế bởi"),
    "amended_by": ("Văn bản sửa đổi", "Được sửa đổi bởi"),
    "summary": ("Tóm tắt",),
    "file": ("Tệp", "Địa chỉ tải"),
    "source": ("Nguồn",),
    "certainty": ("Mức độ đối chiếu",),
    "checked_on": ("Ngày đối chiếu",),
    "note": ("Ghi chú",),
}
_LINKS = ("replaced_by", "amended_by")


def _column(field: Field) -> Field:
    """Return a key of the register as a column; several documents are named by number, parted by semicolons."""
    kind = "text" if field.key in ("source", *_LINKS) else field.kind
    example = '"367/2025/NĐ-CP"' if field.key in _LINKS else field.example
    required = field.key in ("number", "title")
    return replace(field, aliases=_HEADINGS[field.key], kind=kind, of=(), scalar="", required=required, example=example)


DOCUMENT_LIST = Schema(tuple(_column(DOCUMENT.by_name[key]) for key in _HEADINGS), columns=True)


@dataclass(frozen=True, slots=True)
class ListUpdate:
    """What a table brings: new documents, differences from the register, and problems; `text` is YAML to be written."""

    new: tuple[LegalDocument, ...]
    different: tuple[str, ...]
    same: int
    problems: tuple[Problem, ...]
    text: str


def plan_documents(path: Path, known: Mapping[str, LegalDocument]) -> ListUpdate:
    """Return what the table at `path` adds to the register `known`; nothing that is there is changed."""
    report = Report()
    file = report.file(path.name)
    read: dict[str, tuple[LegalDocument, str]] = {}
    for row in read_table(Tree.of_file(path), path.name, DOCUMENT_LIST, file):
        values = convert(row.block, DOCUMENT_LIST, file)
        if not values.broken and (made := _document(values, file)):
            read.setdefault(made[0].key, made)
    keys = {one.citation: one.key for one in known.values()} | {one.citation: one.key for one, _ in read.values()}
    new = [made for key, made in read.items() if key not in known]
    text = "\n".join(_yaml(one, source, keys, file) for one, source in new)
    different, same = [], 0
    for key, (one, _) in read.items():
        if key in known:
            told = _differences(known[key], one)
            different += told
            same += not told
    return ListUpdate(tuple(one for one, _ in new), tuple(different), same, tuple(report.problems), text)


def _document(values: Values, report: FileReport) -> tuple[LegalDocument, str] | None:
    """Return one document and its source; number and symbol may stand in one cell ("118/2025/NĐ-CP")."""
    kind, written, symbol = values.text("type"), values.text("number"), values.text("symbol")
    number = written
    if not symbol:
        found = find(f"{kind or 'Văn bản'} số {written}")
        if len(found) != 1 or not found[0].symbol:
            message = f"không hiểu số, ký hiệu “{written}”"
            report.error(values.line("number"), "document-number", message, "ghi đủ như 118/2025/NĐ-CP")
            return None
        number, symbol = found[0].number, found[0].symbol
    sign = split_symbol(symbol)[0]
    kind = kind or (WORDS[sign][0] if sign in WORDS else "Luật" if symbol.startswith("QH") else "Văn bản")
    day, title = values.date("date"), values.text("title")
    certainty = values.text("certainty")
    document = LegalDocument(
        key=default_key(number, symbol, day, title),
        type=kind,
        title=title,
        number=number,
        symbol=symbol,
        date=day,
        issuer=values.text("issuer"),
        signer=values.text("signer"),
        field=values.text("field"),
        in_force_from=values.date("in_force_from"),
        in_force_to=values.date("in_force_to"),
        replaced_by=_parts(values.text("replaced_by")),
        amended_by=_parts(values.text("amended_by")),
        summary=values.text("summary"),
        file=values.text("file"),
        certainty=certainty if certainty in CERTAINTIES else "chua-xac-nhan",  # type: ignore[arg-type]  # judged by CERTAINTIES
        checked_on=values.date("checked_on"),
        note=values.text("note"),
        line=values.block.start,
    )
    return document, values.text("source")


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for one in text.replace("\n", ";").split(";") if (part := one.strip()))


def _differences(old: LegalDocument, new: LegalDocument) -> list[str]:
    """Return where the table says something else than the register; what it leaves out is no difference."""
    told = []
    for key in ("type", "date", "issuer", "title", "in_force_from", "in_force_to"):
        before, after = getattr(old, key), getattr(new, key)
        if after and before != after:
            shown = [format_date(one) if hasattr(one, "year") else str(one or "(trống)") for one in (before, after)]
            told.append(f"{old.heading}, {_HEADINGS[key][0]}: danh mục ghi “{shown[0]}”, bảng ghi “{shown[1]}”")
    return told


def _yaml(one: LegalDocument, source: str, keys: Mapping[str, str], report: FileReport) -> str:
    """Return a record of the register as people write it."""
    lines = [f"- type: {_quoted(one.type)}"]
    for key in _HEADINGS:
        value = getattr(one, key) if key != "source" else source
        if key == "type" or not value:
            continue
        if key in _LINKS:
            linked = [keys[name] for name in value if name in keys]
            for name in value:
                if name not in keys:
                    message = f"văn bản “{name}” chưa có trong danh mục nên chưa nối được"
                    report.warning(one.line, "unknown-document", message, "nhập văn bản đó rồi thêm khóa vào danh mục")
            lines += [f"  {key}: [{', '.join(map(_quoted, linked))}]"] if linked else []
        elif key == "source":
            lines.append(f"  source: {{title: {_quoted(value)}}}")
        else:
            lines.append(f"  {key}: {value.isoformat() if hasattr(value, 'isoformat') else _quoted(value)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
