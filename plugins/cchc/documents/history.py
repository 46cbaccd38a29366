"""The history of a document: issued, in force, guided, amended, replaced, lapsed, each with its day."""

from __future__ import annotations

from datetime import date

from cchc.model.document import LegalDocument
from cchc.model.site import Site
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One step; `other` is the document that brought it about. `ahead` on the day of the build is still to come."""

    day: date
    text: str
    other: LegalDocument | None = None
    ahead: bool = False


_LINKS = (
    ("guided_by", "Được hướng dẫn, quy định chi tiết bởi"),
    ("amended_by", "Được sửa đổi, bổ sung bởi"),
    ("replaced_by", "Được thay thế bởi"),
)


def history(site: Site, document: LegalDocument) -> tuple[Event, ...]:
    """Return the dated steps in order; another document counts from the day it is in force, else issued."""
    steps: list[tuple[date | None, str, LegalDocument | None]] = [(document.date, "Ban hành", None)]
    steps.append((document.in_force_from, "Có hiệu lực", None))
    for name, words in _LINKS:
        for key in getattr(document, name):
            other = site.documents_by_key.get(key)
            if other:
                steps.append((other.in_force_from or other.date, words, other))
    steps.append((document.in_force_to, "Hết hiệu lực", None))
    found = [Event(day, words, other, ahead=day > site.today) for day, words, other in steps if day]
    return tuple(sorted(found, key=lambda event: event.day))
