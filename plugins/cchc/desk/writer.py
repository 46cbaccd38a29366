"""The one place that writes into the content folder: a file appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def create(path: Path, text: str) -> None:
    """Write a new file; raises FileExistsError rather than touch one that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(text.encode("utf-8"))
            file.flush()
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()
            raise


def replace(path: Path, text: str) -> None:
    """Write a file in the place of the one that is there; whoever reads it meets the old text or the new."""
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, data: bytes) -> None:
    """Write bytes in the place of the file that is there, all at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix="~")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is for its owner alone; data of the site are for everybody who works on it.
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def keep(path: Path, data: bytes) -> None:
    """Write a file whose name is the hash of its bytes; one that is there already is the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError), path.open("xb") as file:
        file.write(data)
