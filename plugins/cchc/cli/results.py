"""`cchc new tin-chi-so`, `tin-mot-cua`, `tin-766`: a draft of a news item from what was published."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.desk.results import Draft
    from cchc.model.period import Period
    from cchc.model.site import Site

RESULTS = {
    "tin-chi-so": 'cchc new tin-chi-so "par-index 2024"',
    "tin-mot-cua": 'cchc new tin-mot-cua "Quý III/2026"',
    "tin-766": 'cchc new tin-766 "8/2026"',
}
"""Kind of draft, and how it is asked for."""


def create_from_result(content: Path, kind: str, asked: str, *, unit: str, fields: tuple[str, ...]) -> Path:
    """Write the draft and return its path; refuse what has no figures, with what there is."""
    from datetime import datetime

    from cchc.bridge.refusal import Refusal
    from cchc.cli.items import create
    from cchc.model.text import VIETNAM
    from cchc.sources import load

    site, _ = load(content, today=datetime.now(VIETNAM).date())
    if site is None:
        raise Refusal("site.yml chưa dùng được", "chạy: cchc check")
    draft = _of_index(site, asked) if kind == "tin-chi-so" else _of_period(site, kind, asked)
    if isinstance(draft, str):
        raise Refusal(draft, f"viết như: {RESULTS[kind]}")
    keys = {one.key for one in site.fields}
    own = fields or ((draft.field,) if draft.field in keys else ())
    told = partial(create, description=draft.description, body=draft.body, figure=draft.figure)
    return told(content, "tin", draft.title, unit=unit, fields=own)


def _of_index(site: Site, asked: str) -> Draft | str:
    """Return the draft on an index and a year, or why there is none."""
    from cchc.desk.results import index_draft
    from cchc.model.text import slugify

    year = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", asked)
    name = slugify(asked.replace(year[0], " ") if year else asked)
    index = next((one for one in site.indices if name in {one.key, slugify(one.name)}), None)
    if index is None:
        return f"không có chỉ số “{asked}” (có: {', '.join(one.key for one in site.indices) or 'chưa có'})"
    years = sorted({one.year for one in site.own_results(index)}, reverse=True)
    if not years:
        return f"chưa có kết quả {index.name} của {site.place_of(index)}"
    wanted = int(year[0]) if year else years[0]
    draft = index_draft(site, index, wanted)
    return draft or (
        f"{index.name} năm {wanted} của {site.place_of(index)} chưa có số liệu hoặc các nguồn nêu khác nhau"
        f" (các năm có số liệu: {', '.join(map(str, years))})"
    )


def _of_period(site: Site, kind: str, asked: str) -> Draft | str:
    """Return the draft on a period, or why there is none."""
    from cchc.desk.results import period_draft, quality_draft
    from cchc.model.period import parse_period

    period = parse_period(asked)
    if period is None:
        return f"“{asked}” không phải kỳ báo cáo"
    if kind == "tin-766":
        known = {one.period for one in site.performance.quality.own(site.commune)}
        return quality_draft(site, period) or _no_figures(period, known)
    found = next((one for one in site.performance.periods if one.period == period), None)
    draft = period_draft(found, site) if found else None
    return draft or _no_figures(period, {one.period for one in site.performance.periods})


def _no_figures(period: Period, known: set[Period]) -> str:
    names = ", ".join(one.name for one in sorted(known, key=lambda one: one.order, reverse=True))
    return f"chưa có số liệu của xã, phường cho {period.name} (kỳ có số liệu: {names or 'chưa có'})"
