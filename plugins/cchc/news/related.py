"""Items on the same matter."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.model.news import NewsItem


class Neighbours:
    """Finds the surroundings of any item in a time that does not grow with the number of items."""

    def __init__(self, items: Sequence[NewsItem], *, related: int) -> None:
        """Index the items, newest first, once: for each its topics, with the places of their items."""
        self._items, self._related = items, related
        self._place = {item.file: n for n, item in enumerate(items)}
        self._ranks: list[list[tuple[list[int], int, int]]] = []
        found: dict[str, list[int]] = {}
        for n, item in enumerate(items):
            ranks = []
            for topic, weight in _topics(item).items():
                members = found.setdefault(topic, [])
                ranks.append((members, len(members), weight))
                members.append(n)
            self._ranks.append(ranks)

    def near(self, item: NewsItem) -> tuple[NewsItem, ...]:
        """Return the items that share most topics, among the nearest in time of each topic."""
        here, score = self._place[item.file], dict[int, int]()
        for members, at, weight in self._ranks[here]:
            for other in members[max(0, at - 6) : at + 7]:
                score[other] = score.get(other, 0) + weight
        score.pop(here, None)
        best = sorted([(-weight, abs(n - here), self._items[n].file, n) for n, weight in score.items()])
        return tuple(self._items[n] for *_, n in best[: self._related])


def _topics(item: NewsItem) -> dict[str, int]:
    """Return what an item is about, with the weight of each: a shared procedure says more than a shared field."""
    weights = {f"procedure:{code}": 4 for code in item.procedures}
    weights |= {f"document:{key}": 3 for key in item.documents}
    weights |= {f"tag:{tag}": 2 for tag in item.tags}
    weights |= {f"area:{item.area}": 1} if item.area else {}
    weights |= {f"field:{key}": 1 for key in item.fields}
    return weights
