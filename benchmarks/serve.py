"""How long a saved item takes until the preview server gives the new page, beside what MkDocs' own reload takes."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

START, PATIENCE, POLL = 600.0, 120.0, 0.02
"""Seconds to wait for a server to start and for a page to change; seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Medians in seconds: an item saved until its page is new, the same on a site of one page without plugins, and a
    publishing build after such an edit."""

    saved: float
    bare: float
    build: float

    @property
    def ratio(self) -> float:
        """The time of the preview to that of a build and MkDocs' own reload together."""
        return self.saved / (self.build + self.bare)


def preview(ours: Path, item: Path, address: str, build: float, scratch: Path, *, runs: int) -> Preview:
    """Measure with the section in `ours`, whose Markdown file `item` has the page `address`."""
    with _served(ours, ["-f", "plain.yml"]) as port:
        saved = median(_changed(port, address, item, number) for number in range(runs))
    (scratch / "docs").mkdir(parents=True)
    (scratch / "mkdocs.yml").write_text("site_name: Một trang\n", encoding="utf-8")
    page = scratch / "docs/index.md"
    page.write_text("# Một trang\n", encoding="utf-8")
    with _served(scratch, []) as port:
        bare = median(_changed(port, "", page, number) for number in range(runs))
    return Preview(saved, bare, build)


@contextlib.contextmanager
def _served(folder: Path, options: list[str]) -> Iterator[int]:
    """Run `mkdocs serve` in a folder and give its port once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}", *options]
    with (folder / "serve.log").open("wb") as log:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=environment)
        try:
            _wait(lambda: bool(_get(port, _home(folder, options))), START)
            yield port
        finally:
            server.terminate()
            server.wait()


def _home(folder: Path, options: list[str]) -> str:
    """Return the path below which the server gives the site."""
    config = folder / (options[1] if options else "mkdocs.yml")
    found = re.search(r"^site_url: https?://[^/\s]+(/\S*)", config.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else "/"


def _changed(port: int, address: str, file: Path, number: int) -> float:
    """Save a file with a new word; return the seconds until the page has it."""
    word = f"lần-lưu-{os.getpid()}-{number}"
    time.sleep(1.5)  # the server has come to rest
    text = file.read_text(encoding="utf-8") + f"\nDòng {word}.\n"
    file.write_text(text, encoding="utf-8")
    begin = time.perf_counter()
    _wait(lambda: word.encode() in _get(port, address or "/"), PATIENCE)
    return time.perf_counter() - begin


def _wait(done: Callable[[], bool], limit: float) -> None:
    end = time.monotonic() + limit
    while not done():
        if time.monotonic() > end:
            raise TimeoutError(f"the preview server did not answer within {limit:.0f} s")
        time.sleep(POLL)


def _get(port: int, path: str) -> bytes:
    """Return a page, or nothing while there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.read() if answer.status == 200 else b""
    except OSError:
        return b""
    finally:
        connection.close()
