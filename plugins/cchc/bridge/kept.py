"""Files that are made only when something that they read has changed: their bytes stay in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cchc.artifact import Deferred
from cchc.bridge.build import Build
from cchc.bridge.collisions import add_file
from cchc.bridge.made import Keeping, Sink
from cchc.bridge.workers import parallel
from cchc.cache import Head

MADE_PAYS = 16
"""So many files take longer to make than starting processes for them."""


def add_deferred(
    config: MkDocsConfig,
    files: Files,
    build: Build,
    kind: str,
    wanted: Iterable[Deferred],
    prepare: Callable[[Sequence[Deferred]], None] = lambda _missing: None,
) -> None:
    """Add the files to the build, made or from the store; to be called from `on_env` on, when pages are known.

    Each process makes a run of them: those that have work in common should be neighbours. `prepare` is called
    before, with those that must be made.
    """
    keeping = Keeping(build.store, kind, build.sink)
    keys = {one.key or build.key_of(one.path, one.reads): one for one in wanted}
    missing = {key: one for key, one in keys.items() if keeping.lacks(one.path, key)}
    prepare(list(missing.values()))
    made = parallel(partial(_make, build.sink), list(missing.values()), pays_from=MADE_PAYS, share=True)
    for (key, one), told in zip(missing.items(), made, strict=True):
        keeping.keep(one.path, key, told)
    for key, one in keys.items():
        add_file(config, files, one.path, keeping.made(key, one.make), build.sink)


def _make(sink: Sink | None, one: Deferred) -> bytes | Head:
    """Make a file, and write it if it may be written already."""
    data = one.make()
    return sink.lay(one.path, data) if sink else data
