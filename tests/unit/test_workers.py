"""Work in several processes: the same results in the same order, whatever becomes of the processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent import futures
from pathlib import Path

import pytest

from cchc.bridge import workers
from cchc.bridge.workers import parallel
from cchc.cards.card import Card
from cchc.cards.draw import draw

HERE = os.getpid()
ONLY_LINUX = "processes are forked on Linux only"


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork even where other tests have left threads: else the work, and what kills it, would be done right here."""
    if sys.platform != "linux":
        pytest.skip(ONLY_LINUX)
    monkeypatch.setattr(workers, "may_fork", lambda: True)


needs_fork = pytest.mark.usefixtures("forking")
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def slow_first(number: int) -> int:
    time.sleep(0.05 if number < 2 else 0)
    return number


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


class AwkwardError(Exception):
    """Cannot be brought back from another process: its arguments are not those of `__init__`."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__(f"{first} {second}")


def awkward(number: int) -> int:
    raise AwkwardError(number, number)


def forbidden(number: int) -> int:
    raise PermissionError(number)


def die_elsewhere(number: int) -> int:
    """Work during which the system kills the worker, as when memory runs out."""
    if number == 20 and os.getpid() != HERE:
        assert os.getpid() != HERE, "the work is done in the test itself"
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.fixture(params=["fork", "spawn"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to start processes."""
    if request.param == "fork" and sys.platform != "linux":
        pytest.skip(ONLY_LINUX)
    monkeypatch.setattr(workers, "may_fork", lambda: request.param == "fork")
    return str(request.param)


def test_order_is_kept_and_others_do_the_work(way: str) -> None:
    found = list(parallel(square, range(100), pays_from=10, spawn=True, workers=2))
    assert [result for result, _ in found] == [number * number for number in range(100)]
    assert HERE not in {process for _, process in found}


@needs_fork
def test_a_slow_start_changes_no_order() -> None:
    assert list(parallel(slow_first, range(50), pays_from=1, workers=3)) == list(range(50))


@needs_fork
def test_what_cannot_be_sent_can_be_forked() -> None:
    secret = threading.Lock()  # cannot be pickled
    assert list(parallel(lambda n: n + secret.locked(), range(50), pays_from=1, workers=2)) == list(range(50))


@pytest.mark.parametrize(("number", "cores"), [(9, 2), (50, 1), (0, 2)])
def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch, number: int, cores: int) -> None:
    monkeypatch.delattr(futures, "ProcessPoolExecutor")
    assert [n for n, _ in parallel(square, range(number), pays_from=10, spawn=True, workers=cores)] == [
        n * n for n in range(number)
    ]


def test_where_threads_run_only_what_can_be_sent_leaves_the_process() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        here = {process for _, process in parallel(square, range(40), pays_from=1, workers=2)}
        there = {process for _, process in parallel(square, range(40), pays_from=1, spawn=True, workers=2)}
    finally:
        stop.set()
        thread.join()
    assert here == {HERE}
    assert HERE not in there


@needs_fork
def test_results_come_as_they_are_done(tmp_path: Path) -> None:
    """The first result is there before the last work is begun."""

    def work(number: int) -> int:
        deadline = time.monotonic() + 20
        while number == 39 and not (tmp_path / "seen").exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        return number if number < 39 or (tmp_path / "seen").exists() else -1

    results = parallel(work, range(40), pays_from=1, workers=2)
    assert next(results) == 0
    (tmp_path / "seen").touch()
    assert list(results) == list(range(1, 40))


def test_exceptions_pass_through(way: str) -> None:
    threads = threading.active_count()
    results = parallel(refuse_seven, range(60), pays_from=1, spawn=True, workers=2)
    with pytest.raises(ValueError, match="seven"):
        list(results)
    with pytest.raises(AwkwardError):
        list(parallel(awkward, range(60), pays_from=1, spawn=True, workers=2))
    with pytest.raises(PermissionError):
        list(parallel(forbidden, range(60), pays_from=1, spawn=True, workers=2))
    assert multiprocessing.active_children() == []
    assert threading.active_count() == threads


@pytest.mark.parametrize("error", [PermissionError, BlockingIOError, NotImplementedError, OSError(12, "no memory")])
def test_without_processes_the_work_is_done_here(
    way: str, monkeypatch: pytest.MonkeyPatch, error: Exception | type[Exception]
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(futures, "ProcessPoolExecutor", refuse)
    found = list(parallel(square, range(60), pays_from=1, spawn=True, workers=2))
    assert found == [(n * n, HERE) for n in range(60)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@needs_fork
def test_a_killed_worker_costs_time_only() -> None:
    assert list(parallel(die_elsewhere, range(60), pays_from=1, workers=2)) == list(range(60))


@needs_fork
def test_who_stops_asking_leaves_no_process() -> None:
    results = parallel(square, range(5000), pays_from=1, workers=2)
    next(results)
    del results
    assert multiprocessing.active_children() == []
    assert workers._work is None


_PARENT = """
import os, sys, time
from cchc.bridge import workers
from cchc.bridge.workers import parallel

def work(number):
    os.write(1, f"{os.getpid()}\\n".encode())  # one piece: workers write to one pipe
    time.sleep(60)

if __name__ == "__main__":
    workers.may_fork = lambda: sys.argv[1] == "fork"
    list(parallel(work, range(50), pays_from=1, spawn=True, workers=3))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_end_with_their_parent(tmp_path: Path, method: str) -> None:
    if method == "fork" and sys.platform != "linux":
        pytest.skip(ONLY_LINUX)
    (tmp_path / "parent.py").write_text(_PARENT)
    command = [sys.executable, str(tmp_path / "parent.py"), method]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        try:
            children = {int(parent.stdout.readline()) for _ in range(3)}
        finally:
            parent.kill()
        # Both pipes are closed only when the last worker that has them is gone.
        _, said = parent.communicate(timeout=10)
    assert len(children) == 3
    assert "Traceback" not in said
    assert method == "spawn" or said == ""  # Python itself tells of semaphores that it cleans up


def test_cards_drawn_by_others_are_the_same(way: str) -> None:
    cards = [Card(f"Tin số {number}", "Tin") for number in range(12)]
    assert list(parallel(draw, cards, pays_from=1, spawn=True, workers=2)) == [draw(card) for card in cards]
