"""The search index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from cchc.artifact import PageArtifact, SearchEntry
from cchc.model.document import LegalDocument
from cchc.model.news import NewsItem
from cchc.model.place import Commune, Section
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.search.entries import entries
from cchc.search.index import index_files, synonyms, ways
from cchc.search.news import news_index, segment_works
from cchc.search.words import raw_words, word_of, words

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


def test_an_entry_per_procedure_document_and_page() -> None:
    others = [page("ke-hoach/"), page("rss/", searchable=False), page("thu-tuc/1.001193/"), page("van-ban/118/")]
    found = list(entries(SITE, others))
    assert [(entry.kind, entry.path) for entry in found] == [
        ("thu-tuc", "thu-tuc/1.001193/"),
        ("van-ban", "van-ban/118/"),
        ("trang", "ke-hoach/"),
    ]


def test_a_room_gives_entries_with_its_page() -> None:
    answer = SearchEntry("tra-loi", "Trả lời", "phan-anh/#1")
    given = replace(page("phan-anh/"), entries=(answer,))
    assert [entry for entry in entries(SITE, [given]) if entry.path.startswith("phan-anh")] == [answer]


def test_words_have_one_spelling() -> None:
    assert words("Kỹ, kĩ; quý quí tay hoá Hóa ĐẤT") == ["ki", "ki", "qui", "qui", "tay", "hoa", "hoa", "dat"]
    found = raw_words("[Đọc tin](https://abc.example/xyz) rồi, ơ các e\u0323 ü³ № đến")
    assert found == {b"doc", b"tin", b"roi", b"o", b"cac", b"e", b"u", b"den"}
    assert {word_of(word) for word in found} == {"doc", "tin", "roi", ""}
    assert [word_of(word) for word in (b"quy", b"tay", b"ky", b"a" * 17)] == ["qui", "tay", "ki", ""]


def test_synonyms_are_pairs_of_words() -> None:
    pairs = dict(synonyms())
    assert pairs["so do"].endswith("quyen su dung dat lan dau")
    assert all(said and meant for said, meant in pairs.items())
    assert list(ways(" [bán|mua] [nhà|đất] ở xã")) == [
        " bán nhà ở xã",
        " bán đất ở xã",
        " mua nhà ở xã",
        " mua đất ở xã",
    ]
    assert pairs["cong chung hoc ba"] == pairs["sao i"] == "chung thuc ban sao tu ban chinh giay to van ban"


def _made(site: Site) -> list[bytes]:
    return [make() for _, make in segment_works(site)]


def test_news_are_kept_by_segments() -> None:
    items = tuple(replace(ITEM, path=f"tin-tuc/2026/{n}/", date=ITEM.date + timedelta(minutes=n)) for n in range(300))
    site = replace(SITE, news=items)
    index = news_index(site, _made(site))
    said = [key for key, _ in segment_works(site)]
    assert (index.count, len(index.leaves), len(said)) == (300, 19, 2)
    changed = [key for key, _ in segment_works(replace(SITE, news=(*items[:299], replace(items[299], title="Khác"))))]
    assert (said[0] == changed[0], said[1] == changed[1]) == (True, False)


def test_files_are_scripts_with_data_and_the_same_every_time() -> None:
    made = [list(index_files(SITE, [page("ke-hoach/")], [], _made(SITE))) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0][-1].path == "tim-kiem/chi-muc.js"
    assert all(file.content.startswith(b'cchcTim("') for file in made[0])
