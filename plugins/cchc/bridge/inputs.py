"""What the files that a build reads hold: each is read again only when it looks different.

A file is known as in `known`: by place, size and the times of its last change, if that was not in the last moments.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from cchc.bridge.code import entries_below
from cchc.bridge.disk import Sign
from cchc.bridge.known import FRESH
from cchc.cache import Store, key_of

_KIND, _UNREAD = "inputs", "-"
Row = tuple[Sign, str]
"""How a file looked, and the hash of what it held."""


def signs_of(folder: Path) -> dict[str, Sign]:
    """Return how every file below `folder` looks, by its name there; a link looks as the file to which it leads."""
    start, found = len(str(folder)) + 1, {}
    for entry in entries_below(folder):
        try:
            # Windows tells in its lists what was true when somebody last closed the file.
            status = entry.stat() if os.name == "posix" else Path(entry.path).stat()
        except OSError:
            found[entry.path[start:]] = (0, 0, 0, 0)
        else:
            size = status.st_size if stat.S_ISREG(status.st_mode) else -1
            found[entry.path[start:]] = (status.st_ino, size, status.st_mtime_ns, status.st_ctime_ns)
    return found


class Inputs:
    """The memory of what the files of one folder hold."""

    def __init__(self, store: Store, folder: Path) -> None:
        """Keep where to look; nothing is read yet."""
        self._store, self._folder, self._key = store, folder, key_of(str(folder), sys.version)
        self.digests: dict[str, str] = {}
        """What `fingerprint` found, by name: hashes of the bytes of the files that can be read."""

    def fingerprint(self, signs: Mapping[str, Sign], now: Callable[[], int] = time.time_ns) -> str:
        """Return the hash of the names and bytes of the files that look as `signs` tell."""
        old, before = self._known(), now() - FRESH
        rows: dict[str, Row] = {}
        for name, sign in signs.items():
            row = old.get(name)
            rows[name] = row if row is not None and row[0] == sign else (sign, self._digest(name))
        self._remember(old, rows, before)
        self.digests = {name: digest for name, (_, digest) in rows.items() if digest != _UNREAD}
        told = "".join([f"{name}\0{digest}\0" for name, (_, digest) in rows.items()])
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()

    def _known(self) -> dict[str, Row]:
        """Return what was remembered; where the system tells no time of change (Windows) that is nothing."""
        raw = self._store.get(_KIND, self._key) if os.name == "posix" else None
        # Python's own form, as in `known`: it is read several times faster than JSON.
        found: dict[str, Row] = marshal.loads(raw) if raw else {}  # noqa: S302 - our own store, sealed
        return found

    def _remember(self, old: Mapping[str, object], rows: Mapping[str, Row], before: int) -> None:
        """Remember the files that were not written to in the last moments, if that is something new.

        One that could not be read is not remembered: another user may read it, and it looks the same.
        """
        kept = {name: row for name, row in rows.items() if row[0][3] < before and row[1] != _UNREAD}
        if kept != old and os.name == "posix":
            self._store.put(_KIND, self._key, marshal.dumps(kept))
            self._store.flush(limit=None)

    def _digest(self, name: str) -> str:
        """Return the hash of a file; whoever needs one that cannot be read tells of it."""
        try:
            with (self._folder / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return _UNREAD
