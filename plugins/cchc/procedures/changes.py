"""The page of changes, and the pages of procedures that are no longer carried out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cchc.artifact import Crumb, FeedRef, PageArtifact
from cchc.model.change import CHANGE_KINDS, ChangeBatch, ProcedureChange
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.model.value import dataclass

_CRUMBS = (Crumb("Trang chủ", ""), Crumb("Thủ tục hành chính", "thu-tuc/"))
PATH = "thu-tuc/thay-doi/"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to one procedure: the kind, the decision, where it stands in the register."""

    kind_name: str
    heading: str
    path: str
    effective_on: date | None
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change with links to the procedures that it names."""

    change: ProcedureChange
    link: str
    replaces: tuple[Crumb, ...]
    replaced_by: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class ListedBatch:
    """A batch with its changes by kind, and the titles of its documents."""

    batch: ChangeBatch
    groups: tuple[tuple[str, tuple[ListedChange, ...]], ...]
    documents: tuple[Crumb, ...]


def history(site: Site) -> dict[str, tuple[Event, ...]]:
    """Return what happened to each procedure, newest first."""
    found: dict[str, tuple[Event, ...]] = {}
    for batch in site.changes:
        for change in batch.changes:
            event = Event(change.kind_name, batch.heading, batch.path, batch.effective_on, change.what)
            found[change.code] = (*found.get(change.code, ()), event)
    return found


def change_pages(site: Site, owner: str) -> Iterator[PageArtifact]:
    """Yield /thu-tuc/thay-doi/."""
    yield PageArtifact(
        path=PATH,
        feeds=(FeedRef("thu-tuc", "Thay đổi thủ tục hành chính"),),
        template="procedures/changes.html",
        title="Thủ tục mới ban hành, sửa đổi, bãi bỏ",
        description="Các thủ tục hành chính mới ban hành, sửa đổi, bổ sung, thay thế, bãi bỏ: quyết định,"
        " ngày hiệu lực, ngày công khai.",
        view={"batches": tuple(_listed(site, batch) for batch in site.changes)},
        crumbs=_CRUMBS,
        owner=owner,
        updated=next((batch.day for batch in site.changes), None),
    )


def ended_page(site: Site, procedure: Procedure, owner: str) -> PageArtifact:
    """Return the page of a procedure that is no longer carried out: it says so and names what follows."""
    ended = procedure.ended
    return PageArtifact(
        path=procedure.path,
        template="procedures/ended.html",
        title=procedure.name,
        description=f"Thủ tục {procedure.code} không còn áp dụng.",
        view={"procedure": procedure, "follow": _links(site, ended.replaced_by if ended else ())},
        crumbs=(*_CRUMBS, Crumb("Thay đổi thủ tục", PATH)),
        owner=owner,
        searchable=False,
    )


def _listed(site: Site, batch: ChangeBatch) -> ListedBatch:
    """Return a batch as it is shown."""
    groups = tuple(
        (name, tuple(_change(site, change) for change in batch.of_kind(kind)))
        for kind, name in CHANGE_KINDS.items()
        if batch.of_kind(kind)
    )
    known = site.documents_by_key
    documents = tuple(Crumb(known[key].heading, known[key].path) for key in batch.documents if key in known)
    return ListedBatch(batch, groups, documents)


def _change(site: Site, change: ProcedureChange) -> ListedChange:
    link = change.path if change.code in site.procedures_by_code else ""
    return ListedChange(change, link, _links(site, change.replaces), _links(site, change.replaced_by))


def _links(site: Site, codes: tuple[str, ...]) -> tuple[Crumb, ...]:
    """Return name and address of procedures; one that is not known is named by its code, without address."""
    known = site.procedures_by_code
    return tuple(Crumb(known[code].name, known[code].path) if code in known else Crumb(code, "") for code in codes)
