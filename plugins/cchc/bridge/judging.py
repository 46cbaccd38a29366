"""Judges the content: a build that makes no page, and what others say of what it has read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.bridge.frame import recall_frame, written
from cchc.bridge.refusal import Refusal, refusal_of
from cchc.bridge.unchanged import Memory
from cchc.cache import Store
from cchc.model.problem import Problem, in_order

if TYPE_CHECKING:
    from cchc.bridge.rebuild import Loaded
    from cchc.model.site import Site

Opinions = Callable[["Site", Store, Path], list[Problem]]
"""What is said of what was read, given the store of finished work and the content folder."""


def review(config_file: Path, opinions: Opinions | None = None, *, also: str = "") -> list[Problem]:
    """Return every problem of the content, and what `opinions` says of it.

    Only a build knows every address, and so which links lead nowhere. What was said of the same content is remembered;
    `also` stands for whatever else the opinions read.
    """
    said = written(config_file, False)
    frame = recall_frame(said)
    memory = Memory(said, frame, Path(frame.site), also=also) if frame else None
    if memory and (known := memory.recall_problems()) is not None:
        return known
    from cchc.bridge.rebuild import loaded, no_gc

    with loaded(said) as engine, tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        try:
            if memory is None or engine.frame != frame:
                memory = Memory(said, engine.frame, Path(engine.frame.site), also=also)
            with no_gc():
                found = _judged(engine, Path(folder, "site"), opinions, memory.digests)
            memory.remember_problems(found)
        except OSError as error:
            raise refusal_of(error, "kiểm tra nội dung") from error
        return found


def _judged(engine: Loaded, folder: Path, opinions: Opinions | None, digests: Mapping[str, str]) -> list[Problem]:
    """Return what a build without pages tells, with the opinions when the content could be read."""
    from cchc.bridge.engine import run
    from cchc.bridge.made import Sink
    from cchc.bridge.orders import Orders
    from cchc.bridge.reading import read_again

    config, listener = engine.config, engine.listener
    try:
        build = run(config, listener, folder, Sink(), Orders(judging=True, digests=digests))
        site, store = build.site, build.store
    except Refusal:
        if not listener.told():
            raise
        # An error in one file hides nothing that is to be said of the others; links alone are judged later.
        read, store = read_again(config)
        if read is None:
            return listener.told()
        site = read
    return in_order([*listener.told(), *(opinions(site, store, Path(config.docs_dir)) if opinions else ())])
