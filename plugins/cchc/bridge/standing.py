"""What stands in a published folder, and in the one from which the next site is made.

A file is read only when it does not look as it is known to have looked. Names are plain text here: thousands of
path objects would take longer than the files.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from cchc.bridge.disk import Sign, link_all, sign_of
from cchc.cache import Head
from cchc.model.value import dataclass

Looks = Mapping[str, tuple[Sign, bytes]]
"""By name how a file looked, and the SHA-256 of what it held then."""


_NO_FILE = bytes(32)


@dataclass(frozen=True, slots=True)
class Standing:
    """A published folder, told by what is not as it was known to be: that is little to send between processes.

    `odd` are the files that were not known or look different, each as it looks and what it holds; None for what is
    no ordinary file. `gone` are known ones that are not there. The fingerprint is that of all names and bytes.
    """

    fingerprint: str
    odd: Mapping[str, tuple[Sign | None, Head | None]]
    gone: frozenset[str]

    def heads(self, known: Looks) -> dict[str, Head | None]:
        """Return hash and length of every published file."""
        found: dict[str, Head | None] = dict(known_heads(known))
        for name in self.gone:
            del found[name]
        found.update({name: head for name, (_, head) in self.odd.items()})
        return found

    def signs(self, known: Looks) -> dict[str, Sign]:
        """Return how every ordinary file looked."""
        found = {name: sign for name, (sign, _) in self.odd.items() if sign}
        found.update({name: known[name][0] for name in known.keys() - self.gone - self.odd.keys()})
        return found


def known_heads(known: Looks) -> dict[str, Head]:
    """Return hash and length of the files that are known."""
    return {name: Head(digest, sign[1]) for name, (sign, digest) in known.items()}


def standing(site: Path, known: Looks) -> Standing:
    """Look at a published folder."""
    odd, digests = {}, []
    looks = signs_below(site)
    for name, sign in looks.items():
        old = known.get(name)
        if old is not None and old[0] == sign:
            digests.append((name, old[1]))
        else:
            head = _head(f"{site}/{name}") if sign else None
            odd[name] = (sign, head)
            digests.append((name, head.digest if head else _NO_FILE))
    return Standing(fingerprint_of(digests), odd, frozenset(known.keys() - looks.keys()))


def fingerprint_of(digests: Iterable[tuple[str, bytes]]) -> str:
    """Return the hash of a site, from the name of every file and the hash of what it holds."""
    ordered = sorted(digests)
    hasher = hashlib.sha256("\0".join([name for name, _ in ordered]).encode("utf-8", "surrogateescape"))
    hasher.update(b"\0".join([digest for _, digest in ordered]))
    return hasher.hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """The new site against the published one: how many files, and the names of those that differ or go."""

    files: int
    changed: frozenset[str]
    gone: frozenset[str]


@dataclass(frozen=True, slots=True)
class Base:
    """The folder from which the next site is made: its files, and which of them are one with the published one."""

    names: frozenset[str]
    laid: frozenset[str]


def base_of(site: Path, folder: Path, *, mirror: bool) -> Base:
    """Look at `folder`; with `mirror`, first make it the same site as the published one by links."""
    if mirror and site.is_dir():
        with contextlib.suppress(OSError):  # a disk without links: whoever lays out the site copies what it needs
            link_all([(f"{site}/{name}", f"{folder}/{name}") for name in sorted(signs_below(site))])
    looks = signs_below(folder)
    same = (name for name, sign in looks.items() if sign is not None and sign_of(f"{site}/{name}") == sign)
    return Base(frozenset(looks), frozenset(same))


def signs_below(folder: Path) -> dict[str, Sign | None]:
    """Return how the files below `folder` look, None for no ordinary file.

    Hidden ones at its top are not the build's.
    """
    found: dict[str, Sign | None] = {}
    start, folders = f"{folder}/", [""]
    while folders:
        inside = folders.pop()
        try:
            entries = os.scandir(start + inside)
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
                    found[inside + entry.name] = _sign(entry)
    return found


def _sign(entry: os.DirEntry[str]) -> Sign | None:
    if os.name != "posix":  # Windows does not tell in its lists which file it is
        return sign_of(entry.path)
    try:
        seen = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns) if stat.S_ISREG(seen.st_mode) else None


def _head(path: str) -> Head | None:
    """Return hash and length of a file; None for one that cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            data = file.read()
    except OSError:
        return None
    return Head(hashlib.sha256(data).digest(), len(data))
