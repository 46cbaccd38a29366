"""Nothing in the content folder makes `load` raise, and the same folder gives the same result."""

from __future__ import annotations

import io
import random
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sources_kit import SITE_YML, TODAY, item, write

from cchc.sources import load

NAMES = (
    "_data/site.yml",
    "_data/thu-tuc/1.001193.yml",
    "_data/thu-tuc/a.csv",
    "_data/thu-tuc/a.xlsx",
    "_data/thu-tuc/a.xls",
    "_data/thu-tuc/a.ods",
    "_data/chi-so/a.csv",
    "_data/van-ban/a.yml",
    "_data/ke-hoach/a.yml",
    "tin-tuc/2025/a.md",
)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Bytes that look like the real thing reach further into the readers than noise does.
WORDS = st.sampled_from(
    [
        *("---\n", "title: ", "date: ", "code: ", "draft: ", "fields: ", "commune: ", "- type: ", "&a ", "*a", "!b "),
        *("1.001193", "2025-07-28", "9" * 40, "Mã số,Tên\n", "index,year,unit,score\n", "<img src=", "![]("),
        *("\n", "\n- ", "  ", "\t", ": ", "[", "]", "{", "}", '"', "'", "#", "|", ">", ",", ";", ")", "`"),
        *("\u0301", "\ufeff", "\u2028", "\x85", "\x00", "\ud7ff"),
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=5), max_size=40).map("".join)
DATA = (
    st.binary(max_size=300)
    | TEXTS.map(lambda text: text.encode("utf-8", "ignore"))
    | TEXTS.map(lambda text: f"---\n{text}\n---\n{text}".encode("utf-8", "ignore"))
)


@QUICK
@given(st.sampled_from(NAMES), DATA)
def test_any_bytes_in_any_file(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder), {"_data/site.yml": SITE_YML, name: data})
        site, problems = load(root, today=TODAY)
        assert site is not None or any(problem.level == "error" for problem in problems)
        assert all(problem.message and problem.remedy and problem.line >= 0 for problem in problems)
        assert all(problem.file == problem.file.replace("\\", "/") for problem in problems)
        assert load(root, today=TODAY) == (site, problems)


def good_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Mã số", "Tên"])
    for number in range(20):
        book.active.append([f"1.{number:06}", f"Thủ tục {number}"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_damaged_workbooks(tmp_path: Path) -> None:
    good = good_workbook()
    dice = random.Random(1)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        write(tmp_path, {"_data/site.yml": SITE_YML, "_data/thu-tuc/a.xlsx": bytes(data[: dice.randint(1, len(data))])})
        load(tmp_path, today=TODAY)


def test_everything_at_once_is_collected(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_data/site.yml": SITE_YML,
            "_data/thu-tuc/a.csv": "Mã số\n1\n",
            "_data/chi-so/a.csv": "x\n",
            "_data/van-ban/a.yml": "- {}\n",
            "_data/ke-hoach/a.yml": "a: [\n",
            "tin-tuc/2025/a.md": "x",
            "tin-tuc/2025/b.md": item(),
        },
    )
    site, problems = load(tmp_path, today=TODAY)
    assert site is not None
    assert len(site.news) == 1
    assert {problem.file for problem in problems if problem.level == "error"} == {
        "_data/thu-tuc/a.csv",
        "_data/chi-so/a.csv",
        "_data/van-ban/a.yml",
        "_data/ke-hoach/a.yml",
        "tin-tuc/2025/a.md",
    }
