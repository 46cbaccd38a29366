"""One piece of work in a process beside the build: what can be known early is worked out while the build runs."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from cchc.bridge.workers import begin_worker, may_fork

R = TypeVar("R")


class Aside(Generic[R]):
    """A function without arguments, begun now where the system can fork, and else done when it is asked for."""

    def __init__(self, function: Callable[[], R]) -> None:
        """Begin."""
        self._function = function
        self._process: Any = None
        if may_fork():
            context = multiprocessing.get_context("fork")
            self._here, there = context.Pipe(duplex=False)
            self._process = context.Process(target=_run, args=(function, self._here, there))
            try:
                self._process.start()
            except OSError:  # no process to be had
                self._process = None
            there.close()

    def result(self) -> R:
        """Wait, and return what the function gives; what a lost process owes is done here."""
        if self._process is None:
            return self._function()
        found: list[R] = []
        with contextlib.suppress(EOFError, OSError):
            found.append(self._here.recv())
        self._leave()
        return found[0] if found else self._function()

    def end(self) -> None:
        """Make sure that the process is gone, whatever it has done; its result is not wanted any more."""
        if self._process is not None:
            self._process.terminate()
            self._leave()

    def _leave(self) -> None:
        if self._process is not None:
            self._here.close()
            self._process.join()
            self._process = None


def _run(function: Callable[[], R], here: Connection, there: Connection) -> None:
    begin_worker()
    here.close()  # or a parent that went would never be missed
    with contextlib.suppress(OSError):  # nobody listens any more; and what failed here fails again in the parent
        there.send(function())
