"""Files that the program makes: their bytes are asked for when they are published, and only if they differ."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from cchc.bridge.disk import write
from cchc.cache import Head


@dataclass(frozen=True, slots=True)
class Made:
    """A file's hash and length, and the way to its bytes."""

    head: Head
    read: Callable[[], bytes]


@dataclass(slots=True)
class Sink:
    """Takes what MkDocs would write, for a publisher that writes only what changed. Keys are paths in the site.

    Where nothing is published yet everything will be written, and the publisher gives the folder of the new site:
    files then go there as soon as they are made, by whichever process has made them. `laid` are their names.
    """

    made: dict[str, Made] = field(default_factory=dict)
    folder: Path | None = None
    laid: set[str] = field(default_factory=set)

    def lay(self, name: str, data: bytes) -> bytes:
        """Write a file if it may be written already, and return its bytes."""
        if self.folder is not None:
            write(f"{self.folder}/{name}", data)
            self.laid.add(name)
        return data


class MadeFile(File):
    """A file of the build without source. `made` is set at the latest before MkDocs copies static files."""

    made: Made
    sink: Sink | None = None

    @property
    def src_path(self) -> str:
        """The name as MkDocs knows it; it always has "/" between parts, and thousands of path objects take time."""
        return self.src_uri

    @src_path.setter
    def src_path(self, value: str) -> None:
        self.src_uri = value

    def is_documentation_page(self) -> bool:
        """Return False: MkDocs shall copy it, not render it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - the host's signature
        """Write the file to the site folder, or hand it to the publisher."""
        if self.sink is not None:
            self.sink.made[self.dest_uri] = self.made
            return
        path = self.abs_dest_path
        # makedirs asks the file system for every parent first; most folders are new below an existing one.
        try:
            os.mkdir(os.path.dirname(path))  # noqa: PTH102, PTH120 - pathlib doubles the time of this line
        except (FileExistsError, FileNotFoundError):
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - as above
        with open(path, "wb") as out:  # noqa: PTH123 - as above
            out.write(self.made.read())


def made_of(content: bytes) -> Made:
    """Return bytes that are at hand as a made file's content."""
    return Made(Head(hashlib.sha256(content).digest(), len(content)), lambda: content)


def made_file(config: MkDocsConfig, path: str, made: Made, sink: Sink | None) -> MadeFile:
    """Return a file at `path` of the site."""
    file = MadeFile(path, src_dir=None, dest_dir=config.site_dir, use_directory_urls=True, dest_uri=path)
    file.inclusion = InclusionLevel.INCLUDED
    file.edit_uri = None
    file.made, file.sink = made, sink
    return file
