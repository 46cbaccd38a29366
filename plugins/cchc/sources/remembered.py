"""Remembers what was read from folders of data, by the hash of their files, so that they need not be read again."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from typing import Any, TypeVar, cast

from cchc.sources.memo import Keeper
from cchc.sources.packed import DAMAGED, pack, unpack
from cchc.sources.report import Report
from cchc.sources.tree import SourceFile, Tree

T = TypeVar("T")
_KIND = "data"


class Remembered:
    """The memory of one run; `version` stands for the code. Without a `keeper` everything is read."""

    def __init__(self, keeper: Keeper | None, version: str, tree: Tree, report: Report) -> None:
        """Read from `tree`, tell problems to `report`."""
        self._keeper = keeper
        self._version = version
        self._tree = tree
        self._report = report

    def read(self, what: str, folders: tuple[str, ...], reader: Callable[[Tree, Report], T]) -> T:
        """Return what `reader` makes of the files in `folders`; the same problems are told each time.

        It may look at nothing else but what the text `what` stands for: no other file, no clock.
        """
        sources = self._sources(folders) if self._keeper is not None else None
        if self._keeper is None or sources is None:
            return reader(self._tree, self._report)
        digests = [(name, source.digest) for name, source in sources.items()]
        said = repr((sys.version, self._version, what, digests))
        key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
        found = _unpacked(self._keeper.get(_KIND, key))
        if found is None:
            report = Report()
            try:
                # Of these very bytes, whatever becomes of the files meanwhile.
                tree = self._tree.holding({name: source.read() for name, source in sources.items()})
            except OSError:  # changed since their hashes were taken
                return reader(self._tree, self._report)
            found = (reader(tree, report), tuple(report.problems))
            self._keeper.put(_KIND, key, pack(found))
        self._report.problems.extend(found[1])
        return cast(T, found[0])

    def _sources(self, folders: tuple[str, ...]) -> dict[str, SourceFile] | None:
        """Return the files, or None when one cannot be read or is too large."""
        found: dict[str, SourceFile] = {}
        for name in (name for folder in folders for name in self._tree.under(folder)):
            source = self._tree.known(name) or self._tree.source(name, Report().file(name))
            if source is None:
                return None
            found[name] = source
        return found


def _unpacked(raw: bytes | None) -> Any:
    """Return value and problems as they were kept, or None."""
    try:
        value, problems = unpack(raw) if raw is not None else (None, None)
    except DAMAGED:
        return None
    return None if problems is None else (value, problems)
