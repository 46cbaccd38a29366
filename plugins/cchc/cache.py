"""A content-addressed store of finished work, in one SQLite file.

A key is the hash of everything that the work read; nothing is keyed by time or path. A damaged,
foreign or half-written entry is a miss, never an error and never a wrong result. One file, because
creating thousands of small ones costs more than most of the work that they would hold.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

LIMIT = 1 << 30
"""Bytes kept after `trim`: about ten thousand cards and pages."""

_NAME = "store.db"
_VERSION = 1
_PENDING = 8 << 20
"""Bytes that wait in memory before they are written in one go."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL, size INTEGER NOT NULL,
    used INTEGER NOT NULL, UNIQUE (kind, key)
);
CREATE TABLE IF NOT EXISTS work (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
"""
# Two tables: marking an entry as used must not rewrite its bytes.

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an entry without reading it: SHA-256 and length of its bytes."""

    digest: bytes
    size: int


def key_of(*parts: object) -> str:
    """Return a key for work that depends on `parts`; `repr` of dataclasses, strings and numbers is exact."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """Finished work by kind and key, in `folder`/store.db.

    Where the file cannot be used (read-only or full disk, another program's lock) nothing is kept
    and every look-up is a miss. Not to be used in a forked child: SQLite forbids it.
    """

    def __init__(self, folder: Path) -> None:
        """Keep the place; nothing is opened before something is asked."""
        self._folder = folder
        self._db: sqlite3.Connection | None = None
        self._pending: dict[tuple[str, str], tuple[Head, bytes]] = {}
        self._pending_size = 0
        self._used: set[tuple[str, str]] = set()
        self.hits = 0
        self.misses = 0
        self.written = 0

    def heads(self, kind: str) -> dict[str, Head]:
        """Return what is known of all entries of a kind: one look instead of one for each."""
        query = "SELECT key, digest, size FROM entry WHERE kind = ?"
        none: list[tuple[str, bytes, int]] = []
        rows = self._ask(lambda db: db.execute(query, (kind,)).fetchall(), none)
        found = {key: Head(digest, size) for key, digest, size in rows}
        found.update({key: head for (k, key), (head, _) in self._pending.items() if k == kind})
        return found

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what was put, or None when it is not there whole."""
        if (waiting := self._pending.get((kind, key))) is not None:
            return waiting[1]
        query = "SELECT digest, data FROM entry JOIN work USING (id) WHERE kind = ? AND key = ?"
        row = self._ask(lambda db: db.execute(query, (kind, key)).fetchone(), None)
        if row is None or hashlib.sha256(row[1]).digest() != row[0]:
            self.misses += 1
            return None
        self.hits += 1
        self.touch(kind, key)
        return bytes(row[1])

    def touch(self, kind: str, key: str) -> None:
        """Remember that an entry was of use, perhaps without being read."""
        self._used.add((kind, key))

    def put(self, kind: str, key: str, data: bytes) -> Head:
        """Keep `data`; it reaches the disk with `flush`, or when much is waiting."""
        head = Head(hashlib.sha256(data).digest(), len(data))
        self._pending[kind, key] = (head, data)
        self._pending_size += len(data)
        self.written += 1
        if self._pending_size > _PENDING:
            self._ask(self._write, None)
        return head

    def flush(self, *, limit: int = LIMIT) -> None:
        """Write what waits; when anything was written, mark what was used and trim to `limit` bytes.

        A build that made nothing anew makes nothing older either.
        """
        if self.written:
            self._ask(self._write, None)
            self._ask(lambda db: self._mark_and_trim(db, limit), None)
            self.written = 0

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _write(self, db: sqlite3.Connection) -> None:
        with db:
            for (kind, key), (head, data) in self._pending.items():
                db.execute("DELETE FROM work WHERE id = (SELECT id FROM entry WHERE kind = ? AND key = ?)", (kind, key))
                row = (kind, key, head.digest, head.size)
                cursor = db.execute(
                    "INSERT OR REPLACE INTO entry (kind, key, digest, size, used) VALUES (?, ?, ?, ?, 0)", row
                )
                db.execute("INSERT INTO work (id, data) VALUES (?, ?)", (cursor.lastrowid, data))
        self._used.update(self._pending)
        self._pending.clear()
        self._pending_size = 0

    def _mark_and_trim(self, db: sqlite3.Connection, limit: int) -> None:
        with db:
            turn = 1 + (db.execute("SELECT max(used) FROM entry").fetchone()[0] or 0)
            rows = ((turn, *key) for key in sorted(self._used))
            db.executemany("UPDATE entry SET used = ? WHERE kind = ? AND key = ?", rows)
            total = db.execute("SELECT coalesce(sum(size), 0) FROM entry").fetchone()[0]
            doomed = []
            for number, size in db.execute("SELECT id, size FROM entry ORDER BY used, kind, key"):
                if total <= limit:
                    break
                doomed.append((number,))
                total -= size
            db.executemany("DELETE FROM entry WHERE id = ?", doomed)
            db.executemany("DELETE FROM work WHERE id = ?", doomed)
        if doomed:
            db.execute("PRAGMA incremental_vacuum").fetchall()

    def _ask(self, work: Callable[[sqlite3.Connection], T], default: T) -> T:
        """Return what `work` gives; a damaged file is thrown away, and any trouble gives `default`."""
        try:
            return work(self._db or self._open())
        except sqlite3.OperationalError:
            return default  # locked, full or read-only: the work is simply done again
        except sqlite3.DatabaseError:
            self._discard()
        except OSError:
            pass
        return default

    def _open(self) -> sqlite3.Connection:
        self._folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self._folder / _NAME, timeout=5)
        self._db = db
        # A power cut may damage the file, and that is only a miss; a killed process is rolled back.
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        if db.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
            db.executescript("DROP TABLE IF EXISTS entry; DROP TABLE IF EXISTS work;")
        db.executescript(_SCHEMA)
        db.execute(f"PRAGMA user_version = {_VERSION}")
        return db

    def _discard(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self.close()
        self._db = None
        for name in (_NAME, f"{_NAME}-journal"):
            with contextlib.suppress(OSError):
                (self._folder / name).unlink()
