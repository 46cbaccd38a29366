"""What stands around an item: its neighbours in time, and items on the same matter."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.artifact import Crumb
from cchc.model.document import LegalDocument
from cchc.model.news import NewsItem
from cchc.model.place import ReformField, Unit
from cchc.model.plan import Area
from cchc.model.procedure import Procedure
from cchc.model.site import Site


@dataclass(frozen=True, slots=True)
class ItemView:
    """What the item's template reads beside the item."""

    newer: NewsItem | None
    older: NewsItem | None
    related: tuple[NewsItem, ...]
    fields: tuple[ReformField, ...]
    unit: Unit | None
    approver: Unit | None
    area: Area | None
    documents: tuple[LegalDocument, ...]
    procedures: tuple[Procedure, ...]
    crumbs: tuple[Crumb, ...]
    expired: bool


class ItemViews:
    """Finds the surroundings of any item in a time that does not grow with the number of items."""

    def __init__(self, site: Site, *, related: int) -> None:
        """Index the items once: position in time, and the items of each topic."""
        self._site, self._related = site, related
        self._position = {item.file: n for n, item in enumerate(site.news)}
        self._topics: dict[str, list[NewsItem]] = {}
        self._rank: dict[tuple[str, str], int] = {}
        for item in site.news:
            for topic in _topics(item):
                members = self._topics.setdefault(topic, [])
                self._rank[topic, item.file] = len(members)
                members.append(item)
        self._areas = {area.key: area for plan in site.plans[::-1] for area in plan.areas}

    def of(self, item: NewsItem) -> ItemView:
        """Return the view of `item`."""
        site, n = self._site, self._position[item.file]
        fields = tuple(site.fields_by_key[key] for key in item.fields if key in site.fields_by_key)
        crumbs = [Crumb("Trang chủ", ""), Crumb("Tin tức", "tin-tuc/")]
        if fields:
            crumbs.append(Crumb(fields[0].name, f"tin-tuc/linh-vuc/{fields[0].key}/"))
        return ItemView(
            newer=site.news[n - 1] if n else None,
            older=site.news[n + 1] if n + 1 < len(site.news) else None,
            related=self._near(item),
            fields=fields,
            unit=site.units_by_key.get(item.unit),
            approver=site.units_by_key.get(item.approved_by),
            area=self._areas.get(item.area),
            documents=tuple(site.documents_by_key[key] for key in item.documents if key in site.documents_by_key),
            procedures=tuple(site.procedures_by_code[c] for c in item.procedures if c in site.procedures_by_code),
            crumbs=tuple(crumbs),
            expired=item.expires is not None and item.expires < site.today,
        )

    def _near(self, item: NewsItem) -> tuple[NewsItem, ...]:
        """Return the items that share most topics, among the nearest in time of each topic."""
        score: dict[str, int] = {}
        found: dict[str, NewsItem] = {}
        for topic, weight in _topics(item).items():
            members, at = self._topics[topic], self._rank[topic, item.file]
            for other in members[max(0, at - 6) : at + 7]:
                if other is not item:
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
