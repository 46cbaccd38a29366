"""Decision 766: null, 0/0, no maximum and not for communes stay apart; ratios and scores are worked out again."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from sources_kit import read, told

from cchc.indicators.quality import (
    comparison_chart,
    comparisons,
    group_rows,
    past_chart,
    quality_pages,
    quality_summary,
)
from cchc.indicators.series import IndexSeries
from cchc.model.indicator import Index
from cchc.model.period import Period
from cchc.model.place import Commune
from cchc.model.quality import (
    BY_NUMBER,
    GROUPS,
    INDICATORS,
    QualityFigure,
    indicator_named,
    is_own,
    unit_and_province,
)
from cchc.model.site import Site

URL = "https://dichvucong.gov.vn/"
PACE = "departmentName,departmentCode,level,totalReceived,totalOnTime,totalOverdue,days,ratio,score,maxScore\n"
PACE_ROWS = (
    "Văn phòng UBND Tỉnh - Tỉnh Lai Châu,H.01,PROVINCE,0,0,0,0,0,0,20\n"
    "UBND Phường Một - Tỉnh Lai Châu,H.02,COMMUNE,588,486,102,7.32,82.65,16.53,20\n"
    "UBND xã Phong Thổ,H.03,COMMUNE,482,332,150,15.15,68.88,13.78,20\n"
)
PLEASED = (
    "departmentName,level,totalScore,totalMaxScore,totalPetitions,PETITION_PROCESSING_ON_TIME.numerator,"
    "PETITION_PROCESSING_ON_TIME.denominator,PETITION_PROCESSING_ON_TIME.ratio,PETITION_PROCESSING_ON_TIME.score,"
    "DOSSIER_RECEIVING_SATISFACTION.numerator,DOSSIER_RECEIVING_SATISFACTION.denominator,"
    "DOSSIER_RECEIVING_SATISFACTION.ratio,DOSSIER_RECEIVING_SATISFACTION.score,"
    "PETITION_CLASSIFICATION_STAFF.numerator,PETITION_CLASSIFICATION_STAFF.denominator,"
    "PETITION_CLASSIFICATION_STAFF.ratio,PETITION_CLASSIFICATION_STAFF.score\n"
    "UBND Tỉnh,PROVINCE,9.39,12,499,300,499,60.12,3.61,402886,464494,86.74,5.78,115,499,23.05,\n"
    "UBND xã Phong Thổ,COMMUNE,12,12,0,0,0,0,6,2668,2803,95.18,6,0,0,0,\n"
    "UBND Phường Một,COMMUNE,11,12,0,0,0,0,6,2190,2821,77.63,5.18,,,,\n"
)
FILES = {
    "_data/qd-766/tien_do_2026-08.csv": PACE + PACE_ROWS,
    "_data/qd-766/hai_long_2026-Q3.csv": PLEASED,
}


def sample(tmp_path: Path) -> tuple[Site, list[str]]:
    site, problems = read(tmp_path, FILES)
    return site, [line for line in told(problems) if "qd-766" in line]


def test_tables_of_the_portal_are_read_as_they_are(tmp_path: Path) -> None:
    site, problems = sample(tmp_path)
    figures = site.performance.quality.figures
    assert len(figures) == 3 + 8, "empty cells of an indicator are no figure"
    assert [line for line in problems if "chưa ghi nguồn" not in line] == []
    for figure in figures:
        assert figure.worked_ratio in (None, figure.ratio)
        assert figure.worked_score in (None, figure.score)
    assert sum(figure.worked_score is not None for figure in figures) == 2 + 1 + 3
    assert Counter(figure.state for figure in figures) == {"so-lieu": 7, "khong-phat-sinh": 4}
    quiet = next(f for f in figures if f.indicator.number == 21 and f.unit == "UBND xã Phong Thổ")
    assert (quiet.score, quiet.maximum, quiet.worked_score) == (Decimal(6), Decimal(6), None)
    assert [(one.unit, one.score, one.maximum) for one in site.performance.quality.totals] == [
        ("UBND Tỉnh", Decimal("9.39"), Decimal(12)),
        ("UBND xã Phong Thổ", Decimal(12), Decimal(12)),
        ("UBND phường Một", Decimal(11), Decimal(12)),
    ]


def test_every_mistake_is_told(tmp_path: Path) -> None:
    rows = (
        "UBND xã A,5,9,8,,,\nUBND xã A,99,1,2,,,\nUBND xã A,1,1,2,49,3,\nUBND xã A,2,1,2,50,5,\n"
        "UBND xã A,3,1,2,50,1,\nUBND xã A,3,1,2,50,1,\nUBND xã A,,1,2,50,1,\nUBND xã A,12,x,2,,,\n"
    )
    name = "_data/qd-766/9-2026.csv"
    _, problems = read(
        tmp_path, {name: "đơn vị,chỉ tiêu,tử số,mẫu số,tỷ lệ,điểm,kỳ\n" + rows.replace(",\n", ",9/2026\n")}
    )
    assert [line.split(" - ")[0] for line in told(problems) if name in line] == [
        f"{name}:2: tử số 9 lớn hơn mẫu số 8",
        f"{name}:3: “99” không phải chỉ tiêu của Quyết định 766",
        f"{name}:5: điểm 5 cao hơn điểm tối đa 4",
        f"{name}:7: UBND xã A, Tháng 9/2026, chỉ tiêu 3 đã có ở {name}:6",
        f"{name}:8: chưa ghi chỉ tiêu",
        f"{name}:9: cột “tử số”: “x” không phải số",
        f"{name}: số liệu chưa ghi nguồn",
        f"{name}:4: UBND xã A, chỉ tiêu 1: tỷ lệ đã công bố 49, tính lại được 50,00",
    ]


def test_the_commune_beside_its_past_and_beside_others(tmp_path: Path) -> None:
    head = "kỳ,đơn vị,chỉ tiêu,tử số,mẫu số,tỷ lệ,điểm,nguồn\n"
    rows = "".join(
        f"{month}/2026,{unit},5,{done},100,{done},{done / 5},{URL}\n"
        for month, unit, done in [
            (7, "xã Phong Thổ", 80),
            (8, "xã Phong Thổ", 85),
            (8, "UBND xã B", 90),
            (8, "xã C", 70),
        ]
    )
    rows += f"8/2026,xã Phong Thổ,21,0,0,,6,{URL}\n8/2026,xã Phong Thổ,6,1,2,50,,{URL}\n"
    site, _ = read(tmp_path, {"_data/qd-766/a.csv": head + rows})
    own = site.performance.quality.own(site.commune)
    groups = group_rows(own, own[0].period)
    assert [group.name for group in groups] == list(GROUPS)
    assert sum(len(group.rows) for group in groups) == 24
    pace = groups[1].rows[0]
    assert (pace.figure and pace.figure.ratio, pace.change) == (Decimal(85), Decimal(5))
    assert (groups[1].score, groups[1].maximum) == (Decimal(17), Decimal(20))
    states = {row.indicator.number: row.figure.state for group in groups for row in group.rows if row.figure}
    assert states == {5: "so-lieu", 6: "khong-ap-dung", 21: "khong-phat-sinh"}
    assert quality_summary(site) == (own[0].period, Decimal("23"), Decimal("26"))
    assert "<svg" in past_chart(own, own[0].period)
    (compared,) = comparisons(site, tuple(f for f in site.performance.quality.figures if f.period == own[0].period))
    assert (compared.place, compared.measured, compared.middle) == (2, 3, Decimal(85))
    assert (compared.worst, compared.best, compared.own) == (Decimal(70), Decimal(90), "xã Phong Thổ")
    assert "UBND xã B 90%" in comparison_chart(compared)
    index = Index("qd-766", "Chỉ số 766", "Chất lượng phục vụ", level="xã")
    pages = list(quality_pages(site, IndexSeries(index, "xã Phong Thổ", ()), ()))
    assert [page.path for page in pages] == [*("chi-so/qd-766/", "chi-so/qd-766/2026-08/", "chi-so/qd-766/2026-07/")]


def test_the_figures_of_others_alone_are_shown_too(tmp_path: Path) -> None:
    site, _ = read(
        tmp_path, {"_data/qd-766/8-2026.csv": f"đơn vị,chỉ tiêu,tử số,mẫu số,nguồn\nUBND xã B,5,1,2,{URL}\n"}
    )
    (compared,) = comparisons(site, site.performance.quality.figures)
    assert (compared.measured, compared.place, comparison_chart(compared)) == (0, 0, "")


def test_the_24_indicators() -> None:
    assert [one.number for one in INDICATORS] == list(range(1, 25))
    assert sum(one.maximum or 0 for one in INDICATORS) == 100
    assert {one.group for one in INDICATORS} == set(GROUPS)
    assert indicator_named("DOSSIER_SYNC") == indicator_named("4") == BY_NUMBER[4]
    assert indicator_named("Hồ sơ thanh toán trực tuyến") == BY_NUMBER[24]
    assert indicator_named("abc") is None


@pytest.mark.parametrize(
    ("unit", "label", "own"),
    [
        ("UBND xã Phong Thổ - Tỉnh Lai Châu", "UBND xã Phong Thổ", True),
        ("UBND Xã  Phong Thổ", "UBND xã Phong Thổ", True),
        ("phong tho", "phong tho", True),
        ("UBND phường Phong Thổ", "UBND phường Phong Thổ", False),
        ("UBND xã Phong Thổ - Tỉnh Phú Thọ", "UBND xã Phong Thổ", False),
        ("Sở Công Thương - Thành phố Hải Phòng", "Sở Công Thương", False),
    ],
)
def test_irregular_names_of_units(unit: str, label: str, own: bool) -> None:
    name, province = unit_and_province(unit)
    assert name == label
    figure = QualityFigure(Period("thang", 2026, 8), name, BY_NUMBER[5], province=province)
    assert is_own(figure, Commune("Phong Thổ", "xã", "Lai Châu")) is own
