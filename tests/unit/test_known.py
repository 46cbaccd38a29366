"""What is remembered of a published folder never hides a change of its files."""

from __future__ import annotations

import os
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from cchc.bridge.disk import Sign
from cchc.bridge.known import Known
from cchc.bridge.standing import Looks, standing
from cchc.cache import Head, Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no time of change")

LATER = 10_000_000_000
"""Nanoseconds."""


def later() -> int:
    return time.time_ns() + LATER


def published(site: Path, known: Looks | None = None) -> dict[str, Head | None]:
    """Return what the published files hold, read unless they are known."""
    return standing(site, known or {}).heads(known or {})


def signs_of(site: Path) -> dict[str, Sign]:
    return standing(site, {}).signs({})


def remembered(site: Path, store: Path) -> dict[str, Head]:
    """Remember a folder as if ten seconds had gone by; return what it holds."""
    heads, signs = {name: head for name, head in published(site).items() if head}, signs_of(site)
    Known(Store(store), site).remember(heads, signs, now=later)
    return heads


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("a.html", "b.html"):
        (folder / name).write_bytes(name.encode())
    return folder


def test_a_known_file_is_not_read_again(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heads = remembered(site, tmp_path / "kho")
    known = Known(Store(tmp_path / "kho"), site).looks()
    assert set(known) == {"a.html", "b.html"}

    def unread(path: str) -> Head | None:
        raise AssertionError(f"{path} was read")

    monkeypatch.setattr("cchc.bridge.standing._head", unread)
    assert published(site, known) == heads


@pytest.mark.parametrize("how", ["written", "written with its old time", "replaced", "longer"])
def test_a_changed_file_is_read(site: Path, tmp_path: Path, how: str) -> None:
    remembered(site, tmp_path / "kho")
    file = site / "a.html"
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    if how == "replaced":
        (site / "c").write_bytes(b"A.HTML")
        (site / "c").rename(file)
    else:
        file.write_bytes(b"A.HTML" if how != "longer" else b"A.HTMLX")
    if how != "written":
        os.utime(file, ns=times)
    data = file.read_bytes()
    found = published(site, Known(Store(tmp_path / "kho"), site).looks())
    assert found["a.html"] == Head(sha256(data).digest(), len(data))


def test_a_file_of_the_last_moments_is_not_known(site: Path, tmp_path: Path) -> None:
    heads, signs = {name: head for name, head in published(site).items() if head}, signs_of(site)
    Known(Store(tmp_path / "kho"), site).remember(heads, signs)
    assert Known(Store(tmp_path / "kho"), site).looks() == {}


def test_a_file_that_was_written_to_since_it_was_read_is_not_known(site: Path, tmp_path: Path) -> None:
    heads, signs = {name: head for name, head in published(site).items() if head}, signs_of(site)
    time.sleep(0.02)
    (site / "a.html").write_bytes(b"A.HTML")
    Known(Store(tmp_path / "kho"), site).remember(heads, signs, now=later)
    assert set(Known(Store(tmp_path / "kho"), site).looks()) == {"b.html"}


def test_without_a_store_nothing_is_known(site: Path) -> None:
    known = Known(None, site)
    known.remember({name: head for name, head in published(site).items() if head}, {}, now=later)
    assert known.looks() == {}
