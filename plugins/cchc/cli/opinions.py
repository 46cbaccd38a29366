"""What the check says of every item and picture, on all cores; what was said of the same text is remembered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.model.news import NewsItem
from cchc.model.problem import Problem
from cchc.model.site import Site

if TYPE_CHECKING:
    from cchc.cache import Store

PAYS_FROM = 100
"""Fewer items are read before processes have started."""

_KIND = "opinions"


def opinions(published: Path, site: Site, store: Store, content: Path) -> list[Problem]:
    """Return what is said of items and pictures, and of what readers of the `published` feeds would miss."""
    from cchc.cli.published import feed_problems
    from cchc.review.items import told

    found = [*_of_items(site, store), *_of_pictures(site, content, store), *feed_problems(site, content, published)]
    store.flush()
    return told(site, found)


def _of_items(site: Site, store: Store) -> list[Problem]:
    """Judge the items that have changed, and recall what was said of all others."""
    from cchc.bridge.code import code_fingerprint
    from cchc.bridge.workers import parallel
    from cchc.cache import key_of
    from cchc.review.items import reviewer

    in_use = any(item.approved_by for item in site.news)
    key = key_of(code_fingerprint(), site.today, repr(site.documents), repr(site.indices), in_use)
    old = _recalled(store, key)
    digests = {item.file: key_of(repr(item)) for item in site.news}
    fresh = [item for item in site.news if digests[item.file] not in old]
    read: Callable[[NewsItem], list[Problem]] = reviewer(site)
    new = {
        digests[item.file]: problems
        for item, problems in zip(fresh, parallel(read, fresh, pays_from=PAYS_FROM), strict=True)
    }
    kept = {digest: new[digest] if digest in new else old[digest] for digest in digests.values()}
    if new or len(kept) != len(old):
        _remember(store, key, kept)
    return [problem for item in site.news for problem in kept[digests[item.file]]]


def _of_pictures(site: Site, content: Path, store: Store) -> list[Problem]:
    """Judge every picture that would be published."""
    from cchc.bridge.code import code_fingerprint
    from cchc.bridge.papers import paper_problems
    from cchc.cache import key_of
    from cchc.review.pictures import SUFFIXES, judge

    hidden = set(site.hidden)
    key = key_of(code_fingerprint(), "pictures")
    old = _recalled(store, key)
    names = []
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content).as_posix()
        private = any(part.startswith(("_", ".")) for part in name.split("/"))
        if path.suffix.lower() in SUFFIXES and not private and name not in hidden and path.is_file():
            names.append(name)
    digests = {name: key_of(name, (content / name).read_bytes()) for name in names}
    kept = {
        digest: old[digest] if digest in old else judge(name, (content / name).read_bytes())
        for name, digest in digests.items()
    }
    if kept != old:
        _remember(store, key, kept)
    papers = paper_problems({name: content / name for name in names}, store)
    return [problem for name in names for problem in (*kept[digests[name]], *papers.get(name, ()))]


def _recalled(store: Store, key: str) -> dict[str, list[Problem]]:
    raw = store.get(_KIND, key)
    rows: dict[str, list[list[str]]] = json.loads(raw) if raw else {}
    return {digest: [Problem(*row) for row in found] for digest, found in rows.items()}  # type: ignore[arg-type]  # as written


def _remember(store: Store, key: str, kept: dict[str, list[Problem]]) -> None:
    rows = {
        digest: [(p.file, p.line, p.rule, p.message, p.remedy, p.level) for p in problems]
        for digest, problems in kept.items()
    }
    store.put(_KIND, key, json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))
