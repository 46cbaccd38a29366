"""Reads _data/qd-766/: figures of Decision 766, one row an indicator, or one row a unit as the portal gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc.model.period import Period
from cchc.model.quality import (
    BY_NUMBER,
    INDICATORS,
    Indicator,
    Level,
    Quality,
    QualityFigure,
    QualityTotal,
    indicator_named,
    unit_and_province,
)
from cchc.model.text import fold, format_number, slugify
from cchc.sources import kinds
from cchc.sources.periods import period_of
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, Values, convert
from cchc.sources.table import SUFFIXES, Row, read_table
from cchc.sources.tree import Tree

FOLDER = "_data/qd-766"
_TOLERANCE = Decimal("0.011")
_WIDE = re.compile(r"(?P<code>[A-Z][A-Z0-9_]+)\.(?P<part>numerator|denominator|ratio|score|maxScore)")
_PACE = 5
_LEVELS: dict[str, Level] = {"commune": "xã", "xa": "xã", "cap xa": "xã", "phuong": "xã"}
_LEVELS |= {"province": "tỉnh", "tinh": "tỉnh", "cap tinh": "tỉnh"}

QUALITY = Schema(
    (
        Field(
            "period",
            "text",
            "Kỳ: tháng, quý hoặc năm. Bảng không có cột này thì lấy kỳ ở tên trang tính hoặc tên tệp.",
            "8/2026",
            aliases=("kỳ báo cáo", "kỳ"),
        ),
        Field(
            "unit",
            "text",
            "Xã, phường hoặc cơ quan; ghi cả đơn vị khác để so sánh.",
            "UBND xã Phong Thổ",
            required=True,
            aliases=("đơn vị", "departmentName"),
        ),
        Field(
            "indicator",
            "text",
            "Số thứ tự (1 đến 24), mã hoặc tên chỉ tiêu; bảng tiến độ tải từ Cổng không cần cột này.",
            "5",
            aliases=("chỉ tiêu", "metricCode", "stt chỉ tiêu"),
        ),
        Field("numerator", "integer", "Tử số.", "486", aliases=("tử số", "totalOnTime")),
        Field(
            "denominator", "integer", "Mẫu số; 0 là kỳ này không phát sinh.", "588", aliases=("mẫu số", "totalReceived")
        ),
        Field("ratio", "number", "Tỷ lệ đã công bố, phần trăm.", "82,65", aliases=("tỷ lệ", "tỉ lệ")),
        Field("score", "number", "Điểm đã công bố; để trống khi chưa có, không ghi 0.", "16,53", aliases=("điểm",)),
        Field("max", "number", "Điểm tối đa; bỏ trống thì theo bộ chỉ số.", "20", aliases=("điểm tối đa", "maxScore")),
        Field("level", "text", "Cấp của đơn vị: xã hoặc tỉnh.", "xã", aliases=("cấp",)),
        Field("source", "url", "Địa chỉ trang công bố.", "https://dichvucong.gov.vn/", aliases=("nguồn",)),
        Field("note", "text", "Ghi chú.", "Số liệu ngày 01/9/2026", aliases=("ghi chú",)),
    ),
    columns=True,
)


def read_quality(tree: Tree, report: Report) -> Quality:
    """Return every figure, newest period first; two for one unit, period and indicator are an error."""
    figures: dict[tuple[Period, str, int], QualityFigure] = {}
    totals: list[QualityTotal] = []
    for name in tree.under(FOLDER, *SUFFIXES):
        file = report.file(name)
        for row in read_table(tree, name, QUALITY, file):
            values = convert(row.block, QUALITY, file)
            period = period_of(values, file, row.sheet, name)
            if values.broken or period is None:
                continue
            for figure in _figures(row, values, period, name, file):
                _keep(figure, figures, values, file)
            totals += _totals(row, values, period)
        if figures and not any(one.source for one in figures.values() if one.file == name):
            file.warning(0, "source-missing", "số liệu chưa ghi nguồn", "thêm cột nguồn có địa chỉ trang công bố")
    return Quality(tuple(sorted(figures.values(), key=_order)), tuple(totals))


def _figures(row: Row, values: Values, period: Period, name: str, report: FileReport) -> Iterator[QualityFigure]:
    """Yield the figures of a row: one, or one for each indicator that has columns of its own."""
    wide: dict[str, dict[str, str]] = {}
    for heading, text in row.extra:
        if found := _WIDE.fullmatch(heading):
            wide.setdefault(found["code"], {})[found["part"]] = text
    if not wide:
        indicator = _indicator(values, report)
        if indicator:
            yield _figure(values, period, indicator, name, report)
        return
    for code, cells in wide.items():
        indicator = indicator_named(code)
        if indicator is None:
            message = f"mã chỉ tiêu “{code}” không có trong bộ chỉ số"
            report.warning(int(row.block.start), "unknown-indicator", message, "xóa cột hoặc sửa lại mã")
            continue
        yield _wide(values, period, indicator, cells, name, report)


def _indicator(values: Values, report: FileReport) -> Indicator | None:
    """Return the indicator of a row; the portal's table of progress (received, on time) names none."""
    text = values.text("indicator")
    if not text and "indicator" not in values.block.lines:
        return BY_NUMBER[_PACE]
    found = indicator_named(text)
    if found is None:
        what = f"“{text[:60]}” không phải chỉ tiêu của Quyết định 766" if text else "chưa ghi chỉ tiêu"
        report.error(values.line("indicator"), "unknown-indicator", what, f"ghi số từ 1 đến {len(INDICATORS)} hoặc tên")
    return found


def _figure(values: Values, period: Period, indicator: Indicator, name: str, report: FileReport) -> QualityFigure:
    maximum = values.number("max")
    unit, province = unit_and_province(values.text("unit"))
    figure = QualityFigure(
        period=period,
        unit=unit,
        province=province,
        indicator=indicator,
        numerator=values.integer("numerator"),
        denominator=values.integer("denominator"),
        ratio=values.number("ratio"),
        score=values.number("score"),
        maximum=indicator.maximum if maximum is None else maximum,
        level=_level(values),
        source=values.text("source"),
        note=values.text("note"),
        file=name,
        line=int(values.block.start),
    )
    _check(figure, values, report)
    return figure


def _wide(
    values: Values, period: Period, indicator: Indicator, cells: dict[str, str], name: str, report: FileReport
) -> QualityFigure:
    """Return the figure of an indicator whose parts stand in columns such as DOSSIER_SYNC.ratio."""

    def number(part: str) -> Decimal | None:
        try:
            return kinds.to_number(cells[part]) if cells.get(part, "").strip() else None
        except kinds.WrongError as wrong:
            line = int(values.block.start)
            report.error(line, "wrong-number", f"cột “{indicator.code}.{part}”: {wrong.reason}", "sửa lại số")
            return None

    numerator, denominator, maximum = number("numerator"), number("denominator"), number("maxScore")
    unit, province = unit_and_province(values.text("unit"))
    figure = QualityFigure(
        period=period,
        unit=unit,
        province=province,
        indicator=indicator,
        numerator=None if numerator is None else int(numerator),
        denominator=None if denominator is None else int(denominator),
        ratio=number("ratio"),
        score=number("score"),
        maximum=indicator.maximum if maximum is None else maximum,
        level=_level(values),
        source=values.text("source"),
        note=values.text("note"),
        file=name,
        line=int(values.block.start),
    )
    _check(figure, values, report)
    return figure


def _level(values: Values) -> Level:
    """Return whose figure it is, from its column or the unit's name."""
    stated = _LEVELS.get(fold(values.text("level")))
    if stated:
        return stated
    unit = fold(values.text("unit"))
    return "xã" if re.match(r"(?:ubnd |uy ban nhan dan )?(?:xa|phuong|dac khu) ", unit) else ""


def _check(figure: QualityFigure, values: Values, report: FileReport) -> None:
    """Tell what one figure says against itself: it is shown as published all the same."""
    numerator, denominator = figure.numerator, figure.denominator
    if (numerator or 0) < 0 or (denominator or 0) < 0:
        report.error(values.line("numerator"), "negative", "tử số hoặc mẫu số âm", "kiểm tra lại số liệu")
    elif numerator is not None and denominator is not None and numerator > denominator:
        message = f"tử số {format_number(numerator)} lớn hơn mẫu số {format_number(denominator)}"
        report.error(values.line("numerator"), "part-over-whole", message, "kiểm tra lại số liệu")
    if figure.score is not None and figure.maximum is not None and figure.score > figure.maximum:
        message = f"điểm {format_number(figure.score)} cao hơn điểm tối đa {format_number(figure.maximum)}"
        report.error(values.line("score"), "score-over-maximum", message, "kiểm tra lại theo nguồn công bố")
        return
    for key, what, told, worked in (
        ("ratio", "tỷ lệ", figure.ratio, figure.worked_ratio),
        ("score", "điểm", figure.score, figure.worked_score),
    ):
        if told is not None and worked is not None and abs(told - worked) > _TOLERANCE:
            message = (
                f"{figure.unit}, chỉ tiêu {figure.indicator.number}: {what} đã công bố {format_number(told)},"
                f" tính lại được {format_number(worked)}"
            )
            remedy = "giữ nguyên nếu nguồn công bố như vậy, nếu không thì kiểm tra lại"
            report.note(int(values.line(key)), "differs-from-parts", message, remedy)


def _keep(
    figure: QualityFigure,
    figures: dict[tuple[Period, str, int], QualityFigure],
    values: Values,
    report: FileReport,
) -> None:
    key = (figure.period, slugify(f"{figure.unit} {figure.province}"), figure.indicator.number)
    other = figures.setdefault(key, figure)
    if other is not figure:
        message = (
            f"{figure.unit}, {figure.period.name}, chỉ tiêu {figure.indicator.number} đã có ở {other.file}:{other.line}"
        )
        report.error(values.line("unit"), "duplicate-period", message, "xóa một trong hai dòng hoặc sửa lại kỳ")


def _totals(row: Row, values: Values, period: Period) -> Iterator[QualityTotal]:
    """Yield the published score of the group whose indicators have columns in the row."""
    extra = dict(row.extra)
    groups = {
        indicator.group
        for heading in extra
        if (found := _WIDE.fullmatch(heading)) and (indicator := indicator_named(found["code"]))
    }
    if len(groups) != 1 or "totalScore" not in extra:
        return
    unit = unit_and_province(values.text("unit"))[0]
    try:
        score, most = kinds.to_number(extra["totalScore"]), extra.get("totalMaxScore", "")
        yield QualityTotal(period, unit, groups.pop(), score, kinds.to_number(most) if most else None)
    except kinds.WrongError:
        return


def _order(figure: QualityFigure) -> tuple[int, str, int, str]:
    return (-figure.period.last.toordinal(), figure.period.key, figure.indicator.number, slugify(figure.unit))
