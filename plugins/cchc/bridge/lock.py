"""One build at a time for one published folder, also after a build was killed.

The lock is the operating system's, on a file beside the folder: it goes with the process that
holds it, whatever ends that process, so a lock file that was left behind stops nobody.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cchc.bridge.refusal import WRONG_CONTENT, Refusal

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

WAIT = 60.0
"""Seconds that a second build waits for the first one."""

_STEP = 0.2
# Windows forbids others to read a locked byte, so the lock lies far behind the number that they read.
_FAR = 1 << 20


@contextlib.contextmanager
def alone(path: Path, *, tell: Callable[[str], None], wait: float = WAIT) -> Iterator[None]:
    """Hold the lock file `path`; say so through `tell` before waiting, refuse after `wait` seconds."""
    begin = time.monotonic()
    handle = _take(path)
    if handle is None:
        who = _holder(path)
        tell(f"Một lần dựng khác ({who}) đang ghi vào thư mục này, chờ tối đa {wait:.0f} giây…")
    while handle is None:
        if time.monotonic() - begin >= wait:
            message = f"lần dựng khác ({_holder(path)}) chưa xong sau {wait:.0f} giây"
            raise Refusal(message, "chờ lần đó xong hoặc dừng nó rồi chạy lại", WRONG_CONTENT)
        time.sleep(_STEP)
        handle = _take(path)
    try:
        yield
    finally:
        _release(path, handle)


def _take(path: Path) -> int | None:
    """Return the handle of the file once it is locked, or None while another process has it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _try_lock(handle):
            os.close(handle)
            return None
        # The holder before us removes the file: then we have locked a file that nobody will look at.
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), path.stat()):
                os.ftruncate(handle, 0)
                os.write(handle, f"{os.getpid()}\n".encode())
                return handle
        os.close(handle)


def _try_lock(handle: int) -> bool:
    """Try to lock; on POSIX a record lock, which child processes do not inherit and so cannot keep."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _release(path: Path, handle: int) -> None:
    """Remove the file and let go; Windows removes a file only when nobody has it open."""
    if sys.platform == "win32":
        os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()
    else:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)


def _holder(path: Path) -> str:
    """Return who has the lock, as far as the file tells."""
    with contextlib.suppress(OSError, ValueError):
        return f"tiến trình {int(path.read_text(encoding='ascii'))}"
    return "tiến trình khác"
