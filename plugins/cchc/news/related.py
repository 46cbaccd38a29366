"""Items on the same matter."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter

from cchc.model.news import NewsItem

_ABOUT = attrgetter("file", "procedures", "documents", "tags", "area", "fields")


def related_work(items: Sequence[NewsItem], *, related: int) -> tuple[object, Callable[[], bytes]]:
    """Return what `related_places` reads, and the function that gives it as bytes, for `places_from`."""
    return (related, list(map(_ABOUT, items))), partial(_written, items, related)


def places_from(data: bytes) -> list[list[int]]:
    """Return what the function of `related_work` gave."""
    places: list[list[int]] = json.loads(data)
    return places


def _written(items: Sequence[NewsItem], related: int) -> bytes:
    return json.dumps(related_places(items, related=related), separators=(",", ":")).encode()


def related_places(items: Sequence[NewsItem], *, related: int) -> list[list[int]]:
    """Return for each item the places of those that share most topics with it, among the nearest in time of each topic.

    The time that it takes for an item does not grow with the number of items.
    """
    ranks: list[list[tuple[list[int], int, int]]] = []
    found: dict[str, list[int]] = {}
    for n, item in enumerate(items):
        own = []
        for topic, weight in _topics(item).items():
            members = found.setdefault(topic, [])
            own.append((members, len(members), weight))
            members.append(n)
        ranks.append(own)
    return [_near(items, n, own, related) for n, own in enumerate(ranks)]


def _near(items: Sequence[NewsItem], here: int, ranks: list[tuple[list[int], int, int]], related: int) -> list[int]:
    """Return the places nearest to the item at `here`; `ranks` are its topics: their items, its rank, their weight."""
    score: dict[int, int] = {}
    for members, at, weight in ranks:
        for other in members[max(0, at - 6) : at + 7]:
            score[other] = score.get(other, 0) + weight
    score.pop(here, None)
    best = sorted([(-weight, abs(n - here), items[n].file, n) for n, weight in score.items()])
    return [n for *_, n in best[:related]]


def _topics(item: NewsItem) -> dict[str, int]:
    """Return what an item is about, with the weight of each: a shared procedure says more than a shared field."""
    weights = {f"procedure:{code}": 4 for code in item.procedures}
    weights |= {f"document:{key}": 3 for key in item.documents}
    weights |= {f"tag:{tag}": 2 for tag in item.tags}
    weights |= {f"area:{item.area}": 1} if item.area else {}
    weights |= {f"field:{key}": 1 for key in item.fields}
    return weights
