"""What on the site cites a document: items, procedures, changes of procedures, the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc.model.site import Site
from cchc.model.text import fold, format_date
from cchc.model.value import dataclass

SHOWN, LISTED = 10, 100
"""So many are shown at once, and so many at most."""

_NUMBER = re.compile(r"\d+[a-zđ]?/(?:\d{4}/)?[A-ZĐ][\w-]*\d*")


@dataclass(frozen=True, slots=True)
class Place:
    """A page that cites the document."""

    title: str
    path: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Pages of one kind: the newest of `count`, those to be seen at once and those behind a click."""

    name: str
    shown: tuple[Place, ...]
    more: tuple[Place, ...]
    count: int


def citing(site: Site) -> dict[str, tuple[Places, ...]]:
    """Return the pages that cite each document, by its key."""
    found: dict[str, dict[str, list[Place]]] = {}

    def add(keys: Iterable[str], kind: str, place: Place) -> None:
        for key in dict.fromkeys(keys):
            found.setdefault(key, {}).setdefault(kind, []).append(place)

    for item in site.news:
        cited = [document.key for document in site.register.meant(item) if document] if item.cited else []
        if cited or item.documents:
            add((*item.documents, *cited), "Tin, bài", Place(item.title, item.path, format_date(item.date.date())))
    numbers = {fold(one.citation): one.key for one in site.documents if "/" in one.number}
    for procedure in site.procedures:
        if procedure.legal_basis:
            named = _NUMBER.findall("\n".join(procedure.legal_basis))
            keys = [numbers[folded] for one in named if (folded := fold(one)) in numbers]
            add(keys, "Thủ tục hành chính", Place(procedure.name, procedure.path))
    for batch in site.changes:
        day = format_date(batch.announced_on) if batch.announced_on else ""
        add(batch.documents, "Thay đổi thủ tục", Place(batch.heading, batch.path, day))
    for plan in site.plans[:1]:
        add(plan.basis, "Kế hoạch", Place(plan.title, "ke-hoach/"))
    return {key: tuple(_places(kind, places) for kind, places in kinds.items()) for key, kinds in found.items()}


def _places(name: str, places: list[Place]) -> Places:
    return Places(name, tuple(places[:SHOWN]), tuple(places[SHOWN:LISTED]), len(places))
