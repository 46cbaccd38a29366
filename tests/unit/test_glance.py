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
    assert found["Nơi nộp"] == Glance("Nơi nộp", "Trực tuyến hoặc tại Công an cấp xã", "cach-thuc")


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


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Trung tâm Phục vụ hành chính công cấp xã", "Trực tuyến hoặc tại Trung tâm Phục vụ hành chính công cấp xã"),
        (
            "Công an cấp xã hoặc Bộ phận Một cửa cấp xã trong cả nước",
            "Trực tuyến hoặc tại Công an cấp xã hoặc Bộ phận Một cửa…",
        ),
        ("", f"Trực tuyến hoặc tại {CENTER}"),
    ],
)
def test_a_long_place_does_not_hide_that_one_can_file_online(place: str, text: str) -> None:
    found = answers(replace(BARE, ways=(Way("truc-tiep", place), Way("truc-tuyen"))))["Nơi nộp"]
    assert found == Glance("Nơi nộp", text, "cach-thuc")
    assert len(text) <= LENGTH


@pytest.mark.parametrize(
    ("papers", "text"),
    [
        ((Paper("Đơn"), Paper("Ảnh")), "2 loại giấy tờ"),
        ((Paper("Đơn", group="Phải nộp"), Paper("Ảnh", group="Phải nộp")), "2 loại giấy tờ"),
        ((Paper("Đơn"), Paper("Ảnh", when="khi cấp lại")), "Tùy trường hợp, xem danh sách"),
        ((Paper("Đơn", group="Nhà thuê"), Paper("Ảnh", group="Ở nhờ")), "Tùy trường hợp, xem danh sách"),
        ((Paper("Đơn"), Paper("Ảnh", group="Ở nhờ")), "Tùy trường hợp, xem danh sách"),
    ],
)
def test_papers_are_counted_only_where_everybody_needs_all_of_them(papers: tuple[Paper, ...], text: str) -> None:
    assert answers(replace(BARE, papers=papers))["Hồ sơ"] == Glance("Hồ sơ", text, "ho-so")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("Theo danh sách nộp trực tiếp: 10.000 đồng/người; nộp trực tuyến: 5.000 đồng", "Có thu phí, xem mức thu"),
        ("2.000 đồng/trang; từ trang thứ 3 trở lên 1.000 đồng/trang; tối đa 200.000 đồng", "2.000 đồng/trang…"),
        ("Tổ hợp tác: không thu lệ phí. Đối tượng khác theo quy định của tỉnh", "Tổ hợp tác: không thu lệ phí…"),
        ("10.000 đồng/lần đăng ký khi nộp trực tiếp, 5.000 đồng", "10.000 đồng/lần đăng ký khi nộp trực tiếp…"),
        ("Trực tiếp 10.000; trực tuyến 5.000 đồng/lần đăng ký", "Có thu phí, xem mức thu"),
    ],
)
def test_a_fee_is_never_cut_inside_an_amount(amount: str, text: str) -> None:
    assert answers(replace(BARE, fee=Fee(amount, "Hộ nghèo")))["Phí, lệ phí"].text == f"{text} (có miễn, giảm)"


LISTED = "theo danh sách từng hộ gia đình, cá nhân: 10.000 (chỉ-người-đăng-ký)"


@pytest.mark.parametrize(
    ("fee", "text"),
    [
        (f"Nộp {LISTED}", "Có thu phí, xem mức thu"),
        (f"Miễn phí {LISTED}", "Miễn phí theo danh sách từng hộ gia đình, cá nhân: 10.000…"),
    ],
)
def test_a_long_fee_of_the_ways_is_cut_with_the_same_care(fee: str, text: str) -> None:
    assert answers(replace(BARE, ways=(Way("truc-tiep", fee=fee),)))["Phí, lệ phí"].text == text
