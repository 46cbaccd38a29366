"""Life events: the list of them, and a page per event that leads through its procedures step by step."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact, SearchEntry
from cchc.model.life_event import LifeEvent, LifeStep
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.model.value import dataclass

PATH = "thu-tuc/viec/"
TITLE = "Theo việc trong đời sống"


@dataclass(frozen=True, slots=True)
class Leg:
    """A step with the procedures that it needs; `unknown` are codes that the commune's list does not have."""

    step: LifeStep
    procedures: tuple[Procedure, ...]
    unknown: tuple[str, ...]


def life_pages(site: Site, crumbs: tuple[Crumb, ...], owner: str) -> Iterator[PageArtifact]:
    """Yield the list and a page for each event; without events there is no list."""
    if not site.life_events:
        return
    yield PageArtifact(
        path=PATH,
        template="procedures/events.html",
        title=TITLE,
        description="Sinh con, kết hôn, làm nhà, mở cửa hàng: cần làm những thủ tục nào, theo thứ tự nào.",
        view={"events": site.life_events},
        crumbs=crumbs,
        owner=owner,
    )
    for event in site.life_events:
        yield _page(site, event, (*crumbs, Crumb(TITLE, PATH)), owner)


def events_of(site: Site) -> dict[str, tuple[Crumb, ...]]:
    """Return the events in which each procedure has a part, by code."""
    found: dict[str, tuple[Crumb, ...]] = {}
    for event in site.life_events:
        for code in event.procedures:
            found[code] = (*found.get(code, ()), Crumb(event.title, event.path))
    return found


def _page(site: Site, event: LifeEvent, crumbs: tuple[Crumb, ...], owner: str) -> PageArtifact:
    """Return the page of an event."""
    return PageArtifact(
        path=event.path,
        template="procedures/event.html",
        title=event.title,
        description=event.summary,
        view={"event": event, "legs": tuple(_leg(site, step) for step in event.steps)},
        crumbs=crumbs,
        source=event.file,
        owner=owner,
        entries=(
            SearchEntry(
                "trang", f"{event.title}: các thủ tục cần làm", event.path, (event.summary,), event.keywords, "", ""
            ),
        ),
    )


def _leg(site: Site, step: LifeStep) -> Leg:
    known = site.procedures_by_code
    found = tuple(known[code] for code in step.procedures if code in known)
    return Leg(step, found, tuple(code for code in step.procedures if code not in known))
