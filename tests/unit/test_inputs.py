"""What is remembered of the files that a build reads never hides a change."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from cchc.bridge.inputs import Inputs, signs_of
from cchc.cache import Store

LATER = 10_000_000_000
"""Nanoseconds."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.md", "sâu/b.md", ".ẩn", "__pycache__/c.pyc"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "content"


def told(folder: Path, *, wait: int = LATER) -> str:
    """Return the fingerprint as a build some seconds later works it out."""
    store = Store(folder.parent / "kho")
    try:
        return Inputs(store, folder).fingerprint(signs_of(folder), now=lambda: time.time_ns() + wait)
    finally:
        store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no time of change")
def test_a_known_file_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = told(folder)
    monkeypatch.setattr(Inputs, "_digest", pytest.fail)
    assert told(folder) == first


def test_a_file_of_the_last_moments_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(folder, wait=0)
    read: list[str] = []
    monkeypatch.setattr(Inputs, "_digest", lambda _self, name: read.append(name) or name)
    told(folder, wait=0)
    assert sorted(read) == [".ẩn", "a.md", "sâu/b.md"]


@pytest.mark.parametrize("how", ["written", "written with its old time", "replaced", "renamed", "gone", "new"])
def test_every_change_is_seen(folder: Path, how: str) -> None:
    first, file = told(folder), folder / "a.md"
    status = file.stat()
    if how.startswith("written"):
        file.write_bytes(b"A.md")
        if how.endswith("time"):
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif how == "replaced":
        (folder.parent / "moi").write_bytes(b"A.md")
        (folder.parent / "moi").replace(file)
    elif how == "renamed":
        file.rename(folder / "z.md")
    elif how == "gone":
        file.unlink()
    else:
        (folder / "z.md").write_bytes(b"")
    assert told(folder) != first


def test_touching_a_file_changes_nothing(folder: Path) -> None:
    first = told(folder)
    os.utime(folder / "a.md", ns=(1, 1))
    assert told(folder) == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")
def test_a_link_is_the_file_to_which_it_leads(folder: Path) -> None:
    (folder / "link.md").symlink_to(folder.parent / "ngoai.md")
    broken = told(folder)
    (folder.parent / "ngoai.md").write_text("một")
    one = told(folder)
    (folder.parent / "ngoai.md").write_text("hai")
    assert len({broken, one, told(folder)}) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")
def test_linked_folders_are_read_too_and_a_link_upwards_ends(folder: Path) -> None:
    outside = folder.parent / "kho chung"
    outside.mkdir()
    (outside / "c.md").write_text("một")
    (folder / "chung").symlink_to(outside)
    (outside / "lên").symlink_to(folder)
    one = told(folder)
    (outside / "c.md").write_text("hai")
    assert told(folder) != one


def test_a_file_that_could_not_be_read_is_asked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as locked:
        locked.setattr(Inputs, "_digest", lambda _self, _name: "-")
        unread = told(folder)
    assert told(folder) != unread
