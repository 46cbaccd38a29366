"""Ways into the procedures: the first list, and lists by field, agency and level, each short enough for a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from cchc.artifact import Crumb, PageArtifact
from cchc.model.procedure import LEVELS, Procedure, field_slug
from cchc.model.site import Site
from cchc.model.text import fold, slugify
from cchc.model.value import dataclass

HOME = Crumb("Trang chủ", "")
LIST = Crumb("Thủ tục hành chính", "thu-tuc/")
FULL_LIST = 600
"""Up to so many procedures stand on one list; beyond, it leads to the lists per field."""

CATALOGUE = "thu-tuc/danh-muc.js"
"""Where the filter of a list that is too long finds all procedures."""

_OTHER_FIELD = "Lĩnh vực khác"


@dataclass(frozen=True, slots=True)
class Row:
    """A procedure in a list, with the folded words and the keys by which the list is filtered."""

    procedure: Procedure
    words: str
    field: str
    agencies: str


@dataclass(frozen=True, slots=True)
class Group:
    """Procedures that share a field, an agency or a level, by name."""

    name: str
    slug: str
    path: str
    rows: tuple[Row, ...]


def rows_of(site: Site) -> tuple[Row, ...]:
    """Return every procedure as a row, by name as Vietnamese readers sort them (without marks)."""
    ordered = sorted(site.procedures, key=lambda one: (fold(one.name), one.code))
    return tuple(Row(one, filter_text(one), field_slug(one.field), _agencies(one)) for one in ordered)


def filter_text(procedure: Procedure) -> str:
    """Return the folded words by which the list is filtered; people type "thủ tục" where the name lacks it."""
    words = ("thủ tục", procedure.code, procedure.name, *procedure.keywords, procedure.field)
    return " ".join(dict.fromkeys(fold(" ".join(words)).split()))


def _agencies(procedure: Procedure) -> str:
    return " ".join(sorted({slugify(name) for name in procedure.agencies} - {""}))


def by_field(rows: Iterable[Row]) -> tuple[Group, ...]:
    """Return the fields by name."""
    return _groups(rows, "linh-vuc", lambda one: (one.field or _OTHER_FIELD,), field_slug)


def by_agency(rows: Iterable[Row]) -> tuple[Group, ...]:
    """Return the agencies that carry procedures out, by name."""
    return _groups(rows, "co-quan", lambda one: one.agencies, slugify)


def by_level(rows: Iterable[Row]) -> tuple[Group, ...]:
    """Return the levels of online service in the order of the law."""
    found = {group.slug: group for group in _groups(rows, "muc-do", lambda one: (one.level_name,), slugify)}
    slugs = [(key, slugify(name)) for key, name in LEVELS.items()]
    return tuple(
        Group(one.name, key, f"thu-tuc/muc-do/{key}/", one.rows) for key, slug in slugs if (one := found.get(slug))
    )


def _groups(
    rows: Iterable[Row], part: str, names: Callable[[Procedure], Iterable[str]], slug_of: Callable[[str], str]
) -> tuple[Group, ...]:
    """Return the rows by what `names` says of each; a name without letters is left out."""
    found: dict[str, tuple[str, list[Row]]] = {}
    for row in rows:
        for slug, name in {slug_of(name): name for name in names(row.procedure)}.items():
            if slug:
                found.setdefault(slug, (name, []))[1].append(row)
    made = (Group(name, slug, f"thu-tuc/{part}/{slug}/", tuple(members)) for slug, (name, members) in found.items())
    return tuple(sorted(made, key=lambda group: (fold(group.name), group.slug)))


def list_pages(site: Site, rows: tuple[Row, ...], owner: str) -> Iterator[PageArtifact]:
    """Yield the first list and the lists by field, agency and level."""
    fields, agencies, levels = by_field(rows), by_agency(rows), by_level(rows)
    common = {
        "levels": {group.slug: group.name for group in levels},
        "agencies": {group.slug: group.name for group in agencies},
    }
    count = len(rows)
    yield PageArtifact(
        path=LIST.path,
        template="procedures/list.html",
        title=LIST.title,
        description=f"{count} thủ tục hành chính thực hiện tại cấp xã: hồ sơ, thời hạn, phí, nơi nộp.",
        view={
            **common,
            "count": count,
            "groups": fields if count <= FULL_LIST else (),
            "whole": count <= FULL_LIST,
            "source": "" if count <= FULL_LIST else CATALOGUE,
            "field_names": {group.slug: group.name for group in fields},
            "heads": _heads(fields),
            "by_agency": _heads(agencies),
            "by_level": _heads(levels),
            "events": tuple(Crumb(one.title, one.path) for one in site.life_events),
        },
        crumbs=(HOME,),
        owner=owner,
        searchable=False,
    )
    for what, groups in (("Lĩnh vực", fields), ("Cơ quan thực hiện", agencies), ("Mức độ", levels)):
        for group in groups:
            yield _group_page(group, what, common, owner)


def _heads(groups: tuple[Group, ...]) -> tuple[tuple[str, str, int], ...]:
    """Return name, address and number of procedures of groups, without the rows."""
    return tuple((group.name, group.path, len(group.rows)) for group in groups)


def _group_page(group: Group, what: str, common: Mapping[str, object], owner: str) -> PageArtifact:
    """Return the list of one group; one that is too long leads to the fields in it."""
    whole = len(group.rows) <= FULL_LIST or what == "Lĩnh vực"
    return PageArtifact(
        path=group.path,
        template="procedures/field.html",
        title=group.name,
        description=f"{what} {group.name}: {len(group.rows)} thủ tục hành chính thực hiện tại cấp xã.",
        view={
            **common,
            "what": what,
            "name": group.name,
            "count": len(group.rows),
            "rows": group.rows if whole else (),
            "fields": () if whole else _heads(by_field(group.rows)),
        },
        crumbs=(HOME, LIST),
        owner=owner,
        searchable=False,
    )
