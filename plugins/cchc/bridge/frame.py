"""Where a build reads and where it publishes: all of mkdocs.yml that must be known before MkDocs is loaded.

MkDocs works it out, and from the same text, packages and code it always works out the same; so it is remembered.
"""

from __future__ import annotations

import json
import re
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.bridge.code import code_fingerprint, installed
from cchc.cache import Store, key_of
from cchc.model.value import dataclass

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

DATA_PLUGIN = "cchc/data"

CACHE_DIR = ".cache/cchc"
"""Where finished work is kept when mkdocs.yml does not say it."""

_KIND = "frame"
_OWN = ("markdown.extensions.", "cchc.")
_LIBRARY = frozenset(
    [
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "extra",
        "fenced_code",
        "footnotes",
        "legacy_attrs",
        "legacy_em",
        "md_in_html",
        "meta",
        "nl2br",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
    ]
)
"""The extensions of Python-Markdown itself by their short names."""

_FOREIGN = ("!ENV", "INHERIT", "hooks:")
_CACHE_DIR = re.compile(r"""\bcache_dir["']?\s*:\s*["']?([^\s"'#,}]+)""")


@dataclass(frozen=True, slots=True)
class Written:
    """mkdocs.yml as it was when the command began, and what the command line says beside it."""

    file: Path
    text: str
    changed: int
    strict: bool | None


def written(file: Path, strict: bool | None) -> Written:
    """Return what is written in mkdocs.yml; whoever loads a file that cannot be read tells of it."""
    try:
        changed, text = file.stat().st_mtime_ns, file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Written(file, "", 0, strict)
    return Written(file, text, changed, strict)


@dataclass(frozen=True, slots=True)
class Frame:
    """The folders of content, templates ("" for none), the site and finished work, and whether warnings stop a build.

    A `closed` build reads nothing but the first two, mkdocs.yml and the installed code.
    """

    docs: str
    templates: str
    site: str
    store: str
    strict: bool
    closed: bool


def frame_of(config: MkDocsConfig, said: Written) -> Frame:
    """Return the frame that MkDocs has worked out."""
    own = DATA_PLUGIN in config.plugins and all(name.startswith("cchc/") for name in config.plugins)
    # Extensions of other packages may read files from anywhere (snippets do).
    known = all(map(is_known_extension, config.markdown_extensions))
    foreign = bool(config.hooks) or any(word in said.text for word in _FOREIGN)
    closed = own and known and bool(said.text) and not foreign
    cache_dir = str(config.plugins[DATA_PLUGIN].config["cache_dir"]) if own else CACHE_DIR
    return Frame(
        config.docs_dir,
        config.theme.custom_dir or "",
        config.site_dir,
        str(store_folder(said.file, cache_dir)),
        bool(config.strict),
        closed,
    )


def is_known_extension(name: object) -> bool:
    """True for a Markdown extension of ours or of Python-Markdown itself: it reads no file, and its links are known."""
    return name in _LIBRARY or str(name).startswith(_OWN)


def store_folder(config_file: Path, cache_dir: str) -> Path:
    """Return the folder of finished work: `cache_dir` is relative to mkdocs.yml."""
    return config_file.resolve().parent / cache_dir


def recall_frame(said: Written) -> Frame | None:
    """Return the frame that MkDocs worked out for these words, or None."""
    if not said.text:
        return None
    # Read as YAML it would cost more than everything else here. A wrong guess finds nothing, and that is no harm.
    found = _CACHE_DIR.search(said.text)
    store = Store(store_folder(said.file, found[1] if found else CACHE_DIR))
    raw = store.get(_KIND, _key(said)) if store.is_there else None
    store.close()
    return Frame(*json.loads(raw)) if raw else None


def remember_frame(store: Store, said: Written, frame: Frame) -> None:
    """Remember the frame of a closed build in its store."""
    if frame.closed:
        store.put(_KIND, _key(said), json.dumps(astuple(frame), ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _key(said: Written) -> str:
    return key_of(str(said.file.absolute()), said.text, said.strict, installed(), code_fingerprint())
