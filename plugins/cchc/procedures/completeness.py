"""/thu-tuc/day-du/: which procedures still lack what, for the one-stop centre, and for everybody who asks."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.model.procedure import EXEMPTIONS, OPTIONAL_PARTS, REQUIRED_PARTS, Procedure, field_slug
from cchc.model.site import Site
from cchc.model.text import fold
from cchc.model.value import dataclass

PATH = "thu-tuc/day-du/"
_LABELS = {**REQUIRED_PARTS, EXEMPTIONS: "đối tượng miễn, giảm phí"}


@dataclass(frozen=True, slots=True)
class Lack:
    """A procedure with the names of its missing parts, and of those of which nobody has said whether they apply."""

    title: str
    code: str
    path: str
    missing: tuple[str, ...]
    unsettled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bare:
    """A field, and how many of its procedures are known by the list only."""

    name: str
    path: str
    count: int


def completeness_page(site: Site, crumbs: tuple[Crumb, ...], owner: str) -> Iterator[PageArtifact]:
    """Yield the page."""
    details = [one for one in site.procedures if one.is_detailed]
    waiting = [one for one in site.procedures if one.draft or one.lacks]
    bare = [one for one in site.procedures if not one.is_detailed and not one.draft]
    whole = [one for one in details if not one.lacks]
    yield PageArtifact(
        path=PATH,
        template="procedures/completeness.html",
        title="Mức độ đầy đủ của thủ tục",
        description=f"{len(whole)} trên {len(site.procedures)} thủ tục có đủ nội dung phải công khai.",
        view={
            "count": len(site.procedures),
            "whole": len(whole),
            "share": round(100 * len(whole) / len(site.procedures)) if site.procedures else 0,
            "waiting": tuple(_lack(one) for one in _by_name(waiting)),
            "open": tuple(_lack(one) for one in _by_name(whole) if one.unsettled),
            "bare": _bare(bare),
            "bare_count": len(bare),
            "required": tuple(REQUIRED_PARTS.values()),
            "optional": tuple(OPTIONAL_PARTS.values()),
        },
        crumbs=crumbs,
        owner=owner,
        searchable=False,
    )


def _by_name(procedures: list[Procedure]) -> list[Procedure]:
    return sorted(procedures, key=lambda one: (fold(one.name), one.code))


def _lack(one: Procedure) -> Lack:
    """Return what a procedure lacks; of a draft only what must be there is known here."""
    unsettled = () if one.draft else tuple(OPTIONAL_PARTS[part] for part in one.unsettled)
    return Lack(one.name, one.code, one.path, tuple(_LABELS[part] for part in one.lacks), unsettled)


def _bare(procedures: list[Procedure]) -> tuple[Bare, ...]:
    """Return the fields with procedures that have no details, the largest first."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for one in procedures:
        slug = field_slug(one.field)
        names.setdefault(slug, one.field or "Lĩnh vực khác")
        counts[slug] = counts.get(slug, 0) + 1
    order = sorted(counts, key=lambda slug: (-counts[slug], slug))
    return tuple(Bare(names[slug], f"thu-tuc/linh-vuc/{slug}/", counts[slug]) for slug in order)
