"""Citations of legal documents: found whole, judged fairly. Sentences are of public plans, or made of parts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.model.citation import LawNames, Register, find
from cchc.model.document import LegalDocument
from cchc.review.citations import judge

CP, TTG, UB = "Chính phủ", "Thủ tướng Chính phủ", "UBND thành phố Lai Châu"
TITLE_73 = (
    "quy định về khuyến khích, bảo vệ cán bộ năng động, sáng tạo, dám nghĩ, dám làm, "
    "dám chịu trách nhiệm vì lợi ích chung"
)


def doc(kind: str, number: str, symbol: str, day: date, issuer: str, title: str = "x", **rest: object) -> LegalDocument:
    key = f"{number}-{symbol}-{day.year}"
    return LegalDocument(key, kind, title, number, symbol, day, issuer, **rest)  # type: ignore[arg-type]


REGISTER = Register(
    (
        doc("Luật", "63/2025", "QH15", date(2025, 2, 18), "Quốc hội", "Luật Tổ chức Chính phủ"),
        doc("Luật", "72/2025", "QH15", date(2025, 6, 16), "Quốc hội", "Luật Tổ chức chính quyền địa phương"),
        doc("Luật", "65/2025", "QH15", date(2025, 2, 19), "Quốc hội", "Luật Tổ chức chính quyền địa phương"),
        doc("Luật", "14/2012", "QH13", date(2012, 6, 20), "Quốc hội", "Luật Phổ biến, giáo dục pháp luật"),
        doc("Nghị quyết", "57", "NQ/TW", date(2024, 12, 22), "Bộ Chính trị"),
        doc("Nghị quyết", "18", "NQ/TW", date(2017, 10, 25), "Ban Chấp hành Trung ương"),
        doc("Nghị quyết", "71", "NQ-CP", date(2025, 4, 1), CP),
        doc("Nghị quyết", "1674", "NQ-UBTVQH15", date(2025, 6, 16), "Ủy ban Thường vụ Quốc hội"),
        doc("Nghị định", "06/2023", "NĐ-CP", date(2023, 2, 21), CP, in_force_to=date(2025, 7, 1), replaced_by=("170",)),
        doc("Nghị định", "73/2023", "NĐ-CP", date(2023, 9, 29), CP, TITLE_73),
        doc("Nghị định", "118/2025", "NĐ-CP", date(2025, 6, 9), CP),
        doc("Quyết định", "06", "QĐ-TTg", date(2022, 1, 6), TTG),
        doc("Quyết định", "28/2018", "QĐ-TTg", date(2018, 7, 12), TTG),
        doc("Kế hoạch", "2312", "KH-UBND", date(2021, 7, 21), UB),
        doc("Kế hoạch", "3647", "KH-UBND", date(2021, 11, 8), UB),
    )
)
LAWS = LawNames(REGISTER.law_names)

JUDGED = [
    ("phục vụ theo Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ", []),
    (
        "theo văn bản số 48/CV-BCĐTKNQ18 ngày 03/5/2025 của Ban Chỉ đạo về tổng kết thực hiện \n\n"
        "Nghị quyết số 18-NQ/TW của Chính phủ về việc đẩy mạnh phân quyền",
        ["citation-unknown"],
    ),
    ("Nghị quyết số 03-NQ/CP ngày 09/01/2025 của Chính phủ", ["citation-style", "citation-unknown"]),
    ("Nghị quyết số 57- NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị", ["citation-space"]),
    ("Nghị quyết số 71/NQ-\n\nCP sửa đổi, bổ sung", ["citation-undated"]),
    ("Quyết định \n\nđịnh số 06/QĐ TTg ngày 06/01/2022", ["citation-hyphen"]),
    ("Nghị \nquyết số 1674/NQ-UBTVQH15 ngày 16/6/2025 của Quốc hội về việc sắp xếp", ["citation-issuer"]),
    ("Quyết định số 28/QĐ-TTg ngày 12/7/2018 của Thủ tướng Chính phủ.", ["citation-year"]),
    ("theo quy định của Luật Phổ biến, giáo dục, pháp luật.", ["law-name"]),
    ("tại Luật Tổ chức Chính phủ năm 2025", ["law-number"]),
    ("Luật Tổ chức chính quyền \nđịa phương năm 2025;", ["citation-several"]),
    (
        "Kế hoạch số \n\n2312/KH-UBND, ngày 21/7/2021 của UBND thành phố Lai Châu về triển khai \n\nthực hiện "
        "Kế hoạch số 3647/KH-UBND ngày 08/11/2021 của UBND thành phố",
        ["citation-order"],
    ),
    (
        "Nghị định số 73/2023/NĐ-CP ngày 29/9/2023 quy \nđịnh về khuyến khích cán bộ năng động, sáng tạo, dám nghĩ, "
        "dám làm, dám đột phá \nvì lợi ích chung; Nghị định",
        ["citation-title"],
    ),
    (f"Nghị định số 73/2023/NĐ-CP ngày 29/9/2023 {TITLE_73}; còn", []),
    ("Nghị định số 76/NQ-CP ngày 15/7/2021", ["citation-kind", "citation-unknown"]),
    ("Nghị định số 118/2025/NĐ-CP ngày 31/02/2025", ["citation-no-such-day", "citation-undated"]),
    ("Nghị định số 118/2025/NĐ-CP ngày 10/6/2025", ["citation-date"]),
]


@pytest.mark.parametrize(("text", "rules"), JUDGED)
def test_the_checker_reports_exactly_what_is_there(text: str, rules: list[str]) -> None:
    assert sorted(one.rule for one in judge(text, REGISTER, LAWS)) == sorted(rules)


def test_a_lapsed_document_is_told_of_unless_the_text_says_so_itself() -> None:
    text = "Thi theo Nghị định số 06/2023/NĐ-CP ngày 21/02/2023."
    (finding,) = judge(text, REGISTER, LAWS, on=date(2025, 7, 28))
    assert finding.rule == "citation-lapsed"
    assert "01/07/2025" in finding.message
    assert judge(text, REGISTER, LAWS, on=date(2025, 6, 30)) == []
    assert judge(f"{text} Nghị định này đã hết hiệu lực.", REGISTER, LAWS, on=date(2025, 7, 28)) == []


def test_what_replaced_or_amended_a_document_is_named_as_people_call_it() -> None:
    old = doc(
        "Nghị định", "1/2020", "NĐ-CP", date(2020, 1, 2), CP, in_force_to=date(2025, 7, 1), replaced_by=("x", "y")
    )
    new = LegalDocument("x", "Nghị định", "x", "170/2025", "NĐ-CP", date(2025, 6, 30), CP)
    changed = doc("Nghị định", "2/2020", "NĐ-CP", date(2020, 1, 2), CP, amended_by=("x",))
    register, today = Register((old, new, changed)), date(2026, 1, 1)
    text = "Nghị định số 1/2020/NĐ-CP ngày 02/01/2020"
    for on, rule in ((today, "citation-lapsed"), (date(2021, 1, 1), "citation-lapsed-since")):
        (finding,) = judge(text, register, LAWS, on=on, today=today)
        assert finding.rule == rule
        assert finding.remedy.endswith("dẫn văn bản thay thế: Nghị định số 170/2025/NĐ-CP ngày 30/06/2025; y")
    (finding,) = judge(text.replace("1/2020/", "2/2020/"), register, LAWS, on=date(2021, 1, 1), today=today)
    assert finding.message.endswith("đã được sửa đổi, bổ sung bởi Nghị định số 170/2025/NĐ-CP ngày 30/06/2025")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("các Nghị định số 170, 171, 172/2025/NĐ-CP", ["170/2025/NĐ-CP", "171/2025/NĐ-CP", "172/2025/NĐ-CP"]),
        ("số 170 và 171/2025/NĐ-CP", ["170/2025/NĐ-CP", "171/2025/NĐ-CP"]),
        ("NGHỊ QUYẾT SỐ 30a/2008/NQ-CP", ["30a/2008/NQ-CP"]),
        ("Nghị định 118/2025 của Chính phủ", ["118/2025/NĐ-CP"]),
        ("Công văn số 2390/BTTTT-THH", ["2390/BTTTT-THH"]),
        ("Luật Đất đai số 31/2024/QH15", ["31/2024/QH15"]),
        ("Nghị quyết 57/NQ-TW", ["57-NQ/TW"]),
        ("Nghị định số 118/2025/ND-CP", ["118/2025/NĐ-CP"]),
        ("`118/2025/NĐ-CP` và <https://a.example/118/2025/NĐ-CP>", []),
    ],
)
def test_styles(text: str, labels: list[str]) -> None:
    assert [one.canonical for one in find(text, LAWS)] == labels


MORE = {
    "NĐ 61/2018": "61/2018/NĐ-CP",
    "NGHỊ ĐỊNH SỐ: 61/2018/NĐ-CP": "61/2018/NĐ-CP",
    "Thông tư liên tịch số 01/2014/TTLT-BNV-BTC": "01/2014/TTLT-BNV-BTC",
    "Nghị quyết liên tịch số 01/2014/NQLT-CP-UBTƯMTTQVN": "01/2014/NQLT-CP-UBTƯMTTQVN",
    "Quy định số 144-QĐ/TW": "144-QĐ/TW",
    "Kết luận số 83-KL/TW": "83-KL/TW",
    "Hướng dẫn số 12-HD/BTCTW": "12-HD/BTCTW",
    "Nghị quyết số 5-NQ/ĐU": "5-NQ/ĐU",
    "Chương trình hành động số 12-CTrHĐ/TU": "12-CTrHĐ/TU",
    "Quyết định số 12/QĐ-CTUBND": "12/QĐ-CTUBND",
    "Nghị quyết số 12/2024/NQ-HĐND": "12/2024/NQ-HĐND",
    "Pháp lệnh 02/2020/UBTVQH14": "02/2020/UBTVQH14",
    "Luật Đất đai 31/2024/QH15": "31/2024/QH15",
    "Luật Phổ biến, giáo dục, pháp luật và Luật Cán bộ, công chức số 80/2025/QH15": "80/2025/QH15",
    "Bộ luật Dân sự 2015": "Dân sự",
    "Văn bản hợp nhất số 05/VBHN-BTP": "05/VBHN-BTP",
    "Tờ trình số 99/TTr-UBND": "99/TTr-UBND",
    "Công điện số 7/CĐ-TTg": "7/CĐ-TTg",
    "Lệnh số 01/2025/L-CTN": "01/2025/L-CTN",
    "Nghị định số 118 /2025/NĐ - CP": "118/2025/NĐ-CP",
    "Kế hoạch số 08/KHUBND": "08/KH-UBND",
    "NQ57-NQ/TW": "57-NQ/TW",
    "Giấy mời số 12/GM-UBND": "12/GM-UBND",
}

NONE = (
    "Nhà số 12/5 Ngõ 3",
    "phòng 12/CT1, số 12/CT1-A2 Nguyễn Trãi",
    "xe 25A-123.45, biển 15C/23-TT",
    "trận 2-1/QF",
    "sổ hộ khẩu số 1234/CAX",
    "mã H38.12-250701-0001",
    "năm học 2024/2025, quý III/2025, tháng 7/2025",
    "A/H5N1, COVID-19",
    "km 12/QL4D và QL4D-12",
    "tờ bản đồ số 12/2025, thửa 5",
    "phiên 3/2025/TLPT",
    "https://a.vn/118/2025/NĐ-CP",
    "tệp 118_2025_ND-CP.docx, 2025/06/QĐ-TTg.jpg",
    "thư a-12/TT@x.vn",
    "luật sư, Khoa Luật Kinh tế, Luật chơi",
    "Công ty Luật Dân sự ABC",
    "Luật đã được thông qua năm 2025",
    "Quyết định 5 điểm, Kế hoạch 2025/2026",
    "Báo cáo 6/2025",
    "Quyết định 10/2025 trường hợp",
    "QĐ 12 người, số 3-QĐ bộ binh",
    "5 - TT Hà Nội",
    "lô 5-TT/3",
    "24/7",
    "bản án 12/2025",
)


@pytest.mark.parametrize(("text", "canonical"), MORE.items())
def test_more_styles(text: str, canonical: str) -> None:
    assert [one.canonical or one.name for one in find(f"Theo {text} của cơ quan.", LAWS)][-1] == canonical


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_citation(text: str) -> None:
    assert find(f"Xem {text} nhé.", LAWS) == ()


NUMBERS = st.lists(st.integers(1, 999), min_size=2, max_size=5, unique=True)


@settings(max_examples=100, deadline=None)
@given(NUMBERS, st.integers(1990, 2029), st.sampled_from([", ", " và ", ", số ", "; "]))
def test_lists_share_their_symbol(numbers: list[int], year: int, between: str) -> None:
    text = f"các Nghị định số {between.join(map(str, numbers))}/{year}/NĐ-CP"
    assert [one.canonical for one in find(text, LAWS)] == [f"{number}/{year}/NĐ-CP" for number in numbers]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789/-–.: NĐCPQTgWUBKHsốày\n*_[](`~|<>", max_size=60))
def test_no_text_breaks_the_finder_and_places_lie_in_it(text: str) -> None:
    for one in find(text, LAWS):
        assert 0 <= one.start <= one.at < one.end <= len(text)
        assert not one.number_end or one.at < one.number_end <= len(text)


STATE = st.tuples(
    st.integers(1, 9999),
    st.sampled_from(["", "/2018", "/2025"]),
    st.sampled_from(
        [("Nghị định", "NĐ-CP"), ("Quyết định", "QĐ-TTg"), ("Kế hoạch", "KH-UBND"), ("Thông tư", "TT-BNV")]
    ),
).map(lambda part: (part[2][0], f"{part[0]}{part[1]}/{part[2][1]}"))
PARTY = st.tuples(
    st.integers(1, 999),
    st.sampled_from([("Nghị quyết", "NQ/TW"), ("Chỉ thị", "CT/TU"), ("Chương trình hành động", "CTr/ThU")]),
).map(lambda part: (part[1][0], f"{part[0]}-{part[1][1]}"))
DATES = st.dates(date(1990, 1, 1), date(2029, 12, 31))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(STATE, PARTY),
    st.sampled_from(
        ["{k} số {n}", "{k} {n}", "**{k} số {n}**", "“{k} số: {n}”", "[{k} số {n}](a.md)", "khoản 2 Điều 5 {k} số {n}"]
    ),
    st.none() | DATES,
    st.sampled_from([" ngày {d.day}/{d.month}/{d.year}", ", ngày {d:%d} tháng {d:%m} năm {d.year}"]),
    st.sampled_from([" ", "\n", " \n\n", "\u00a0"]),
)
def test_every_style_is_found_whole(
    cited: tuple[str, str], form: str, day: date | None, dated: str, space: str
) -> None:
    kind, number = cited
    text = form.format(k=kind, n=number) + (dated.format(d=day) if day else "")
    wrapped = f"Thực hiện {text} của xã.".replace(" ", space).replace("-", "-\n" if "\n" in space else "-")
    (found,) = find(wrapped, LAWS)
    assert (found.word, found.canonical, found.date) == (kind, number, day)
    assert not found.variants


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            DATES.map(lambda d: f"ngày {d.day}/{d.month}/{d.year}"),
            st.integers(0, 10**9).map(str),
            st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda s: f"tỷ số {s[0]}-{s[1]}"),
            st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda s: f"{s[0]}/{s[1]} hộ"),
            st.integers(10**8, 10**9 - 1).map(lambda n: f"điện thoại 0{n}"),
            st.sampled_from(
                [
                    "118-2025-ND-CP.pdf",
                    "12/KH-UBND.docx",
                    "cấp huyện",
                    "24/7",
                    "xe 25A-123.45",
                    "quý III/2025",
                    "luật sư",
                    "COVID-19",
                    "QĐ",
                    "UBND xã",
                    "5/TDP",
                ]
            ),
        ),
        max_size=12,
    ).map(" ".join)
)
def test_running_text_gives_none(text: str) -> None:
    assert find(text, LAWS) == ()
