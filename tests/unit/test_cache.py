"""The store of finished work: whatever happens to its files, it never gives a wrong result."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from cchc.cache import Store, key_of

KEY = key_of("a", 1)


def entry(folder: Path) -> Path:
    (found,) = [path for path in folder.rglob("*") if path.is_file()]
    return found


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "kho")
    assert store.get("card", KEY) is None
    assert not (tmp_path / "kho").exists()
    for data in (b"", b"\x00\xff" * 5000):
        store.put("card", KEY, data)
        assert store.get("card", KEY) == data
    assert store.get("page", KEY) is None
    assert (store.hits, store.misses) == (2, 2)


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:10],
        lambda raw: raw[:-1],
        lambda raw: raw + b"x",
        lambda raw: raw[:40] + bytes([raw[40] ^ 1]) + raw[41:],
        lambda raw: b"\0" * len(raw),
    ],
)
def test_a_damaged_entry_is_a_miss_and_is_mended(tmp_path: Path, damage: object) -> None:
    store = Store(tmp_path)
    store.put("card", KEY, b"x" * 100)
    path = entry(tmp_path)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert store.get("card", KEY) is None
    store.put("card", KEY, b"new")
    assert store.get("card", KEY) == b"new"


def test_a_folder_in_the_place_of_an_entry_is_a_miss(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (tmp_path / "card" / KEY[:2] / KEY[2:]).mkdir(parents=True)
    assert store.get("card", KEY) is None
    store.put("card", KEY, b"x")
    assert store.get("card", KEY) is None


def test_where_nothing_can_be_written_the_build_goes_on(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("a file where the folder should be")
    store = Store(tmp_path / "tep")
    store.put("card", KEY, b"x")
    assert store.get("card", KEY) is None


def test_trim_removes_what_was_used_longest_ago(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keys = [key_of(n) for n in range(4)]
    for age, key in enumerate(keys):
        store.put("card", key, b"x" * 968)  # 1000 bytes with the digest
        path = tmp_path / "card" / key[:2] / key[2:]
        os.utime(path, (1_000_000 + age, 1_000_000 + age))
    assert store.get("card", keys[0]) is not None  # used now, so the newest
    assert store.trim(2000) == 2
    assert [store.get("card", key) is not None for key in keys] == [True, False, False, True]
    assert store.trim(2000) == 0


def test_trim_of_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path / "khong-co").trim(0) == 0


_WRITER = """
import sys
from pathlib import Path
from cchc.cache import Store
store, key, data = Store(Path(sys.argv[1])), sys.argv[2], sys.argv[3].encode() * 50_000
for _ in range(200):
    store.put("card", key, data)
    found = store.get("card", key)
    assert found is not None and len(set(found)) == 1 and len(found) == 50_000
"""


def test_writers_at_once_leave_a_whole_entry(tmp_path: Path) -> None:
    """Several processes, as when two builds share a cache; within a process a key has one writer."""
    command = [sys.executable, "-c", _WRITER, str(tmp_path), KEY]
    writers = [subprocess.Popen([*command, letter]) for letter in "abcd"]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    assert Store(tmp_path).get("card", KEY) in {letter * 50_000 for letter in (b"a", b"b", b"c", b"d")}
    assert entry(tmp_path)  # no half-written files are left behind


@dataclass(frozen=True)
class Card:
    title: str


def test_keys_tell_everything_apart() -> None:
    parts = [("a", "b"), ("ab",), ("a\0b",), ("b", "a"), (1,), ("1",), (1.0,), (b"1",), (None,), (), (Card("1"),)]
    assert len({key_of(*one) for one in parts}) == len(parts)
    assert key_of(Card("ế"), 1) == key_of(Card("ế"), 1)
    assert key_of("\ud800")
