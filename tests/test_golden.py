"""Pages and documents are as they were last looked at; `make golden` writes them anew."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from tests import golden, options
from tests.cards import examples
from tests.charts import EXAMPLES
from tests.support import Built

from cchc.cards.card import Card
from cchc.cards.draw import LIMIT, draw


@pytest.mark.parametrize("name", sorted([*golden.PAGES, *golden.FILES]))
def test_the_page_is_as_it_was(name: str, full_site: Built) -> None:
    assert golden.rendered(full_site)[name] == (golden.FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    charts = {f"bieu-do-{name}.svg" for name in EXAMPLES}
    assert {
        path.name for path in golden.FOLDER.iterdir()
    } == golden.PAGES.keys() | golden.FILES.keys() | charts | examples().keys()


@pytest.mark.parametrize(("name", "card"), examples().items())
def test_the_card_looks_as_it_did(name: str, card: Card) -> None:
    data = draw(card)
    assert len(data) < LIMIT
    new, old = (Image.open(source).convert("RGB") for source in (io.BytesIO(data), golden.FOLDER / name))
    assert new.size == old.size
    # Decoders differ by a step or two; a letter that moved differs by far more.
    assert max(high for _, high in ImageChops.difference(new, old).getextrema()) < 24


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
