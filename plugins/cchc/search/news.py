"""The index of news, cut so that a phone loads little of it and a build makes anew only what changed.

Items are numbered from the oldest, so that a new one moves no other. Words of SEGMENT items make a
segment, which is kept by what its items say; segments are joined word by word, and the words cut into
shards, of which a search loads those that hold its words. Titles and summaries lie in leaves of LEAF
items, of which it loads those with the best hits. browser side: theme_overrides/assets/tim-kiem.js.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.text import format_date, shorten
from cchc.model.value import dataclass
from cchc.search.words import raw_words, word_of, words

SEGMENT, LEAF, SHARD = 256, 16, 6000
"""Items of a segment and of a leaf; characters of a shard, which is about as many bytes compressed as it is useful."""

BODY, SUMMARY, TITLE = 0, 1, 2
"""Where a word stands; an item counts once, for the best place."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_COMMON = 0.3
"""A word of so many texts tells nothing of one of them, unless its title or summary has it."""

_FEW = 20
"""Of so few items each word tells something."""


@dataclass(frozen=True, slots=True)
class NewsIndex:
    """`shards` are pairs of the first word and the JSON of {word: places}; `leaves` JSON lists of items."""

    count: int
    shards: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]


def segment_works(site: Site) -> list[tuple[str, Callable[[], bytes]]]:
    """Return for each segment the hash of what its items say, and the function that makes it."""
    items = _searchable(site)
    return [_segment(items[at : at + SEGMENT]) for at in range(0, len(items), SEGMENT)]


def news_index(site: Site, segments: Iterable[bytes]) -> NewsIndex:
    """Return the index of all searchable items; `segments` is what the functions of `segment_works` gave."""
    items = _searchable(site)
    leaves = tuple(_json([_leaf(item, site) for item in items[at : at + LEAF]]) for at in range(0, len(items), LEAF))
    return NewsIndex(len(items), tuple(_shards(list(map(json.loads, segments)))), leaves)


def _searchable(site: Site) -> list[NewsItem]:
    """Return the items that can be found, oldest first."""
    return sorted((item for item in site.news if item.searchable), key=lambda item: (item.date, item.path))


def _leaf(item: NewsItem, site: Site) -> list[object]:
    """Return what a result shows of an item, and by what it is ranked: path, title, facts, keywords, field."""
    field = site.fields_by_key.get(item.fields[0]) if item.fields else None
    facts = [format_date(item.date), shorten(item.description, 160)]
    return [item.path, item.title, facts, [*item.keywords, *item.tags], field.name if field else ""]


def _segment(items: Sequence[NewsItem]) -> tuple[str, Callable[[], bytes]]:
    """Return the hash of what some items say, and the function that makes their segment."""
    said = hashlib.sha256()
    for item in items:
        # No text holds a control character. `repr` of whole texts would take most of the time.
        parts = (item.title, item.description, *item.keywords, "\1", *item.tags, "\1", item.digest or item.body, "\2")
        said.update("\0".join(parts).encode("utf-8", "surrogatepass"))
    return said.hexdigest(), lambda: _json(_places(items)).encode()


def _places(items: Sequence[NewsItem]) -> dict[str, str]:
    """Return by word where it stands: numbers of items in this segment with the place, rising."""
    raw: dict[bytes, list[int]] = defaultdict(list)
    named: dict[str, dict[int, int]] = defaultdict(dict)
    for number, item in enumerate(items):
        for part in raw_words(item.body):
            raw[part].append(number)
        for word in words(" ".join((item.description, *item.keywords, *item.tags))):
            named[word][number] = SUMMARY
        for word in words(item.title):
            named[word][number] = TITLE
    told: dict[str, list[int]] = {}
    for part, numbers in raw.items():
        if word := word_of(part):
            told[word] = [*{*told[word], *numbers}] if word in told else numbers
    encoded = ((word, _encoded(told.get(word, []), named.get(word, {}), len(items))) for word in {*told, *named})
    return dict(sorted((word, text) for word, text in encoded if text))


def _encoded(numbers: Sequence[int], named: Mapping[int, int], count: int) -> str:
    """Return the places of a word that stands in the texts of `numbers`, and in titles and summaries of `named`."""
    places = [number * 4 + place for number, place in named.items()]
    if len(numbers) - len(named) <= max(_FEW, _COMMON * count):  # else it is common, without looking further
        texts = set(numbers).difference(named)
        common = len(texts) + len(named) > _FEW and len(texts) > _COMMON * count
        places += [] if common else [number * 4 + BODY for number in texts]
    out, last = "", -1
    for value in sorted(places):
        step, last = value - last, value
        while step > 31:
            out += _DIGITS[32 + step % 32]
            step //= 32
        out += _DIGITS[step]
    return out


def _shards(segments: Sequence[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the words in order, cut where a shard is full. A point stands between segments."""
    shard: dict[str, str] = {}
    size = 0
    for word in sorted(set().union(*segments)):
        places = ".".join(segment.get(word, "") for segment in segments).rstrip(".")
        shard[word] = places
        size += len(word) + len(places) + 6
        if size > SHARD:
            yield next(iter(shard)), _json(shard)
            shard, size = {}, 0
    if shard:
        yield next(iter(shard)), _json(shard)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
