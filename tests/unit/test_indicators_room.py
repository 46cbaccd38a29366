"""Series of results, and the charts drawn from them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cchc.indicators.series import IndexSeries, series_of
from cchc.model.indicator import Component, Index, IndexResult
from cchc.model.place import Commune, Section
from cchc.model.site import Site

INDEX = Index("par-index", "PAR INDEX", "Chỉ số cải cách hành chính")


def result(
    year: int, score: str | None = None, rank: int | None = None, unit: str = "Lai Châu", **more: object
) -> IndexResult:
    of = 63 if rank else None
    return IndexResult("par-index", year, unit, Decimal(score) if score else None, rank=rank, **{"of": of, **more})  # type: ignore[arg-type]


def series(*results: IndexResult, level: str = "tỉnh") -> IndexSeries:
    site = Site(Commune("Phong Thổ", "xã", "Lai Châu"), Section("a", "b", "c"), date(2026, 1, 1), results=results)
    return series_of(site, Index("par-index", "PAR INDEX", "Chỉ số", level=level))


def test_rows_begin_with_the_newest_year_and_know_their_companions() -> None:
    made = series(
        result(2023, "80", 30),
        result(2024, "85.97", 56),
        result(2024, "88.37", unit="Cả nước"),
        result(2024, "96.17", 1, unit="Hải Phòng"),
    )
    assert [row.year for row in made.rows] == [2024, 2023]
    newest = made.rows[0]
    assert (newest.own[0].rank, newest.mean and newest.mean.score, newest.best and newest.best.unit) == (
        56,
        Decimal("88.37"),
        "Hải Phòng",
    )
    assert (newest.points_change, newest.rank_change) == (Decimal("5.97"), -26)
    assert made.latest_mean == newest.mean


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ([result(2022, "80", 30)], [result(2024, "85", 20)], (None, None)),
        ([result(2023, "80", 30)], [result(2024, None, 20)], (None, 10)),
        ([result(2023, None, 30)], [result(2024, "85", None)], (None, None)),
        ([result(2023, "80", 30)], [result(2024, "80", 30)], (Decimal(0), 0)),
        ([result(2023, "80", 30, maximum=Decimal("97.5"))], [result(2024, "85", 20)], (None, 10)),
        ([result(2023, "80", 30)], [result(2024, "85", 20, of=34)], (Decimal(5), None)),
        ([result(2023, "80"), result(2023, "81")], [result(2024, "85")], (None, None)),
    ],
)
def test_a_change_is_told_only_between_figures_that_compare(
    before: list[IndexResult], after: list[IndexResult], change: tuple[Decimal | None, int | None]
) -> None:
    row = series(*before, *after).rows[0]
    assert (row.points_change, row.rank_change) == change


def test_a_province_result_is_never_the_communes() -> None:
    assert series(result(2024, "85", unit="tỉnh Lai Châu")).latest is not None
    assert series(result(2024, "85", unit="xã Phong Thổ")).latest is None
    assert series(result(2024, "85", unit="xã Phong Thổ"), level="xã").latest is not None
    assert series(result(2024, "85"), level="xã").latest is None


def test_nothing_known_is_nothing_shown() -> None:
    empty = series()
    assert (empty.rows, empty.latest, empty.latest_mean, empty.notes, empty.components) == ((), None, None, (), ())
    assert empty.score_chart("a") == empty.rank_chart("b") == ""


def test_notes_and_components() -> None:
    parts = (Component("Thể chế", Decimal(9), Decimal(10)),)
    made = series(
        result(2024, "85", components=parts), result(2023, "80", status="suy-ra"), result(2022, "79", note="Hai nguồn")
    )
    assert [one.year for one in made.notes] == [2023, 2022]
    assert [one.year for one in made.components] == [2024]
