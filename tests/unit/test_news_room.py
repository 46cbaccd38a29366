"""Pagination and related items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from cchc.artifact import PageArtifact
from cchc.model.document import LegalDocument
from cchc.model.news import NewsItem
from cchc.model.place import Commune, ReformField, Section, Unit
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.news.items import item_pages
from cchc.news.lists import paginate
from cchc.news.pages import facets, pages
from cchc.news.related import places_from, related_places, related_work

START = datetime(2026, 1, 1, 8, tzinfo=VIETNAM)


def item(number: int, **values: object) -> NewsItem:
    """Return an item; a greater number is newer."""
    name = f"tin-tuc/2026/{number:03}"
    moment = START + timedelta(hours=number)
    return NewsItem(str(number), f"Tin {number}", moment, "Tóm tắt", f"{name}/", f"{name}.md", **values)  # type: ignore[arg-type]


def site(*news: NewsItem, **values: object) -> Site:
    commune, section = Commune("Bến Thử", "xã", "Thử Nghiệm"), Section("Cải cách", "Trang", "Mô tả")
    newest_first = tuple(sorted(news, key=lambda one: one.date, reverse=True))
    return Site(commune, section, date(2026, 11, 22), news=newest_first, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(("count", "per_page", "sizes"), [(0, 5, [0]), (5, 5, [5]), (6, 5, [5, 1]), (3, 1, [1, 1, 1])])
def test_every_item_is_on_one_page(count: int, per_page: int, sizes: list[int]) -> None:
    items = [item(n) for n in range(count)]
    cut = list(paginate(items, "tin-tuc/", per_page=per_page))
    assert [len(page.items) for page in cut] == sizes
    assert [one for page in cut for one in page.items] == items
    assert cut[0].path == "tin-tuc/"
    assert all(page.total == count for page in cut)
    assert (cut[0].newer, cut[-1].older) == ("", "")
    for newer, older in pairwise(cut):
        assert newer.older == older.path
        assert older.newer == newer.path


def test_shown_numbers_have_first_last_neighbours_and_gaps() -> None:
    cut = list(paginate([item(n) for n in range(10)], "a/", per_page=1))
    assert [number for number, _ in cut[4].shown] == [1, 0, 4, 5, 6, 0, 10]
    assert [number for number, _ in cut[0].shown] == [1, 2, 0, 10]
    assert [number for number, _ in cut[9].shown] == [1, 0, 9, 10]
    assert [number for number, _ in cut[2].shown] == [1, 2, 3, 4, 0, 10]
    assert all((number == 0) == (path == "") for number, path in cut[4].shown)


def newest_first(*items: NewsItem) -> tuple[NewsItem, ...]:
    return site(*items).news


def pages_of(built: Site) -> Iterator[PageArtifact]:
    return item_pages(built, related_places(built.news, related=3))


def near(items: tuple[NewsItem, ...], one: NewsItem, related: int) -> tuple[NewsItem, ...]:
    places = related_places(items, related=related)
    _, make = related_work(items, related=related)
    assert places_from(make()) == places
    return tuple(items[place] for place in places[items.index(one)])


def view_of(one: NewsItem, built: Site) -> Mapping[str, Any]:
    return next(page.view for page in pages_of(built) if page.path == one.path)


def test_related_shares_most_and_is_never_itself() -> None:
    here = item(5, procedures=("1.001193",), fields=("the-che",))
    same_procedure = item(1, procedures=("1.001193",))
    same_field = item(4, fields=("the-che",))
    other = item(6, fields=("khac",))
    items = newest_first(here, same_procedure, same_field, other)
    assert near(items, here, 3) == (same_procedure, same_field)
    assert near(items, other, 3) == ()
    assert near(items, here, 1) == (same_procedure,)
    assert near(items, here, 0) == ()


def test_ties_go_to_the_nearest_in_time_then_to_the_name() -> None:
    items = [item(n, tags=("a",)) for n in range(9)]
    found = near(newest_first(*items), items[4], 4)
    assert [one.id for one in found] == ["3", "5", "2", "6"]


def test_neighbours_in_time() -> None:
    items = [item(n) for n in range(3)]
    built = site(*items)
    middle = view_of(items[1], built)
    assert (middle["newer"], middle["older"]) == (items[2], items[0])
    assert view_of(items[2], built)["newer"] is None
    assert view_of(items[0], built)["older"] is None


def test_the_view_resolves_what_is_known_and_drops_what_is_not() -> None:
    one = item(1, fields=("the-che", "la"), unit="van-phong", approved_by="Ông A", documents=("khong-co",))
    units, fields = (Unit("van-phong", "Văn phòng"),), (ReformField("the-che", "Thể chế"),)
    (page,) = pages_of(site(one, units=units, fields=fields))
    assert [field.key for field in page.view["fields"]] == ["the-che"]  # type: ignore[attr-defined]
    assert (page.view["unit"], page.view["approver"], page.view["documents"]) == (units[0], "Ông A", ())
    assert [crumb.title for crumb in page.crumbs] == ["Trang chủ", "Tin tức", "Thể chế"]
    assert page.owner == "van-phong"


@pytest.mark.parametrize(("last_day", "expired"), [(21, True), (22, False)])
def test_a_notice_is_valid_on_its_last_day(last_day: int, expired: bool) -> None:
    one = item(1, expires=date(2026, 11, last_day))
    assert view_of(one, site(one))["expired"] is expired


def test_facets_have_items_and_count_them() -> None:
    items = [item(1, fields=("a", "b"), unit="u"), item(2, fields=("a",)), item(9000)]
    known = {
        "fields": (ReformField("b", "B"), ReformField("a", "A"), ReformField("c", "C")),
        "units": (Unit("u", "U"),),
    }
    found = facets(site(*items, **known))
    assert [(facet.path, facet.count) for facet, members in found if len(members) == facet.count] == [
        ("tin-tuc/linh-vuc/b/", 1),
        ("tin-tuc/linh-vuc/a/", 2),
        ("tin-tuc/don-vi/u/", 1),
        ("tin-tuc/nam/2027/", 1),
        ("tin-tuc/nam/2026/", 2),
    ]


def test_addresses_are_written_once() -> None:
    items = [item(n, fields=("a",), unit="u") for n in range(5)]
    made = list(pages(site(*items, fields=(ReformField("a", "A"),), units=(Unit("u", "U"),)), per_page=2))
    paths = [page.path for page in made]
    assert len(paths) == len(set(paths)) == 12
    assert len({page.src_uri for page in made}) == 12


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"in_force_to": date(2026, 7, 1), "replaced_by": ("moi",)}, {}, (True, 1)),
        ({"replaced_by": ("moi",)}, {"in_force_from": date(2026, 7, 1)}, (True, 1)),
        ({"amended_by": ("moi",)}, {"date": date(2026, 7, 1)}, (False, 1)),
        ({"in_force_to": date(2026, 7, 1)}, {}, (True, 0)),
        # It was so before the item appeared, comes only later, or nobody knows when.
        ({"in_force_to": date(2026, 1, 1), "replaced_by": ("moi",)}, {"in_force_from": date(2026, 1, 1)}, None),
        ({"amended_by": ("moi",)}, {"date": date(2025, 12, 31)}, None),
        ({"in_force_to": date(2027, 1, 1), "replaced_by": ("moi",)}, {"in_force_from": date(2027, 1, 1)}, None),
        ({"amended_by": ("moi",)}, {"in_force_from": date(2027, 1, 1), "date": date(2026, 7, 1)}, None),
        ({"amended_by": ("moi",)}, {}, None),
        ({}, {}, None),
    ],
)
def test_an_item_tells_when_its_documents_changed_after_it(
    old: dict[str, Any], new: dict[str, Any], told: tuple[bool, int] | None
) -> None:
    documents = (LegalDocument("cu", "Nghị định", "cũ", **old), LegalDocument("moi", "Nghị định", "mới", **new))
    (page,) = pages_of(site(item(1, documents=("cu",)), documents=documents))
    found = [(stale.lapsed, len(stale.successors)) for stale in page.view["stale"]]  # type: ignore[attr-defined]
    assert found == ([told] if told else [])
