"""Runs commands in turn as subprocesses: wall time, processor time, peak memory, size of what they wrote."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

_POLL = 0.05
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """One run. `peak` is in bytes, for the command and all its children together, where memory was looked at."""

    seconds: float
    cpu_seconds: float
    peak: int = 0


@dataclass(frozen=True, slots=True)
class Output:
    """What a run wrote."""

    files: int
    size: int
    largest: str
    largest_size: int


@dataclass
class Contender:
    """One command to be timed. `prepare` gets the number of the round and runs outside the time."""

    key: str
    label: str
    command: list[str]
    folder: Path
    output: Path
    prepare: Callable[[int], None] = lambda _: None
    samples: list[Sample] = field(default_factory=list)
    peak: int = 0
    """Peak memory in bytes, from a run of its own."""

    wrote: Output | None = None
    failure: str = ""

    @property
    def seconds(self) -> float:
        """Median wall time."""
        return median(sample.seconds for sample in self.samples)

    @property
    def cpu_seconds(self) -> float:
        """Median processor time."""
        return median(sample.cpu_seconds for sample in self.samples)


def compete(
    contenders: Sequence[Contender],
    *,
    runs: int,
    limit: float,
    tell: Callable[[str], None],
    slow: float = math.inf,
    memory: bool = True,
) -> None:
    """Fill in the samples, one run of each in turn, so that a slow minute of the machine hits all alike.

    With `memory`, that is looked at in one more round, whose time does not count: the looks take up to a fifth of a
    processor, and slow a program of several processes down more than one of a single one. A contender that fails or
    takes longer than `limit` seconds is told and left out from then on; one slower than `slow` is timed once.
    """
    for number in range(runs + memory):
        looking = number == runs
        for one in contenders:
            if one.failure or (one.samples and one.samples[0].seconds > slow and not looking):
                continue
            one.prepare(number)
            os.sync()  # what the run before has left to the disk is not this one's work
            try:
                sample = run(one.command, one.folder, limit=limit, looking=looking)
            except (RuntimeError, TimeoutError) as error:
                one.failure = str(error)
                tell(f"  {one.key}: {one.failure}")
                continue
            if looking:
                one.peak = sample.peak
            else:
                one.samples.append(sample)
                one.wrote = output_of(one.output)
            said = f"{sample.peak / 2**20:.0f} MiB" if looking else f"{sample.seconds:.2f} s"
            tell(f"  {one.key}, run {number + 1}: {said}")


def run(command: list[str], folder: Path, *, limit: float, looking: bool = False) -> Sample:
    """Run a command to its end and return its sample, with the peak of its memory when `looking`."""
    log = folder / "bench.log"
    with log.open("wb") as sink:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=sink,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            start_new_session=True,
        )
        watch = _Watch(process.pid, limit, looking=looking)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        watch.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if watch.overdue:
        raise TimeoutError(f"took longer than {limit:.0f} s")
    if process.returncode:
        tail = " / ".join(log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-5:])
        raise RuntimeError(f"failed with code {process.returncode}: {tail}")
    # The kernel's own mark catches a peak of one process between two looks, the looks catch the sum of all.
    peak = max(watch.peak, usage.ru_maxrss * _MAXRSS_UNIT) if looking else 0
    return Sample(seconds, usage.ru_utime + usage.ru_stime, peak)


def output_of(folder: Path) -> Output:
    """Return number and size of the files below `folder`."""
    found = [(path.stat().st_size, path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file()]
    size, name = max(found, default=(0, ""))
    return Output(len(found), sum(size for size, _ in found), name, size)


class _Watch(threading.Thread):
    """Ends a process and its children when overdue; looks at their memory until then, when that is wanted."""

    def __init__(self, pid: int, limit: float, *, looking: bool) -> None:
        """Remember whom to watch."""
        super().__init__(daemon=True)
        self._looking = looking
        self._pid, self._deadline = pid, time.monotonic() + limit
        self._done = threading.Event()
        self.peak = 0
        self.overdue = False

    def run(self) -> None:
        """Look every few hundredths of a second, or only at the clock now and then."""
        while not self._done.wait(_POLL if self._looking else 1.0):
            if self._looking:
                self.peak = max(self.peak, sum(_resident(pid) for pid in _tree(self._pid)))
            if time.monotonic() > self._deadline:
                self.overdue = True
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self._pid, signal.SIGKILL)
                return

    def stop(self) -> None:
        """End the watch."""
        self._done.set()
        self.join()


def _tree(pid: int) -> Iterator[int]:
    """Yield a process and all below it; nothing where the system has no /proc."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in path.read_text(encoding="ascii").split():
                yield from _tree(int(child))


def _resident(pid: int) -> int:
    """Return the memory of one process in bytes. Of what it shares with others it counts its part (PSS), where told."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
