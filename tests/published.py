"""The demo site as it is published: built once per run, for the tests of pages, links and behaviour in a browser."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import yaml

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Published:
    """A built site and the address at which it is published."""

    root: Path
    url: str

    @property
    def base(self) -> str:
        """The path below which the site lives: "/cchc/"."""
        return urlsplit(self.url).path

    def pages(self) -> list[Path]:
        """Return every page, in one order."""
        return sorted(self.root.rglob("*.html"))

    def address(self, file: Path) -> str:
        """Return the path part of a file's address."""
        name = file.relative_to(self.root).as_posix()
        return self.base + (name.removesuffix("index.html") if name.endswith("index.html") else name)

    def is_own(self, link: str, origin: str) -> bool:
        """Tell whether `link`, found at the path `origin`, stays on the site's own host."""
        return urlsplit(self.resolve(link, origin)).netloc == urlsplit(self.url).netloc

    def resolve(self, link: str, origin: str) -> str:
        """Return the absolute address of `link`, found at the path `origin`."""
        return urljoin(urljoin(self.url, origin), link.strip())

    def file(self, link: str, origin: str) -> Path | None:
        """Return the file that a link of the own host leads to, None when there is none."""
        path = unquote(urlsplit(self.resolve(link, origin)).path)
        if not path.startswith(self.base):
            return None
        found = self.root / path.removeprefix(self.base)
        if path.endswith("/"):
            found /= "index.html"
        return found if found.is_file() else None

    def first(self, pattern: str) -> str:
        """Return the address, relative to the section, of the first page that fits a glob pattern."""
        return min(self.root.glob(pattern)).relative_to(self.root).as_posix().removesuffix("index.html")


@cache
def published() -> Published:
    """Build the demo site into a temporary directory, once per run."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    directory = tempfile.mkdtemp(prefix="cchc-site-")
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    target = Path(directory) / "site"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"the demo site does not build: {done.stderr.strip()[-2000:]}"
    return Published(target, config["site_url"])
