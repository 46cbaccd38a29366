"""Series of results, and the charts drawn from them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import lxml.etree
import pytest

from cchc.indicators.chart import HEIGHT, WIDTH, Series, line_chart
from cchc.indicators.series import IndexSeries, series_of
from cchc.model.indicator import Component, Index, IndexResult
from cchc.model.place import Commune, Section
from cchc.model.site import Site

SVG = "{http://www.w3.org/2000/svg}"
INDEX = Index("par-index", "PAR INDEX", "Chỉ số cải cách hành chính")


def chart(*points: tuple[int, str], falling: bool = False, name: str = "Lai Châu") -> lxml.etree._Element:
    values = tuple((year, Decimal(value)) for year, value in points)
    svg = line_chart([Series(name, "chinh", values)], id="a", title="Điểm", unit="", falling=falling)
    return lxml.etree.fromstring(svg)


def test_every_figure_is_in_the_description_and_in_a_title() -> None:
    svg = chart((2021, "80.10"), (2022, "81.5"), (2024, "85"))
    assert svg.findtext("desc") == "Lai Châu: năm 2021 80,10; năm 2022 81,5; năm 2024 85."
    assert [t.text for t in svg.iterfind(".//circle/title")] == [
        "Lai Châu, 2021: 80,10",
        "Lai Châu, 2022: 81,5",
        "Lai Châu, 2024: 85",
    ]
    assert svg.get("aria-labelledby") == f"{svg.find('title').get('id')} {svg.find('desc').get('id')}"  # type: ignore[union-attr]


def test_a_year_without_a_figure_is_bridged_by_a_dashed_line() -> None:
    lines = chart((2021, "80"), (2022, "81"), (2024, "85")).findall(".//g[@class='duong chinh']/line")
    assert [line.get("stroke-dasharray") for line in lines] == [None, "3 4"]


@pytest.mark.parametrize(("falling", "first_is_higher"), [(False, False), (True, True)])
def test_up_is_better(falling: bool, first_is_higher: bool) -> None:
    """The smaller value stands lower for a score, higher for a rank."""
    small, great = (
        float(str(c.get("cy"))) for c in chart((2021, "5"), (2022, "30"), falling=falling).iterfind(".//circle")
    )
    assert (small < great) is first_is_higher


@pytest.mark.parametrize(
    "points",
    [
        [(2023, "88.5"), (2024, "88.5")],
        [(2000, "1"), (2024, "63")],
        [(2000, "1"), (2024, "3321")],
        [(2023, "100"), (2024, "99")],
    ],
)
@pytest.mark.parametrize("falling", [False, True])
def test_everything_is_inside_the_picture(points: list[tuple[int, str]], falling: bool) -> None:
    for circle in chart(*points, falling=falling).iterfind(".//circle"):
        assert 0 <= float(str(circle.get("cx"))) <= WIDTH
        assert 0 <= float(str(circle.get("cy"))) <= HEIGHT


def test_fewer_than_two_figures_make_no_chart() -> None:
    assert line_chart([], id="a", title="a", unit="") == ""
    assert line_chart([Series("a", "chinh", ((2024, Decimal(1)),))], id="a", title="a", unit="") == ""


def test_words_are_escaped() -> None:
    svg = chart((2021, "1"), (2022, "2"), name="<script>alert(1)</script>")
    assert svg.find(".//script") is None
    assert "<script>alert(1)</script>, 2021: 1" in [title.text for title in svg.iter("title")]


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


def test_a_place_that_is_always_first_has_a_chart() -> None:
    assert len(chart((2023, "1"), (2024, "1"), falling=True).findall(".//circle")) == 2
