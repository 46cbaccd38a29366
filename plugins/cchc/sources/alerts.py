"""Urgent notices: those of site.yml, and items marked `urgent`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from cchc.model.alert import Alert
from cchc.model.news import NewsItem
from cchc.model.text import VIETNAM
from cchc.sources.report import FileReport
from cchc.sources.schema import Field, Values

ALERT_FIELDS = (
    Field(
        "text", "text", "Lời báo, một câu.", '"Ngày 26/11 bộ phận một cửa nghỉ làm việc do mất điện."', required=True
    ),
    Field(
        "until",
        "moment",
        "Thời điểm hết hiệu lực; chỉ ghi ngày thì hiểu là hết ngày đó.",
        "2026-11-26T17:00",
        required=True,
    ),
    Field("from", "moment", "Thời điểm bắt đầu hiện; bỏ trống thì hiện ngay.", "2026-11-25T17:00"),
    Field("path", "text", "Trang trong chuyên mục có nội dung đầy đủ.", '"lien-he/"'),
    Field("url", "url", "Địa chỉ ngoài chuyên mục, khi không có trang trong chuyên mục.", '"https://laichau.gov.vn/"'),
)

_END = time(23, 59, 59)
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}")


def read_alerts(records: Iterable[Values], report: FileReport) -> tuple[Alert, ...]:
    """Return the notices of site.yml, those that have ended too: `current` leaves them out."""
    found = []
    for values in records:
        until, begins = values.moment("until"), values.moment("from")
        if until is None:
            continue
        if not _CLOCK.search(values.raw("until")):
            until = datetime.combine(until.date(), _END, VIETNAM)
        if begins and not _CLOCK.search(values.raw("from")):
            begins = datetime.combine(begins.date(), time.min, VIETNAM)
        if begins and begins >= until:
            report.error(
                values.line("from"), "alert-order", "thông báo khẩn bắt đầu sau khi kết thúc", "sửa from hoặc until"
            )
            continue
        path = _path(values, report)
        found.append(Alert(values.text("text"), until, begins, f"{path}/" if path else "", values.text("url")))
    return tuple(found)


def _path(values: Values, report: FileReport) -> str:
    """Return an address inside the section without slashes around it, or "" with a warning."""
    path = values.text("path").strip("/")
    if path and not _PATH.fullmatch(path):
        message = f"“{path[:60]}” không phải địa chỉ một trang trong chuyên mục"
        report.warning(values.line("path"), "wrong-path", message, 'viết như ví dụ: "lien-he/"')
        return ""
    return path


def current(alerts: Iterable[Alert], news: Iterable[NewsItem], today: date) -> tuple[Alert, ...]:
    """Return what has not ended before `today`, what ends first on top; items marked urgent end with their last day."""
    items = (
        Alert(item.title, datetime.combine(item.expires, _END, VIETNAM), path=item.path)
        for item in news
        if item.urgent and item.expires
    )
    left = [alert for alert in (*alerts, *items) if alert.ends.astimezone(VIETNAM).date() >= today]
    return tuple(sorted(left, key=lambda alert: (alert.ends, alert.text)))
