"""What must be made anew, and what is laid as soon as it is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.bridge.made import Keeping, Sink
from cchc.cache import Head, Store, head_of, key_of

NAME, KEY, DATA = "tin-tuc/mot/index.html", key_of("mot"), b"<p>Trang</p>"


def built(store: Store, sink: Sink | None) -> Keeping:
    """Make the file where it is lacking."""
    keeping = Keeping(store, "page", sink)
    if keeping.lacks(NAME, KEY):
        keeping.keep(NAME, KEY, sink.lay(NAME, DATA) if sink else DATA)
    store.flush()
    return keeping


def test_a_first_build_writes_at_once_and_keeps_the_head_alone(tmp_path: Path) -> None:
    store, sink = Store(tmp_path / "kho"), Sink(folder=tmp_path / "site")
    made = built(store, sink).made(KEY, lambda: DATA)
    assert (tmp_path / "site" / NAME).read_bytes() == DATA
    assert (sink.laid, made.head, store.get("page", KEY)) == ({NAME}, head_of(DATA), None)
    assert made.read() == DATA


def test_a_later_build_hands_the_bytes_over_and_keeps_them(tmp_path: Path) -> None:
    store, sink = Store(tmp_path / "kho"), Sink()
    made = built(store, sink).made(KEY, pytest.fail)
    assert (sink.laid, made.head, made.read()) == (set(), head_of(DATA), DATA)
    assert not Keeping(store, "page", sink).lacks(NAME, KEY)


@pytest.mark.parametrize(
    ("sink", "lacks"),
    [
        (Sink(published={NAME: head_of(DATA)}), False),
        (Sink(published={NAME: Head(b"other", len(DATA))}), True),
        (Sink(), False),
        (Sink(folder=Path("site")), True),
        (Sink(lazy=True), False),
        (None, True),
    ],
)
def test_of_a_page_written_elsewhere_the_bytes_are_made_where_they_are_wanted(
    tmp_path: Path, sink: Sink | None, lacks: bool
) -> None:
    store = Store(tmp_path / "kho")
    built(store, Sink(folder=tmp_path / "site"))
    assert Keeping(store, "page", sink).lacks(NAME, KEY) is lacks
    assert Keeping(store, "page", sink).lacks(NAME, key_of("hai"))
