"""The store of finished work: whatever happens to its file, it never gives a wrong result and never stops a build."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from cchc import cache
from cchc.cache import Head, Store, key_of

KEY = key_of("a", 1)
MANY = {key_of(number): random.Random(number).randbytes(200 + 611 * number) for number in range(30)}


def head_of(data: bytes) -> Head:
    return Head(hashlib.sha256(data).digest(), len(data))


def kept(folder: Path, entries: dict[str, bytes], kind: str = "card") -> Path:
    """Fill a store in `folder`; return its file."""
    store = Store(folder)
    for key, data in entries.items():
        store.put(kind, key, data)
    store.flush()
    store.close()
    return folder / "store.db"


def check(folder: Path, entries: dict[str, bytes]) -> int:
    """Look for all entries, as a build does, and put what is missing; return how many were there. Nothing is wrong."""
    store = Store(folder)
    heads = store.heads("card")
    assert all(heads[key] == head_of(data) for key, data in entries.items() if key in heads)
    found = 0
    for key, data in entries.items():
        got = store.get("card", key)
        assert got in (None, data)
        found += got is not None and key in heads
        if key not in heads or got is None:
            store.put("card", key, data)
    store.flush()
    store.close()
    return found


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "kho")
    assert store.get("card", KEY) is None
    for data in (b"", b"\x00\xff" * 5000):
        assert store.put("card", KEY, data) == head_of(data)
        assert store.get("card", KEY) == data
        assert store.heads("card") == {KEY: head_of(data)}
        store.flush()
        assert store.get("card", KEY) == data
    store.close()
    again = Store(tmp_path / "kho")
    assert again.heads("card") == {KEY: head_of(data)}
    assert again.get("card", KEY) == data
    assert again.get("page", KEY) is None
    assert again.heads("page") == {}
    assert (again.hits, again.misses) == (1, 1)


def test_what_is_not_needed_is_not_opened_and_nothing_new_is_nothing_written(tmp_path: Path) -> None:
    store = Store(tmp_path / "kho")
    store.flush()
    store.close()
    assert not (tmp_path / "kho").exists()
    file = kept(tmp_path / "kho", MANY)
    before = file.read_bytes()
    store = Store(tmp_path / "kho")
    store.heads("card")
    for key in MANY:
        store.touch("card", key)
    store.flush()
    store.close()
    assert file.read_bytes() == before


def test_much_that_waits_is_written_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_PENDING", 10_000)
    store = Store(tmp_path)
    for key, data in MANY.items():
        store.put("card", key, data)
        assert store._pending_size <= 10_000
    assert check(tmp_path, {}) == 0
    assert {key: store.get("card", key) for key in MANY} == MANY


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:10],
        lambda raw: raw[:5000],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:-1],
        lambda raw: raw + b"x",
        lambda raw: b"\0" * len(raw),
        lambda raw: b"x" * len(raw),
        lambda raw: raw[:4096] + b"\0" * 8192 + raw[12288:],
        lambda raw: raw[:4096] + raw[8192:12288] + raw[4096:8192] + raw[12288:],
        lambda raw: raw[:100] + raw[100:4096].replace(b"digest", b"di est") + raw[4096:],
        lambda raw: raw[:100] + raw[100:4096].replace(b"entry", b"eNtrx") + raw[4096:],
        lambda raw: b"PK\x03\x04 a file of another program" * 300,
    ],
)
def test_a_damaged_file_is_a_miss_and_is_mended(tmp_path: Path, damage: object) -> None:
    file = kept(tmp_path, MANY)
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    check(tmp_path, MANY)
    check(tmp_path, MANY)
    assert check(tmp_path, MANY) == len(MANY)


def test_no_damaged_byte_gives_a_wrong_result(tmp_path: Path) -> None:
    """Every byte of the header, and some hundred anywhere: whatever is given is right, and soon all is there again."""
    whole = kept(tmp_path / "whole", MANY).read_bytes()
    chance = random.Random(20)
    places = [*range(0, 112), *(chance.randrange(len(whole)) for _ in range(150))]
    # Where rows and the index are: the pages that hold keys, not pictures.
    places += [place + chance.randrange(64) for key in list(MANY)[::3] for place in _all(whole, key.encode())]
    file = tmp_path / "store.db"
    for place in places:
        for value in {whole[place] ^ (1 << chance.randrange(8)), chance.choice((0, 1, 255))} - {whole[place]}:
            file.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
            check(tmp_path, MANY)
            if check(tmp_path, MANY) < len(MANY):
                assert check(tmp_path, MANY) == len(MANY), (place, value)


def _all(text: bytes, part: bytes) -> list[int]:
    found, at = [], text.find(part)
    while at >= 0:
        found.append(max(0, at - 32))
        at = text.find(part, at + 1)
    return found


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET digest = (SELECT digest FROM entry WHERE key = '{b}') WHERE key = '{a}'",
        "UPDATE entry SET size = 7 WHERE key = '{a}'",
        "UPDATE entry SET size = 'x', used = 'y' WHERE key = '{a}'",
        "UPDATE entry SET size = 9223372036854775807, used = 9223372036854775807 WHERE key IN ('{a}', '{b}')",
        "UPDATE entry SET digest = 'text', seal = 1.5 WHERE key = '{a}'",
        "UPDATE entry SET key = CAST(x'ff41' AS TEXT) WHERE key = '{a}'",
        "UPDATE work SET data = 'text' WHERE id = (SELECT id FROM entry WHERE key = '{a}')",
        "UPDATE work SET data = (SELECT data FROM work WHERE id = 1) WHERE id = 2",
        "UPDATE work SET id = id + 1000",
        "DELETE FROM work",
        "ALTER TABLE work RENAME TO works",
        "DROP TABLE entry",
        "DROP TABLE entry; CREATE TABLE entry (x); CREATE TABLE other (y)",
        "PRAGMA user_version = 99",
        "PRAGMA user_version = 0",
        "PRAGMA journal_mode = WAL",
    ],
)
def test_a_changed_table_is_a_miss_and_is_mended(tmp_path: Path, statement: str) -> None:
    """Damage that SQLite itself does not see."""
    file = kept(tmp_path, MANY)
    first, second = list(MANY)[:2]
    db = sqlite3.connect(file)
    db.executescript(statement.format(a=first, b=second))
    db.close()
    check(tmp_path, MANY)
    check(tmp_path, MANY)
    assert check(tmp_path, MANY) == len(MANY)


def test_a_journal_of_something_else_is_survived(tmp_path: Path) -> None:
    kept(tmp_path, MANY)
    (tmp_path / "store.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + os.urandom(5000))
    check(tmp_path, MANY)
    check(tmp_path, MANY)
    assert check(tmp_path, MANY) == len(MANY)


def test_a_folder_in_the_place_of_the_file_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "store.db").mkdir()
    store = Store(tmp_path)
    assert store.heads("card") == {}
    assert store.get("card", KEY) is None
    store.put("card", KEY, b"x")
    store.flush()
    assert store.get("card", KEY) == b"x"  # for this build
    assert Store(tmp_path).get("card", KEY) is None


def test_where_no_folder_can_be_made_the_build_goes_on(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("a file where the folder should be")
    assert check(tmp_path / "tep", MANY) == 0
    assert (tmp_path / "tep").read_text().startswith("a file")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_read(tmp_path: Path) -> None:
    file = kept(tmp_path / "kho", MANY)
    file.chmod(0o444)
    file.parent.chmod(0o555)
    try:
        store = Store(file.parent)
        assert store.heads("card").keys() == MANY.keys()
        assert {key: store.get("card", key) for key in MANY} == MANY
        store.put("card", KEY, b"new")
        store.flush()
        assert store.get("card", KEY) == b"new"
        store.close()
    finally:
        file.parent.chmod(0o755)
    assert check(file.parent, MANY) == len(MANY)


class Full(sqlite3.Connection):
    """A disk that is full: nothing can be inserted."""

    def execute(self, sql: str, *more: object) -> sqlite3.Cursor:  # type: ignore[override]
        if sql.startswith("INSERT"):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return super().execute(sql, *more)  # type: ignore[arg-type]


def test_a_full_disk_keeps_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, MANY)
    connect = sqlite3.connect
    monkeypatch.setattr(cache, "_PENDING", 100)
    monkeypatch.setattr(sqlite3, "connect", lambda path, **more: connect(path, factory=Full, **more))
    store = Store(tmp_path)
    for number in range(50):
        store.put("card", f"new-{number}", b"x" * 90)
    store.flush()
    assert all(store.get("card", f"new-{number}") == b"x" * 90 for number in range(50))
    assert {key: store.get("card", key) for key in MANY} == MANY
    store.close()
    monkeypatch.undo()
    assert check(tmp_path, MANY) == len(MANY)
    assert Store(tmp_path).get("card", "new-0") is None


def test_a_really_full_file_keeps_what_is_there(tmp_path: Path) -> None:
    kept(tmp_path, MANY)
    store = Store(tmp_path)
    store.heads("card")
    assert store._db
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages + 2}")
    store.put("card", KEY, bytes(100_000))
    store.flush()
    assert store.get("card", KEY) == bytes(100_000)
    store.close()
    assert Store(tmp_path).get("card", KEY) is None
    assert check(tmp_path, MANY) == len(MANY)


def test_another_programs_lock_delays_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_PATIENCE", 0.2)
    file = kept(tmp_path, MANY)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    begin = time.monotonic()
    assert check(tmp_path, MANY) == 0
    assert time.monotonic() - begin < 2
    other.execute("COMMIT")
    other.close()
    assert check(tmp_path, MANY) == len(MANY)


def test_trim_removes_what_was_used_longest_ago(tmp_path: Path) -> None:
    keys = [key_of(number) for number in range(5)]
    for key in keys[:4]:  # one build each
        kept(tmp_path, {key: b"x" * 1000})
    store = Store(tmp_path)
    store.touch("card", keys[0])
    assert store.get("card", keys[2]) is not None
    store.put("card", keys[4], b"x" * 1000)
    store.flush(limit=3000)
    store.close()
    store = Store(tmp_path)
    assert sorted(store.heads("card")) == sorted([keys[0], keys[2], keys[4]])
    assert [store.get("card", key) is not None for key in keys] == [True, False, True, False, True]


def test_what_this_build_used_stays_however_much_it_is(tmp_path: Path) -> None:
    kept(tmp_path, {KEY: b"x" * 1000})
    store = Store(tmp_path)
    for number in range(4):
        store.put("card", key_of(number), b"y" * 1000)
    store.flush(limit=1500)
    assert sorted(store.heads("card")) == sorted(key_of(number) for number in range(4))


def test_who_used_a_few_entries_does_not_trim_what_a_build_used(tmp_path: Path) -> None:
    entries = {key_of(number): b"y" * 1000 for number in range(9)}
    build = Store(tmp_path)
    for key, data in entries.items():
        build.put("card", key, data)
    build.flush(limit=1500)
    build.close()
    memory = Store(tmp_path)
    memory.put("inputs", KEY, b"x")
    memory.flush(limit=None)
    assert memory.heads("card").keys() == entries.keys()


def test_what_another_store_put_after_a_build_is_not_older_than_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LIMIT", 40_000)
    for turn in range(12):
        build = Store(tmp_path)
        build.put("card", key_of(turn), b"y" * 9000)
        build.flush(limit=40_000)
        build.close()
        memory = Store(tmp_path)
        assert turn == 0 or memory.get("inputs", KEY) is not None, turn
        memory.put("inputs", KEY, b"x")
        memory.flush(limit=None)
        memory.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_forked_child_looks_up_on_its_own(tmp_path: Path) -> None:
    kept(tmp_path, {KEY: b"x" * 1000})
    store = Store(tmp_path)
    assert store.get("card", KEY) == b"x" * 1000  # the file is open
    child = os.fork()
    if child == 0:
        whole = all(store.get("card", KEY) == b"x" * 1000 for _ in range(9)) and len(store._left) == 1
        store.put("card", key_of("child"), b"y")
        os._exit(0 if whole else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    store.put("card", key_of("parent"), b"z")
    store.flush()
    assert store.heads("card").keys() == {KEY, key_of("parent")}


def test_a_note_tells_the_head_and_never_the_bytes(tmp_path: Path) -> None:
    data, page = head_of(b"d" * 900), key_of("page")
    for turn in range(2):  # waiting, and from the disk
        store = Store(tmp_path)
        if turn == 0:
            store.note("page", KEY, data)
            store.put("page", page, b"p")
        assert store.heads("page") == {KEY: data, page: head_of(b"p")}
        assert store.look("page")[1] == {KEY}
        assert (store.get("page", KEY), store.get("page", page)) == (None, b"p")
        assert store.heads("page").keys() == {KEY, page}  # a look-up does not take it for damaged
        store.flush()
        store.close()


def test_notes_and_bytes_replace_each_other(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for _ in range(2):
        store.put("page", KEY, b"a" * 100)
        store.flush()
        assert (store.get("page", KEY), store.look("page")[1]) == (b"a" * 100, set())
        store.note("page", KEY, head_of(b"b" * 50))
        store.flush()
        assert (store.get("page", KEY), store.look("page")[1]) == (None, {KEY})
        assert store.heads("page") == {KEY: head_of(b"b" * 50)}


def test_many_notes_are_trimmed_too(tmp_path: Path) -> None:
    for build in range(5):
        store = Store(tmp_path)
        for number in range(100):
            store.note("page", key_of(build, number), head_of(b"x"))
        store.flush(limit=60_000)
        store.close()
    assert Store(tmp_path).heads("page").keys() >= {key_of(4, number) for number in range(100)}
    assert len(Store(tmp_path).heads("page")) < 300


def test_trimmed_space_is_given_back(tmp_path: Path) -> None:
    file = kept(tmp_path, {key_of(number): os.urandom(50_000) for number in range(40)})
    before = file.stat().st_size
    store = Store(tmp_path)
    store.put("card", KEY, b"x")
    store.flush(limit=100_000)
    store.close()
    assert file.stat().st_size < before / 5


_WRITER = """
import sys
from pathlib import Path
from cchc import cache
from cchc.cache import Store
cache._PENDING = 100_000
data = sys.argv[3].encode() * 50_000
for number in range(40):
    store = Store(Path(sys.argv[1]))
    store.heads("card")
    store.put("card", sys.argv[2], data)
    store.put("card", f"{sys.argv[3]}-{number}", data)
    store.flush()
    found = Store(Path(sys.argv[1])).get("card", sys.argv[2])
    assert found is None or (len(set(found)) == 1 and len(found) == 50_000)
    store.close()
"""


def test_writers_at_once_leave_whole_entries(tmp_path: Path) -> None:
    """Several processes, as when two builds share a cache."""
    command = [sys.executable, "-c", _WRITER, str(tmp_path), KEY]
    writers = [subprocess.Popen([*command, letter]) for letter in "abc"]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    store = Store(tmp_path)
    assert store.get("card", KEY) in {letter * 50_000 for letter in (b"a", b"b", b"c")}
    assert len(store.heads("card")) == 1 + 3 * 40
    store.close()


_ENDLESS = """
import sys
from pathlib import Path
from cchc import cache
from cchc.cache import Store, key_of
import random
cache._PENDING = 300_000
print("begun", flush=True)
for turn in range(10**6):
    store = Store(Path(sys.argv[1]))
    for number in range(60):
        store.put("card", key_of(number), random.Random(number).randbytes(20_000))
    store.flush(limit=600_000 if turn % 3 == 0 else 1 << 30)
    store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_writer_leaves_a_store_that_works(tmp_path: Path) -> None:
    entries = {key_of(number): random.Random(number).randbytes(20_000) for number in range(60)}
    chance = random.Random(5)
    found = []
    for _ in range(12):
        command = [sys.executable, "-c", _ENDLESS, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(chance.uniform(0.001, 0.15))
            writer.send_signal(signal.SIGKILL)
        copy = Path(shutil.copytree(tmp_path, tmp_path.parent / "copy", dirs_exist_ok=True))
        found.append(check(copy, entries))
        assert check(copy, entries) == len(entries)
    assert max(found) > 0, "no kill came after a first write"


@dataclass(frozen=True)
class Card:
    title: str


def test_keys_tell_everything_apart() -> None:
    parts = [("a", "b"), ("ab",), ("a\0b",), ("b", "a"), (1,), ("1",), (1.0,), (b"1",), (None,), (), (Card("1"),)]
    assert len({key_of(*one) for one in parts}) == len(parts)
    assert key_of(Card("ế"), 1) == key_of(Card("ế"), 1)
    assert key_of("\ud800")
