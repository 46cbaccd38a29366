"""The few things that are done to files when a site is laid out. Names are plain text: thousands of path objects
would take longer than the files."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat

Sign = tuple[int, int, int, int]
"""How a file looks from outside: inode, size, nanoseconds of the last change of its bytes and of itself."""


def sign_of(path: str) -> Sign | None:
    """Return how an ordinary file looks; None for anything else."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns) if stat.S_ISREG(found.st_mode) else None


def is_one(first: str, second: str) -> bool:
    """True when both names are one file."""
    try:
        return os.path.samestat(os.lstat(first), os.lstat(second))
    except OSError:
        return False


def write(target: str, data: bytes) -> None:
    """Write a file anew: what stands there may be one with a published file, and goes first."""
    # Most files are written into a new folder of their own below one that is there.
    folder = os.path.dirname(target)  # noqa: PTH120 - plain names: thousands of path objects cost more than the files
    try:
        os.mkdir(folder)  # noqa: PTH102 - as above
    except FileExistsError:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(target)  # noqa: PTH108 - as above
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
    _fill(os.open(target, _ANEW, 0o666), data)


_ANEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def _fill(descriptor: int, data: bytes) -> None:
    """Write all of `data` and close: a file object would ask the system three times what it has opened."""
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def link_all(pairs: list[tuple[str, str]]) -> None:
    """Make the second of each pair the file that the first one is."""
    for source, target in pairs:
        if not is_one(source, target):
            _link(source, target)


def _link(source: str, target: str) -> None:
    """Make `target` the file `source`, or a copy as old where the disk knows no links."""
    for _ in range(3):
        try:
            os.link(source, target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - plain names, as above
        except FileExistsError:
            os.unlink(target)  # noqa: PTH108 - as above
        except OSError:
            break  # this disk knows no links
        else:
            return
    os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - as above
    with contextlib.suppress(FileNotFoundError):
        os.unlink(target)  # noqa: PTH108 - as above
    shutil.copy2(source, target)
