"""The four answers on the first screen of a procedure's page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc.model.procedure import Fee, Paper, Procedure, Way
from cchc.procedures.glance import LENGTH, Glance, glances

CENTER = "Trung tâm Phục vụ hành chính công"
BARE = Procedure("1.000001", "A", "Hộ tịch", ("Ủy ban nhân dân cấp xã",))


def answers(procedure: Procedure) -> dict[str, Glance]:
    """Return the answers by name, in order."""
    return {one.name: one for one in glances(procedure, CENTER)}


def test_what_is_unknown_says_whom_to_ask() -> None:
    found = answers(BARE)
    assert list(found) == ["Thời hạn", "Phí, lệ phí", "Hồ sơ", "Nơi nộp"]
    assert {found[name].path for name in ("Thời hạn", "Phí, lệ phí", "Hồ sơ")} == {"lien-he/"}
    assert found["Nơi nộp"] == Glance("Nơi nộp", CENTER, "khong-truc-tuyen")


def test_what_is_known_is_short_and_leads_to_the_whole() -> None:
    long = "Trong ngày; hồ sơ nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo, trừ ngày nghỉ"
    ways = (Way("truc-tiep", "Công an cấp xã"), Way("truc-tuyen"))
    found = answers(replace(BARE, time=long, fee=Fee("5.000 đồng", "Hộ nghèo"), papers=(Paper("Đơn"),), ways=ways))
    assert found["Thời hạn"].anchor == "thoi-han"
    assert len(found["Thời hạn"].text) <= LENGTH + 1
    assert found["Phí, lệ phí"] == Glance("Phí, lệ phí", "5.000 đồng (có miễn, giảm)", "phi")
    assert found["Hồ sơ"] == Glance("Hồ sơ", "1 loại giấy tờ", "ho-so")
    assert found["Nơi nộp"] == Glance("Nơi nộp", "Công an cấp xã, trực tuyến", "cach-thuc")


@pytest.mark.parametrize(
    ("fees", "text"),
    [
        (("10.000 đồng", "10.000 đồng"), "10.000 đồng"),
        (("10.000 đồng", ""), "10.000 đồng"),
        (("10.000 đồng", "5.000 đồng"), "Tùy hình thức nộp, xem bảng"),
    ],
)
def test_fees_of_the_ways_of_filing(fees: tuple[str, str], text: str) -> None:
    ways = tuple(Way(kind, fee=fee) for kind, fee in zip(("truc-tiep", "truc-tuyen"), fees, strict=True))
    assert answers(replace(BARE, ways=ways))["Phí, lệ phí"] == Glance("Phí, lệ phí", text, "cach-thuc")


def test_a_free_procedure_says_so_in_few_words() -> None:
    fee = Fee("Không quy định")
    assert fee.is_free
    assert answers(replace(BARE, fee=fee))["Phí, lệ phí"].text == "Không thu phí"
