"""Files that the program makes: their bytes are asked for when they are published, and only if they differ."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from cchc.bridge.disk import write
from cchc.cache import Head, Store, head_of
from cchc.model.value import dataclass


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
    Else `published` tells what the published files hold, as far as that is known without reading them.
    """

    made: dict[str, Made] = field(default_factory=dict)
    folder: Path | None = None
    laid: set[str] = field(default_factory=set)
    published: Mapping[str, Head] = field(default_factory=dict)
    lazy: bool = False
    """True when files are written only when somebody asks for them."""

    def lay(self, name: str, data: bytes) -> bytes | Head:
        """Write a file if it may be written already, and return what is left to tell of it: its head, or its bytes."""
        if self.folder is None:
            return data
        write(f"{self.folder}/{name}", data)
        return head_of(data)


class Keeping:
    """The files of one kind in the store: which must be made, and what was made.

    Of a file that was written as soon as it was made, the store has the head alone: keeping its bytes twice would
    cost as much as writing it. They are made again when a build must write it elsewhere.
    """

    def __init__(self, store: Store, kind: str, sink: Sink | None) -> None:
        """Look once for all files of the kind."""
        self._store, self._kind, self._sink = store, kind, sink
        self._heads, self._noted = store.look(kind)

    def lacks(self, name: str, key: str) -> bool:
        """True when the file `name` must be made: nothing is known of it, or its bytes will be wanted."""
        head = self._heads.get(key)
        if head is None or key not in self._noted:
            return head is None
        sink = self._sink
        return sink is None or sink.folder is not None or (not sink.lazy and sink.published.get(name, head) != head)

    def keep(self, name: str, key: str, told: bytes | Head) -> None:
        """Keep what `Sink.lay` returned for the file `name`."""
        if isinstance(told, Head):
            self._heads[key] = told
            self._store.note(self._kind, key, told)
            if self._sink:
                self._sink.laid.add(name)
        else:
            self._heads[key] = self._store.put(self._kind, key, told)

    def made(self, key: str, make: Callable[[], bytes]) -> Made:
        """Return the file; an entry that cannot be read back is made again."""
        self._store.touch(self._kind, key)
        return Made(self._heads[key], lambda: self._store.get(self._kind, key) or make())


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
    return Made(head_of(content), lambda: content)


def made_file(config: MkDocsConfig, path: str, made: Made, sink: Sink | None) -> MadeFile:
    """Return a file at `path` of the site."""
    file = MadeFile(path, src_dir=None, dest_dir=config.site_dir, use_directory_urls=True, dest_uri=path)
    file.inclusion = InclusionLevel.INCLUDED
    file.edit_uri = None
    file.made, file.sink = made, sink
    return file
