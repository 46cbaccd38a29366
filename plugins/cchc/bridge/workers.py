"""The same work on many things, in as many processes as there are cores, when that pays."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What a forked child works on: it inherits the memory, so nothing has to be sent to it."""


def parallel(function: Callable[[T], R], things: Sequence[T], *, pays_from: int) -> list[R]:
    """Return `function` of each of `things`, in order.

    Children are forked, because what they read (templates, the whole section) would cost more to
    send than to use; where forking is unknown (Windows) or unsafe (threads run, as under
    `mkdocs serve`) the work is done here.
    """
    global _work
    cores = os.cpu_count() or 1
    if len(things) < pays_from or cores < 2 or not _may_fork():
        return [function(thing) for thing in things]
    chunk = max(1, min(32, len(things) // (cores * 4)))
    _work = (function, things)
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            return pool.map(_one, range(len(things)), chunksize=chunk)
    finally:
        _work = None


def _one(index: int) -> Any:
    if _work is None:
        raise RuntimeError("a worker without work")
    function, things = _work
    return function(things[index])


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1
