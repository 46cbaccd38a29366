"""Fixtures for all tests: built sites, made once a session."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.full import full_content
from tests.support import EPOCH, ROOT, Built, build

# Before anything is imported that reads them: the same day in every run, and no notice of Material's authors.
os.environ["SOURCE_DATE_EPOCH"] = EPOCH
os.environ["NO_MKDOCS_2_WARNING"] = "1"


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project's own content, built strictly."""
    # The project's own cache: a hundred cards take longer than everything else.
    cache = {"cchc/data": {"cache_dir": str(ROOT / ".cache/cchc")}}
    return build(ROOT / "content", tmp_path_factory.mktemp("demo"), plugins=cache, strict=True)


@pytest.fixture(scope="session")
def full_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the full test site, spreadsheet included. Not to be changed."""
    return full_content(tmp_path_factory.mktemp("full") / "content")


@pytest.fixture(scope="session")
def full_site(full_source: Path) -> Built:
    """The full test site, built."""
    return build(full_source, full_source.parent)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The full test site with markup and quotation marks in every free text of every data file."""
    folder = tmp_path_factory.mktemp("hostile")
    return build(full_content(folder / "content", hostile=True), folder)
