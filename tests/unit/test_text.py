"""Pure functions on text."""

from __future__ import annotations

import sys

import pytest

from cchc.model.text import squeeze

WHITE = "".join(char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace())


@pytest.mark.parametrize("text", ["", " ", "một", " một  hai ", "một hai ", "  ", "a\nb", "a \u200b b"])
def test_squeezed_text_has_single_spaces_whatever_was_typed(text: str) -> None:
    assert squeeze(text) == " ".join(text.split())
    for char in WHITE:
        assert squeeze(f"{char}{text}{char}b{char}") == f"{squeeze(text)} b".strip()
