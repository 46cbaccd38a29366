"""A content-addressed store of finished work, in one SQLite file.

A key is the hash of everything that the work read; nothing is keyed by time or path. A damaged,
foreign or half-written entry is a miss, never an error and never a wrong result. One file, because
creating thousands of small ones costs more than most of the work that they would hold.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

LIMIT = 1 << 30
"""Bytes kept after `flush`, unless the last build alone used more."""

_NAME = "store.db"
_VERSION = 5
_ROW = 256
"""About so many bytes an entry takes beside its data."""

_PENDING = 8 << 20
"""Bytes that wait in memory before they are written in one go."""

_PATIENCE = 5.0
"""Seconds that a look-up waits for another program's lock; the next ones do not wait any more."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    kind TEXT NOT NULL, key TEXT NOT NULL, id INTEGER, digest BLOB NOT NULL, size INTEGER NOT NULL,
    kept INTEGER NOT NULL, seal INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS work (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
"""
_INSERT = "INSERT OR REPLACE INTO entry (kind, key, id, digest, size, kept, seal, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM work WHERE id = (SELECT id FROM entry WHERE kind = ? AND key = ?)"
# Two tables: entries of a kind stand together, not between the bytes of thousands of cards, and marking an entry as
# used must not rewrite its bytes. The seal binds digest and size to the key: pages and addresses name them without
# reading the bytes, so they must not come from a damaged row.

_PASSING = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
    | {sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
)
"""Errors that tell of the machine, not of the file."""

T = TypeVar("T")


class Head(NamedTuple):
    """What is known of an entry without reading it: SHA-256 and length of its bytes."""

    digest: bytes
    size: int


def key_of(*parts: object) -> str:
    """Return a key for work that depends on `parts`; `repr` of dataclasses, strings and numbers is exact."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """Finished work by kind and key, in `folder`/store.db.

    Where the file cannot be used (read-only or full disk, another program's lock) nothing is kept
    and every look-up is a miss. A forked child may look things up; what it puts is lost.
    """

    def __init__(self, folder: Path) -> None:
        """Keep the place; nothing is opened before something is asked."""
        self._folder = folder
        self._db: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._left: list[sqlite3.Connection | None] = []
        self._turn = threading.RLock()
        self._pending: dict[tuple[str, str], tuple[Head, bytes | None]] = {}
        self._pending_size = 0
        self._stuck = False
        self._patience = _PATIENCE
        self._used: set[tuple[str, str]] = set()
        self.hits = 0
        self.misses = 0
        self.written = 0

    @property
    def is_there(self) -> bool:
        """True when there is a file; asking for anything else makes one."""
        return (self._folder / _NAME).is_file()

    def heads(self, kind: str) -> dict[str, Head]:
        """Return what is known of all entries of a kind: one look instead of one for each."""
        return self.look(kind)[0]

    def look(self, kind: str) -> tuple[dict[str, Head], set[str]]:
        """Return `heads`, and the keys of those of which only the head is known."""
        query = "SELECT key, digest, size, kept, seal FROM entry WHERE kind = ?"
        none: list[tuple[str, bytes, int, int, int]] = []
        rows = self._ask(lambda db: db.execute(query, (kind,)).fetchall(), none)
        found = {
            key: Head(digest, size) for key, digest, size, _, seal in rows if seal == _seal(kind, key, digest, size)
        }
        noted = {key for key, _, size, kept, _ in rows if not kept and size and key in found}
        for (other, key), (head, data) in self._pending.items():
            if other == kind:
                found[key] = head
                (noted.add if data is None else noted.discard)(key)
        return found, noted

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what was put, or None when it is not there whole."""
        if (waiting := self._pending.get((kind, key))) is not None:
            return waiting[1]
        query = "SELECT kept, digest, size, seal, data FROM entry LEFT JOIN work USING (id) WHERE kind = ? AND key = ?"
        row = self._ask(lambda db: db.execute(query, (kind, key)).fetchone(), None)
        if row is None or not _is_whole(kind, key, *row[1:]):
            self.misses += 1
            if row is not None and row[0] != 0:
                self._ask(lambda db: self._forget(db, kind, key), None)
            return None
        self.hits += 1
        self.touch(kind, key)
        return bytes(row[4])

    def touch(self, kind: str, key: str) -> None:
        """Remember that an entry was of use, perhaps without being read."""
        self._used.add((kind, key))

    def put(self, kind: str, key: str, data: bytes) -> Head:
        """Keep `data`; it reaches the disk with `flush`, or when much is waiting."""
        head = head_of(data)
        self._pending[kind, key] = (head, data)
        self._pending_size += len(data)
        self.written += 1
        if self._pending_size > _PENDING and not self._stuck:
            self._stuck = not self._ask(self._write, False)
        return head

    def note(self, kind: str, key: str, head: Head) -> None:
        """Keep the head of work whose bytes lie elsewhere, where they were published: `get` will give None."""
        self._pending[kind, key] = (head, None)
        self.written += 1

    def flush(self, *, limit: int | None = LIMIT) -> None:
        """Write what waits; when anything was written, mark what was used and trim to `limit` bytes (None: not at all).

        A build that made nothing anew makes nothing older either. Who has used only a few entries must not trim: to
        such a store everything else is old.
        """
        if self.written and self._ask(self._write, False):
            if limit is not None:
                self._ask(lambda db: self._mark_and_trim(db, limit), None)
            self.written = 0

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _write(self, db: sqlite3.Connection) -> bool:
        # An entry is as young as the last build: whoever trims next has not used what others have just put.
        used = db.execute("SELECT max(used) FROM entry").fetchone()[0] or 0 if self._is_near(db, LIMIT) else 0
        with db:
            for (kind, key), (head, data) in self._pending.items():
                db.execute(_FORGET, (kind, key))
                kept, number = 0, None
                if data is not None:
                    kept, number = head.size, db.execute("INSERT INTO work (data) VALUES (?)", (data,)).lastrowid
                seal = _seal(kind, key, head.digest, head.size)
                db.execute(_INSERT, (kind, key, number, head.digest, head.size, kept, seal, used))
        self._used.update(self._pending)
        self._pending.clear()
        self._pending_size = 0
        self._stuck = False
        return True

    def _forget(self, db: sqlite3.Connection, kind: str, key: str) -> None:
        """Remove a damaged entry, or it would be in the way of its successor: `heads` still tells of it."""
        with db:
            db.execute(_FORGET, (kind, key))
            db.execute("DELETE FROM entry WHERE kind = ? AND key = ?", (kind, key))

    def _is_near(self, db: sqlite3.Connection, limit: int) -> bool:
        """True when the file is nearly as large as it may become."""
        pages, size = (db.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
        return bool(5 * pages * size > 4 * limit)

    def _mark_and_trim(self, db: sqlite3.Connection, limit: int) -> None:
        if not self._is_near(db, limit):
            return  # what is marked would not be looked at for a long time
        total = db.execute("SELECT coalesce(sum(kept + ?), 0) FROM entry", (_ROW,)).fetchone()[0]
        with db:
            turn = 1 + (db.execute("SELECT max(used) FROM entry").fetchone()[0] or 0)
            rows = ((turn, *key) for key in sorted(self._used))
            db.executemany("UPDATE entry SET used = ? WHERE kind = ? AND key = ?", rows)
            doomed = []
            older = "SELECT kind, key, kept FROM entry WHERE used < ? ORDER BY used, kind, key"
            for kind, key, kept in db.execute(older, (turn,)):
                if total <= limit:
                    break
                doomed.append((kind, key))
                total -= kept + _ROW
            db.executemany(_FORGET, doomed)
            db.executemany("DELETE FROM entry WHERE kind = ? AND key = ?", doomed)
        if doomed:
            db.executescript("PRAGMA incremental_vacuum;")  # execute() would free one page only

    def _ask(self, work: Callable[[sqlite3.Connection], T], default: T) -> T:
        """Return what `work` gives; a damaged file is thrown away, and any trouble gives `default`."""
        try:
            with self._turn:  # the preview server asks from several threads
                self._leave_to_parent()
                return work(self._db or self._open())
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code == sqlite3.SQLITE_BUSY:
                self._patience = 0
                self.close()
            elif code not in _PASSING:
                self._discard()
        except (TypeError, OverflowError):
            self._discard()  # a number that became a text, or one that grew beyond all bounds
        except OSError:
            pass
        return default

    def _leave_to_parent(self) -> None:
        """In a forked child, open the file anew: SQLite forbids to use, or to close, what the parent has opened."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._left.append(self._db)
            self._db = None

    def _open(self) -> sqlite3.Connection:
        self._folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self._folder / _NAME, timeout=self._patience, check_same_thread=False)
        try:
            # A power cut may damage the file, and that is only a miss; a killed process is rolled back.
            db.execute("PRAGMA synchronous = OFF")
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version != _VERSION:
                db.execute("PRAGMA auto_vacuum = INCREMENTAL")
                db.executescript("DROP TABLE IF EXISTS entry; DROP TABLE IF EXISTS work;" if version else "")
                db.executescript(f"{_SCHEMA}PRAGMA user_version = {_VERSION};")
        except BaseException:
            db.close()
            raise
        self._db = db
        return db

    def _discard(self) -> None:
        """Remove the file; where that is forbidden, it stays as it is and of no use."""
        with contextlib.suppress(sqlite3.Error):
            self.close()
        self._db = None
        for name in (_NAME, f"{_NAME}-journal", f"{_NAME}-wal", f"{_NAME}-shm"):
            with contextlib.suppress(OSError):
                (self._folder / name).unlink()


def head_of(data: bytes) -> Head:
    """Return the head of some bytes."""
    return Head(hashlib.sha256(data).digest(), len(data))


def _seal(kind: str, key: object, digest: object, size: object) -> int:
    return zlib.crc32(f"{kind}\0{key}\0{size}\0{digest!r}".encode("utf-8", "surrogatepass"))


def _is_whole(kind: str, key: str, digest: bytes, size: int, seal: int, data: object) -> bool:
    """True when a row's parts belong together and to this key."""
    if not isinstance(data, bytes) or seal != _seal(kind, key, digest, size):
        return False
    return hashlib.sha256(data).digest() == digest
