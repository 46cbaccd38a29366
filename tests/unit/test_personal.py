"""Personal data: what must be told, and what must never alarm."""

from __future__ import annotations

import pytest

from cchc.model.citation import LawNames
from cchc.model.personal import leaks, official_numbers
from cchc.sources.document import Block
from cchc.sources.news_text import read_text
from cchc.sources.report import Report
from cchc.sources.schema import Values

# Invented numbers: they have the right form only.
IDS = ("012099000123", "001 199 000 123", "036.085.000.456", "096301000789")
OLD_IDS = ("123456789", "045 123 456")
ID_FORMS = (
    "Số CCCD: {}",
    "căn cước công dân số {} cấp năm 2022",
    "số định danh cá nhân {}",
    "ông Lò Văn Bê, CMND {}.",
    "thẻ căn cước **{}**",
)
PHONES = ("0912345678", "0912 345 678", "0382.345.678", "+84 912 345 678")
PHONE_FORMS = ("Liên hệ bà Lò Thị Xê, {}", "Zalo: {}", "ĐT {} (gặp anh Bê)", "gọi số {} để nhận quà")
ACCOUNTS = ("0123456789012", "102 345 678 901", "19034567890123")
ACCOUNT_FORMS = ("Số tài khoản: {} ngân hàng A", "STK {} chủ tài khoản Lò Văn Bê", "chuyển vào tài khoản số {}")
BIRTHS = (
    "Ông Lò Văn Bê, sinh ngày 02/3/1975, trú tại bản Thử",
    "Bà Lò Thị Xê (sinh 12/11/1980)",
    "Cháu Nguyễn Thị Đê - ngày sinh: 01/01/2015",
    "Giàng A Thử, ngày, tháng, năm sinh: 5/6/1999",
    "Em Vàng Thị Thử, sinh ngày 3 tháng 4 năm 2010",
    "Tẩn A Mẫu SN: 10-10-1990",
)

LEAKS = [
    *((form.format(number), "personal-id") for form in ID_FORMS for number in (*IDS, *OLD_IDS)),
    *((f"Danh sách: {number}", "personal-id") for number in IDS),
    *((form.format(number), "personal-phone") for form in PHONE_FORMS for number in PHONES),
    *((form.format(number), "personal-account") for form in ACCOUNT_FORMS for number in ACCOUNTS),
    *((text, "personal-birth") for text in BIRTHS),
]

CLEAN = [
    *(form.format(number) for form in ("Đường dây nóng {}", "Hotline: {}", "tổng đài {}") for number in PHONES),
    *(form.format("0987654321") for form in PHONE_FORMS),
    *(form.format("0987.654.321") for form in PHONE_FORMS),
    *(form.format("+84 987 654 321") for form in PHONE_FORMS),
    *(form.format("18001096") for form in PHONE_FORMS),
    *(form.format("19001234") for form in PHONE_FORMS),
    *(form.format("0213 3896 123") for form in PHONE_FORMS),
    "Mã số thuế 0123456789",
    "mã số thuế: 012 345 678 901",
    "Mã hồ sơ 012099000123",
    "Mã vận đơn 001199000123",
    "Thủ tục 1.001193 và 2.000815",
    "mã 1.011442.000.00.00.H38",
    "Mã hồ sơ H38.12-250701-0001",
    "Kinh phí 1.234.567.890 đồng",
    "1.234.567.890.123 đồng",
    "tổng số 123456789 đồng",
    "999 888 777 666 lượt",
    "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025",
    "giai đoạn 2021 - 2025, định hướng 2030",
    "giai đoạn 2021-2025 và 2026-2030",
    "từ ngày 01/7/2025 đến ngày 31/12/2025",
    "https://a.example/tin/012099000123",
    "https://a.example/?ma=0912345678",
    "ảnh-0912345678.jpg",
    "tệp IMG_20250701123456.jpg",
    "ISBN 978 604 000 0000",
    "Số tài khoản: 3713.0.1056789 tại Kho bạc Nhà nước",
    "Số tài khoản 123456789012 của Quỹ Vì người nghèo",
    "STK 102345678901, Ban vận động cứu trợ xã",
    "tài khoản số 19034567890123 của UBND xã",
    "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890",
    "Trẻ sinh ngày 01/7/2025 được cấp thẻ",
    "người sinh ngày 01/01/1960 trở về trước",
    "Đăng ký khai sinh trong 60 ngày",
    "Ông Lò Văn Bê sinh năm 1975",
    "12 345 678 cây giống",
    "tỷ lệ 98,7654321%",
    "tọa độ 22.123456, 103.654321",
    "1 2 3 4 5 6 7 8",
    "07 giờ 30 - 11 giờ 30; 13 giờ 30 - 17 giờ 00",
    "Công văn số 123456/UBND-VP",
    "phiên bản 1.2.3.4.5.6.7.8.9.10",
]


OFFICIAL = official_numbers(["0987 654 321; 0213 3896 123"])


def test_there_are_many_cases() -> None:
    assert len(set(LEAKS)) >= 60
    assert len(set(CLEAN)) >= 60


@pytest.mark.parametrize(("text", "rule"), LEAKS)
def test_it_is_told(text: str, rule: str) -> None:
    assert [leak.rule for leak in leaks(text, OFFICIAL)] == [rule]


@pytest.mark.parametrize("text", CLEAN)
def test_it_never_alarms(text: str) -> None:
    assert leaks(text, OFFICIAL) == []


def test_numbers_of_site_yml_are_public_and_findings_name_the_line() -> None:
    body = "Gọi 0911 111 111.\n\nGọi 0922 222 222.\n"
    values, report = Values(Block(3)), Report()
    values.data |= {"title": "Tin", "description": "Gọi 0933333333"}
    read_text(values, (body, 9), report.file("a.md"), phones=official_numbers(["0911111111"]), laws=LawNames())
    assert [(one.line, one.rule) for one in report.problems] == [(11, "personal-phone"), (3, "personal-phone")]
