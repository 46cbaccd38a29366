"""What the files of a published folder hold, remembered from build to build, so that they need not be read again.

A file is known by place, size and the times of its last change, as Git knows the files of a work tree. The time of
change cannot be set by hand; a file that changed in the last moments is never known, for the clock of a disk may
be coarse. Where the system tells no time of change (Windows), nothing is known and everything is read.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from cchc.bridge.disk import Sign, sign_of
from cchc.bridge.standing import Looks
from cchc.cache import Head, Store, key_of

_KIND = "published"
WELL_KNOWN = 0.95
"""When fewer of the published files are known, they are remembered anew: writing down thousands takes its time."""

FRESH = 2_000_000_000
"""Nanoseconds after which a change can be told from the next one on any disk that we know."""


class Known:
    """The memory of one published folder."""

    def __init__(self, store: Store | None, site: Path) -> None:
        """Keep where to look; nothing is read yet."""
        self._store = store if os.name == "posix" else None
        self._site, self._key = site, key_of(str(site), sys.version)
        self._found: Looks | None = None

    def looks(self) -> Looks:
        """Return by name how a file looked and what it held then."""
        if self._found is None:
            raw = self._store.get(_KIND, self._key) if self._store else None
            # Python's own form: of ten thousand files JSON would take longer to read than a tenth of them.
            self._found = marshal.loads(raw) if raw else {}  # noqa: S302 - our own store, sealed
        return self._found

    def remember(
        self, heads: Mapping[str, Head], seen: Mapping[str, Sign], now: Callable[[], int] = time.time_ns
    ) -> None:
        """Remember what the published files hold. Of files that were there before, `seen` tells how they looked when
        they were read: one that was written to since is not known."""
        if self._store is None:
            return
        before, rows = now() - FRESH, {}
        for name, head in heads.items():
            sign = sign_of(f"{self._site}/{name}")
            if sign and sign[1] == head.size and sign[3] < before and sign[:3] == seen.get(name, sign)[:3]:
                rows[name] = (sign, head.digest)
        self._store.put(_KIND, self._key, marshal.dumps(rows))
        self._store.flush(limit=None)
