"""A content-addressed store of finished work.

A key is the hash of everything that the work read; nothing is keyed by time or path. A damaged,
foreign or half-written entry is a miss, never an error and never a wrong result.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

_DIGEST = 32
LIMIT = 1 << 30
"""Bytes kept after `trim`: about ten thousand cards and pages."""


def key_of(*parts: object) -> str:
    """Return a key for work that depends on `parts`; `repr` of dataclasses, strings and numbers is exact."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """Finished work by kind and key, as files below `folder`."""

    def __init__(self, folder: Path) -> None:
        """Keep the place; nothing is created before something is put."""
        self._folder = folder
        self._folders: set[Path] = set()
        self.hits = 0
        self.misses = 0

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what was put, or None when it is not there whole."""
        path = self._path(kind, key)
        try:
            raw = path.read_bytes()
        except OSError:
            raw = b""
        digest, data = raw[:_DIGEST], raw[_DIGEST:]
        if len(digest) < _DIGEST or hashlib.sha256(data).digest() != digest:
            self.misses += 1
            return None
        self.hits += 1
        with contextlib.suppress(OSError):
            os.utime(path)  # the time of last use, by which `trim` chooses
        return data

    def has(self, kind: str, key: str) -> bool:
        """True when an entry stands there; `get` still tells whether it is whole."""
        return self._path(kind, key).is_file()

    def put(self, kind: str, key: str, data: bytes) -> bool:
        """Keep `data` and return True; where the disk is full or read-only return False, and the build goes on."""
        path = self._path(kind, key)
        try:
            # No two writers share process and key, so the name needs no luck (mkstemp takes half the time of a put).
            name = path.with_name(f"{path.name}.{os.getpid()}")
            if path.parent not in self._folders:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(path.parent)
            try:
                name.write_bytes(hashlib.sha256(data).digest() + data)
                name.replace(path)
            except OSError:
                name.unlink(missing_ok=True)
                raise
        except OSError:
            return False
        return True

    def trim(self, limit: int = LIMIT) -> int:
        """Remove the least recently used entries beyond `limit` bytes; return how many went."""
        found: list[tuple[float, str, int]] = []
        for path in self._folder.rglob("*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                if path.is_file():
                    found.append((status.st_mtime, str(path), status.st_size))
        total, gone = 0, 0
        for _, path_name, size in sorted(found, reverse=True):
            total += size
            if total > limit:
                with contextlib.suppress(OSError):
                    Path(path_name).unlink()
                    gone += 1
        return gone

    def _path(self, kind: str, key: str) -> Path:
        return self._folder / kind / key[:2] / key[2:]
