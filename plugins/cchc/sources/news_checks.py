"""What is checked in front matter of news beyond its form: lengths, days of broadcast, all that it refers to."""

from __future__ import annotations

from collections.abc import Collection

from cchc.model.citation import LawNames
from cchc.model.news import rank_of
from cchc.model.radio import DISCLOSURE_DAYS, MOST_DAYS
from cchc.model.text import format_number, slugify
from cchc.model.value import dataclass
from cchc.sources.fields_news import LISTED_CHANNELS
from cchc.sources.report import FileReport
from cchc.sources.schema import Values

TITLE_LIMIT = 200
DESCRIPTION_LIMIT = 300
PLAIN_WORDS = 25
"""Syllables of a sentence that everyone follows when it is read out once."""
_NO_LAWS = LawNames()


@dataclass(frozen=True, slots=True)
class Known:
    """What an item may refer to; None where it is not known, so that nothing is reported twice."""

    units: Collection[str] | None = None
    fields: Collection[str] | None = None
    areas: Collection[str] | None = None
    channels: Collection[str] = ()
    documents: Collection[str] = ()
    procedures: Collection[str] = ()
    phones: frozenset[str] = frozenset()
    """Official telephone numbers, in the form of `official_numbers`."""

    laws: LawNames = _NO_LAWS

    def sets(self) -> tuple[Collection[str] | None, ...]:
        """Return everything by which an item is judged."""
        named = (self.units, self.fields, self.areas, self.channels, self.documents, self.procedures)
        return (*named, self.phones, self.laws.names)


def check_values(values: Values, report: FileReport, known: Known) -> None:
    """Check lengths and everything that the item refers to."""
    for key, limit in (("title", TITLE_LIMIT), ("description", DESCRIPTION_LIMIT)):
        length = len(values.text(key))
        if length > limit:
            report.note(
                values.line(key), "long-text", f"“{key}” dài {length} ký tự", f"nên rút còn {limit} ký tự trở xuống"
            )
    _check_broadcast(values, report)
    _check_plain(values, report)
    _check_figure(values, report)
    if values.flag("urgent") and values.date("expires") is None:
        message = "tin ghi urgent: true mà chưa có ngày hết hạn"
        report.error(
            values.line("urgent"), "urgent-endless", message, "thêm dòng expires: và ngày thông báo hết giá trị"
        )
    unit = values.text("unit")
    if unit and known.units is not None and unit not in known.units:
        _unknown("error", values, "unit", f"không có đơn vị “{unit}”", known.units, report)
    for key in values.lines("fields"):
        if known.fields is not None and key not in known.fields:
            _unknown("error", values, "fields", f"không có lĩnh vực “{key}”", known.fields, report)
    area = values.text("area")
    if area and known.areas is not None and area not in known.areas:
        _unknown("error", values, "area", f"kế hoạch không có nội dung “{area}”", known.areas, report)
    for word in values.lines("channels"):
        if slugify(word) not in known.channels and slugify(word) not in LISTED_CHANNELS:
            _unknown("warning", values, "channels", f"không có kênh “{word}”", LISTED_CHANNELS, report)
    for key in values.lines("documents"):
        if key not in known.documents:
            message = f"văn bản “{key}” chưa có trong danh mục"
            report.warning(
                values.line("documents"), "unknown-document", message, "thêm vào _data/van-ban hoặc sửa lại khóa"
            )
    for code in values.lines("procedures"):
        if code not in known.procedures:
            message = f"thủ tục {code} chưa có trong danh mục"
            report.warning(
                values.line("procedures"), "unknown-procedure", message, "thêm vào _data/thu-tuc hoặc sửa lại mã"
            )


def _check_broadcast(values: Values, report: FileReport) -> None:
    """Check the days on the loudspeaker: what the law makes public is read on three days running at least."""
    days = values.integer("broadcast_days")
    if days is not None and not 1 <= days <= MOST_DAYS:
        remedy = f"ghi từ 1 đến {MOST_DAYS} ngày"
        report.error(values.line("broadcast_days"), "broadcast-days", f"số ngày phát {days} không hợp lý", remedy)
    elif days is not None and days < DISCLOSURE_DAYS and values.flag("disclosure"):
        message = f"thông tin phải công khai mà chỉ phát {days} ngày"
        remedy = (
            f"ghi ít nhất {DISCLOSURE_DAYS} ngày, theo Điều 13 Luật Thực hiện dân chủ ở cơ sở; lịch phát vẫn xếp đủ"
        )
        report.warning(values.line("broadcast_days"), "broadcast-days", message, remedy)


def _check_plain(values: Values, report: FileReport) -> None:
    """Tell of plain sentences that are too long to be followed when they are heard once."""
    for sentence in values.lines("plain"):
        if len(sentence.split()) > PLAIN_WORDS:
            message = f"câu nói ngắn gọn dài {len(sentence.split())} tiếng"
            report.note(values.line("plain"), "plain-long", message, f"tách thành câu không quá {PLAIN_WORDS} tiếng")


def _check_figure(values: Values, report: FileReport) -> None:
    """Check that a bar can show the figure of the share card, and that its rank can be read."""
    figure = values.map("figure")
    if figure is None:
        return
    top, rank = figure.number("of"), figure.text("rank")
    for key in ("value", "mean"):
        number = figure.number(key)
        if number is not None and (number < 0 or (top is not None and number > top)):
            what = "nhỏ hơn 0" if number < 0 else f"lớn hơn mức cao nhất {format_number(top or 0)}"
            message = f"con số {format_number(number)} ở figure {what}"
            report.error(figure.line(key), "figure", message, f"sửa {key} hoặc of theo nguồn")
    if rank and rank_of(rank) is None:
        report.error(figure.line("rank"), "figure", f"thứ hạng “{rank}” không đọc được", 'ghi như "56/63" hoặc "56"')


def _unknown(level: str, values: Values, key: str, message: str, choices: Collection[str], report: FileReport) -> None:
    """Report a key that site.yml or the plan does not have."""
    names = ", ".join(sorted(choices)) or "(chưa có khóa nào)"
    add = report.error if level == "error" else report.warning
    add(values.line(key), f"unknown-{key.rstrip('s')}", message, f"dùng một trong: {names}")
