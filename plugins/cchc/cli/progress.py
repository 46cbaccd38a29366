"""What a person sees while and after a long build: a bar, and where the time went."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import click

from cchc.model.text import format_number

T = TypeVar("T")


def bar(things: Iterable[T], count: int, label: str) -> Iterator[T]:
    """Yield `things` and show how many of `count` have come; in a log file or a pipe nothing is shown."""
    with click.progressbar(things, length=count, label=label, file=sys.stderr, show_pos=True) as shown:
        yield from shown


def table(steps: Mapping[str, float], total: float) -> str:
    """Return the seconds of each step, and what is left for starting and for MkDocs, as a table."""
    rest = max(0.0, total - sum(steps.values()))
    rows = [*steps.items(), ("khởi động và MkDocs", rest), ("tổng cộng", total)]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {format_number(round(seconds, 2)):>6} giây" for name, seconds in rows)
