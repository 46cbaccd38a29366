"""Reads the map `report` of site.yml: the commune's own words in its reports."""

from __future__ import annotations

import re

from cchc.model.report import REPORT_PLACES, ReportWords
from cchc.sources.report import FileReport
from cchc.sources.schema import Values

_TEXTS = ("issuer", "symbol", "subject", "intro", "signer")
_LISTS = ("results", "shortcomings", "tasks", "signed_as", "recipients")


def read_report_words(values: Values | None, report: FileReport) -> ReportWords:
    """Return what site.yml says; what it leaves out keeps the model's default."""
    usual = ReportWords()
    if values is None:
        return usual
    for key in (*_TEXTS, *_LISTS):
        written = " ".join(values.lines(key)) if key in _LISTS else values.text(key)
        for name in re.findall(r"\{([^{}]*)\}", written):
            if name not in REPORT_PLACES:
                remedy = f"dùng một trong: {', '.join(f'{{{one}}}' for one in REPORT_PLACES)}"
                report.warning(values.line(key), "report-placeholder", f"không có chỗ điền {{{name}}}", remedy)
    return ReportWords(
        issuer=values.text("issuer"),
        symbol=values.text("symbol") or usual.symbol,
        subject=values.text("subject") or usual.subject,
        intro=values.text("intro") or usual.intro,
        results=values.lines("results"),
        shortcomings=values.lines("shortcomings"),
        tasks=values.lines("tasks") or usual.tasks,
        signed_as=values.lines("signed_as") or usual.signed_as,
        signer=values.text("signer"),
        recipients=values.lines("recipients"),
    )
