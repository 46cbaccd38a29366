"""Styles, scripts and fonts of the theme, published under names that carry the hash of their bytes.

A browser may then keep them for a year, and a changed file is fetched at once.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cchc.bridge.made import Sink, made_file, made_of

_FOLDER = "assets"
_URL = re.compile(r"url\(\s*[\"']?([^)\"']+?)[\"']?\s*\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")


def publish_assets(config: MkDocsConfig, files: Files, sink: Sink | None) -> dict[str, str]:
    """Replace the theme's static files by ours under hashed names; return plain name -> address.

    Material's bundle (styles, scripts, search worker) is left out: our templates do not use it.
    """
    folder = Path(config.theme.custom_dir or "") / _FOLDER
    for file in list(files):
        if file.src_uri.startswith(f"{_FOLDER}/") and file.src_dir != config.docs_dir:
            files.remove(file)
    names: dict[str, str] = {}
    sources = sorted(path for path in folder.iterdir() if path.is_file())
    # Styles last: they name fonts and pictures, whose hashed names must be known by then.
    for path in sorted(sources, key=lambda p: (p.suffix == ".css", p.name)):
        content = path.read_bytes()
        if path.suffix == ".css":
            content = _style(content.decode("utf-8"), names).encode("utf-8")
        digest = hashlib.sha256(content).hexdigest()[:10]
        target = f"{_FOLDER}/{path.stem}.{digest}{path.suffix}"
        names[path.name] = target
        files.append(made_file(config, target, made_of(content), sink))
    return names


def _style(text: str, names: dict[str, str]) -> str:
    """Return a style sheet without comments, with hashed names in url()."""

    def hashed(match: re.Match[str]) -> str:
        name = match.group(1)
        return f"url({PurePosixPath(names[name]).name})" if name in names else match.group(0)

    return _BLANK.sub("\n", _URL.sub(hashed, _COMMENT.sub("", text))).strip() + "\n"
