"""The finder looks for single characters first: what it then tries is all that the plain patterns would find."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.model.citation import find, finder, flat
from cchc.model.citation import grammar as g
from cchc.model.citation.context import _may_end_place
from cchc.model.citation.kinds import ALL_WORDS

_OF_LAWS = "số|của|và|theo|tại|ngày|năm|LUẬT|BỘ LUẬT|Khoa|được|xã|Đất đai|Căn cước|UBND tỉnh|Dữ liệu, An ninh"
_OF_NUMBERS = "118/2025/NĐ-CP|57-NQ/TW|06-QĐ-TTg|31/2024/QH15|5a–KH/TU|7 /2025|01/7/2025|16/07/2021|2021-2025|170,"
_OF_PLACES = "khoản 2|Điều 5|điểm a, b|mục IV|Phụ lục I kèm theo|Mẫu số 01|các Điều 1, 2 và 3|nhà ở|(năm 2025)|2013"
_OF_MARKDOWN = (
    "https://a.vn/1/2025|www.b.vn/2|<b>|<!--|`1/NQ-CP`|**|_|[1]|[a](b)|[a][b]|![|[^1]|\\*|a_b|```|~~~|#|1.|2-"
)
_OF_LINES = "\n|\n\n|\n- |\n> | \n|\t|\u00a0|\u2011|\u2044|\u00d0|-|/|–|.|;|(|!|<|>|`|~|*|_|[|]|\\"
PIECES = (*ALL_WORDS, *"|".join((_OF_LAWS, _OF_NUMBERS, _OF_PLACES, _OF_MARKDOWN, _OF_LINES)).split("|"))
WORDS = st.lists(st.sampled_from(PIECES) | st.text("0123456789/-– aNĐx", max_size=6), max_size=14)
TEXTS = WORDS.flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))
ANY_PIECE = re.compile(rf"{flat._LINES.pattern}|(?sx:{flat._SPECIAL.pattern})")
ANY_HINT = re.compile(r"[0-9][a-zđ]?(?: ?[-–] ?| ?/ ?)(?=[A-ZĐ]|(?:19|20)\d\d)")


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_special_piece_is_tried(text: str) -> None:
    found = ANY_PIECE.finditer(text.translate(flat._PLAIN))
    assert flat.Flat(text)._raw_at == [0, *(piece.end() for piece in found)]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_number_is_tried(text: str) -> None:
    def numbers(marks: list[int]) -> set[tuple[int, int]]:
        begins = [len(text[:mark].rstrip(" abcdefghijklmnopqrstuvwxyzđ").rstrip("0123456789")) for mark in marks]
        return {found.span() for begin in begins if (found := g.NUMBER.match(text, begin))}

    plain = [hint.start() + 1 for hint in ANY_HINT.finditer(text)]
    assert numbers(finder._hints(text)) == numbers(plain)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_law_is_tried(text: str) -> None:
    words = list(g.LAW.finditer(text))
    assert sorted(found.span() for found in finder._law_words(text)) == [found.span() for found in words]
    for word in words:
        assert g.TO_DIGIT.match(text, word.end()) or not g.YEARED.match(text, word.end())


@settings(max_examples=300, deadline=None)
@given(WORDS.map(" ".join))
def test_every_place_is_tried(text: str) -> None:
    for end in range(1, len(text) + 1):
        assert _may_end_place(text[max(0, end - 45) : end]) or not g.PLACE.search(text, 0, end)


def test_a_text_without_digits_is_not_read_whole_for_each_law(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    class Counting:
        def match(self, text: str, begin: int, end: int = sys.maxsize) -> re.Match[str] | None:
            looked.append(min(end, len(text)) - begin)
            return digit.match(text, begin, end)

    digit = g.TO_DIGIT
    monkeypatch.setattr(g, "TO_DIGIT", Counting())
    assert find("Luật Abc đef " * 300 + "số 7") == ()
    assert len(looked) == 300
    assert sum(looked) <= 300 * finder._LONGEST_NAME
