"""What editors are told about broken content: every line exactly, and all of them at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support import EPOCH, SITES

from cchc.sources import load

CASES = sorted(path for path in (SITES / "invalid").iterdir() if path.is_dir())
TODAY = datetime.fromtimestamp(int(EPOCH), UTC).date()


def told(folder: Path) -> list[str]:
    """Return the problems of a content folder, each with its level."""
    return [f"{problem.level}: {problem}" for problem in load(folder, today=TODAY)[1]]


def test_there_are_cases() -> None:
    assert len(CASES) >= 12


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_every_problem_is_told_exactly(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert told(folder) == expected
    assert any(line.startswith("error: ") for line in expected)
