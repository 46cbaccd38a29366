"""The page of a year: every figure once, ties and merged provinces named, what all share said once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cchc.indicators.series import parts_chart, series_of, share_of
from cchc.indicators.years import year_pages, year_table
from cchc.model.indicator import Component, Index, IndexResult
from cchc.model.place import Commune, Section
from cchc.model.province import FORMER, MERGED, merged_into, province_named, was_merged
from cchc.model.site import Site

INDEX = Index("par-index", "PAR INDEX", "Chỉ số cải cách hành chính")


def result(year: int, unit: str, score: str | None = None, rank: int | None = None, **more: object) -> IndexResult:
    return IndexResult("par-index", year, unit, Decimal(score) if score else None, rank=rank, **more)  # type: ignore[arg-type]


def site(*results: IndexResult, province: str = "Lai Châu") -> Site:
    return Site(Commune("Phong Thổ", "xã", province), Section("a", "b", "c"), date(2026, 1, 1), results=results)


def test_every_figure_is_in_the_table_once() -> None:
    results = (
        result(2022, "Đà Nẵng", "0.8", 1),
        result(2022, "Yên Bái", None, 15),
        result(2022, "Thanh Hóa", None, 15),
        result(2022, "Hậu Giang", None, 17),
        result(2022, "Lai Châu", None, 60),
        result(2022, "Cao Bằng"),
        result(2022, "Cả nước", "0.5"),
        result(2022, "Tây Nguyên", "0.4"),
    )
    made = series_of(site(*results), INDEX)
    table = year_table(made, made.rows[0])
    assert [one.result.unit for one in table.units] == [
        *("Đà Nẵng", "Thanh Hóa", "Yên Bái", "Hậu Giang", "Lai Châu", "Cao Bằng")
    ]
    assert [one.result.unit for one in table.means] == ["Cả nước", "Tây Nguyên"]
    assert [one.result.unit for one in table.units if one.tied] == ["Thanh Hóa", "Yên Bái"]
    assert [one.result.unit for one in table.units if one.own] == ["Lai Châu"]
    assert {one.result.unit: one.now for one in table.units if one.now} == {
        "Yên Bái": "Lào Cai",
        "Hậu Giang": "Cần Thơ",
    }


def test_sources_that_disagree_are_no_tie() -> None:
    made = series_of(site(result(2023, "Hải Phòng", "91.87", 2), result(2023, "Hải Phòng", "91.81", 2)), INDEX)
    table = year_table(made, made.rows[0])
    assert [(one.result.score, one.tied) for one in table.units] == [
        (Decimal("91.87"), False),
        (Decimal("91.81"), False),
    ]


def test_what_most_figures_share_is_said_once() -> None:
    common = [result(2024, name, "40", note="Tự cộng", status="suy-ra") for name in FORMER[:6]]
    made = series_of(site(*common, result(2024, "Sơn La", note="Trống")), INDEX)
    table = year_table(made, made.rows[0])
    assert table.note == "Tính từ số liệu công bố khác. Tự cộng"
    assert {one.note for one in table.units} == {"", "Trống"}
    silent = series_of(site(*common, result(2024, "Sơn La")), INDEX)
    assert year_table(silent, silent.rows[0]).note == "", "a figure without a note must not get that of others"


def test_a_year_has_a_page_when_there_is_more_than_the_series_shows() -> None:
    results = (
        result(2023, "Lai Châu", "80", 30),
        *(result(2024, name, str(80 + n), n + 2) for n, name in enumerate(FORMER[:4])),
    )
    found = site(*results)
    (page,) = year_pages(found, series_of(found, INDEX), ())
    assert page.path == "chi-so/par-index/2024/"
    assert "<svg" in str(page.view["chart"])


def test_a_merged_province_does_not_compare_across_the_merger() -> None:
    results = [result(year, "Hải Phòng", str(90 + year % 10), 2, of=63) for year in (2023, 2024, 2025)]
    made = series_of(site(*results, province="Hải Phòng"), INDEX)
    assert [(row.year, row.points_change) for row in made.rows] == [(2025, None), (2024, Decimal(1)), (2023, None)]
    assert made.breaks == (2025,)
    assert 'class="moc"' in made.score_chart("a")
    assert series_of(site(*results), INDEX).breaks == (), "Lai Châu was not merged"


def test_provinces() -> None:
    assert len(FORMER) == len(set(FORMER)) == 63
    assert len(MERGED) + 11 == 34
    for text, name in {
        "Quang Binh": "Quảng Bình",
        "Ba Ria - Vung Tau": "Bà Rịa - Vũng Tàu",
        "TP. Đà Nẵng": "Đà Nẵng",
        "Hanoi": "Hà Nội",
        "Ho Chi Minh City": "TP. Hồ Chí Minh",
        "Thừa Thiên - Huế": "Thừa Thiên Huế",
        "tỉnh Lai Châu": "Lai Châu",
        "Đồng Nai (sau sáp nhập?)": "Đồng Nai (sau sáp nhập?)",
        "UBND xã Quảng Bình": "UBND xã Quảng Bình",
    }.items():
        assert province_named(text) == name
    assert (merged_into("Yên Bái"), merged_into("Hải Phòng"), merged_into("Lai Châu")) == ("Lào Cai", "", "")
    assert merged_into("TP. Hồ Chí Minh") == ""
    assert was_merged("Hải Phòng")


def test_parts_are_shown_against_their_maximum() -> None:
    parts = (Component("A", Decimal(9), Decimal(10)), Component("B", None, Decimal(5), self_score=Decimal(4)))
    assert [share_of(part) for part in parts] == [Decimal("90.0"), Decimal("80.0")]
    assert share_of(Component("C", Decimal(1))) is None
    assert "A 90,0%" in parts_chart(result(2024, "a", components=parts), "x")
    assert parts_chart(result(2024, "a", components=parts[:1]), "x") == ""
