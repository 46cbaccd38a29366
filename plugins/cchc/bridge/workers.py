"""The same work on many things, in as many processes as there are cores, when that pays."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What a forked child works on: it inherits the memory, so nothing has to be sent to it."""


def parallel(
    function: Callable[[T], R],
    things: Sequence[T],
    *,
    pays_from: int,
    spawn: bool = False,
    workers: int = 0,
    share: bool = False,
) -> Iterator[R]:
    """Yield `function` of each of `things`, in order, as they are done: nobody has to hold all of them.

    Children are forked, because what they read (templates, the whole section) would cost more to
    send than to use. Where forking is unknown (Windows) or unsafe (threads run, as under
    `mkdocs serve`) fresh processes do it if `spawn` says that function and things can be sent, and
    else it is done here. `workers` 0 means as many as there are cores. With `share` each process does one
    run of `things`, for neighbours have work in common.
    """
    cores = workers or os.cpu_count() or 1
    if len(things) < pays_from or cores < 2:
        return map(function, things)
    size = -(-len(things) // cores) if share else max(1, min(16, len(things) // (cores * 4)))
    if may_fork():
        return _forked(function, things, cores, size)
    return _in_processes(function, things, cores, "spawn", size) if spawn else map(function, things)


def _forked(function: Callable[[T], R], things: Sequence[T], cores: int, size: int) -> Iterator[R]:
    global _work
    _work = (function, things)
    try:
        yield from _in_processes(_one, range(len(things)), cores, "fork", size)
    finally:
        _work = None


def _in_processes(function: Callable[[T], R], things: Sequence[T], cores: int, method: str, size: int) -> Iterator[R]:
    """Yield `function` of each of `things` from other processes; what they fail to give is done here."""
    from concurrent.futures import ProcessPoolExecutor  # takes longer to load than most work that is done here
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        # Not multiprocessing.Pool: it waits forever for a worker that the system has killed.
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(min(cores, len(things)), mp_context=context, initializer=begin_worker) as pool:
            for result in pool.map(function, things, chunksize=size):
                yield result
                done += 1
    except (BrokenProcessPool, OSError, NotImplementedError):
        # No process can be started, or one was killed. An OSError of the work itself comes again here.
        yield from map(function, things[done:])


def begin_worker() -> None:
    """Prepare a worker: it leaves Ctrl+C to its parent, and never outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _one(index: int) -> Any:
    if _work is None:
        raise RuntimeError("a worker without work")
    function, things = _work
    return function(things[index])


def may_fork() -> bool:
    """True where a child may inherit this process: on Linux, and while no other thread may hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1
