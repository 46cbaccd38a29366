"""One-stop results, reviews, the register of feedback, questions: what is read and what is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sources_kit import TODAY, read, rules, told

from cchc.model.calendar import WorkCalendar
from cchc.model.feedback import FeedbackItem
from cchc.model.one_stop import Dossiers, added, share
from cchc.model.period import Period, parse_period
from cchc.sources.kinds import to_integer

ONE = "_data/mot-cua/a.csv"
HEAD = "Kỳ báo cáo,Lĩnh vực,Tổng tiếp nhận,Từ kỳ trước,Trực tuyến,Trực tiếp,Đã giải quyết,Trước hạn,Đúng hạn,Quá hạn\n"
REVIEW = {"_data/mot-cua/a.yml": "period: 8/2026\nresults: [a]\nshortcomings: [b]\n"}
BOOK = "_data/phan-anh/a.csv"
BOOK_HEAD = "Mã,Ngày tiếp nhận,Chủ đề,Tình trạng,Ngày trả lời,Nội dung trả lời\n"


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ("8/2026", "2026-08", "Tháng 8/2026"),
        ("Tháng 12 năm 2026", "2026-12", "Tháng 12/2026"),
        ("2026-08", "2026-08", "Tháng 8/2026"),
        ("Quý III/2026", "2026-q3", "Quý III/2026"),
        ("quý 4 năm 2025", "2025-q4", "Quý IV/2025"),
        ("2026-Q3", "2026-q3", "Quý III/2026"),
        ("6 tháng đầu năm 2026", "2026-h1", "6 tháng đầu năm 2026"),
        ("Năm 2025", "2025", "Năm 2025"),
    ],
)
def test_periods_as_people_write_them(text: str, key: str, name: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.key, period.name) == (key, name)
    assert parse_period(period.key) == parse_period(period.name) == period
    assert period.before.last < period.first <= period.last


@pytest.mark.parametrize("text", ["", "13/2026", "Quý V/2026", "hôm qua", "2026-q5", "3/26", "Quý III", "01/02/2026"])
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None


def test_the_period_before_crosses_the_year() -> None:
    assert Period("quy", 2026, 1).before == Period("quy", 2025, 4)
    assert Period("thang", 2026, 1).before == Period("thang", 2025, 12)
    assert Period("nam", 2026).before == Period("nam", 2025)
    assert (Period("quy", 2026, 4).last, Period("thang", 2028, 2).last) == (date(2026, 12, 31), date(2028, 2, 29))


def test_a_period_is_read_and_counted(tmp_path: Path) -> None:
    rows = "8/2026,Hộ tịch,12,2,8,2,10,6,3,1\n8/2026,Đất đai,5,0,1,4,2,1,1,0\n"
    site, problems = read(tmp_path, {ONE: HEAD + rows, **REVIEW})
    (one,) = site.performance.periods
    assert problems == []
    assert one.published_total is None
    assert one.total is not None
    assert (one.total.received, one.total.solved, one.total.late, one.total.open) == (17, 12, 1, None)
    assert (one.total.in_time_share, one.total.online_share) == (Decimal("91.67"), Decimal("60.00"))
    assert one.path == "mot-cua/2026-08/"


def test_unknown_is_never_zero() -> None:
    assert added([Dossiers(received=3), Dossiers()]).received is None
    assert (share(None, 5), share(1, None), share(0, 0)) == (None, None, None)
    assert Dossiers(solved=5).in_time_share is None


def test_totals_are_checked_against_their_parts(tmp_path: Path) -> None:
    rows = "8/2026,Hộ tịch,13,2,8,2,10,6,3,2\n8/2026,Tổng cộng,20,,,,11,,,\n"
    _, problems = read(tmp_path, {ONE: HEAD + rows, **REVIEW})
    assert [message.split(" - ")[0] for message in told(problems)] == [
        f"{ONE}:2: tổng tiếp nhận ghi 13, các phần cộng lại được 12",
        f"{ONE}:2: tổng đã giải quyết ghi 10, các phần cộng lại được 11",
        f"{ONE}:3: tổng tiếp nhận ghi 20, các lĩnh vực cộng lại được 13",
        f"{ONE}:3: tổng đã giải quyết ghi 11, các lĩnh vực cộng lại được 10",
    ]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    rows = "13/2026,a,1\n8/2026,a,x\n8/2026,b,-1\n8/2026,c,1\n8/2026,C,2\n,d,1\n"
    _, problems = read(tmp_path, {ONE: HEAD + rows, **REVIEW})
    assert rules(problems) == [
        ("error", "wrong-period", 2),
        ("error", "wrong-integer", 3),
        ("error", "negative", 4),
        ("error", "duplicate-period", 6),
        ("error", "wrong-period", 7),
    ]


@pytest.mark.parametrize("review", [{}, {"_data/mot-cua/a.yml": "period: 8/2026\nresults: [a]\n"}])
def test_results_without_shortcomings_are_warned_of(tmp_path: Path, review: dict[str, str]) -> None:
    _, problems = read(tmp_path, {ONE: f"{HEAD}8/2026,a,1\n", **review})
    assert [(p.level, p.rule) for p in problems] == [("warning", "shortcomings-missing")]


def item(**more: object) -> FeedbackItem:
    return FeedbackItem("a", date(2026, 11, 2), "b", **{"status": "dang-xu-ly", **more})  # type: ignore[arg-type]


def test_the_clocks_run_in_working_days() -> None:
    """2/11/2026 is a Monday: 2, 5 and 15 working days later are the 4th, the 9th and the 23rd."""
    calendar = WorkCalendar()
    days = {
        status: item(status=status).clocks(calendar, TODAY)[0].due.day
        for status in ("tu-choi", "cho-bo-sung", "dang-xu-ly")
    }
    assert days == {"tu-choi": 4, "cho-bo-sung": 9, "dang-xu-ly": 23}
    closed = WorkCalendar(closed=frozenset({date(2026, 11, 20)}))
    assert item().clocks(closed, TODAY)[0].due == date(2026, 11, 24)


def test_how_a_clock_stands() -> None:
    calendar = WorkCalendar()
    states = lambda one, today: [clock.state for clock in one.clocks(calendar, today)]  # noqa: E731 - short
    assert states(item(), date(2026, 11, 23)) == ["con-han"]
    assert states(item(), date(2026, 11, 24)) == ["qua-han"]
    done = {"status": "da-tra-loi", "answered": date(2026, 11, 20)}
    assert states(item(**done, published=date(2026, 11, 24)), TODAY) == ["dung-han", "dung-han"]
    assert states(item(**done, published=date(2026, 11, 25)), TODAY) == ["dung-han", "qua-han"]
    assert states(item(due=date(2026, 11, 5)), TODAY) == ["qua-han"]


def test_the_register_is_read(tmp_path: Path) -> None:
    rows = "P1,02/11/2026,Chờ lâu,Đã trả lời,10/11/2026,Đã thêm quầy\nP2,3/11/2026,Biển,dang-xu-ly,,\n"
    site, problems = read(tmp_path, {BOOK: BOOK_HEAD + rows})
    assert problems == []
    assert [(one.id, one.status) for one in site.performance.feedback] == [("P2", "dang-xu-ly"), ("P1", "da-tra-loi")]


def test_wrong_rows_and_personal_data_are_refused(tmp_path: Path) -> None:
    rows = (
        "P1,31/02/2026,a,dang-xu-ly,,\nP2,02/11/2026,gọi 0912345678,dang-xu-ly,,\n"
        "P3,02/11/2026,a,da-tra-loi,01/11/2026,b\nP4,02/11/2026,a,xong,,\nP5,02/11/2026,a,dang-xu-ly,,\n"
        "P5,02/11/2026,a,dang-xu-ly,,\nP6,02/11/2026,số 012345678901,da-tra-loi,,\n"
    )
    site, problems = read(tmp_path, {BOOK: BOOK_HEAD + rows})
    assert sorted(rules(problems), key=lambda rule: rule[2]) == [
        ("error", "wrong-date", 2),
        ("error", "personal-data", 3),
        ("error", "wrong-order", 4),
        ("error", "wrong-text", 5),
        ("error", "duplicate-id", 7),
        ("error", "personal-data", 8),
        ("warning", "answer-missing", 8),
    ]
    assert [one.id for one in site.performance.feedback] == ["P5"]


def test_numbers_of_offices_and_documents_are_not_personal(tmp_path: Path) -> None:
    rows = "P1,02/11/2026,Văn bản 766/QĐ-TTg ngày 23/6/2022 gọi 1022 hoặc 18001096,dang-xu-ly,,\n"
    assert read(tmp_path, {BOOK: BOOK_HEAD + rows})[1] == []


def test_questions(tmp_path: Path) -> None:
    text = '- {question: "a?", answer: "b", procedures: ["1.001193"]}\n- {question: "c?"}\n'
    site, problems = read(tmp_path, {"_data/phan-anh/hoi-dap.yml": text})
    assert [one.question for one in site.performance.questions] == ["a?"]
    assert rules(problems) == [("error", "missing", 2)]


@pytest.mark.parametrize(
    ("text", "count"), [("1.240", 1240), ("1 240", 1240), ("12.0", 12), ("1.234.567", 1234567), ("240", 240)]
)
def test_counts_as_people_group_them(text: str, count: int) -> None:
    assert to_integer(text) == count
