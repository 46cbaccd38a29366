"""Files that are made only when something that they read has changed: their bytes stay in the store."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cchc.artifact import Deferred
from cchc.bridge.build import Build
from cchc.bridge.collisions import add_file
from cchc.bridge.made import Made
from cchc.cache import Store


def add_deferred(config: MkDocsConfig, files: Files, build: Build, kind: str, wanted: Iterable[Deferred]) -> None:
    """Add the files to the build, made or from the store; to be called from `on_env` on, when pages are known."""
    store = build.store
    heads = store.heads(kind)
    for one in wanted:
        key = build.key_of(one.path, one.reads)
        head = heads.get(key)
        if head is None:
            head = heads[key] = store.put(kind, key, one.make())
        store.touch(kind, key)
        add_file(config, files, one.path, Made(head, partial(_content, store, kind, key, one)), build.sink)


def _content(store: Store, kind: str, key: str, one: Deferred) -> bytes:
    """Return the file; an entry that cannot be read back is made again."""
    return store.get(kind, key) or one.make()
