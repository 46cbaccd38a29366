"""Every row of index tables and of Decision 766 is on a page, or told of."""

from __future__ import annotations

from pathlib import Path

from tests.rows import PARTS, count
from tests.support import Built


def test_no_row_is_lost(full_site: Built, full_source: Path) -> None:
    counts = count(full_source, full_site.site_dir)
    assert {name: one.lost for name, one in counts.items() if one.lost} == {}
    assert counts["_data/qd-766/2026-08.csv"].whole
    assert counts["_data/chi-so/chi-so.csv"].whole
    assert counts["_data/chi-so/chi-so.csv"].rows == 12
    assert len(counts[PARTS].shown) == 5


def test_a_lost_row_is_seen(full_source: Path, tmp_path: Path) -> None:
    counts = count(full_source, tmp_path)
    assert len(counts["_data/qd-766/2026-08.csv"].lost) == 8
    assert not counts["_data/chi-so/chi-so.csv"].whole
