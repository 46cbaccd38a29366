"""Numbers and short forms in spoken words: a table written by hand, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.channels.numbers import DIGITS, cardinal, roman_value
from cchc.channels.spoken import Speaker, unread

TABLE = Path(__file__).with_name("spoken_forms.tsv")
FORMS = [tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()]
SPEAKER = Speaker()


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def test_the_table_is_long_and_has_no_form_twice() -> None:
    assert len(FORMS) >= 300
    assert len({written for written, _ in FORMS}) == len(FORMS)


@pytest.mark.parametrize(("written", "spoken"), FORMS, ids=[written for written, _ in FORMS])
def test_forms_of_the_table(written: str, spoken: str) -> None:
    assert SPEAKER.say(written) == _begun(spoken)
    assert SPEAKER.say(_begun(spoken)) == _begun(spoken)


_WORDS = {word: value for value, word in enumerate(DIGITS)}
_WORDS |= {"mốt": 1, "tư": 4, "lăm": 5}


def _value(words: str) -> int:
    """Read the words back, another way round: what stands before tỷ, triệu, nghìn, trăm and mươi counts times that."""
    for name, size in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 1000), ("trăm", 100)):
        before, found, after = words.rpartition(name) if name == "tỷ" else words.partition(name)
        if found:
            return _value(before.strip()) * size + (_value(after.strip()) if after.strip() else 0)
    tens, found, unit = words.partition("mươi")
    if found:
        return _WORDS[tens.strip()] * 10 + (_WORDS[unit.strip()] if unit.strip() else 0)
    if words.startswith("mười"):
        rest = words.removeprefix("mười").strip()
        return 10 + (_WORDS[rest] if rest else 0)
    return _WORDS[words.removeprefix("linh ").strip()]


@given(st.integers(min_value=0, max_value=10**12))
def test_numbers_can_be_read_back(number: int) -> None:
    assert _value(cardinal(number)) == number


PIECES = st.sampled_from(
    [form for written, spoken in FORMS for form in (written, spoken)] + list('()[]/-–%.,;:?!"“”*_#&@+=<>…•$°đĐ')
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=6).map(" ".join))
def test_any_text_is_speakable_and_stays_as_it_is(text: str) -> None:
    said = SPEAKER.say(text)
    assert unread(said) == []
    assert SPEAKER.say(said) == said


def test_own_readings_come_first_and_unknown_short_forms_are_told() -> None:
    assert Speaker({"QLDA": "quản lý dự án"}).listen("Ban QLDA").text == "Ban quản lý dự án"
    heard = SPEAKER.listen("Ban QLDA và UBND")
    assert (heard.text, heard.spelled) == ("Ban quy lờ dê a và Ủy ban nhân dân", ("QLDA",))


@pytest.mark.parametrize("text", ["", "IIII", "VX", "ABC", "IL"])
def test_what_is_no_roman_numeral_has_no_value(text: str) -> None:
    assert roman_value(text) == 0
