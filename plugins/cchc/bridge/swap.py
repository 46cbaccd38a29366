"""Puts a finished folder in the place of the published one, so that visitors never meet half a site.

Beside the folder `site` stand, while and after a build: `.site.moi-<pid>` (the new one growing),
`.site.truoc` (the last good one) and `.site.khoa` (the lock). Killed at any moment, the published
folder is whole, or the next start makes it so.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Collection
from pathlib import Path

from cchc.bridge.refusal import WRONG_CONTENT, Refusal
from cchc.model.value import dataclass

NEEDED = ("index.html", "404.html", "sitemap.xml")
"""Without these a folder is not the section, whatever the build said."""


@dataclass(frozen=True, slots=True)
class Places:
    """The published folder and what stands beside it."""

    site: Path

    def beside(self, what: str) -> Path:
        """Return a hidden neighbour: a rename between neighbours never leaves the disk."""
        return self.site.parent / f".{self.site.name}.{what}"

    @property
    def lock(self) -> Path:
        """The lock file."""
        return self.beside("khoa")

    @property
    def previous(self) -> Path:
        """The last good site."""
        return self.beside("truoc")

    @property
    def new(self) -> Path:
        """The site that this process builds."""
        return self.beside(f"moi-{os.getpid()}")

    @property
    def scratch(self) -> Path:
        """Where MkDocs writes the few files that it makes itself."""
        return self.beside(f"moi-{os.getpid()}-nhap")

    def leftovers(self) -> list[Path]:
        """Return what killed builds have left; to be asked under the lock only."""
        start = f".{self.site.name}.moi-"
        return sorted(path for path in self.site.parent.iterdir() if path.name.startswith(start))


def recover(places: Places) -> None:
    """Undo what a killed build left: a swap stopped half-way, folders that nobody finishes."""
    leftovers = places.leftovers()
    # Only a swap leaves both; without a leftover somebody has removed the published folder on purpose.
    if leftovers and not places.site.exists() and places.previous.is_dir():
        _rename(places.previous, places.site)
    for path in leftovers:
        discard(path)


def check_whole(names: Collection[str]) -> None:
    """Refuse a new site that lacks what every site has."""
    for name in NEEDED:
        if name not in names:
            message = f"bản dựng thiếu {name}, chưa đăng gì"
            remedy = "kiểm tra mục theme và plugins trong mkdocs.yml"
            raise Refusal(message, remedy, WRONG_CONTENT)


def has_base(places: Places) -> bool:
    """True when the last but one site is there to begin from."""
    return places.previous.is_dir() and not places.previous.is_symlink()


def take_base(places: Places) -> Path:
    """Return the folder in which the new site is laid out: the last but one, which differs in few files."""
    if has_base(places):
        _rename(places.previous, places.new)
    else:
        discard(places.previous)
    return places.new


def swap(places: Places) -> None:
    """Publish the new folder; the published one becomes the last good one.

    Where the system can exchange two folders at once (Linux) there is never a moment without a site.
    """
    if places.site.is_dir() and _exchange(places.new, places.site):
        with contextlib.suppress(OSError):  # published is published; the last good one is then not kept
            _rename(places.new, places.previous)
        return
    if places.site.exists():
        _rename(places.site, places.previous)
    try:
        _rename(places.new, places.site)
    except BaseException:
        if places.previous.exists():
            _rename(places.previous, places.site)
        raise


def swap_back(places: Places) -> None:
    """Publish the last good folder again; the published one takes its place, so that the next call undoes this one."""
    if not places.site.exists():
        _rename(places.previous, places.site)
        return
    if _exchange(places.previous, places.site):
        return
    # Under this name `recover` brings the last good folder back if this process is killed in between.
    _rename(places.site, places.new)
    try:
        _rename(places.previous, places.site)
    except BaseException:
        _rename(places.new, places.site)
        raise
    _rename(places.new, places.previous)


def discard(path: Path) -> None:
    """Remove a folder or file; what cannot be removed now is tried again at the next start."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system or the disk does not know how."""
    if sys.platform != "linux":
        return False
    import ctypes  # a build that changes nothing does without

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done = call(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    return bool(done == 0)


def _rename(source: Path, target: Path) -> None:
    """Rename; on Windows a virus scanner or an indexer may have a file open for a moment."""
    for _ in range(20 if sys.platform == "win32" else 0):
        try:
            source.rename(target)
        except PermissionError:
            time.sleep(0.1)
        else:
            return
    source.rename(target)
