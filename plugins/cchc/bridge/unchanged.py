"""Knows when a build would publish what is published already: nothing that it reads has changed.

Only builds that read nothing but their own folder, theme and code are judged; other plugins, hooks
and environment variables may read anything, and then every build is a whole one. All this is known
without MkDocs, which takes longer to load than the whole answer.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from cchc.bridge.aside import Aside
from cchc.bridge.code import code_fingerprint, installed
from cchc.bridge.day import today
from cchc.bridge.disk import Sign
from cchc.bridge.frame import Frame, Written, remember_frame
from cchc.bridge.inputs import Inputs, signs_of
from cchc.bridge.known import WELL_KNOWN, Known
from cchc.bridge.standing import Standing, standing
from cchc.cache import Store, key_of
from cchc.model.problem import Problem
from cchc.model.value import dataclass

_KIND, _REVIEW = "publication", "review"


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

    def __init__(self, said: Written, frame: Frame, site: Path, *, also: str = "", look: bool = False) -> None:
        """Hash the inputs, and `also`; with inputs that cannot be known nothing is ever remembered.

        With `look` somebody looks at the published folder meanwhile.
        """
        self._said, self._frame, self._site, self._also = said, frame, site, also
        self._store = Store(Path(frame.store)) if frame.closed else Store(Path())
        self.known = Known(self._store if frame.closed else None, site)
        self._standing: Standing | None = None
        self._again: Aside[bool] | None = None
        self._look = Aside(partial(standing, site, self.known.looks())) if look else None
        self._folders = [Path(one) for one in (frame.docs, frame.templates) if one]
        self._saved = self._looks()
        self.digests: Mapping[str, str] = {}
        """Hashes of the files of the content folder, by place in it; empty when they cannot be known."""
        self._key = self._inputs(self._saved[1]) if frame.closed and self._saved else ""

    def standing(self) -> Standing:
        """Return what stands in the published folder."""
        if self._standing is None:
            self._standing = self._look.result() if self._look else standing(self._site, self.known.looks())
        return self._standing

    def expect_build(self) -> None:
        """Prepare to look at the inputs once more when they have been read."""
        self._again = Aside(self._is_unsaved, waiting=True)

    def look_again(self) -> None:
        """Look whether somebody has saved a file while all was read; `remember` will ask."""
        if self._again:
            self._again.begin()

    def end(self) -> None:
        """Let go of whoever looks at files."""
        for one in (self._look, self._again):
            if one:
                one.end()

    def _inputs(self, looks: list[dict[str, Sign]]) -> str:
        """Return the hash of everything that a build reads."""
        inputs = [Inputs(self._store, folder) for folder in self._folders]
        folders = [one.fingerprint(signs) for one, signs in zip(inputs, looks, strict=True)]
        self.digests = inputs[0].digests
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        places = (str(self._said.file), str(self._site), self._frame.strict, today(), epoch, self._also)
        return key_of(self._said.text, *places, installed(), code_fingerprint(), folders)

    def _looks(self) -> tuple[int, list[dict[str, Sign]]] | None:
        """Return what changes when somebody saves a file that a build reads; None when mkdocs.yml went meanwhile."""
        try:
            return self._said.file.stat().st_mtime_ns, [signs_of(folder) for folder in self._folders]
        except OSError:
            return None

    def _is_unsaved(self) -> bool:
        """True when nobody has saved a file since mkdocs.yml was read."""
        now = self._looks()
        return bool(self._key) and now is not None and now == self._saved and now[0] == self._said.changed

    def recall(self) -> Publication | None:
        """Return what was published from these inputs, if it still stands there byte for byte."""
        raw = self._store.get(_KIND, self._key) if self._key else None
        if raw is None:
            return None
        values: dict[str, Any] = json.loads(raw)
        values["problems"] = tuple(Problem(**problem) for problem in values["problems"])
        last = Publication(**values)
        there = self.standing()
        if last.folder != there.fingerprint:
            return None
        if len(there.odd) > (1 - WELL_KNOWN) * last.files:
            looks = self.known.looks()
            heads = {name: head for name, head in there.heads(looks).items() if head}
            self.known.remember(heads, there.signs(looks))
        return last

    def recall_problems(self) -> list[Problem] | None:
        """Return what was said of these inputs when they were checked, or None."""
        raw = self._store.get(_REVIEW, self._key) if self._key else None
        return None if raw is None else [Problem(*one) for one in json.loads(raw)]

    def remember_problems(self, problems: list[Problem]) -> None:
        """Remember what was said, unless somebody saved a file meanwhile."""
        rows = [(p.file, p.line, p.rule, p.message, p.remedy, p.level) for p in problems]
        self._remember(_REVIEW, json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def remember(self, last: Publication) -> None:
        """Remember what has just been published, unless somebody saved a file while it was being built."""
        self._remember(_KIND, json.dumps(asdict(last), ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def _remember(self, kind: str, data: bytes) -> None:
        if self._again.result() if self._again else self._is_unsaved():
            self._store.put(kind, self._key, data)
            remember_frame(self._store, self._said, self._frame)
            self._store.flush(limit=None)
