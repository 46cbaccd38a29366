"""Editors' pictures on their way to the public: judged, clean, and smaller ones for phones.

What is made of a picture is kept by the hash of its bytes, with what is known of it: a picture is decoded once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cchc.bridge.build import Build, ShownPicture
from cchc.bridge.made import Made, MadeFile, made_file
from cchc.bridge.papers import paper_problems
from cchc.bridge.problems import report
from cchc.bridge.workers import parallel
from cchc.cache import Head, Store
from cchc.model.problem import Problem
from cchc.model.silence import split
from cchc.model.text import slugify
from cchc.model.value import dataclass
from cchc.photo import VERSION, Renditions, prepare, renditions

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
FOLDER = "assets"
"""Where smaller pictures lie: names there hold a hash, and servers let browsers keep them for a year."""

SIZES = "(min-width: 60rem) 46rem, 100vw"
"""How wide a picture of a text stands on a page."""

PAYS_FROM = 6
"""Fewer pictures are made before fresh processes have loaded Pillow."""

_CLEAN = 0
"""Stands for the width of the file that takes the place of the original."""


@dataclass(frozen=True, slots=True)
class _Record:
    """Size of a picture and the widths of the files made of it, or what is wrong with it."""

    width: int = 0
    height: int = 0
    widths: tuple[int, ...] = ()
    problem: Problem | None = None

    def to_bytes(self) -> bytes:
        """Return the record for the store."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> _Record:
        """Return the record that `to_bytes` wrote."""
        found = json.loads(data)
        problem = Problem(**found["problem"]) if found["problem"] else None
        return cls(found["width"], found["height"], tuple(found["widths"]), problem)


def publish_pictures(config: MkDocsConfig, files: Files, build: Build) -> None:
    """Put clean files in the places of the originals, add smaller ones, and tell `build.pictures`."""
    content = Path(config.docs_dir)
    names = [
        file.src_uri
        for file in files
        if file.src_uri.lower().endswith(SUFFIXES) and file.src_dir == config.docs_dir and file.inclusion.is_included()
    ]
    keys = {name: _key(content / name) for name in names}
    records = _judged(keys, content, build) if build.judging else _made(keys, content, build)
    shown = {item.image for item in build.site.news}
    problems = [(name, record.problem) for name, record in records.items() if record.problem]
    broken = [replace(one, file=name, level="error" if name in shown else "warning") for name, one in problems]
    if build.judging:
        # A check looks for identity papers itself, with everything else that it says of pictures.
        report(broken)
        return
    with build.watch.step("xem ảnh có giấy tờ tùy thân"):
        papers = paper_problems({name: content / name for name in names}, build.store)
    told, _ = split([one for found in papers.values() for one in found], build.site.silences, build.site.today)
    build.problems += told
    build.store.flush(limit=None)  # an error ends the build, and what was seen must not be looked at again
    report([*broken, *told])
    heads = build.store.heads("picture-file")
    for name, record in records.items():
        if record.problem is None:
            made = {w: _file(build.store, keys[name], content / name, heads, w) for w in record.widths}
            clean = made.pop(_CLEAN, None)
            small = {_small_path(name, width, one): (width, one) for width, one in made.items()}
            for path, (_, one) in small.items():
                _put(files, made_file(config, path, one, build.sink))
            if clean:
                _put(files, made_file(config, name, clean, build.sink))
            sources = tuple((path, width) for path, (width, _) in small.items())
            build.pictures[name] = ShownPicture(record.width, record.height, sources)


def dressed(image: str, shown: ShownPicture | None, root: str) -> str:
    """Return the tag `image` of a text with size and smaller pictures; `root` leads from the page to the root."""
    if shown is None:
        return image
    if " width=" not in image:
        image = f'{image.rstrip("/> ")} width="{shown.width}" height="{shown.height}">'
    if not shown.smaller:
        return image
    candidates = ", ".join(f"{root}{path} {width}w" for path, width in shown.smaller)
    return f'<picture><source type="image/webp" srcset="{candidates}" sizes="{SIZES}">{image}</picture>'


def _judged(keys: Mapping[str, str], content: Path, build: Build) -> dict[str, _Record]:
    """Return what is known of every picture; what is new is looked at, and nothing is made."""
    known = _known(keys, build.store)
    found = {}
    for name, key in keys.items():
        if key not in known:
            one = prepare(content / name, file="")
            known[key] = _Record(problem=one if isinstance(one, Problem) else None)
        found[name] = known[key]
    return found


def _made(keys: Mapping[str, str], content: Path, build: Build) -> dict[str, _Record]:
    """Return what is known of every picture; what the store lacks is made."""
    store = build.store
    known, heads = _known(keys, store), store.heads("picture-file")
    for key in [key for key, record in known.items() if any(f"{key}-{w}" not in heads for w in record.widths)]:
        del known[key]
    todo = {key: content / name for name, key in keys.items() if key not in known}
    with build.watch.step("thu nhỏ ảnh"):
        done = parallel(_work, list(todo.values()), pays_from=PAYS_FROM, spawn=True)
        for key, made in zip(todo, build.watch.follow(done, len(todo), "Thu nhỏ ảnh"), strict=True):
            if isinstance(made, Problem):
                known[key] = _Record(problem=made)
            else:
                files = _files_of(made)
                known[key] = _Record(made.width, made.height, tuple(files))
                for width, data in files.items():
                    store.put("picture-file", f"{key}-{width}", data)
            store.put("picture", key, known[key].to_bytes())
    return {name: known[key] for name, key in keys.items()}


def _known(keys: Mapping[str, str], store: Store) -> dict[str, _Record]:
    """Return what the store remembers, by key."""
    return {key: _Record.from_bytes(data) for key in keys.values() if (data := store.get("picture", key))}


def _work(path: Path) -> Renditions | Problem:
    """Return the renditions of a picture, or its problem, without the name of a file."""
    found = prepare(path, file="")
    return found if isinstance(found, Problem) else renditions(path)


def _files_of(made: Renditions) -> dict[int, bytes]:
    """Return the files made of a picture by their width."""
    return ({_CLEAN: made.clean} if made.clean else {}) | dict(made.smaller)


def _key(path: Path) -> str:
    """Return the key of the work on a picture: its bytes, and the version of the work."""
    return hashlib.sha256(VERSION.encode() + path.read_bytes()).hexdigest()


def _small_path(name: str, width: int, made: Made) -> str:
    """Return where a smaller picture lies; the hash of its bytes is in the name."""
    stem = slugify(PurePosixPath(name).stem)[:60] or "anh"
    return f"{FOLDER}/{stem}-{width}.{made.head.digest.hex()[:10]}.webp"


def _file(store: Store, key: str, path: Path, heads: Mapping[str, Head], width: int) -> Made:
    """Return a file made of a picture; one that cannot be read back is made again."""
    name = f"{key}-{width}"
    store.touch("picture-file", name)

    def read() -> bytes:
        data = store.get("picture-file", name)
        return data if data is not None else _files_of(renditions(path))[width]

    return Made(heads[name], read)


def _put(files: Files, file: MadeFile) -> None:
    """Add a file, in the place of one of the same name."""
    there = files.get_file_from_path(file.src_uri)
    if there is not None:
        files.remove(there)
    files.append(file)
