"""The search index."""

from __future__ import annotations

import json
from datetime import date, datetime

from cchc.artifact import PageArtifact
from cchc.model.document import LegalDocument
from cchc.model.news import NewsItem
from cchc.model.place import Commune, Section
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.search.index import KINDS, index_json, records

ITEM = NewsItem(
    "1",
    "Nộp hồ sơ",
    datetime(2026, 1, 5, tzinfo=VIETNAM),
    "Cách nộp từng bước.",
    "tin-tuc/2026/a/",
    "a.md",
    keywords=("nộp trực tuyến",),
)
PROCEDURE = Procedure(
    "1.001193", "Đăng ký khai sinh", "Hộ tịch", keywords=("làm giấy khai sinh",), long_code="1.001193.000.00.00.H38"
)
DOCUMENT = LegalDocument("118", "Nghị định", "về một cửa", "118/2025", "NĐ-CP", date(2025, 6, 9), "Chính phủ")
SITE = Site(
    Commune("Bến Thử", "xã", "Thử Nghiệm"),
    Section("a", "b", "c"),
    date(2026, 1, 1),
    news=(ITEM,),
    procedures=(PROCEDURE,),
    documents=(DOCUMENT,),
)


def page(path: str, *, searchable: bool = True) -> PageArtifact:
    return PageArtifact(path, "a.html", "Kế hoạch", "Mô tả", searchable=searchable)


def test_a_record_per_procedure_item_document_and_page() -> None:
    others = [page("ke-hoach/"), page("rss/", searchable=False), page("thu-tuc/1.001193/"), page("van-ban/118/")]
    found = list(records(SITE, others))
    assert [(record["k"], record["u"]) for record in found] == [
        ("t", "thu-tuc/1.001193/"),
        ("n", "tin-tuc/2026/a/"),
        ("v", "van-ban/118/"),
        ("p", "ke-hoach/"),
    ]
    assert all(record["k"] in KINDS and record["t"] for record in found)


def test_words_are_folded_and_said_once() -> None:
    procedure, item, document = records(SITE, [])
    for record, wanted in (
        (procedure, "1.001193 lam giay khai sinh ho tich 1.001193.000.00.00.h38"),
        (item, "cach nop tung truc tuyen"),
        (document, "118 2025 nd cp chinh phu"),
    ):
        words = record["f"].split()
        assert len(words) == len(set(words))
        assert set(words) >= set(wanted.split())


def test_the_index_is_json_and_the_same_every_time() -> None:
    made = index_json(SITE, [page("ke-hoach/")])
    assert made == index_json(SITE, iter([page("ke-hoach/")]))
    data = json.loads(made)
    assert data["kinds"] == KINDS
    assert len(data["records"]) == 4
    assert "Đăng ký khai sinh".encode() in made
