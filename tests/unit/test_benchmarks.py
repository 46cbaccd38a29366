"""The corpus of the benchmarks is the same every time and valid content; nothing here is timed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from benchmarks import corpus, register

from cchc.sources import load

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="module")
def rows() -> list[register.Row]:
    return register.read_register(CONTENT)


@pytest.fixture(scope="module")
def words(rows: list[register.Row]) -> corpus.Vocabulary:
    return corpus.read_vocabulary(CONTENT, [row["Mã số"] for row in rows])


def test_there_are_236_different_procedures(rows: list[register.Row]) -> None:
    assert len({row["Mã số"] for row in rows}) == len(rows) == 236


def test_an_item_does_not_depend_on_the_size_of_the_corpus(words: corpus.Vocabulary) -> None:
    few, many = list(corpus.items(words, 20)), list(corpus.items(words, 40))
    assert few == many[:20]
    assert len({item.date for item in many}) == len({item.slug for item in many}) == 40


@pytest.mark.parametrize("dialect", ["cchc", "material", "pelican", "hugo"])
def test_the_same_files_every_time(tmp_path: Path, words: corpus.Vocabulary, dialect: corpus.Dialect) -> None:
    def written(name: str) -> dict[str, bytes]:
        corpus.write(tmp_path / name, words, 20, dialect)
        return {str(p.relative_to(tmp_path / name)): p.read_bytes() for p in (tmp_path / name).rglob("*.md")}

    first = written("first")
    assert first == written("second")
    assert len(first) == 20
    assert all(5_500 < len(data) < 9_000 for data in first.values())


def test_the_corpus_has_no_errors(tmp_path: Path, words: corpus.Vocabulary, rows: list[register.Row]) -> None:
    (tmp_path / "_data").mkdir()
    shutil.copy(CONTENT / "_data/site.yml", tmp_path / "_data/site.yml")
    register.write_list(tmp_path / "_data/thu-tuc/danh-muc.csv", rows)
    corpus.write(tmp_path / "tin-tuc", words, 20, "cchc")
    site, problems = load(tmp_path, today=date(2026, 1, 1))
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    assert site is not None
    assert len(site.news) == 20
    assert len(site.procedures) == 236
