"""The second pair of eyes: what it sees in words, marks, people and pictures, and what it must leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from cchc.model.citation import LawNames, find
from cchc.model.lazytext import LazyText
from cchc.model.news import NewsItem
from cchc.model.place import Commune, Section
from cchc.model.problem import Problem
from cchc.model.rules import RULES
from cchc.model.silence import Silence
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.review.finding import Finding
from cchc.review.items import finder, reviewer, told
from cchc.review.syllables import is_syllable

PLACE = Commune("Bến Thử", "xã", "Thử Nghiệm"), Section("Cải cách", "Trang", "Mô tả")
SUMMARY = "Người dân nộp hồ sơ tại Trung tâm từ ngày mai"


def site(*items: NewsItem, **values: object) -> Site:
    return Site(*PLACE, date(2026, 11, 22), news=items, **values)  # type: ignore[arg-type]


def item(body: str, day: date = date(2026, 3, 1), **values: object) -> NewsItem:
    moment = datetime(day.year, day.month, day.day, 8, tzinfo=VIETNAM)
    base = NewsItem("1", "Tên tin", moment, SUMMARY, "a/", "a.md", LazyText(body), 9, cited=find(body, LawNames()))
    return replace(base, **values)  # type: ignore[arg-type] - test data


def found(body: str, day: date = date(2026, 3, 1), **values: object) -> list[Finding]:
    one = item(body, day, **values)
    return [finding for finding in finder(site(one))(one) if not finding.rule.startswith(("citation", "law"))]


def rules(body: str, day: date = date(2026, 3, 1), **values: object) -> list[str]:
    return [finding.rule for finding in found(body, day, **values)]


FAULTS = [
    ("Đẩy mạnh cái cách hành chính ở xã.", "word-typo"),
    ("Công tác tuyên dụng công chức.", "word-typo"),
    ("Đài Truyển thông của xã.", "word-typo"),
    ("Nhân dân góp ý cứa mình.", "word-typo"),
    ("Các cơ quan, hành chính nhà nước.", "word-typo"),
    ("Kết quả 6 tháng năm 2025 của xã.", "word-typo"),
    ("Ủy ban nhân nhân xã họp.", "word-typo"),
    ("Danh mục của của xã.", "word-twice"),
    ("Việc cải cách hành chính hành chính được làm.", "word-twice"),
    ("Tất cả đợưc làm xong.", "word-syllable"),
    ("Khôgn, tức là phảii sửa.", "word-syllable"),
    ("Hoàn thiện văn hoá, số hóa hồ sơ.", "word-tone"),
    ("Uỷ viên của Ủy ban.", "word-tone"),
    ("Xã nói “phải làm ngay rồi thôi.", "word-quotes"),
    ('Gọi là “một cửa" hay "hai cửa".', "word-quotes"),
    ("Xã ,phường làm.", "word-spacing"),
    ("Xã,phường làm.", "word-spacing"),
    ("Làm xong.Sau đó nộp.", "word-spacing"),
    ("Nộp tại bộ phận một cửa cấp huyện gần nhất.", "old-district"),
    ("Dịch vụ công trực tuyến mức độ 3, 4 được nộp ở nhà.", "old-level"),
    ("Bộ phận TNTKQ làm việc cả tuần.", "abbreviation"),
    (" ".join(["người dân nộp hồ sơ"] * 16) + ".", "long-sentence"),
    ("![IMG_2025.jpg](anh/a.jpg)", "image-alt-weak"),
    ("Ông Lò Văn Bê, công chức xã, bị kỷ luật khiển trách.", "named-person"),
    ("Xã phê bình nghiêm khắc đối với bà Vàng Thị Xê.", "named-person"),
]

FINE = [
    "Đó là cái cách mà người dân chọn, tuyên truyền và truyền thông.",
    "Ngày ngày, nhà nhà luôn luôn xanh xanh. Người người vui vui.",
    "Hóa đơn, hòa giải, thủy lợi, Ủy ban, quý, quy định, tùy theo.",
    "Hoá đơn, hoà giải, thuỷ lợi, Uỷ ban, tuỳ theo.",
    "Xã Sin Súi Hồ, bản Xín Chải, Mù Sang, Krông Nô, Đắk Lắk, H'Mông.",
    "Giá 1,5 triệu đồng; giờ làm việc 7.30; thành phố TP.HCM, v.v.",
    "Trước ngày 01/7/2025, hồ sơ nộp ở cấp huyện; nay nộp ở xã.",
    "Từ 01/7/2025 không còn cấp huyện.",
    "Thủ tục hành chính (TTHC) gồm nhiều việc. TTHC nào cũng có mã.",
    "UBND xã, HĐND, quý III, thẻ CCCD, mã QR.",
    "Nghị quyết số 1674/NQ-UBTVQH15 và Công văn số 12/SNV-CCHC.",
    "Ông Lò Văn Bê, Chủ tịch UBND xã, yêu cầu kiểm điểm các đơn vị chậm.",
    "Xã phê bình hai đơn vị chậm báo cáo.",
    "![Người dân chờ ở quầy](anh/a.jpg)",
    "`của của` và <https://a.example/nghành>",
    "| của của | xã ,phường |\n|---|---|\n| nghành | cấp huyện |",
    "DANH SÁCH CÁC THÔN BẢN",
    "Giếng nước, quốc lộ, gìn giữ, quyển sách, khuya, khuỷu tay, ngoằn ngoèo, xoong nồi, giữa, gì, giặt giũ.",
]


@pytest.mark.parametrize(("body", "rule"), FAULTS)
def test_a_fault_is_seen(body: str, rule: str) -> None:
    assert set(rules(body)) == {rule}


@pytest.mark.parametrize("body", FINE)
def test_right_words_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_every_rule_that_is_told_is_explained() -> None:
    told_of = {rule for _, rule in FAULTS}
    assert told_of <= RULES.keys()
    assert all(rule.why and rule.how and rule.name for rule in RULES.values())


def test_old_law_is_no_fault_in_an_old_item() -> None:
    assert rules("Nộp tại bộ phận một cửa cấp huyện.", date(2024, 5, 1)) == []
    assert rules("Dịch vụ công trực tuyến mức độ 3, 4.", date(2022, 1, 1)) == []


def test_people_need_a_ground() -> None:
    body = "Ông Lò Văn Bê bị kỷ luật."
    assert rules(body, basis="theo-luat") == []
    assert rules("Chị Xê giúp dân.", format="guong-dien-hinh") == ["role-consent"]
    assert rules("Chị Xê giúp dân.", format="guong-dien-hinh", basis="dong-y") == []


def test_summaries_that_say_nothing() -> None:
    assert rules("Nội dung.", description="Tin mới") == ["summary-weak"]
    assert rules("Nội dung.", description="Tên tin.") == ["summary-weak"]


def test_approval_is_asked_for_where_it_is_in_use_and_once_elsewhere() -> None:
    bare, late = item("Nội dung."), item("Nội dung.", approved_by="Chủ tịch", approved_on=date(2026, 3, 2))
    assert [one.rule for one in finder(site(bare, late))(bare)] == ["approval-missing"]
    assert [one.rule for one in finder(site(bare, late))(late)] == ["approval-late"]
    assert finder(site(bare))(bare) == []
    assert [(one.rule, one.level) for one in told(site(bare), [])] == [("approval-missing", "note")]


def test_findings_name_the_line() -> None:
    one = item("Một.\n\nDanh mục của của xã.\n")
    (problem,) = reviewer(site(one))(one)
    assert (problem.line, problem.level) == (11, "warning")


def test_mends_give_the_right_words() -> None:
    body = "Đẩy mạnh **Cái cách hành chính** của của xã ,huyện."
    mends = [one.mend for one in found(body) if one.mend]
    for mend in sorted(mends, key=lambda one: -one.start):
        body = body[: mend.start] + mend.text + body[mend.end :]
    assert body == "Đẩy mạnh **Cải cách hành chính** của xã, huyện."


SYLLABLES = (
    "nghiêng", "quyền", "giêng", "gì", "quốc", "khuỷu", "ngoèo", "uống", "yêu", "thuở", "đường", "được", "ướt", "ỷ",
    "oẳn", "quýt", "khuya", "xoong", "hóa", "hoá", "thủy", "thuỷ", "nghĩa", "ứa",
)  # fmt: skip


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nghành", "đựơc", "khôgn", "ngiêng", "cế", "đườngg", "thủũ", "hộc̀"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_silences_cover_what_they_say_and_tell_when_they_are_not_needed() -> None:
    problem = Problem("tin-tuc/2025/a.md", 3, "word-twice", "“của của”: viết hai lần", "xóa", "warning")
    other = Problem("tin-tuc/2026/b.md", 3, "word-twice", "“và và”: viết hai lần", "xóa", "warning")

    def left(*silences: Silence) -> list[str]:
        return [one.rule + one.file for one in told(site(silences=silences), [problem, other])]

    assert left() == ["word-twicetin-tuc/2025/a.md", "word-twicetin-tuc/2026/b.md"]
    assert left(Silence("word-twice", "vì")) == []
    assert left(Silence("word-twice", "vì", file="tin-tuc/2025/*")) == ["word-twicetin-tuc/2026/b.md"]
    assert left(Silence("word-twice", "vì", about="và và")) == ["word-twicetin-tuc/2025/a.md"]
    ended = Silence("word-twice", "vì", until=date(2026, 1, 1), origin="_data/bo-qua.yml")
    assert left(ended)[:2] == ["word-twicetin-tuc/2025/a.md", "word-twicetin-tuc/2026/b.md"]
    unused = Silence("word-tone", "vì", origin="_data/bo-qua.yml", line=4)
    assert left(unused)[2:] == ["silence-unused_data/bo-qua.yml"]
