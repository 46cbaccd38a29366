"""Pages and documents are as they were last looked at; `make golden` writes them anew."""

from __future__ import annotations

import pytest
from tests import golden, options
from tests.charts import EXAMPLES
from tests.support import Built


@pytest.mark.parametrize("name", sorted([*golden.PAGES, *golden.FILES]))
def test_the_page_is_as_it_was(name: str, full_site: Built) -> None:
    assert golden.rendered(full_site)[name] == (golden.FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    charts = {f"bieu-do-{name}.svg" for name in EXAMPLES}
    assert {path.name for path in golden.FOLDER.iterdir()} == golden.PAGES.keys() | golden.FILES.keys() | charts


def test_every_option_is_documented() -> None:
    assert options.undocumented() == []


def test_an_undocumented_option_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    meanings = {key: text for key, text in options.MEANINGS.items() if key != "cchc/news.per_page"}
    monkeypatch.setattr(options, "MEANINGS", {**meanings, "cchc/news.gone": "Không còn."})
    monkeypatch.setattr(options, "PLUGINS", {key: text for key, text in options.PLUGINS.items() if key != "cchc/plan"})
    assert [line.partition(":")[0] for line in options.undocumented()] == [
        "cchc/news.per_page",
        "cchc/plan",
        "cchc/news.gone",
    ]


@pytest.mark.parametrize("path", golden.documents(), ids=lambda path: path.name)
def test_the_document_says_what_the_program_does(path: golden.Path) -> None:
    assert path.read_text(encoding="utf-8") == golden.documents()[path]


def test_what_depends_on_other_bytes_is_left_out() -> None:
    line = '<img src="assets/a.0123456789.svg"><enclosure length="12345"/> 1.001193.html'
    assert golden.plain(line) == '<img src="assets/a.HASH.svg"><enclosure length="N"/> 1.001193.html\n'
