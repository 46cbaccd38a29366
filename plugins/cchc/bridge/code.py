"""What does the work of a build: this package's code and the installed libraries, told by hashes.

Known without loading any of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path

_LIBRARIES = frozenset(
    {"markdown", "jinja2", "markupsafe", "nh3", "mkdocs", "mkdocs-material", "pymdown-extensions", "pyyaml", "holidays"}
)
_CODE = (".py", ".txt", ".js", ".typ")
"""Endings of the files in this package that say what it does: code, lists of words, the service worker, templates."""


@cache
def code_fingerprint() -> str:
    """Return the hash of this package's code and of the libraries that shape a page or read what it shows."""
    # Their folders' names tell the versions too, and asking `importlib.metadata` means loading it first.
    libraries = [one for one in installed() if one.partition("-")[0].lower().replace("_", "-") in _LIBRARIES]
    parts = (sys.version, *libraries, folder_fingerprint(Path(__file__).parents[1], _CODE))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def folder_fingerprint(folder: Path, ending: str | tuple[str, ...] = "") -> str:
    """Return the hash of the names and bytes of the files below `folder` whose names end in `ending`."""
    hasher = hashlib.sha256()
    start = len(str(folder))
    for path in files_below(folder, ending):
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - thousands of files: Path.open doubles the time
                data = file.read()
        except OSError:
            # Whoever needs the file tells of it; here its name is enough.
            hasher.update(f"{path[start:]}\0-\0".encode("utf-8", "surrogateescape"))
            continue
        hasher.update(f"{path[start:]}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        hasher.update(data)
    return hasher.hexdigest()


def files_below(folder: Path, ending: str | tuple[str, ...] = "") -> Iterator[str]:
    """Yield the names of the files that `entries_below` yields, as far as they have one of the endings."""
    return (entry.path for entry in entries_below(folder) if entry.name.endswith(ending))


def entries_below(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files below `folder` in a fixed order, as the system tells of them: path objects would take longer.

    Linked folders belong to it, as they do for MkDocs; each is entered once, or a link upwards would have no end.
    """
    entered: set[str] = set()
    waiting = [str(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                entries = sorted(found, key=attrgetter("name"))
        except OSError:  # whoever needs the folder tells of it
            continue
        folders = []
        for entry in entries:
            if not _is_folder(entry):
                yield entry
            elif entry.name != "__pycache__" and _is_new(entry, entered):
                folders.append(entry.path)
        waiting.extend(reversed(folders))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_new(folder: os.DirEntry[str], entered: set[str]) -> bool:
    """True for a folder that is none of the links `entered`, to which a link is added."""
    if not folder.is_symlink():
        return True
    real = os.path.realpath(folder.path)
    found = real not in entered
    entered.add(real)
    return found


@cache
def installed() -> tuple[str, ...]:
    """Return the installed packages, as the folders in which they are described: "click-8.2.0.dist-info"."""
    found: set[str] = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            found.update(path.name for path in Path(folder).iterdir() if path.suffix in {".dist-info", ".egg-info"})
    return tuple(sorted(found))
