"""Knows when a build would publish what is published already: nothing that it reads has changed.

Only builds that read nothing but their own folder, theme and code are judged; other plugins, hooks
and environment variables may read anything, and then every build is a whole one.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_datetime

from cchc.bridge.build import DATA_PLUGIN, store_of
from cchc.bridge.disk import Sign
from cchc.bridge.fingerprint import code_fingerprint, installed
from cchc.bridge.inputs import Inputs, signs_of
from cchc.bridge.known import WELL_KNOWN, Known
from cchc.bridge.tree import fingerprint_of_heads, published
from cchc.cache import Store, key_of
from cchc.model.problem import Problem
from cchc.model.text import VIETNAM

_KIND, _REVIEW = "publication", "review"
_OWN = ("markdown.extensions.", "cchc.")
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
    reused: int = 0


class Memory:
    """Remembers the last publication made from the same inputs."""

    def __init__(self, config: MkDocsConfig, config_file: Path, site: Path, *, also: str = "") -> None:
        """Hash the inputs, and `also`; with inputs that cannot be known nothing is ever remembered."""
        self._config, self._file, self._site, self._also = config, config_file, site, also
        self._store, self._key = Store(Path()), ""
        self._folders = [Path(one) for one in (config.docs_dir, config.theme.custom_dir or "") if one]
        self._saved = self._looks()
        self.digests: dict[str, str] = {}
        """Hashes of the files of the content folder, by place in it; empty when they cannot be known."""
        if self._saved and self._reads_known_files():
            self._store = store_of(config, str(config.plugins[DATA_PLUGIN].config["cache_dir"]))
            self._key = self._inputs(self._saved[1])
        self.known = Known(self._store if self._key else None, site)

    def _reads_known_files(self) -> bool:
        """True when a build reads nothing but its own folder, theme and code."""
        config = self._config
        text = self._file.read_text(encoding="utf-8", errors="replace")
        own = DATA_PLUGIN in config.plugins and all(name.startswith("cchc/") for name in config.plugins)
        # Extensions of other packages may read files from anywhere (snippets do).
        known = all(str(name).startswith(_OWN) or "." not in str(name) for name in config.markdown_extensions)
        return own and known and not any(word in text for word in _FOREIGN)

    def _inputs(self, looks: list[dict[str, Sign]]) -> str:
        """Return the hash of everything that a build reads."""
        today = get_build_datetime().astimezone(VIETNAM).date()
        inputs = [Inputs(self._store, folder) for folder in self._folders]
        folders = [one.fingerprint(signs) for one, signs in zip(inputs, looks, strict=True)]
        self.digests = inputs[0].digests
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        text = self._file.read_text(encoding="utf-8", errors="replace")
        places = (str(self._file), str(self._site), bool(self._config.strict), today, epoch, self._also)
        return key_of(text, *places, installed(), code_fingerprint(), folders)

    def _looks(self) -> tuple[int, list[dict[str, Sign]]] | None:
        """Return what changes when somebody saves a file that a build reads; None when mkdocs.yml went meanwhile."""
        try:
            return self._file.stat().st_mtime_ns, [signs_of(folder) for folder in self._folders]
        except OSError:
            return None

    def recall(self) -> Publication | None:
        """Return what was published from these inputs, if it still stands there byte for byte."""
        raw = self._store.get(_KIND, self._key) if self._key else None
        if raw is None:
            return None
        values: dict[str, Any] = json.loads(raw)
        values["problems"] = tuple(Problem(**problem) for problem in values["problems"])
        last = Publication(**values)
        signs: dict[str, Sign] = {}
        heads = published(self._site, self.known.heads(), signs)
        if last.folder != fingerprint_of_heads(heads):
            return None
        if sum(name in self.known.heads() for name in heads) < WELL_KNOWN * len(heads):
            self.known.remember({name: head for name, head in heads.items() if head}, signs)
        return last

    def recall_problems(self) -> list[Problem] | None:
        """Return what was said of these inputs when they were checked, or None."""
        raw = self._store.get(_REVIEW, self._key) if self._key else None
        return None if raw is None else [Problem(*one) for one in json.loads(raw)]

    def remember_problems(self, problems: list[Problem]) -> None:
        """Remember what was said, unless somebody saved a file meanwhile."""
        if self._key and self._saved == self._looks():
            rows = [(p.file, p.line, p.rule, p.message, p.remedy, p.level) for p in problems]
            self._store.put(_REVIEW, self._key, json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            self._store.flush(limit=None)

    def remember(self, last: Publication) -> None:
        """Remember what has just been published, unless somebody saved a file while it was being built."""
        if self._key and self._saved == self._looks():
            self._store.put(_KIND, self._key, json.dumps(asdict(last), ensure_ascii=False).encode("utf-8"))
            self._store.flush(limit=None)
