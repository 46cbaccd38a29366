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
from dataclasses import dataclass
from pathlib import Path

from cchc.bridge.refusal import WRONG_CONTENT, Refusal

NEEDED = ("index.html", "404.html", "sitemap.xml")
"""Without these a folder is not the section, whatever the build said."""

_PIECE = 1 << 20


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
    def old(self) -> Path:
        """The site before the last one, on its way out."""
        return self.beside(f"moi-{os.getpid()}-bo")

    def leftovers(self) -> list[Path]:
        """Return what killed builds have left; to be asked under the lock only."""
        start = f".{self.site.name}.moi-"
        return sorted(path for path in self.site.parent.iterdir() if path.name.startswith(start))


@dataclass(frozen=True, slots=True)
class Difference:
    """How many files the new site has, and how many of them are new or different, or gone."""

    files: int
    changed: int
    gone: int


def recover(places: Places) -> None:
    """Undo what a killed build left: a swap stopped half-way, folders that nobody finishes."""
    leftovers = places.leftovers()
    # Only a swap leaves both; without a leftover somebody has removed the published folder on purpose.
    if leftovers and not places.site.exists() and places.previous.is_dir():
        _rename(places.previous, places.site)
    for path in leftovers:
        discard(path)


def check_whole(folder: Path) -> None:
    """Refuse a new site that lacks what every site has."""
    for name in NEEDED:
        if not (folder / name).is_file():
            message = f"bản dựng thiếu {name}, chưa đăng gì"
            remedy = "kiểm tra mục theme và plugins trong mkdocs.yml"
            raise Refusal(message, remedy, WRONG_CONTENT)


def keep_unchanged(new: Path, site: Path) -> Difference:
    """Put the published file in the place of every new one with the same bytes; return what differs.

    The file keeps its time, which is what rsync, backups and the ETags of web servers look at.
    Hidden files of the published folder (.well-known, .git) come along: MkDocs never removes them.
    """
    _carry_hidden(site, new)
    if site.is_dir():
        shutil.copymode(site, new)
    mine, published = _files(new), _files(site)
    changed = 0
    for name in sorted(mine):
        there = site / name
        if name not in published or not _same(there, new / name):
            changed += 1
            continue
        _reuse(there, new / name)
    return Difference(len(mine), changed, len(published - mine))


def swap(places: Places) -> None:
    """Publish the new folder; the published one becomes the last good one."""
    moved = []
    try:
        for source, target in (
            (places.previous, places.old),
            (places.site, places.previous),
            (places.new, places.site),
        ):
            if source.exists():
                _rename(source, target)
                moved.append((source, target))
    except BaseException:
        for source, target in reversed(moved):
            _rename(target, source)
        raise
    discard(places.old)


def discard(path: Path) -> None:
    """Remove a folder or file; what cannot be removed now is tried again at the next start."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def _files(folder: Path) -> set[str]:
    """Return the files below `folder`, relative to it; hidden ones at its top are not the build's."""
    found: set[str] = set()
    for base, folders, names in os.walk(folder):
        if Path(base) == folder:
            folders[:] = [name for name in folders if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        found.update(Path(base, name).relative_to(folder).as_posix() for name in names)
    return found


def _carry_hidden(site: Path, new: Path) -> None:
    """Copy hidden entries at the top of the published folder that the build has not made itself."""
    for entry in sorted(site.iterdir()) if site.is_dir() else ():
        target = new / entry.name
        if not entry.name.startswith(".") or target.exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True)
        else:
            shutil.copy2(entry, target, follow_symlinks=False)


def _same(published: Path, new: Path) -> bool:
    """True when both are ordinary files with the same bytes."""
    if published.is_symlink() or published.stat().st_size != new.stat().st_size:
        return False
    with published.open("rb") as first, new.open("rb") as second:
        while piece := first.read(_PIECE):
            if piece != second.read(_PIECE):
                return False
    return True


def _reuse(published: Path, new: Path) -> None:
    """Make `new` the same file as `published`, or at least as old where the disk knows no links."""
    link = new.with_name(".cu~")
    try:
        os.link(published, link)
        link.replace(new)
    except OSError:
        link.unlink(missing_ok=True)
        status = published.stat()
        os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))


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
