"""Reads _data/van-ban/*.yml: the register of legal and administrative documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from cchc.model.document import CERTAINTIES, Certainty, LegalDocument, default_key
from cchc.sources.document import Block, Items, parse_yaml
from cchc.sources.fields_site import SOURCE
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, Values, convert
from cchc.sources.tree import Tree

FOLDER = "_data/van-ban"
LINKS = ("amended_by", "replaced_by", "guided_by")

_LINK_EXAMPLE = "[367-2025-nd-cp]"
# The Party writes the body after a slash (57-NQ/TW); the State writes it after a hyphen (76/NQ-CP).
_STATE_BODY_AFTER_SLASH = re.compile(r"^[A-ZĐ]+/(?:CP|TTg|UBND|HĐND|BNV|UBTVQH\d*|QH\d*)$")
_PARTY_BODY_AFTER_HYPHEN = re.compile(r"^(?:NQ|QĐ|CT|KL|QC|TB)-(?:TW|TU)$")

DOCUMENT = Schema(
    (
        Field("type", "text", "Loại văn bản.", "Nghị định", required=True),
        Field("number", "text", "Số, có năm nếu văn bản ghi năm.", '"118/2025"'),
        Field("symbol", "text", "Ký hiệu sau số.", '"NĐ-CP"'),
        Field("date", "date", "Ngày ban hành.", "2025-06-09"),
        Field("issuer", "text", "Cơ quan ban hành.", "Chính phủ"),
        Field(
            "title",
            "text",
            "Trích yếu; với luật là tên luật.",
            '"về thực hiện thủ tục hành chính theo cơ chế một cửa"',
            required=True,
        ),
        Field("key", "key", "Khóa trong địa chỉ; bỏ trống thì lấy từ số, ký hiệu và năm.", "118-2025-nd-cp"),
        Field("signer", "text", "Người ký.", '"Phạm Minh Chính"'),
        Field("field", "text", "Lĩnh vực.", '"Kiểm soát thủ tục hành chính"'),
        Field("in_force_from", "date", "Ngày có hiệu lực.", "2025-07-01"),
        Field("in_force_to", "date", "Ngày hết hiệu lực.", "2027-01-01"),
        Field("amended_by", "keys", "Khóa các văn bản sửa đổi, bổ sung.", _LINK_EXAMPLE),
        Field("replaced_by", "keys", "Khóa các văn bản thay thế.", _LINK_EXAMPLE),
        Field("guided_by", "keys", "Khóa các văn bản hướng dẫn.", _LINK_EXAMPLE),
        Field(
            "summary",
            "prose",
            "Một, hai câu nói văn bản quy định gì, bằng lời dễ hiểu.",
            '"Quy định cách làm việc một cửa"',
        ),
        Field("file", "url", "Tệp hoặc địa chỉ tải văn bản.", '"https://vanban.chinhphu.vn/"'),
        SOURCE,
        Field("certainty", "text", "Mức độ đối chiếu.", "mot-nguon", choices=CERTAINTIES),
        Field("checked_on", "date", "Ngày đối chiếu.", "2026-11-20"),
        Field("note", "prose", "Ghi chú.", '"Chưa xem bản gốc"'),
    )
)


def read_documents(tree: Tree, report: Report) -> tuple[LegalDocument, ...]:
    """Return the register, newest first, each key once."""
    found: dict[str, LegalDocument] = {}
    for name in tree.under(FOLDER, ".yml", ".yaml"):
        file = report.file(name)
        for block in _records(tree, name, report):
            values = convert(block, DOCUMENT, file)
            if values.broken:
                continue
            document = _document(values, name)
            if document.key in found:
                other = found[document.key]
                file.error(
                    document.line,
                    "duplicate-document",
                    f"văn bản “{document.key}” đã có ở {other.origin}, dòng {other.line}",
                    "xóa một bản, hoặc đặt khóa key khác nếu là hai văn bản khác nhau",
                )
                continue
            _check(document, values, file)
            found[document.key] = document
    _check_links(found, report)
    return tuple(sorted(found.values(), key=_newest_first))


def _records(tree: Tree, name: str, report: Report) -> Iterator[Block]:
    """Yield the records of one file: a list, or a single record."""
    file = report.file(name)
    text = tree.read_text(name, report)
    value = parse_yaml(text, file) if text is not None else ""
    if value is None or value == "":
        return
    for item in value if isinstance(value, Items) else [value]:
        if isinstance(item, Block):
            yield item
        else:
            line = value.start if not isinstance(value, str) else 1
            file.error(line, "record-form", "tệp phải là danh sách văn bản", "mỗi văn bản bắt đầu bằng “- type: …”")


def _document(values: Values, name: str) -> LegalDocument:
    """Return one document."""
    number, symbol, day = values.text("number"), values.text("symbol"), values.date("date")
    title = values.text("title")
    return LegalDocument(
        key=values.text("key") or default_key(number, symbol, day, title),
        type=values.text("type"),
        title=title,
        number=number,
        symbol=symbol,
        date=day,
        issuer=values.text("issuer"),
        signer=values.text("signer"),
        field=values.text("field"),
        in_force_from=values.date("in_force_from"),
        in_force_to=values.date("in_force_to"),
        amended_by=values.lines("amended_by"),
        replaced_by=values.lines("replaced_by"),
        guided_by=values.lines("guided_by"),
        summary=values.text("summary"),
        file=values.text("file"),
        source=values.reference(),
        certainty=cast(Certainty, values.text("certainty") or "chua-xac-nhan"),
        checked_on=values.date("checked_on"),
        note=values.text("note"),
        origin=name,
        line=values.block.start,
    )


def _check(document: LegalDocument, values: Values, report: FileReport) -> None:
    """Check what one record says against itself."""
    begin, end = document.in_force_from, document.in_force_to
    if begin and end and end < begin:
        report.error(
            values.line("in_force_to"),
            "force-order",
            f"ngày hết hiệu lực {end:%d/%m/%Y} trước ngày có hiệu lực {begin:%d/%m/%Y}",
            "kiểm tra lại hai ngày theo văn bản",
        )
    if "/" in document.symbol and _STATE_BODY_AFTER_SLASH.match(document.symbol):
        right = document.symbol.replace("/", "-", 1)
        message = f"ký hiệu “{document.symbol}” lẫn kiểu văn bản của Đảng và của Nhà nước"
        report.warning(values.line("symbol"), "symbol-style", message, f"kiểm tra lại, có thể là “{right}”")
    if _PARTY_BODY_AFTER_HYPHEN.match(document.symbol):
        right = document.symbol.replace("-", "/", 1)
        message = f"ký hiệu “{document.symbol}” không đúng kiểu văn bản của Đảng"
        report.warning(values.line("symbol"), "symbol-style", message, f"kiểm tra lại, có thể là “{right}”")
    if "/" in document.symbol and "/" in document.number:
        message = f"số “{document.number}” có năm nhưng ký hiệu “{document.symbol}” theo kiểu của Đảng"
        report.warning(values.line("number"), "number-style", message, "văn bản của Đảng không ghi năm trong số")


def _check_links(found: dict[str, LegalDocument], report: Report) -> None:
    """Warn of links to documents that the register does not have."""
    for document in found.values():
        for link in LINKS:
            for key in getattr(document, link):
                if key not in found:
                    report.file(document.origin).warning(
                        document.line,
                        "unknown-document",
                        f"văn bản “{key}” (ở {link}) chưa có trong danh mục",
                        f"thêm văn bản vào {FOLDER} hoặc sửa lại khóa",
                    )


def _newest_first(document: LegalDocument) -> tuple[int, str]:
    """Sort by date falling, undated last, then by key."""
    return (-document.date.toordinal() if document.date else 0, document.key)
