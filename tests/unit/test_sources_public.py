"""Urgent notices: what is read of them and what is told."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sources_kit import SITE_YML, item, read, rules

from cchc.model.text import VIETNAM


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)  # type: ignore[misc,arg-type]  # year to second, as given


def test_urgent_notices_stand_in_the_order_of_their_ends_until_their_day_is_over(tmp_path: Path) -> None:
    alerts = """
alerts:
  - {text: "Mất điện", until: 2026-11-22T07:30, path: /lien-he}
  - {text: "Đã qua", until: 2026-11-21}
  - {text: "Tiêm chủng", from: 25/11/2026, until: 26/11/2026, url: "https://example.gov.vn/"}
"""
    files = {"_data/site.yml": SITE_YML + alerts, "tin-tuc/2025/bao.md": item("expires: 2026-11-24\nurgent: true\n")}
    site, problems = read(tmp_path, files)
    assert [rule for level, rule, _ in rules(problems) if level != "note"] == []
    assert [(a.text, a.begins, a.ends, a.path, a.url) for a in site.alerts] == [
        ("Mất điện", None, at(2026, 11, 22, 7, 30), "lien-he/", ""),
        ("Tin thử", None, at(2026, 11, 24, 23, 59, 59), "tin-tuc/2025/bao/", ""),
        ("Tiêm chủng", at(2026, 11, 25), at(2026, 11, 26, 23, 59, 59), "", "https://example.gov.vn/"),
    ]


def test_an_urgent_notice_must_end(tmp_path: Path) -> None:
    alerts = """
alerts:
  - {text: "Không có hạn"}
  - {text: "Ngược", from: 2026-12-02, until: 2026-12-01}
"""
    files = {"_data/site.yml": SITE_YML + alerts, "tin-tuc/2025/bao.md": item("urgent: true\n")}
    site, problems = read(tmp_path, files)
    assert site.alerts == ()
    assert {"missing", "alert-order", "urgent-endless"} <= {problem.rule for problem in problems}
