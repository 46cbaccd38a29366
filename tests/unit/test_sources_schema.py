"""Conversion by schema: kinds, wrong values, unknown and missing keys."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from cchc.model.text import VIETNAM
from cchc.sources import kinds
from cchc.sources.document import Block, parse_yaml
from cchc.sources.report import Report
from cchc.sources.schema import Field, Schema, Values, convert

SCHEMA = Schema(
    (
        Field("title", "text", "Tên.", '"Tên tin"', required=True),
        Field("day", "date", "Ngày.", "2025-07-28"),
        Field("fields", "keys", "Lĩnh vực.", "[the-che]"),
        Field("format", "text", "Thể loại.", "tin", choices={"tin": "Tin", "bai": "Bài viết"}),
        Field("source", "map", "Nguồn.", '{title: "a"}', of=(Field("title", "text", "Tên.", "a"),), scalar="title"),
        Field("papers", "maps", "Giấy tờ.", "[{name: a}]", of=(Field("name", "text", "Tên.", "a", required=True),)),
    )
)


def values_of(text: str) -> tuple[Values, list[str]]:
    report = Report()
    block = parse_yaml(text, report.file("t.yml"))
    assert isinstance(block, Block)
    return convert(block, SCHEMA, report.file("t.yml")), [str(problem) for problem in report.problems]


def test_right_values() -> None:
    values, problems = values_of(
        "title:  Một   tên \nday: 28/7/2025\nfields: the-che\nformat: Bài viết\nsource: Báo\npapers: [{name: Đơn}]\n"
    )
    assert problems == []
    assert values.text("title") == "Một tên"
    assert values.date("day") == date(2025, 7, 28)
    assert values.lines("fields") == ("the-che",)
    assert values.text("format") == "bai"
    assert values.map("source").text("title") == "Báo"  # type: ignore[union-attr]
    assert [inner.text("name") for inner in values.maps("papers")] == ["Đơn"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("day: 2025-01-01\n", 't.yml:1: thiếu khóa “title” - thêm dòng title: "Tên tin"'),
        ("day: 2025-01-01\ntitle:\n", 't.yml:2: để trống khóa “title” - thêm dòng title: "Tên tin"'),
        ("title: a\ntitel: b\n", "t.yml:2: không có khóa “titel” - có phải là “title”"),
        (
            "title: a\nxyz: b\n",
            "t.yml:2: không có khóa “xyz” - các khóa dùng được: title, day, fields, format, source, papers",
        ),
        ("title: a\nday: mai\n", "t.yml:2: khóa “day”: “mai” không phải ngày - viết như ví dụ: 2025-07-28"),
        (
            "title: a\nday: 30/2/2025\n",
            "t.yml:2: khóa “day”: “30/2/2025” là ngày không có trong lịch - viết như ví dụ: 2025-07-28",
        ),
        (
            "title: [a, b]\n",
            't.yml:1: khóa “title” phải là một dòng chữ - viết như ví dụ: title: "Tên tin"',
        ),
        (
            "title: a\nfields: {a: b}\n",
            "t.yml:2: khóa “fields” phải là danh sách khóa - viết như ví dụ: fields: [the-che]",
        ),
        (
            "title: a\nfields:\n  - the-che\n  - Thể chế\n",
            "t.yml:4: khóa “fields”: “Thể chế” có ký tự không dùng được trong khóa - viết lại là the-che",
        ),
        (
            "title: a\nformat: tinn\n",
            "t.yml:2: khóa “format”: “tinn” không có trong danh sách: tin, bai - viết lại là tin",
        ),
        ("title: a\npapers:\n  - {}\n", "t.yml:3: thiếu khóa “name” - thêm dòng name: a"),
    ],
)
def test_wrong_values(text: str, problem: str) -> None:
    assert values_of(text)[1] == [problem]


@pytest.mark.parametrize("text", ["2025-07-28", "28/7/2025", "28-07-2025", "28.7.2025", "ngày 28/7/2025"])
def test_dates(text: str) -> None:
    assert kinds.to_date(text) == date(2025, 7, 28)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-07-28", datetime(2025, 7, 28, 8, tzinfo=VIETNAM)),
        ("2025-07-28T09:30:00+07:00", datetime(2025, 7, 28, 9, 30, tzinfo=VIETNAM)),
        ("2025-07-28 9:30", datetime(2025, 7, 28, 9, 30, tzinfo=VIETNAM)),
        ("28/7/2025 9h30", datetime(2025, 7, 28, 9, 30, tzinfo=VIETNAM)),
        ("2025-07-28T02:30:00Z", datetime(2025, 7, 28, 9, 30, tzinfo=VIETNAM)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    assert kinds.to_moment(text) == moment
    assert kinds.to_moment(text).utcoffset() == VIETNAM.utcoffset(None)


@pytest.mark.parametrize("text", ["2025-07-28T25:00", "9999-12-31T23:00-12:00", "2025-07-28T10:00+99:00", "10:00"])
def test_wrong_moments(text: str) -> None:
    with pytest.raises(kinds.WrongError):
        kinds.to_moment(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("67,41", "67.41"), ("67.41", "67.41"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("90,10 %", "90.10")],
)
def test_numbers(text: str, number: str) -> None:
    assert str(kinds.to_number(text)) == str(Decimal(number))


@pytest.mark.parametrize("text", ["", "abc", "1e999999", "٣", "--1", "NaN", "1,2,3,4.5.6"])
def test_wrong_numbers(text: str) -> None:
    with pytest.raises(kinds.WrongError):
        kinds.to_number(text)


def test_whole_numbers_flags_and_codes() -> None:
    assert kinds.to_integer("12.0") == 12
    assert (kinds.to_flag("Có"), kinds.to_flag("không"), kinds.to_flag("True")) == (True, False, True)
    assert kinds.to_code("2.000815.000.00.00.H55") == "2.000815"
    assert kinds.to_code("2.00051") == "2.000510"
    with pytest.raises(kinds.WrongError):
        kinds.to_integer("1,5")
    with pytest.raises(kinds.WrongError):
        kinds.to_flag("có lẽ")


@pytest.mark.parametrize("url", ["https://a.vn/x", "mailto:a@b.vn", "../van-ban/x.md", "tep/mau.docx", "#muc"])
def test_addresses(url: str) -> None:
    assert kinds.to_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:x",
        "data:text/html,x",
        "//a.vn",
        "/\\a.vn",
        "file:///x",
    ],
)
def test_refused_addresses(url: str) -> None:
    with pytest.raises(kinds.WrongError):
        kinds.to_url(url)


def test_an_address_without_scheme_gets_one() -> None:
    with pytest.raises(kinds.WrongError) as caught:
        kinds.to_url("dichvucong.gov.vn/x")
    assert caught.value.instead == "https://dichvucong.gov.vn/x"
