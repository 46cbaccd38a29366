"""Reads _data/mot-cua/: tables of one-stop results, and what the commune says of each period."""

from __future__ import annotations

from cchc.model.one_stop import COUNTS, TOTAL, Dossiers, OneStopPeriod, OneStopRow, Review, added, mismatches
from cchc.model.period import Period
from cchc.model.text import fold
from cchc.sources.document import Block, parse_yaml
from cchc.sources.fields_site import SOURCE
from cchc.sources.periods import period_of
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, Values, convert
from cchc.sources.table import SUFFIXES, Row, read_table
from cchc.sources.tree import Tree

FOLDER = "_data/mot-cua"
_TOTALS = frozenset({"", "tong", "tong so", "tong cong", "cong", "tat ca", "toan xa", "toan phuong"})


def _count(key: str, doc: str, example: str, *names: str) -> Field:
    return Field(key, "integer", doc, example, aliases=names)


ONE_STOP = Schema(
    (
        Field(
            "period",
            "text",
            "Kỳ báo cáo: tháng, quý, 6 tháng hoặc năm. Bảng không có cột này thì lấy kỳ ở tên trang tính hoặc tên tệp.",
            "Quý III/2026",
            aliases=("kỳ báo cáo", "kỳ"),
        ),
        Field("field", "text", "Lĩnh vực; dòng tổng ghi “Tổng cộng” hoặc bỏ trống.", "Hộ tịch", aliases=("lĩnh vực",)),
        _count(
            "received",
            "Tổng số hồ sơ tiếp nhận, kể cả từ kỳ trước.",
            "120",
            *("tổng tiếp nhận", "tổng số tiếp nhận", "tiếp nhận > tổng số"),
        ),
        _count("carried", "Hồ sơ từ kỳ trước chuyển qua.", "10", "từ kỳ trước", "kỳ trước chuyển qua"),
        _count("online", "Hồ sơ nộp trực tuyến trong kỳ.", "80", "trực tuyến", "nộp trực tuyến"),
        _count(
            "direct",
            "Hồ sơ nộp trực tiếp, qua bưu chính trong kỳ.",
            "30",
            "trực tiếp, bưu chính",
            "trực tiếp",
            "trực tiếp, dịch vụ bưu chính",
            "trực tiếp, dịch vụ bưu chính công ích",
            "trực tiếp, bưu chính công ích",
        ),
        _count(
            "solved",
            "Tổng số hồ sơ đã giải quyết.",
            "100",
            *("tổng đã giải quyết", "đã giải quyết", "đã giải quyết > tổng số"),
        ),
        _count("early", "Đã giải quyết trước hạn.", "60", "trước hạn"),
        _count("on_time", "Đã giải quyết đúng hạn.", "38", "đúng hạn"),
        _count("late", "Đã giải quyết quá hạn.", "2", "quá hạn"),
        _count(
            "open",
            "Tổng số hồ sơ đang giải quyết.",
            "20",
            *("tổng đang giải quyết", "đang giải quyết", "đang giải quyết > tổng số"),
        ),
        _count("open_in_time", "Đang giải quyết, còn trong hạn.", "20", "đang trong hạn", "trong hạn"),
        _count("open_late", "Đang giải quyết, đã quá hạn.", "0", "đang quá hạn", "đang giải quyết > quá hạn"),
        _count("withdrawn", "Hồ sơ trả lại hoặc người nộp rút.", "0", "trả lại, rút"),
        _count("digitised", "Hồ sơ đã số hóa.", "90", "đã số hóa", "số hóa"),
        _count("payable", "Hồ sơ phải nộp phí, lệ phí.", "40", "phải nộp phí"),
        _count("paid_online", "Hồ sơ nộp phí, lệ phí trực tuyến.", "25", "thanh toán trực tuyến"),
        Field("source", "url", "Địa chỉ báo cáo đã công bố.", "https://example.gov.vn/bao-cao", aliases=("nguồn",)),
        Field("note", "text", "Ghi chú.", "Chưa gồm hồ sơ liên thông", aliases=("ghi chú",)),
        Field(
            "published_on",
            "date",
            "Ngày công bố; có ngày thì kỳ này vào nguồn tin kết quả.",
            "05/10/2026",
            aliases=("ngày công bố",),
        ),
    ),
    columns=True,
)

REVIEW = Schema(
    (
        Field("period", "text", "Kỳ được đánh giá.", '"Quý III/2026"', required=True),
        Field("results", "lines", "Kết quả đạt được.", '["Giải quyết đúng hạn 98% hồ sơ"]'),
        Field("shortcomings", "lines", "Tồn tại, hạn chế.", '["Còn 2 hồ sơ đất đai quá hạn"]'),
        Field("causes", "lines", "Nguyên nhân.", '["Phần mềm gián đoạn ba ngày"]'),
        Field("next_steps", "lines", "Việc làm tiếp.", '["Bố trí thêm người hướng dẫn nộp trực tuyến"]'),
        SOURCE,
    )
)

_NAMES = {"received": "tiếp nhận", "solved": "đã giải quyết", "open": "đang giải quyết"}


def read_one_stop(tree: Tree, report: Report) -> tuple[OneStopPeriod, ...]:
    """Return the periods, newest first."""
    rows: dict[Period, list[OneStopRow]] = {}
    for name in tree.under(FOLDER, *SUFFIXES):
        file = report.file(name)
        for row in read_table(tree, name, ONE_STOP, file):
            found = _row(row, name, file)
            if found:
                _keep(found, rows, file, row.block.line("period"))
    reviews = _reviews(tree, report)
    periods = [
        OneStopPeriod(period, tuple(rows.get(period, ())), reviews.get(period))
        for period in rows.keys() | reviews.keys()
    ]
    periods.sort(key=lambda one: one.period.order, reverse=True)
    for one in periods:
        _check_period(one, report)
    return tuple(periods)


def _row(row: Row, name: str, report: FileReport) -> OneStopRow | None:
    """Return one row, or None when its period or a count cannot be used."""
    block = row.block
    errors = report.errors
    values = convert(block, ONE_STOP, report)
    period = period_of(values, report, row.sheet, name)
    counts = Dossiers(**{key: values.integer(key) for key in COUNTS})
    for key in COUNTS:
        if (values.integer(key) or 0) < 0:
            message = f"{ONE_STOP.label(ONE_STOP.by_name[key])} có số âm"
            report.error(values.line(key), "negative", message, "kiểm tra lại số liệu")
    if period is None or report.errors > errors:
        return None
    for what, published, parts in mismatches(counts):
        if what == "handled":
            message = f"tiếp nhận {published} nhưng đã giải quyết, đang giải quyết và trả lại cộng lại được {parts}"
        else:
            message = f"tổng {_NAMES[what]} ghi {published}, các phần cộng lại được {parts}"
        remedy = "kiểm tra lại theo báo cáo; nếu báo cáo đã công bố như vậy thì giữ nguyên và ghi chú"
        report.warning(block.start, "parts-differ", message, remedy)
    field = values.text("field")
    field = TOTAL if fold(field) in _TOTALS else field
    return OneStopRow(
        period,
        field,
        counts,
        values.text("source"),
        values.text("note"),
        name,
        block.start,
        values.date("published_on"),
    )


def _keep(row: OneStopRow, rows: dict[Period, list[OneStopRow]], report: FileReport, line: int) -> None:
    """Add a row; a second one for the same period and field is an error at `line`."""
    own = rows.setdefault(row.period, [])
    other = next((one for one in own if fold(one.field) == fold(row.field)), None)
    if other:
        message = f"{row.period.name}, {row.field or 'dòng tổng'} đã có ở {other.file}:{other.line}"
        report.error(line, "duplicate-period", message, "xóa một trong hai dòng hoặc sửa lại kỳ")
        return
    own.append(row)


def _reviews(tree: Tree, report: Report) -> dict[Period, Review]:
    """Return the reviews by period."""
    found: dict[Period, Review] = {}
    for name in tree.under(FOLDER, ".yml", ".yaml"):
        file = report.file(name)
        text = tree.read_text(name, report)
        block = parse_yaml(text, file) if text is not None else None
        if block is None:
            continue
        if not isinstance(block, Block):
            file.error(1, "review-form", "tệp không theo dạng “khóa: giá trị”", "viết theo mẫu ở docs/du-lieu.md")
            continue
        values = convert(block, REVIEW, file)
        period = period_of(values, file)
        if period is None:
            continue
        if period in found:
            message = f"kỳ {period.name} đã có ở {found[period].file}"
            file.error(values.line("period"), "duplicate-review", message, "gộp hai tệp làm một")
            continue
        found[period] = _review(values, period, name)
    return found


def _review(values: Values, period: Period, name: str) -> Review:
    source = values.reference()
    return Review(
        period=period,
        results=values.lines("results"),
        shortcomings=values.lines("shortcomings"),
        causes=values.lines("causes"),
        next_steps=values.lines("next_steps"),
        source_title=source.title if source else "",
        source=source.url if source else "",
        file=name,
        line=values.line("period"),
    )


def _check_period(one: OneStopPeriod, report: Report) -> None:
    """Warn of results without shortcomings, and of fields that do not add up to the published total."""
    review, total = one.review, one.published_total
    if review and review.results and not review.shortcomings:
        message = f"{one.period.name} có kết quả nhưng chưa nêu tồn tại, hạn chế"
        remedy = "thêm khóa shortcomings: kế hoạch yêu cầu nêu cả hai mặt"
        report.file(review.file).warning(review.line, "shortcomings-missing", message, remedy)
    elif review is None:
        row = one.rows[0]
        message = f"{one.period.name} có số liệu nhưng chưa có đánh giá kết quả và tồn tại, hạn chế"
        remedy = f"thêm tệp {FOLDER}/{one.period.key}.yml có results và shortcomings"
        report.file(row.file).warning(row.line, "shortcomings-missing", message, remedy)
    if total and one.by_field:
        sums = added([row.counts for row in one.by_field])
        for key, name in _NAMES.items():
            published, parts = getattr(total.counts, key), getattr(sums, key)
            if published is not None and parts is not None and published != parts:
                message = f"tổng {name} ghi {published}, các lĩnh vực cộng lại được {parts}"
                remedy = "kiểm tra lại dòng tổng và các dòng lĩnh vực"
                report.file(total.file).warning(total.line, "fields-differ", message, remedy)
