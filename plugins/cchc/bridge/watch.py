"""Where the time of a build goes, and how far long work has come: told to whoever watches, else to nobody."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

Bar = Callable[[Iterable[T], int, str], Iterable[T]]
"""Passes things on and shows how many of how many have come, under a label."""


@dataclass(slots=True)
class Watch:
    """Seconds by step, in the order in which steps began; `bar` shows long work."""

    seconds: dict[str, float] = field(default_factory=dict)
    bar: Bar[object] | None = None

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add the time of the block to the step `name`."""
        begin = time.perf_counter()
        self.seconds.setdefault(name, 0.0)
        try:
            yield
        finally:
            self.seconds[name] += time.perf_counter() - begin

    def follow(self, things: Iterable[T], count: int, label: str) -> Iterable[T]:
        """Pass `things` on, and show how far they have come when there are many."""
        if self.bar is None or count < MANY:
            return things
        return self.bar(things, count, label)  # type: ignore[return-value]  # a bar passes on what it was given


MANY = 200
"""Less is done before anybody looks."""
