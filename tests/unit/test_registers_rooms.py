"""The pages of procedures and documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cchc.artifact import PageArtifact
from cchc.documents import pages as documents
from cchc.model.citation import find
from cchc.model.document import LegalDocument
from cchc.model.lazytext import LazyText
from cchc.model.news import NewsItem
from cchc.model.place import Commune, Section, Unit
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.procedures import browse
from cchc.procedures import pages as procedures
from cchc.procedures.structured import json_ld

TODAY = date(2026, 11, 22)


def site(**values: object) -> Site:
    commune, section = Commune("Bến Thử", "xã", "Thử Nghiệm"), Section("Cải cách", "Trang", "Mô tả", owner="ubnd")
    return Site(commune, section, TODAY, **values)  # type: ignore[arg-type]


def by_path(made: list[PageArtifact]) -> dict[str, PageArtifact]:
    assert len({page.path for page in made}) == len(made)
    return {page.path: page for page in made}


def procedure(code: str, name: str, field: str = "Hộ tịch", **values: object) -> Procedure:
    return Procedure(code, name, field, **values)  # type: ignore[arg-type]


def fields(given: Site) -> tuple[browse.Group, ...]:
    """Return the procedures by field."""
    return browse.by_field(browse.rows_of(given))


def test_groups_and_procedures_are_sorted_as_vietnamese_readers_expect() -> None:
    found = fields(
        site(
            procedures=(
                procedure("1.000001", "Đăng ký kết hôn"),
                procedure("1.000002", "Chứng thực", "Chứng thực"),
                procedure("1.000003", "cấp bản sao"),
                procedure("1.000004", "Đăng ký kết hôn"),
                procedure("1.000005", "Việc khác", ""),
                procedure("1.000006", "Đất", "Đất đai"),
            )
        )
    )
    assert [group.name for group in found] == ["Chứng thực", "Đất đai", "Hộ tịch", "Lĩnh vực khác"]
    assert [row.procedure.code for row in found[2].rows] == ["1.000003", "1.000001", "1.000004"]


def test_fields_that_differ_in_marks_only_are_one() -> None:
    both = (procedure("1.000001", "a", "Hộ tịch"), procedure("1.000002", "b", "Hộ  Tịch"))
    assert len(fields(site(procedures=both))) == 1


def test_a_page_per_procedure_and_a_redirect_per_long_code() -> None:
    one = procedure("2.000815", "Chứng thực", long_code="2.000815.000.00.00.H55", summary="Tóm tắt.")
    made = by_path(
        list(procedures.pages(site(procedures=(one,), units=(Unit("tt", "Trung tâm", roles=("mot-cua",)),))))
    )
    assert set(made) == {
        "thu-tuc/",
        "thu-tuc/thay-doi/",
        "thu-tuc/day-du/",
        "thu-tuc/niem-yet/",
        "thu-tuc/linh-vuc/ho-tich/",
        "thu-tuc/2.000815/",
        "thu-tuc/2.000815.000.00.00.H55/",
    }
    assert made["thu-tuc/2.000815/"].description == "Tóm tắt."
    assert made["thu-tuc/2.000815/"].owner == "tt"
    assert made["thu-tuc/2.000815.000.00.00.H55/"].template == "redirect.html"
    assert not made["thu-tuc/2.000815.000.00.00.H55/"].searchable


def test_neighbours_of_a_procedure_are_others_of_its_field() -> None:
    members = tuple(procedure(f"1.00000{n}", f"Thủ tục {n}") for n in range(9))
    made = by_path(list(procedures.pages(site(procedures=members))))
    near = [one.path for one in made["thu-tuc/1.000004/"].view["near"]]  # type: ignore[attr-defined]
    assert near == [f"thu-tuc/1.00000{n}/" for n in (1, 2, 3, 5, 6)]


def test_news_about_a_procedure_are_the_three_newest() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    news = tuple(
        NewsItem(str(n), f"Tin {n}", moment, "", f"tin-tuc/2026/{n}/", f"{n}.md", procedures=("1.000001",))
        for n in range(5)
    )
    made = by_path(list(procedures.pages(site(procedures=(procedure("1.000001", "a"),), news=news))))
    assert made["thu-tuc/1.000001/"].view["news"] == news[:3]


def test_a_long_list_is_cut_into_fields() -> None:
    many = tuple(procedure(f"1.{n:06}", f"Thủ tục {n}") for n in range(browse.FULL_LIST + 1))
    first = next(iter(procedures.pages(site(procedures=many))))
    assert first.view["whole"] is False
    assert next(iter(procedures.pages(site(procedures=many[1:])))).view["whole"] is True


def test_filter_words_are_folded_and_said_once() -> None:
    one = procedure("1.001193", "Đăng ký khai sinh", keywords=("làm giấy khai sinh",))
    words = browse.filter_text(one).split()
    assert len(words) == len(set(words))
    assert set(words) >= {"1.001193", "dang", "ky", "khai", "sinh", "lam", "giay", "ho", "tich"}


def test_structured_data_says_only_what_is_known() -> None:
    data = json_ld(procedure("1.000001", "a"), site())
    assert not data.keys() & {"description", "audience", "serviceOutput", "availableChannel"}
    assert data["serviceOperator"] == {"@type": "GovernmentOrganization", "name": "UBND xã Bến Thử"}
    full = json_ld(procedure("1.000001", "a", level="mot-phan", result="Giấy", audience=("Cá nhân",)), site())
    assert full.keys() >= {"audience", "serviceOutput", "availableChannel"}


def document(key: str, **values: object) -> LegalDocument:
    return LegalDocument(key, "Nghị định", f"về {key}", **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "force"),
    [
        ({"in_force_from": date(2026, 11, 23)}, "chua-co-hieu-luc"),
        ({"in_force_from": TODAY}, "con-hieu-luc"),
        ({"in_force_from": date(2020, 1, 1), "in_force_to": TODAY}, "het-hieu-luc"),
        ({"in_force_from": date(2020, 1, 1), "in_force_to": date(2026, 11, 23)}, "con-hieu-luc"),
        ({"in_force_from": date(2020, 1, 1), "replaced_by": ("b",)}, "het-hieu-luc"),
        ({"in_force_from": date(2020, 1, 1), "replaced_by": ("b",), "in_force_to": date(2027, 1, 1)}, "con-hieu-luc"),
        ({"in_force_from": date(2020, 1, 1), "amended_by": ("b",)}, "da-sua-doi"),
        ({"certainty": "chac-chan"}, "con-hieu-luc"),
        ({}, "chua-ro"),
    ],
)
def test_the_standing_of_a_document(values: dict[str, object], force: str) -> None:
    assert document("a", **values).force_on(TODAY) == force


def test_relations_are_told_on_both_sides() -> None:
    old, new, guide = (
        document("cu", replaced_by=("moi", "khong-co")),
        document("moi", guided_by=("hd",)),
        document("hd"),
    )
    relations = documents.Relations(site(documents=(old, new, guide)))
    told = {d.key: [(r.name, [o.key for o in r.documents]) for r in relations.of(d)] for d in (old, new, guide)}
    assert told == {
        "cu": [("Được thay thế bởi", ["moi"])],
        "moi": [("Được hướng dẫn, quy định chi tiết bởi", ["hd"]), ("Thay thế", ["cu"])],
        "hd": [("Hướng dẫn, quy định chi tiết", ["moi"])],
    }


def test_the_register_has_a_page_per_document() -> None:
    made = by_path(list(documents.pages(site(documents=(document("a"), document("b"))))))
    assert set(made) == {"van-ban/", "van-ban/a/", "van-ban/b/"}
    assert made["van-ban/"].view["types"] == ["Nghị định"]


def test_a_document_tells_its_history_and_who_cites_it() -> None:
    new = LegalDocument("new", "Nghị định", "x", "118/2025", "NĐ-CP", date(2025, 6, 9), in_force_from=date(2025, 7, 1))
    old = LegalDocument(
        "old",
        "Nghị định",
        "y",
        "61/2018",
        "NĐ-CP",
        date(2018, 4, 23),
        in_force_to=date(2025, 7, 1),
        replaced_by=("new",),
    )
    body = "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018."
    item = NewsItem("1", "Tin", datetime(2025, 8, 1, tzinfo=UTC), "x", "tin-tuc/2025/a/", "a.md", text=LazyText(body))
    item = replace(item, cited=find(body))
    law = procedure("1.000001", "Đăng ký", legal_basis=("Nghị định số 61/2018/NĐ-CP của Chính phủ",))
    given = site(documents=(new, old), news=(item,), procedures=(law,))
    view = by_path(list(documents.pages(given)))["van-ban/old/"].view
    assert [(event.day, event.text) for event in view["history"]] == [  # type: ignore[attr-defined]
        (date(2018, 4, 23), "Ban hành"),
        (date(2025, 7, 1), "Được thay thế bởi"),
        (date(2025, 7, 1), "Hết hiệu lực"),
    ]
    assert [(one.name, one.count) for one in view["places"]] == [("Tin, bài", 1), ("Thủ tục hành chính", 1)]  # type: ignore[attr-defined]
    listed = by_path(list(documents.pages(given)))["van-ban/"].view
    assert list(listed["levels"]) == ["trung-uong"]  # type: ignore[call-overload]
