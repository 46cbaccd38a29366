"""Compares what a build made with what is published, and lays out the next site from both.

Most files do not change from one build to the next. They are never written again: the new site
gets the published file itself (a hard link), so that its time, its ETag and its place on the disk
stay, and only what differs costs anything.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections import deque
from collections.abc import Iterable, Mapping, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cchc.bridge.disk import Sign, is_one, link_all, sign_of, write
from cchc.bridge.made import Made, Sink
from cchc.cache import Head

_THREADS, _AHEAD = 4, 64
_CARDS = "anh-chia-se/"


@dataclass(frozen=True, slots=True)
class Difference:
    """The new site against the published one: how many files, and the names of those that differ or go."""

    files: int
    changed: frozenset[str]
    gone: frozenset[str]


def gather(scratch: Path, sink: Sink) -> dict[str, Made]:
    """Return every file of the new site: what the build handed over, and what MkDocs wrote itself."""
    found = dict(sink.made)
    for name in _files(scratch):
        head = _head(f"{scratch}/{name}")
        if head is not None:
            found[name] = Made(head, partial((scratch / name).read_bytes))
    return found


Looks = Mapping[str, tuple[Sign, Head]]
"""By name how a file looked, and what it held then."""


def published(site: Path, known: Looks | None = None, signs: dict[str, Sign] | None = None) -> dict[str, Head | None]:
    """Return hash and length of every published file, from its bytes unless it looks as it is `known` to have looked.

    `signs` receives how each file looked.
    """
    found: dict[str, Head | None] = {}
    for name in _files(site):
        sign = sign_of(f"{site}/{name}")
        if sign is not None and signs is not None:
            signs[name] = sign
        old = known.get(name) if known else None
        found[name] = old[1] if old is not None and old[0] == sign else _head(f"{site}/{name}")
    return found


@dataclass(frozen=True, slots=True)
class Survey:
    """What is published, by name, and what lies in the folder from which the next site is made.

    `signs` tell how the published files looked; `base` are the names of the files in that folder, `laid` those of
    them that are one file with the published one.
    """

    there: dict[str, Head | None]
    signs: Mapping[str, Sign] = field(default_factory=dict)
    base: frozenset[str] = frozenset()
    laid: frozenset[str] = frozenset()


def survey(site: Path, base: Path, known: Looks, *, mirror: bool) -> Survey:
    """Look at the published site and at `base`; with `mirror`, then make that folder the same site by links."""
    signs: dict[str, Sign] = {}
    there = published(site, known, signs)
    if mirror and site.is_dir():
        with contextlib.suppress(OSError):  # a disk without links: `lay` will copy what it needs
            link_all([(f"{site}/{name}", f"{base}/{name}") for name in sorted(there)])
    names = frozenset(_files(base))
    laid = frozenset(name for name in names if is_one(f"{site}/{name}", f"{base}/{name}"))
    return Survey(there, signs, names, laid)


def compare(made: Mapping[str, Made], there: Mapping[str, Head | None]) -> Difference:
    """Return what differs from what is published."""
    changed = frozenset(name for name, file in made.items() if there.get(name) != file.head)
    return Difference(len(made), changed, frozenset(there) - made.keys())


def earlier_cards(made: Mapping[str, Made], there: Mapping[str, Head | None], site: Path) -> dict[str, Made]:
    """Return the published share cards that the new site no longer names but whose page it still has.

    Networks show a shared link with the picture of that day, by its address. What was withdrawn goes at once.
    """
    slugs = {_slug(name) for name in made if name.startswith(_CARDS)}
    return {
        name: Made(head, partial((site / name).read_bytes))
        for name, head in there.items()
        if head and name.startswith(_CARDS) and name not in made and _slug(name) in slugs
    }


def _slug(card: str) -> str:
    """Return what a card's name tells of its page: "tin-a" for ".../tin-a-vuong.0123456789ab.jpg"."""
    return card.rsplit(".", 2)[0].removesuffix("-vuong")


def fingerprint_of(made: Mapping[str, Made]) -> str:
    """Return the hash of the names and bytes of a site, from what is known of its files."""
    return _digest((name, file.head.digest) for name, file in made.items())


def fingerprint_of_heads(heads: Mapping[str, Head | None]) -> str:
    """Return the same hash of a published folder, from what its files hold."""
    return _digest((name, head.digest if head else b"") for name, head in heads.items())


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    hasher = hashlib.sha256()
    for name, digest in sorted(parts):
        hasher.update(name.encode("utf-8", "surrogateescape") + b"\0" + digest)
    return hasher.hexdigest()


def lay(
    made: Mapping[str, Made], difference: Difference, seen: Survey, laid: Set[str], *, site: Path, base: Path
) -> None:
    """Make the folder `base`, which `seen` tells of, into the new site; `site` is only read.

    Files `laid` lie there already.
    No file is changed in place, because a file of `base` may be one with a published file.
    """
    base.mkdir(exist_ok=True)
    if site.is_dir():
        shutil.copymode(site, base)
    carry_hidden(site, base)
    stale = sorted(seen.base - made.keys())
    for name in stale:
        (base / name).unlink()
    _remove_empty(base, stale)  # now, for a new file may have the name of an old folder
    with ThreadPoolExecutor(_THREADS) as pool:
        kept = made.keys() - difference.changed - seen.laid
        same = [(f"{site}/{name}", f"{base}/{name}") for name in sorted(kept)]
        parts = [same[at : at + _AHEAD] for at in range(0, len(same), _AHEAD)]
        list(pool.map(link_all, parts))
        _write_all({name: made[name] for name in sorted(difference.changed - laid)}, base, pool)


def carry_hidden(site: Path, base: Path) -> None:
    """Bring hidden entries at the top of the published folder (.well-known, .git): MkDocs never removes them."""
    for entry in sorted(base.iterdir()):
        if entry.name.startswith("."):
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    for entry in sorted(site.iterdir()) if site.is_dir() else ():
        if not entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, base / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, base / entry.name, follow_symlinks=False)


def newest(site: Path) -> float:
    """Return the time of the newest file of a site. Only files that a build changed are new, so it is the build's."""
    return max((site / name).lstat().st_mtime for name in _files(site))


def _write_all(made: Mapping[str, Made], base: Path, pool: ThreadPoolExecutor) -> None:
    """Write files; the disk is waited for in threads, while the bytes of the next ones are fetched here."""
    waiting: deque[Future[None]] = deque()
    for name, file in made.items():
        waiting.append(pool.submit(write, f"{base}/{name}", file.read()))
        if len(waiting) > _AHEAD:
            waiting.popleft().result()
    for one in waiting:
        one.result()


def _head(path: str) -> Head | None:
    """Return hash and length of an ordinary file; None for anything else.

    Names are plain text here and below: thousands of path objects would take longer than the files.
    """
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            return None
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return Head(hashlib.sha256(file.read()).digest(), status.st_size)
    except (OSError, ValueError):
        return None


def _files(folder: Path) -> set[str]:
    """Return the files below `folder`, relative to it; hidden ones at its top are not the build's."""
    found: set[str] = set()
    folders = [""]
    while folders:
        inside = folders.pop()
        try:
            entries = os.scandir(folder / inside)
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if not inside and entry.name.startswith("."):
                    continue
                # A link to a folder is one thing to remove, not a way to other places.
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{inside}{entry.name}/")
                else:
                    found.add(inside + entry.name)
    return found


def _remove_empty(folder: Path, gone: Iterable[str]) -> None:
    """Remove the folders of files that are gone, where they hold nothing any more."""
    for name in sorted({name.rpartition("/")[0] for name in gone}, reverse=True):
        while name:
            try:
                (folder / name).rmdir()
            except OSError:  # a folder with files or folders is not empty; one that is gone was seen to before
                if (folder / name).is_dir():
                    break
            name = name.rpartition("/")[0]
