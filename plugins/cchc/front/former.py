"""From the old commune to the new one: a page for each former unit, found by its old names."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact, SearchEntry
from cchc.model.place import FormerUnit
from cchc.model.site import Site

LIST = "xa-cu/"
NEWS = 3
_ABOUT = "to-chuc-bo-may"


def former_pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /xa-cu/ and a page for each unit of which the commune was formed; nothing where none is known."""
    units = _named_apart(site)
    if not units:
        return
    place = site.commune.full_name
    common = {
        "units": units,
        "base": site.documents_by_key.get(site.commune.formed_by),
        "center": site.unit_with_role("mot-cua"),
        "news": tuple(item for item in site.news if _ABOUT in item.fields)[:NEWS],
    }
    yield PageArtifact(
        path=LIST,
        template="front/former-list.html",
        title="Xã cũ, xã mới",
        description=f"Các đơn vị hành chính cũ nay thuộc {place}: nộp hồ sơ ở đâu, ghi địa chỉ thế nào.",
        view=common,
        crumbs=(Crumb("Trang chủ", ""),),
        owner=site.section.owner,
        entries=(_entry(site, LIST, f"Xã cũ nay là {place}", ("xã cũ xã mới", "sáp nhập xã", "tên xã mới")),),
        source="_data/site.yml",
    )
    for unit in units:
        name = unit.full_name[:1].upper() + unit.full_name[1:]
        title = f"{name} (cũ) nay thuộc {place}"
        yield PageArtifact(
            path=unit.path,
            template="front/former.html",
            title=title,
            description=f"{name} (cũ) đã được sắp xếp để thành lập {place}, {site.commune.province_name}.",
            view={**common, "unit": unit, "name": name},
            crumbs=(Crumb("Trang chủ", ""), Crumb("Xã cũ, xã mới", LIST)),
            owner=site.section.owner,
            entries=(_entry(site, unit.path, title, _names(unit)),),
            source="_data/site.yml",
        )


def _named_apart(site: Site) -> tuple[FormerUnit, ...]:
    """Return the former units; of two with one address, which only a slip of the pen gives, the first."""
    return tuple({unit.path: unit for unit in reversed(site.commune.formed_from)}.values())[::-1]


def _names(unit: FormerUnit) -> tuple[str, ...]:
    names = (unit.name, *unit.also)
    return (
        *(f"{unit.type} {name} cũ".strip() for name in names),
        *(f"ubnd xã {name}" for name in names),
        *unit.villages,
    )


def _entry(site: Site, path: str, title: str, names: tuple[str, ...]) -> SearchEntry:
    formed = site.commune.formed_on
    facts = (f"Từ ngày {formed:%d/%m/%Y}",) if formed else ()
    return SearchEntry(
        "trang", title, path, facts=facts, keywords=names, text="sáp nhập sắp xếp đơn vị hành chính đổi tên"
    )
