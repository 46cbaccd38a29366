"""Knows when a build would publish what is published already: nothing that it reads has changed.

Only builds that read nothing but their own folder, theme and code are judged; other plugins, hooks
and environment variables may read anything, and then every build is a whole one.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_datetime

from cchc.bridge.build import DATA_PLUGIN, store_of
from cchc.bridge.fingerprint import code_fingerprint, folder_fingerprint
from cchc.cache import Store, key_of
from cchc.model.problem import Problem
from cchc.model.text import VIETNAM

_KIND = "publication"
_FOREIGN = ("!ENV", "INHERIT", "hooks:")


@dataclass(frozen=True, slots=True)
class Publication:
    """What a build published: the fingerprint of the folder, how much it was, and the problems that were told."""

    folder: str
    files: int
    procedures: int
    news: int
    documents: int
    problems: tuple[Problem, ...]


class Memory:
    """Remembers the last publication made from the same inputs."""

    def __init__(self, config: MkDocsConfig, config_file: Path, site: Path) -> None:
        """Hash the inputs; with inputs that cannot be known nothing is ever remembered."""
        self._site, self._key, self._store = site, "", Store(Path())
        plugin = config.plugins.get(DATA_PLUGIN)
        text = config_file.read_text(encoding="utf-8", errors="replace")
        own = all(name.startswith("cchc/") for name in config.plugins)
        if plugin is None or not own or any(word in text for word in _FOREIGN):
            return
        self._store = store_of(config, str(plugin.config["cache_dir"]))
        libraries = sorted(f"{one.name} {one.version}" for one in distributions())
        today = get_build_datetime().astimezone(VIETNAM).date()
        folders = [folder_fingerprint(Path(one)) for one in (config.docs_dir, config.theme.custom_dir or "") if one]
        self._key = key_of(
            text, str(config_file), str(site), bool(config.strict), today, libraries, code_fingerprint(), folders,
            os.environ.get("SOURCE_DATE_EPOCH"),
        )  # fmt: skip

    def recall(self) -> Publication | None:
        """Return what was published from these inputs, if it still stands there byte for byte."""
        raw = self._store.get(_KIND, self._key) if self._key else None
        if raw is None:
            return None
        values: dict[str, Any] = json.loads(raw)
        values["problems"] = tuple(Problem(**problem) for problem in values["problems"])
        last = Publication(**values)
        return last if last.folder == published_fingerprint(self._site) else None

    def remember(self, files: int, counts: tuple[int, int, int], problems: list[Problem]) -> None:
        """Remember what has just been published."""
        if self._key:
            last = Publication(published_fingerprint(self._site), files, *counts, tuple(problems))
            self._store.put(_KIND, self._key, json.dumps(asdict(last), ensure_ascii=False).encode("utf-8"))
            self._store.flush()


def published_fingerprint(site: Path) -> str:
    """Return the hash of the names and bytes of a published folder."""
    return folder_fingerprint(site) if site.is_dir() else hashlib.sha256(b"").hexdigest()
