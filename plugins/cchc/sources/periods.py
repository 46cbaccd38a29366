"""The period of a record: its own column, else the name of the sheet or the file."""

from __future__ import annotations

import re

from cchc.model.period import Period, parse_period
from cchc.model.text import slugify
from cchc.sources.report import FileReport
from cchc.sources.schema import Values

_REMEDY = "viết như: 8/2026, Quý III/2026, 6 tháng đầu năm 2026, Năm 2026"
_IN_NAME = re.compile(
    r"(?<!\d)(?:\d{4}-(?:q[1-4]|h[12]|\d{1,2})|(?:quy-?(?:[1-4]|i{1,3}|iv)|thang-?\d{1,2}|t\d{1,2})-(?:nam-)?\d{4}|\d{4})(?!\d)"
)


def period_of(values: Values, report: FileReport, *names: str) -> Period | None:
    """Return the period of a record, with a problem when it cannot be read.

    `names` (a sheet, a file) are looked at in their order when the record itself has none.
    """
    text = values.text("period")
    period = parse_period(text) if text else next(filter(None, map(period_in, names)), None)
    if period is None and "period" not in values.wrong:
        what = f"“{text[:60]}” không phải kỳ báo cáo" if text else "chưa có kỳ báo cáo"
        report.error(values.line("period"), "wrong-period", what, _REMEDY)
    return period


def period_in(name: str) -> Period | None:
    """Return the period that a name holds: "Quý III-2026", "_data/mot-cua/2026-08.csv"; None without any."""
    stem = slug_of(name)
    found = _IN_NAME.search(stem)
    if not found:
        return None
    text = re.sub(r"^t(\d)", r"thang-\1", found[0]).replace("nam-", "")
    return parse_period(re.sub(r"^(quy|thang)-?(\w+)-(\d{4})$", r"\1 \2/\3", text))


def slug_of(name: str) -> str:
    """Return the last part of a path without its ending, as a slug."""
    return slugify(re.sub(r"\.\w{1,5}$", "", name.rsplit("/", 1)[-1]))
