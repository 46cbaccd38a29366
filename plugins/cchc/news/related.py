"""Items on the same matter."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.model.news import NewsItem


class Neighbours:
    """Finds the surroundings of any item in a time that does not grow with the number of items."""

    def __init__(self, items: Sequence[NewsItem], *, related: int) -> None:
        """Index the items, newest first, once: position in time, and the items of each topic."""
        self._related = related
        self._position = {item.file: n for n, item in enumerate(items)}
        self._topics: dict[str, list[NewsItem]] = {}
        self._rank: dict[tuple[str, str], int] = {}
        self._about = {item.file: _topics(item) for item in items}
        for item in items:
            for topic in self._about[item.file]:
                members = self._topics.setdefault(topic, [])
                self._rank[topic, item.file] = len(members)
                members.append(item)

    def near(self, item: NewsItem) -> tuple[NewsItem, ...]:
        """Return the items that share most topics, among the nearest in time of each topic."""
        score: dict[str, int] = {}
        found: dict[str, NewsItem] = {}
        for topic, weight in self._about[item.file].items():
            members, at = self._topics[topic], self._rank[topic, item.file]
            for other in members[max(0, at - 6) : at + 7]:
                if other.file != item.file:
                    found[other.file] = other
                    score[other.file] = score.get(other.file, 0) + weight
        here = self._position[item.file]
        best = sorted(found, key=lambda f: (-score[f], abs(self._position[f] - here), f))
        return tuple(found[f] for f in best[: self._related])


def _topics(item: NewsItem) -> dict[str, int]:
    """Return what an item is about, with the weight of each: a shared procedure says more than a shared field."""
    weights = {f"procedure:{code}": 4 for code in item.procedures}
    weights |= {f"document:{key}": 3 for key in item.documents}
    weights |= {f"tag:{tag}": 2 for tag in item.tags}
    weights |= {f"area:{item.area}": 1} if item.area else {}
    weights |= {f"field:{key}": 1 for key in item.fields}
    return weights
