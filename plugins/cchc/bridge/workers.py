"""The same work on many things, in as many processes as there are cores, when that pays."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What a forked child works on: it inherits the memory, so nothing has to be sent to it."""


def parallel(
    function: Callable[[T], R], things: Sequence[T], *, pays_from: int, spawn: bool = False, workers: int = 0
) -> Iterator[R]:
    """Yield `function` of each of `things`, in order, as they are done: nobody has to hold all of them.

    Children are forked, because what they read (templates, the whole section) would cost more to
    send than to use. Where forking is unknown (Windows) or unsafe (threads run, as under
    `mkdocs serve`) fresh processes do it if `spawn` says that function and things can be sent, and
    else it is done here. `workers` 0 means as many as there are cores.
    """
    cores = workers or os.cpu_count() or 1
    if len(things) < pays_from or cores < 2:
        return map(function, things)
    if _may_fork():
        return _forked(function, things, cores)
    return _spawned(function, things, cores) if spawn else map(function, things)


def _forked(function: Callable[[T], R], things: Sequence[T], cores: int) -> Iterator[R]:
    global _work
    _work = (function, things)
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            yield from pool.imap(_one, range(len(things)), chunksize=max(1, min(16, len(things) // (cores * 4))))
    finally:
        _work = None


def _spawned(function: Callable[[T], R], things: Sequence[T], cores: int) -> Iterator[R]:
    done = 0
    try:
        with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn")) as pool:
            for result in pool.map(function, things, chunksize=16):
                yield result
                done += 1
    except (BrokenProcessPool, PermissionError, NotImplementedError):
        yield from map(function, things[done:])  # no process can be started on this machine


def _one(index: int) -> Any:
    if _work is None:
        raise RuntimeError("a worker without work")
    function, things = _work
    return function(things[index])


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1
