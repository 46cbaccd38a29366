"""YAML, front matter and text encodings."""

from __future__ import annotations

import time
import unicodedata

import pytest

from cchc.sources.document import Block, parse_yaml, split_front_matter
from cchc.sources.report import Report
from cchc.sources.tree import clean_text


def parse(text: str) -> tuple[object, list[str]]:
    report = Report()
    return parse_yaml(text, report.file("t.yml")), [str(problem) for problem in report.problems]


def test_scalars_stay_text() -> None:
    value, problems = parse("code: 2.000510\nflag: no\nday: 2025-07-28\nempty:\nnothing: ~\nword: '~'\n")
    assert value == {
        "code": "2.000510",
        "flag": "no",
        "day": "2025-07-28",
        "empty": "",
        "nothing": "",
        "word": "~",
    }
    assert not problems


def test_lines_are_kept() -> None:
    value, _ = parse("a: 1\nb:\n  - x\n  - c: 2\n")
    assert isinstance(value, Block)
    assert (value.line("a"), value.line("b"), value.line("absent")) == (1, 2, 1)
    items = value["b"]
    assert items.lines == [3, 4]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "title: Thông báo: nghỉ lễ\n",
            "t.yml:1: giá trị của “title” có dấu hai chấm nhưng chưa đặt trong dấu ngoặc kép"
            ' - viết lại: title: "Thông báo: nghỉ lễ"',
        ),
        (
            "search:\n\tkeywords: b\n",
            "t.yml:2: dòng thụt vào bằng phím Tab - thay phím Tab bằng dấu cách, mỗi bậc hai dấu cách",
        ),
        (
            'title: "Lễ "Ngày hội" vui"\n',
            "t.yml:1: trong giá trị đặt ngoặc kép lại có dấu ngoặc kép - thay dấu ngoặc kép bên trong bằng “ ”",
        ),
        (
            'a: 1\ntitle: "abc\nb: 2\n',
            "t.yml:2: dấu ngoặc kép chưa đóng - thêm dấu ngoặc kép ở cuối giá trị của dòng này",
        ),
        (
            "fields: [a, b\ndate: x\n",
            "t.yml:1: danh sách trong ngoặc chưa đóng hoặc thiếu dấu phẩy"
            " - kiểm tra dấu [ ] { } và dấu phẩy ở dòng này",
        ),
        (
            "title: a\n  date: b\n",
            "t.yml:2: dòng thụt vào sâu hơn các khóa cùng bậc"
            " - các khóa cùng bậc phải thụt vào bằng nhau, mỗi bậc hai dấu cách",
        ),
        (
            "a:\n  b: 1\n c: 2\n",
            "t.yml:3: dòng thụt vào không đúng so với mục bắt đầu ở dòng 1"
            " - các khóa cùng bậc phải thụt vào bằng nhau, mỗi bậc hai dấu cách",
        ),
        (
            "title:abc\ndate: x\n",
            "t.yml:1: thiếu dấu cách sau dấu hai chấm - viết “khóa: giá trị”, có một dấu cách sau dấu hai chấm",
        ),
        (
            "title: *abc\n",
            "t.yml:1: giá trị bắt đầu bằng dấu &, * hoặc ! (ký hiệu riêng của YAML), không được phép"
            " - đặt cả giá trị trong dấu ngoặc kép",
        ),
        (
            "title: [Hỏi đáp] Làm khai sinh\n",
            "t.yml:1: giá trị bắt đầu bằng ký hiệu đặc biệt (@ % ` * & ! | > hoặc [ ])"
            " - đặt cả giá trị trong dấu ngoặc kép",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "t.yml:2: tệp có nhiều khối dữ liệu ngăn bằng dòng ---"
            " - xóa dòng --- ở giữa tệp, mỗi tệp chỉ viết một khối dữ liệu",
        ),
        (
            "- " * 100_000,
            "t.yml:1: dữ liệu lồng nhau quá 20 bậc - viết lại cho đơn giản, theo tệp mẫu",
        ),
    ],
)
def test_mistakes_are_told_in_vietnamese(text: str, problem: str) -> None:
    value, problems = parse(text)
    assert value is None
    assert problems == [problem]


def test_first_of_two_equal_keys_counts() -> None:
    value, problems = parse("title: a\ndate: b\ntitle: c\n")
    assert value == {"title": "a", "date": "b"}
    assert problems == ["t.yml:3: khóa “title” viết hai lần (lần đầu ở dòng 1) - giữ lại một dòng, xóa dòng thừa"]


def test_a_title_cut_by_a_comment_is_noticed() -> None:
    value, problems = parse("title: Kế hoạch #1\nnote: abc # ghi chú\n")
    assert value == {"title": "Kế hoạch", "note": "abc"}
    assert problems == [
        't.yml:1: phần sau dấu # bị coi là ghi chú và bỏ đi - nếu cần giữ thì viết: title: "Kế hoạch #1"'
    ]


def front(text: str) -> tuple[tuple[Block, str, int] | None, list[str]]:
    report = Report()
    return split_front_matter(text, report.file("t.md")), [str(problem) for problem in report.problems]


def test_front_matter_and_body_keep_their_lines() -> None:
    parts, problems = front("---\ntitle: a\ndate: b\n---\n\n\nThân bài\n")
    assert parts is not None
    block, body, line = parts
    assert (dict(block), block.line("date"), body, line) == ({"title": "a", "date": "b"}, 3, "Thân bài\n", 7)
    assert not problems


def test_front_matter_may_follow_empty_lines_and_have_no_body() -> None:
    parts, problems = front("\n---\ntitle: a\n---")
    assert parts is not None
    assert (dict(parts[0]), parts[0].line("title"), parts[1]) == ({"title": "a"}, 3, "")
    assert not problems


def test_front_matter_that_is_missing_or_open() -> None:
    assert front("Chỉ có thân bài")[1] == [
        "t.md:1: tin chưa có phần khai báo ở đầu tệp"
        " - bắt đầu tệp bằng một dòng ---, các dòng title, date, description rồi một dòng --- nữa"
    ]
    assert front("---\ntitle: a\n\nThân bài\n")[1] == [
        "t.md:1: phần khai báo ở đầu tệp chưa đóng"
        " - thêm một dòng chỉ có --- ngay sau dòng khai báo cuối cùng, trước nội dung tin"
    ]


def test_error_in_front_matter_has_the_line_of_the_file() -> None:
    assert front("---\ndate: b\ntitle: Tin: mới\n---\nx\n")[1][0].startswith("t.md:3: giá trị của “title”")


def decode(data: bytes) -> tuple[str | None, list[str]]:
    report = Report()
    text = clean_text(data, report.file("t.md"))
    return text, [problem.rule for problem in report.problems]


def test_encodings() -> None:
    text = "Đường dây nóng\n"
    assert decode(text.encode()) == (text, [])
    assert decode(b"\xef\xbb\xbf" + text.encode()) == (text, [])
    assert decode(text.replace("\n", "\r\n").encode()) == (text, [])
    assert decode(text.encode("utf-16")) == (text, ["utf-16"])
    assert decode(unicodedata.normalize("NFD", text).encode()) == (text, ["nfd-mended"])
    assert decode("a\u200bb\xad".encode()) == ("ab", [])
    assert decode("Đ".encode("cp1258")) == (None, ["encoding"])
    assert decode(b"\x89PNG\0\0") == (None, ["encoding"])


def test_front_matter_is_read_fast() -> None:
    lines = "".join(f'khoa{number}: "Giá trị số {number} của tin"\n' for number in range(10))
    text = f"---\n{lines}---\nThân bài\n"
    begin = time.process_time()
    for _ in range(200):
        front(text)
    # The aim is 0.4 ms; a loaded machine gets ten times that.
    assert (time.process_time() - begin) / 200 < 0.004
