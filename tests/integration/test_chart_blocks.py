"""A block ```bieu-do in any text becomes a chart; what is wrong with it is one clear line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import Built, build, copy_site, write

from cchc.bridge.charted import Charts
from cchc.model.lazytext import LazyText

DATA = (
    'năm,đơn vị,điểm,hạng\n2022,Lai Châu,"86,29",24\n2023,Lai Châu,"85,78",\n'
    '2024,Lai Châu,"85,97/100",56\n2024,Hải Phòng,"96,17",1\n'
)
BLOCK = """```bieu-do
tệp: chi-so/a.csv
kiểu: {kind}
tên: {name}
số: {number}
lọc: {where}
tiêu đề: Điểm <b> của Lai Châu
```
"""


def block(kind: str, name: str = "năm", number: str = "điểm", where: str = "đơn vị = lai châu") -> str:
    return BLOCK.format(kind=kind, name=name, number=number, where=where)


@pytest.fixture
def charts(tmp_path: Path) -> Callable[[str], tuple[Charts, str]]:
    def made(body: str) -> tuple[Charts, str]:
        write(tmp_path, {"_data/chi-so/a.csv": DATA})
        return Charts(tmp_path), body

    return made


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (block("đường"), "2024 85,97"),
        (block("thứ hạng", number="hạng"), "2024 56"),
        (block("cột", name="đơn vị", where="năm = 2024"), "Hải Phòng 96,17"),
        (block("cột nhóm", name="đơn vị", number="điểm; hạng", where="năm = 2024"), "Hải Phòng 1"),
        (block("cột chồng", name="đơn vị", where="năm=2024"), "Lai Châu 85,97"),
        (block("nhiều hình"), "2023 85,78"),
        (block("đồng hồ", where="năm = 2022"), "86,29"),
    ],
)
def test_every_kind(text: str, shown: str, charts: Callable[[str], tuple[Charts, str]]) -> None:
    made, body = charts(text)
    assert list(made.problems("a.md", body, 1)) == []
    (one,) = made.of(LazyText(body))
    assert shown in one.html
    assert "<svg" in one.html
    assert "<svg" not in one.plain
    assert "<table" in one.plain
    assert "<b>" not in one.html, "a title is no markup"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (block("đường").replace("a.csv", "b.csv"), "không có tệp “chi-so/b.csv”", 4),
        (block("đường").replace("a.csv", "../../x"), "không có tệp", 4),
        (block("tròn"), "không có kiểu “tron”", 4),
        (block("đường", number="tổng"), "_data/chi-so/a.csv không có cột “tổng”", 4),
        (block("đường", where="đơn vị Lai Châu"), "không hiểu điều kiện", 4),
        (block("đường", where="đơn vị = Hà Nội"), "không có dòng nào", 4),
        (block("đường", where=""), "có hai dòng cùng một năm", 4),
        (block("đường", name="đơn vị"), "cần cột tên là năm", 4),
        (block("đường").replace("tiêu đề:", "màu: đỏ\ntiêu đề:"), "không hiểu dòng “màu: đỏ”", 10),
        (block("đường").replace("kiểu: đường\n", ""), "thiếu “kiểu”", 4),
        (block("đồng hồ"), "đồng hồ cần đúng một số", 4),
    ],
)
def test_what_is_wrong_is_one_line(
    text: str, message: str, line: int, charts: Callable[[str], tuple[Charts, str]]
) -> None:
    made, body = charts(f"Đoạn đầu.\n\n{text}")
    (problem,) = made.problems("tin-tuc/2026/a.md", body, 2)
    assert message in str(problem)
    assert (problem.file, problem.line, problem.level) == ("tin-tuc/2026/a.md", line, "error")
    assert made.of(LazyText(body)) == ()


def test_what_is_wrong_in_the_data_is_told_at_its_row(tmp_path: Path) -> None:
    write(tmp_path, {"_data/a.csv": "năm,điểm\n2023,x\n2024,y\n"})
    text = "```bieu-do\ntep: a.csv\nkieu: duong\nten: nam\nso: diem\ntieu de: A\n```\n"
    assert [str(one).split(" - ")[0] for one in Charts(tmp_path).problems("a.md", text, 1)] == [
        "_data/a.csv:2: cột “điểm”: “x” không phải số",
        "_data/a.csv:3: cột “điểm”: “y” không phải số",
    ]


def test_items_and_pages_show_their_charts(tmp_path: Path) -> None:
    content = copy_site("minimal", tmp_path / "content")
    front = '---\ntitle: "Tin có biểu đồ"\ndate: 2026-11-01\ndescription: "Câu."\n---\n\n'
    write(
        content,
        {
            "_data/chi-so/a.csv": "chỉ số," + DATA.replace("\n2", "\nPAR INDEX,2"),
            "tin-tuc/2026/tin.md": f"{front}Mở đầu.\n\n{block('đường')}\n{block('thứ hạng', number='hạng')}",
            "trang.md": f"# Trang\n\n{block('đường')}",
        },
    )
    built: Built = build(content, tmp_path)
    for address in ("tin-tuc/2026/tin/", "trang/"):
        text = built.text(address)
        assert '<svg class="bd"' in text
        assert "Xem bảng số liệu" in text
        assert "bieu-do." in text, "the styles of charts"
        assert "language-bieu-do" not in text
    assert all(f'<title id="bd-{number}-t">' in built.text("tin-tuc/2026/tin/") for number in (1, 2))
    feed = built.text("feeds/tin-tuc.xml")
    assert "bieu-do" not in feed
    assert "85,97" in feed
