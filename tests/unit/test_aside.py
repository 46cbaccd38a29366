"""Work beside the build: its result comes whatever happens to its process, and nothing outlives `end`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.bridge import aside
from cchc.bridge.aside import Aside
from cchc.bridge.standing import Standing, base_of, standing
from cchc.bridge.tree import compare
from cchc.cache import Head, head_of


def test_the_result_comes_from_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "may_fork", lambda: True)  # whatever threads the runner has
    other = Aside(os.getpid)
    assert other.result() != os.getpid()


def test_without_fork_it_is_done_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "may_fork", lambda: False)
    assert Aside(os.getpid).result() == os.getpid()


def test_what_a_killed_process_owes_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "may_fork", lambda: True)
    mark, parent = tmp_path / "mark", os.getpid()

    def work() -> int:
        if os.getpid() != parent:
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert Aside(work).result() == parent
    assert mark.exists()


def test_a_waiting_process_works_when_it_is_told_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "may_fork", lambda: True)
    mark = tmp_path / "mark"
    other = Aside(lambda: (os.getpid(), mark.exists()), waiting=True)
    never = Aside(mark.unlink, waiting=True)
    mark.touch()
    other.begin()
    other.begin()
    process, found = other.result()
    assert process != os.getpid()
    assert found
    never.end()
    assert mark.exists()
    assert Aside(mark.exists, waiting=True).result()  # whoever asks lets it begin


def test_a_waiting_process_that_was_killed_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "may_fork", lambda: True)
    other = Aside(os.getpid, waiting=True)
    other._process.kill()
    other._process.join()
    other.begin()
    assert other.result() == os.getpid()


def test_an_error_of_the_work_is_an_error_here(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Aside((tmp_path / "nichts").read_bytes).result()


def test_an_unwanted_result_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "may_fork", lambda: True)
    other = Aside(lambda: b"x" * 10_000_000)
    other.end()
    other.end()


def test_a_look_beside_the_build_tells_what_is_published_and_lays_the_mirror(tmp_path: Path) -> None:
    site, mirror = tmp_path / "site", tmp_path / "neu"
    (site / "a/b").mkdir(parents=True)
    (site / "a/b/index.html").write_bytes(b"1")
    (site / "index.html").write_bytes(b"2")
    there = standing(site, {}).heads({})
    base = base_of(site, mirror, mirror=True)
    assert there == standing(mirror, {}).heads({})
    assert set(there) == {"a/b/index.html", "index.html"}
    assert isinstance(there["index.html"], Head)
    assert (site / "a/b/index.html").samefile(mirror / "a/b/index.html")
    assert compare({}, there).gone == set(there)
    assert base.names == base.laid == set(there)
    (mirror / "index.html").unlink()
    (mirror / "index.html").write_bytes(b"2")
    (mirror / "old.html").write_bytes(b"3")
    again = base_of(site, mirror, mirror=False)
    assert (again.names, again.laid) == ({*there, "old.html"}, {"a/b/index.html"})
    assert base_of(tmp_path / "none", tmp_path / "neu2", mirror=True).names == set()
    assert not (tmp_path / "neu2").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no time of change")
def test_what_stands_is_told_by_what_is_not_as_it_was_known(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("a", "b", "c"):
        (site / name).write_bytes(name.encode())
    first = standing(site, {})
    signs, heads = first.signs({}), first.heads({})
    known = {name: (signs[name], head.digest) for name, head in heads.items() if head}
    assert standing(site, known) == Standing(first.fingerprint, {}, frozenset())
    (site / "a").unlink()
    (site / "a").symlink_to(site / "c")
    (site / "b").unlink()
    (site / "c").write_bytes(b"C")
    (site / "d").write_bytes(b"d")
    again = standing(site, known)
    assert (set(again.odd), again.gone) == ({"a", "c", "d"}, {"b"})
    assert again.heads(known) == {"a": None, "c": head_of(b"C"), "d": head_of(b"d")}
    assert set(again.signs(known)) == {"c", "d"}
    assert again.fingerprint == standing(site, {}).fingerprint != first.fingerprint


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_a_program_that_breaks_off_does_not_wait_for_a_result_that_nobody_takes() -> None:
    code = "from cchc.bridge.aside import Aside; kept = Aside(lambda: b'x' * 1_000_000); raise SystemExit(3)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 3
