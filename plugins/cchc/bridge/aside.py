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

    def __init__(self, function: Callable[[], R], *, waiting: bool = False) -> None:
        """Begin; a `waiting` process is made now, while there is little to copy, and works from `begin` on."""
        self._function, self._waiting = function, waiting
        self._process: Any = None
        if may_fork():
            context = multiprocessing.get_context("fork")
            # A daemon: a host that breaks off without asking for the result must not wait for it at its end.
            self._here, there = context.Pipe(duplex=waiting)
            self._process = context.Process(target=_run, args=(function, self._here, there, waiting), daemon=True)
            try:
                self._process.start()
            except OSError:  # no process to be had
                self._process = None
            there.close()

    def begin(self) -> None:
        """Let a waiting process begin."""
        if self._process is not None and self._waiting:
            self._waiting = False
            with contextlib.suppress(OSError):  # it is lost, and `result` will see to it
                self._here.send(None)

    def result(self) -> R:
        """Wait, and return what the function gives; what a lost process owes is done here."""
        if self._process is None:
            return self._function()
        self.begin()
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


def _run(function: Callable[[], R], here: Connection, there: Connection, waiting: bool) -> None:
    begin_worker()
    here.close()  # or a parent that went would never be missed
    # Nobody is there any more, or nobody listens; and what failed here fails again in the parent.
    with contextlib.suppress(OSError, EOFError):
        if waiting:
            there.recv()
        there.send(function())
