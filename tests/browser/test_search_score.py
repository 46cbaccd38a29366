"""What citizens ask is found: the bars of the search, on the built site in Chromium."""

from __future__ import annotations

import pytest
from tests.search.score import FOLDER, questions, score
from visits import Visitor

pytestmark = [pytest.mark.browser]


def test_real_questions_are_answered(visitor: Visitor) -> None:
    file = FOLDER / "questions.tsv"
    assert len(list(questions(file))) >= 400
    first, three, missed = score(visitor.open(), visitor.start, file)
    assert first >= 0.92, missed
    assert three >= 0.97, missed
