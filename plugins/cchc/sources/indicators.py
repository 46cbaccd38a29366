"""Reads _data/chi-so/*: published results of the indices, one row a figure or one row a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from cchc.model.indicator import STATUSES, IndexResult, Status
from cchc.model.province import province_named
from cchc.model.text import fold, format_number, slugify
from cchc.sources.fields_indicator import RESULT
from cchc.sources.fields_site import INDEX_KEYS
from cchc.sources.indicator_parts import Part, components_of, gathered, part_of, scored_of
from cchc.sources.periods import slug_of
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Values, convert
from cchc.sources.table import SUFFIXES, Row, read_table
from cchc.sources.tree import Tree

FOLDER = "_data/chi-so"
_OTHER_STATUS = {"stated": "cong-bo", "derived": "suy-ra"}
_COMMUNE_INDEX = re.compile(r"^(?:par-index|chi-so-cai-cach-hanh-chinh)-(?:cua-)?(?:cap-?xa|xa)(?:-|$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def index_key(name: str) -> str:
    """Return the key of an index by the name that tables use: "PAR INDEX" gives "par-index"."""
    slug = slugify(re.sub(r"\(vùng\)", "", name))
    if _COMMUNE_INDEX.match(slug):
        return "par-index-xa"
    return "par-index" if slug in ("par-index", "parindex", "par", "chi-so-cai-cach-hanh-chinh") else slug


def read_indicators(tree: Tree, report: Report, *, indices: frozenset[str] | None) -> tuple[IndexResult, ...]:
    """Return the results by index, year (falling) and unit; sources that disagree are all kept."""
    results: list[IndexResult] = []
    parts: list[Part] = []
    for name in tree.under(FOLDER, *SUFFIXES):
        file = report.file(name)
        for row in read_table(tree, name, RESULT, file):
            result = _result(row, name, file)
            if result is None:
                continue
            if indices is not None and result.index not in indices | INDEX_KEYS.keys():
                message = f"chỉ số “{result.index}” chưa khai báo trong site.yml"
                file.warning(result.line, "unknown-index", message, "thêm vào “indices” hoặc sửa lại tên chỉ số")
            if row.block.get("part"):
                parts.append(Part(result, result.components[0]))
            else:
                results.append(result)
    whole = list(gathered(results, parts, report))
    for result in whole:
        _check_parts(result, report)
    return tuple(sorted(_compared(whole, report), key=_order))


def _result(row: Row, name: str, report: FileReport) -> IndexResult | None:
    """Return one row's result, or None when it cannot be used."""
    errors = report.errors
    values = convert(row.block, RESULT, report)
    scored = scored_of(values, report)
    part = part_of(values, scored) if values.text("part") else None
    index, year = _index(values, report, name), _year(values, report, name)
    own = values.number("own_score")
    own_rank = values.integer("own_rank")
    result = IndexResult(
        index=index,
        year=year,
        unit=province_named(values.text("unit")),
        score=None if part else scored.score if scored.score is not None else own,
        maximum=None if part else scored.maximum,
        rank=None if part else (own_rank if values.integer("rank") is None else values.integer("rank")),
        of=values.integer("of"),
        components=(part,) if part else components_of(values, report),
        source=values.text("source"),
        status=_status(values, report),
        note=". ".join(_notes(values)),
        file=name,
        line=int(row.block.start),
        published_on=values.date("published_on"),
    )
    _check(result, values, report)
    if report.errors > errors or values.broken:
        return None  # a figure that contradicts itself must not be shown
    if not result.source:
        told = "source" in row.block.lines  # a table without the column is told of once, not in each of its rows
        remedy = "điền địa chỉ trang công bố vào cột nguồn" if told else "thêm cột nguồn có địa chỉ trang công bố"
        report.warning(result.line if told else 0, "source-missing", "số liệu chưa ghi nguồn", remedy)
    return result


def _index(values: Values, report: FileReport, name: str) -> str:
    """Return the key of a row's index, else that in the name of the file."""
    if values.text("index"):
        return index_key(values.text("index"))
    stem = slug_of(name)
    if _COMMUNE_INDEX.match(stem):
        return "par-index-xa"
    found = next((key for key in sorted(INDEX_KEYS, key=len, reverse=True) if f"-{key}-" in f"-{stem}-"), "")
    if not found:
        remedy = "điền tên chỉ số, hoặc đặt tên tệp bắt đầu bằng chỉ số, ví dụ: par-index-2024.xlsx"
        report.error(values.line("index"), "missing", "chưa có tên chỉ số", remedy)
    return found


def _year(values: Values, report: FileReport, name: str) -> int:
    """Return a row's year, else the only one in the name of the file."""
    year = values.integer("year")
    years = set(_YEAR.findall(slug_of(name)))
    if year is None and len(years) == 1:
        year = int(years.pop())
    if year is None and "year" not in values.wrong:
        label = RESULT.label(RESULT.by_name["year"])
        report.error(values.line("year"), "missing", f"để trống {label}", "điền giá trị, ví dụ: 2024")
    return year or 0


def _status(values: Values, report: FileReport) -> Status:
    """Return how sure the figure is; English words of research tables are understood."""
    text = fold(values.text("status"))
    if "conflicting" in text or "chua thong nhat" in text or "chua-thong-nhat" in text:
        return "chua-thong-nhat"
    if not text and (values.number("own_score") is not None or values.integer("own_rank") is not None):
        return "suy-ra"
    key = _OTHER_STATUS.get(text.strip(), slugify(text))
    key = next((k for k, label in STATUSES.items() if key in (k, slugify(label))), key)
    if key and key not in STATUSES:
        message = f"tình trạng “{values.text('status')}” không có trong danh sách"
        report.error(values.line("status"), "wrong-status", message, f"dùng một trong: {', '.join(STATUSES)}")
    return cast(Status, key) if key in STATUSES else "cong-bo"


def _notes(values: Values) -> Iterator[str]:
    """Yield the notes of a row: its own, and what its columns say of the figure."""
    if values.text("note"):
        yield values.text("note")
    if values.number("own_score") is not None:
        yield "Tổng cộng từ các chỉ số con, nguồn không công bố tổng"
    blanks = values.integer("blanks")
    if blanks:
        yield f"Nguồn để trống {blanks} ô" + (
            "" if values.number("own_score") is not None else ", không cộng được tổng"
        )


def _check(result: IndexResult, values: Values, report: FileReport) -> None:
    """Check what one row says against itself."""
    score, maximum = result.score, result.maximum
    if result.year and not 1990 <= result.year <= 2200:
        message = f"năm {result.year} không hợp lý"
        report.error(values.line("year"), "wrong-year", message, "viết năm bốn chữ số, ví dụ: 2024")
    for part in result.components if values.text("part") else ():
        score, maximum = max(filter(None, (part.score, part.self_score)), default=None), part.maximum
    if score is not None and maximum is not None and score > maximum:
        message = f"điểm {format_number(score)} cao hơn điểm tối đa {format_number(maximum)}"
        report.error(values.line("score"), "score-over-maximum", message, "kiểm tra lại theo nguồn công bố")
    if result.rank is not None and (result.rank < 1 or (result.of is not None and result.rank > result.of)):
        message = f"hạng {result.rank} không nằm trong khoảng từ 1 đến {result.of or 'tổng số đơn vị'}"
        report.error(values.line("rank"), "rank-over-total", message, "kiểm tra lại theo nguồn công bố")


def _check_parts(result: IndexResult, report: Report) -> None:
    """Tell of parts that do not add up to the score, and of self-given scores that nothing proves."""
    file = report.file(result.file)
    if result.parts_note:
        message = result.parts_note.removesuffix("; số liệu giữ nguyên như nguồn.").removesuffix(".")
        remedy = "giữ nguyên nếu nguồn công bố như vậy, nếu không thì kiểm tra lại"
        file.note(result.line, "components-sum", message[:1].lower() + message[1:], remedy)
    for part in result.components:
        if part.unproved:
            message = f"{result.unit} năm {result.year}: “{part.name}” tự chấm điểm nhưng chưa có tài liệu kiểm chứng"
            remedy = "điền cột “tài liệu kiểm chứng”, hoặc cột “giải trình”"
            file.warning(result.line, "evidence-missing", message, remedy)


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
