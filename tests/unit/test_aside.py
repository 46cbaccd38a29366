"""Work beside the build: its result comes whatever happens to its process, and nothing outlives `end`."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from cchc.bridge import aside
from cchc.bridge.aside import Aside
from cchc.bridge.tree import compare, published, survey
from cchc.cache import Head


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


def test_an_error_of_the_work_is_an_error_here(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Aside((tmp_path / "nichts").read_bytes).result()


def test_an_unwanted_result_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "may_fork", lambda: True)
    other = Aside(lambda: b"x" * 10_000_000)
    other.end()
    other.end()


def test_a_survey_tells_what_is_published_and_lays_the_mirror(tmp_path: Path) -> None:
    site, mirror = tmp_path / "site", tmp_path / "neu"
    (site / "a/b").mkdir(parents=True)
    (site / "a/b/index.html").write_bytes(b"1")
    (site / "index.html").write_bytes(b"2")
    seen = survey(site, mirror, {}, mirror=True)
    there = seen.there
    assert there == published(site) == published(mirror)
    assert set(there) == {"a/b/index.html", "index.html"}
    assert isinstance(there["index.html"], Head)
    assert (site / "a/b/index.html").samefile(mirror / "a/b/index.html")
    assert compare({}, there).gone == set(there)
    assert seen.base == seen.laid == set(there)
    (mirror / "index.html").unlink()
    (mirror / "index.html").write_bytes(b"2")
    (mirror / "old.html").write_bytes(b"3")
    again = survey(site, mirror, {}, mirror=False)
    assert (again.there, again.base, again.laid) == (there, {*there, "old.html"}, {"a/b/index.html"})
    assert survey(tmp_path / "none", tmp_path / "neu2", {}, mirror=True).there == {}
    assert not (tmp_path / "neu2").exists()
