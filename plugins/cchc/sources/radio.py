"""Reads the map `radio` of site.yml: how the commune speaks on its loudspeakers."""

from __future__ import annotations

import datetime as dt
import re

from cchc.model.radio import PLACEHOLDERS, Radio, Slot
from cchc.sources.report import FileReport
from cchc.sources.schema import Values

_TIME = re.compile(r"([01]?\d|2[0-3])\s*[:hg]\s*([0-5]\d)?")
_PACES = range(60, 301)
"""Syllables a minute that a person can speak and follow."""


def read_radio(values: Values | None, report: FileReport) -> Radio:
    """Return what site.yml says of the loudspeakers; what it leaves out keeps the model's default."""
    usual = Radio()
    if values is None:
        return usual
    for key in ("greeting", "closing", "link"):
        _check_placeholders(values, key, report)
    pace = values.integer("pace")
    if pace is not None and pace not in _PACES:
        remedy = f"ghi từ {_PACES[0]} đến {_PACES[-1]}, thường là {usual.pace}"
        report.error(values.line("pace"), "radio-pace", f"tốc độ đọc {pace} tiếng một phút không nghe được", remedy)
        pace = None
    slots = tuple(slot for item in values.maps("slots") if (slot := _slot(item, report)) is not None)
    return Radio(
        greeting=values.text("greeting") or usual.greeting,
        closing=values.text("closing") or usual.closing,
        link=values.text("link") or usual.link,
        pace=pace or usual.pace,
        words=tuple((item.text("write"), item.text("say")) for item in values.maps("words")),
        slots=tuple(sorted(slots, key=lambda slot: slot.time)) or usual.slots,
    )


def _slot(values: Values, report: FileReport) -> Slot | None:
    """Return one broadcast, or None when its hour or length makes no sense."""
    found = _TIME.fullmatch(values.text("time"))
    if found is None:
        message = f"giờ phát “{values.text('time')}” không đọc được"
        report.error(values.line("time"), "radio-time", message, 'ghi giờ, phút trong ngoặc kép, ví dụ "05:30"')
        return None
    minutes = values.integer("minutes")
    if minutes is not None and not 1 <= minutes <= 240:
        report.error(values.line("minutes"), "radio-minutes", f"buổi phát dài {minutes} phút", "ghi từ 1 đến 240 phút")
        return None
    return Slot(dt.time(int(found[1]), int(found[2] or 0)), minutes or Slot(dt.time()).minutes)


def _check_placeholders(values: Values, key: str, report: FileReport) -> None:
    """Warn of words in braces that nothing would fill: they would be read aloud."""
    for name in re.findall(r"\{([^{}]*)\}", values.text(key)):
        if name not in PLACEHOLDERS:
            remedy = f"dùng một trong: {', '.join(f'{{{one}}}' for one in PLACEHOLDERS)}"
            report.warning(values.line(key), "radio-placeholder", f"không có chỗ điền {{{name}}}", remedy)
