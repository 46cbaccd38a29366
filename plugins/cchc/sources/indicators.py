"""Reads _data/chi-so/*: published results of the indices, one row a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from cchc.model.indicator import STATUSES, Component, IndexResult, Status
from cchc.model.text import fold, format_number, slugify, squeeze
from cchc.sources import kinds
from cchc.sources.document import Block
from cchc.sources.fields_site import INDEX_KEYS
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, Values, convert
from cchc.sources.table import SUFFIXES, read_table
from cchc.sources.tree import Tree

FOLDER = "_data/chi-so"
_TOLERANCE = Decimal("0.005")
_OTHER_STATUS = {"stated": "cong-bo", "derived": "suy-ra"}

RESULT = Schema(
    (
        Field("index", "text", "Chỉ số.", "PAR INDEX", required=True, aliases=("chỉ số", "chi_so")),
        Field("year", "integer", "Năm của kết quả.", "2024", required=True, aliases=("năm", "nam")),
        Field(
            "unit", "text", "Tỉnh, xã hoặc Cả nước.", "Lai Châu", required=True, aliases=("đơn vị", "unit_name", "tinh")
        ),
        Field(
            "score",
            "text",
            "Điểm, dấu phẩy hoặc dấu chấm thập phân; để trống khi chưa rõ, không ghi 0.",
            "67,41/97,5",
            aliases=("điểm", "diem"),
        ),
        Field("max", "number", "Điểm tối đa.", "100", aliases=("điểm tối đa", "diem_toi_da", "maximum")),
        Field("rank", "integer", "Xếp hạng.", "24", aliases=("xếp hạng", "hạng", "hang")),
        Field("of", "integer", "Tổng số đơn vị được xếp hạng.", "63", aliases=("trên tổng số",)),
        Field(
            "components",
            "text",
            "Các thành phần, cách nhau bằng dấu chấm phẩy.",
            "Cải cách thủ tục hành chính=12,75/13; Cải cách chế độ công vụ=14,23/15",
            aliases=("thành phần",),
        ),
        Field("source", "url", "Địa chỉ trang công bố.", "https://moha.gov.vn/", aliases=("nguồn", "source_url")),
        Field(
            "status",
            "text",
            "Tình trạng số liệu: cong-bo, suy-ra, chua-thong-nhat.",
            "cong-bo",
            aliases=("tình trạng", "basis"),
        ),
        Field("note", "text", "Ghi chú.", "Hai báo đưa hai số khác nhau", aliases=("ghi chú",)),
        Field(
            "published_on",
            "date",
            "Ngày công bố; có ngày thì kết quả vào nguồn tin chỉ số.",
            "06/04/2025",
            aliases=("ngày công bố",),
        ),
    ),
    columns=True,
)


@dataclass(frozen=True, slots=True)
class _Scored:
    """A score with its maximum where the text gives it."""

    score: Decimal | None = None
    maximum: Decimal | None = None


def index_key(name: str) -> str:
    """Return the key of an index by the name that tables use: "PAR INDEX" gives "par-index"."""
    slug = slugify(name)
    return "par-index" if slug in ("par-index", "parindex", "par", "chi-so-cai-cach-hanh-chinh") else slug


def read_indicators(tree: Tree, report: Report, *, indices: frozenset[str] | None) -> tuple[IndexResult, ...]:
    """Return the results by index, year (falling) and unit; sources that disagree are all kept."""
    results: list[IndexResult] = []
    for name in tree.under(FOLDER, *SUFFIXES):
        file = report.file(name)
        for row in read_table(tree, name, RESULT, file):
            result = _result(row.block, name, file)
            if result is None:
                continue
            if indices is not None and result.index not in indices | INDEX_KEYS.keys():
                message = f"chỉ số “{result.index}” chưa khai báo trong site.yml"
                file.warning(result.line, "unknown-index", message, "thêm vào “indices” hoặc sửa lại tên chỉ số")
            results.append(result)
    return tuple(sorted(_compared(results, report), key=_order))


def _result(block: Block, name: str, report: FileReport) -> IndexResult | None:
    """Return one row's result, or None when it cannot be used."""
    errors = report.errors
    values = convert(block, RESULT, report)
    if values.broken:
        return None
    scored = _scored(values, "score", report)
    components = _components(values, report)
    result = IndexResult(
        index=index_key(values.text("index")),
        year=values.integer("year") or 0,
        unit=values.text("unit"),
        score=scored.score,
        maximum=scored.maximum if scored.maximum is not None else values.number("max"),
        rank=values.integer("rank"),
        of=values.integer("of"),
        components=components,
        source=values.text("source"),
        status=_status(values, report),
        note=values.text("note"),
        file=name,
        line=block.start,
        published_on=values.date("published_on"),
    )
    _check(result, report)
    # A figure that contradicts itself must not be shown.
    return result if report.errors == errors else None


def _scored(values: Values, key: str, report: FileReport) -> _Scored:
    """Return the score of a cell: "67,41" or "67,41/97,5"."""
    text = values.text(key)
    if not text:
        return _Scored()
    try:
        return _split_score(text)
    except kinds.WrongError as wrong:
        report.error(
            values.line(key), "wrong-number", f"cột “điểm”: {wrong.reason}", "viết như ví dụ: 67,41 hoặc 67,41/97,5"
        )
        return _Scored()


def _split_score(text: str) -> _Scored:
    """Return score and maximum of "67,41/97,5"; raises `WrongError`."""
    head, slash, tail = text.partition("/")
    score = kinds.to_number(head) if head.strip() else None
    return _Scored(score, kinds.to_number(tail) if slash else None)


def _components(values: Values, report: FileReport) -> tuple[Component, ...]:
    """Return the parts of "Tên=12,75/13; Tên khác=14,23/15"; a part without score stays unknown."""
    parts = []
    for part in values.text("components").split(";"):
        name, equals, figure = part.rpartition("=")
        if not part.strip():
            continue
        if not equals:
            name, figure = part, ""
        try:
            scored = _split_score(figure) if figure.strip() else _Scored()
        except kinds.WrongError as wrong:
            message = f"thành phần “{squeeze(name)}”: {wrong.reason}"
            report.error(
                values.line("components"), "wrong-number", message, "viết như ví dụ: Cải cách thể chế=12,75/13"
            )
            continue
        if scored.score is not None and scored.maximum is not None and scored.score > scored.maximum:
            message = f"thành phần “{squeeze(name)}” có điểm cao hơn điểm tối đa"
            report.error(values.line("components"), "score-over-maximum", message, "kiểm tra lại theo nguồn công bố")
            continue
        parts.append(Component(squeeze(name), scored.score, scored.maximum))
    return tuple(parts)


def _status(values: Values, report: FileReport) -> Status:
    """Return how sure the figure is; English words of research tables are understood."""
    text = fold(values.text("status"))
    if "conflicting" in text or "chua thong nhat" in text or "chua-thong-nhat" in text:
        return "chua-thong-nhat"
    key = _OTHER_STATUS.get(text.strip(), slugify(text))
    key = next((k for k, label in STATUSES.items() if key in (k, slugify(label))), key)
    if key and key not in STATUSES:
        message = f"tình trạng “{values.text('status')}” không có trong danh sách"
        report.error(values.line("status"), "wrong-status", message, f"dùng một trong: {', '.join(STATUSES)}")
    return cast(Status, key) if key in STATUSES else "cong-bo"


def _check(result: IndexResult, report: FileReport) -> None:
    """Check what one row says against itself."""
    line, score, maximum = result.line, result.score, result.maximum
    if not 1990 <= result.year <= 2200:
        report.error(line, "wrong-year", f"năm {result.year} không hợp lý", "viết năm bốn chữ số, ví dụ: 2024")
    if score is not None and maximum is not None and score > maximum:
        report.error(
            line,
            "score-over-maximum",
            f"điểm {format_number(score)} cao hơn điểm tối đa {format_number(maximum)}",
            "kiểm tra lại theo nguồn công bố",
        )
    if result.rank is not None and (result.rank < 1 or (result.of is not None and result.rank > result.of)):
        message = f"hạng {result.rank} không nằm trong khoảng từ 1 đến {result.of or 'tổng số đơn vị'}"
        report.error(line, "rank-over-total", message, "kiểm tra lại theo nguồn công bố")
    if not result.source:
        report.warning(line, "source-missing", "số liệu chưa ghi nguồn", "điền địa chỉ trang công bố vào cột source")
    parts = [part.score for part in result.components]
    if score is not None and parts and all(part is not None for part in parts):
        total = sum((part for part in parts if part is not None), Decimal(0))
        if abs(total - score) > _TOLERANCE:
            message = (
                f"các thành phần cộng lại được {format_number(total)}, khác điểm {format_number(score)} đã công bố"
            )
            report.note(
                line, "components-sum", message, "giữ nguyên nếu nguồn công bố như vậy, nếu không thì kiểm tra lại"
            )


def _compared(results: list[IndexResult], report: Report) -> list[IndexResult]:
    """Return the results with those that contradict each other marked; an exact repetition is dropped."""
    groups: dict[tuple[str, int, str], list[IndexResult]] = {}
    for result in results:
        groups.setdefault((result.index, result.year, slugify(result.unit)), []).append(result)
    kept = []
    for group in groups.values():
        if len({result.score for result in group if result.score is not None}) > 1:
            kept += [_contradicted(result, group, report) for result in group]
            continue
        seen: dict[IndexResult, IndexResult] = {}
        for result in group:
            same = replace(result, file="", line=0)
            if same in seen:
                message = f"dòng lặp lại dòng {seen[same].line} của {seen[same].file}"
                report.file(result.file).note(result.line, "repeated-row", message, "xóa một dòng")
                continue
            seen[same] = result
            kept.append(result)
    return kept


def _contradicted(result: IndexResult, group: list[IndexResult], report: Report) -> IndexResult:
    """Return a result marked as one on which sources disagree, with a note that names the others."""
    others = [other for other in group if other.score is not None and other.score != result.score]
    if result.score is not None and others:
        places = "; ".join(f"{format_number(o.score)} ở {o.file}:{o.line}" for o in others if o.score is not None)
        message = f"{result.unit} năm {result.year} có điểm khác nhau: {format_number(result.score)} ở đây, {places}"
        report.file(result.file).note(
            result.line, "scores-differ", message, "giữ cả hai và ghi nguồn, hoặc xóa dòng sai"
        )
    return replace(result, status="chua-thong-nhat")


def _order(result: IndexResult) -> tuple[str, int, str, str, int]:
    """Sort by index, year falling, unit; file and row make the key unique."""
    return (result.index, -result.year, re.sub(r"\s+", " ", fold(result.unit)), result.file, result.line)
