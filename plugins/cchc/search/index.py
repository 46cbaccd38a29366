"""The files of the search index: a table of contents, a core with all entries but news, shards and leaves of news.

Each is a script that hands its data over, `cchcTim("goc", {...})`: a page opened from disk may load scripts but
not JSON. All but the table of contents bear the hash of their bytes, so that a browser keeps them for good.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import product

from cchc.artifact import Artifact, PageArtifact, SearchEntry
from cchc.model.site import Site
from cchc.search.entries import KINDS, entries
from cchc.search.news import LEAF, SEGMENT, news_index
from cchc.search.words import words

CONTENTS = "tim-kiem/chi-muc.js"


def index_files(
    site: Site, pages: Iterable[PageArtifact], more: Iterable[SearchEntry], segments: Iterable[bytes]
) -> Iterator[Artifact]:
    """Yield every file of the index; `more` are entries of pages that editors write outside the rooms, `segments`
    what the functions of `segment_works` gave."""
    core = _file("goc", core_data([*entries(site, pages), *more]))
    news = news_index(site, segments)
    shards = [_file(f"tu-{n}", text) for n, (_, text) in enumerate(news.shards)]
    leaves = [_file(f"tin-{n}", text) for n, text in enumerate(news.leaves)]
    contents = {
        "goc": core.path,
        "tu": [[first, file.path] for (first, _), file in zip(news.shards, shards, strict=True)],
        "tin": [leaf.path for leaf in leaves],
        "so": [news.count, SEGMENT, LEAF],
    }
    yield from (core, *shards, *leaves)
    yield Artifact(CONTENTS, _script("muc-luc", _json(contents)))


def core_data(found: Iterable[SearchEntry]) -> str:
    """Return kinds, entries and synonyms as JSON; kinds are numbers, for every searching visitor loads them."""
    kinds = list(KINDS)
    rows = [
        [kinds.index(e.kind if e.kind in KINDS else "trang"), e.path, e.title, e.facts, e.keywords, e.group, e.text]
        for e in found
    ]
    meanings: dict[str, list[str]] = {}
    for said, meant in synonyms():
        meanings.setdefault(meant, []).append(said)
    return _json({"loai": list(KINDS.items()), "muc": rows, "nghia": list(meanings.items())})


def synonyms() -> list[tuple[str, str]]:
    """Return pairs of what people say and what the law calls it, as search words."""
    text = files("cchc.search").joinpath("synonyms.txt").read_text(encoding="utf-8")
    pairs: set[tuple[str, str]] = set()
    for line in text.splitlines():
        said, equals, meant = line.partition("=")
        if equals and not line.startswith("#"):
            target = " ".join(words(meant))
            pairs |= {(" ".join(words(way)), target) for one in said.split(",") for way in ways(one)}
    return sorted(pairs)


def ways(said: str) -> Iterator[str]:
    """Yield every wording: "[bán|mua] [nhà|đất]" stands for four."""
    parts = [part.strip("[]").split("|") for part in re.findall(r"\[[^\]]*\]|[^\[\]]+", said)]
    yield from map("".join, product(*parts))


def _file(name: str, data: str) -> Artifact:
    content = _script(name, data)
    return Artifact(f"assets/tim-{name}.{hashlib.sha256(content).hexdigest()[:10]}.js", content)


def _script(name: str, data: str) -> bytes:
    return f'cchcTim("{name}",{data});\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
