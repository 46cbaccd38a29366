"""Importing structured details: records with every quirk of the portal's pages, and what an editor has worded."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.unit.sources_kit import read, write

from cchc.model.procedure import Fee, Paper, Way
from cchc.sources import portal_parts as parts
from cchc.sources.detail_update import SEEN_FILE, DetailUpdate, plan_details
from cchc.sources.portal_records import clean

FLAT: dict[str, object] = {
    "ma_thu_tuc": "1.001193.000.00.00.H55",
    "detail_url": "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/khai-sinh",
    "ten_thu_tuc": unicodedata.normalize("NFD", "Đăng ký khai sinh"),
    "so_quyet_dinh": "163/QĐ-BTP",
    "cap_thuc_hien": "Cấp xã",
    "linh_vuc": "Hộ tịch",
    "doi_tuong_thuc_hien": "Công dân Việt Nam, Người nước ngoài",
    "co_quan_phoi_hop": "Công an cấp xã",
    "thu_tuc_lien_quan": "Không có thông tin",
    "trinh_tu_thuc_hien": "Bước 1: Nộp hồ\u200b sơ.\n\uf0b7 Tại quầy.\nBước 2: Nhận kết quả.",
    "cach_thuc_thuc_hien": "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp3 Ngày làm việc7,000 Việt Nam Đồng(Mức"
    " thu (lần đầu). Miễn lệ phí cho hộ nghèo; người khuyết tật.)Trực tiếp: nộp tại xã.Trực tuyến1 Ngày làm việc"
    "Miễn phí",
    "thanh_phan_ho_so": "* Giấy tờ phải nộp: Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai theo mẫu;TK_KS.doc1 bản chính"
    "Giấy chứng sinh theo Nghị định số 58/2024/NĐ-CP0 bản chính,1 bản saoBao gồmTên giấy tờMẫu đơn, tờ khaiSố lượng"
    "Văn bản năm 20251 bản chính",
    "can_cu_phap_ly": "Tên văn bản pháp lýMã văn bảnLuật Hộ tịch 201460/2014/QH13Thông tư số 53/2025/TT-BCAngày"
    " 01/7/202553/2025/TT-BCALuật 47/2019/QH1447/2019/QH14",
    "co_quan_thuc_hien": "Không có thông tin",
    "yeu_cau_dieu_kien": "Không.",
    "ket_qua_xu_ly": "Giấy khai sinhMã: KQ.G15.000031Từ khóakhai sinh, con mớiMô tảKhông có thông tinChọn cơ quan"
    " thực hiệnTỉnh/ Thành phốNộp hồ sơ",
    "_co_quan_ban_hanh_xlsx": "Bộ Tư pháp",
    "_co_quan_thuc_hien_xlsx": "\nỦy ban nhân dân cấp xã\nỦy ban nhân dân cấp xã",
    "_noi_dung_sai_ma": False,
}

TABLES: dict[str, object] = {
    "thu_tuc_id": "1.013285",
    "metadata": {"mã_thủ_tục": "1.013285", "tên_thủ_tục": "Chấp thuận độ cao", "lĩnh_vực": "Vùng trời"},
    "content": {
        "trình_tự_thực_hiện": "Nộp hồ sơ.\n- Trực tiếp\nNhận kết quả.",
        "đối_tượng_thực_hiện": "Doanh nghiệp",
        "cơ_quan_thực_hiện": "Cục A",
        "kết_quả_thực_hiện": "Văn bản",
        "từ_khóa": "Không có thông tin",
    },
    "tables": {
        "hinh_thuc_nop": [
            {
                "hinh_thuc": "Trực tiếp",
                "thoi_han_giai_quyet": "30 Ngày làm việc",
                "phi_le_phi": "Phí : 0 Đồng",
                "mo_ta": "",
            },
            {
                "hinh_thuc": "Dịch vụ bưu chính",
                "thoi_han_giai_quyet": "Không quy định",
                "phi_le_phi": "Phí :  Đồng",
                "mo_ta": None,
            },
        ],
        "thanh_phan_ho_so": [
            {"ten_giay_to": "Văn bản đề nghị", "so_luong": "Mau.doc", "ghi_chu": "Bản chính: 1\nBản sao: 2"},
        ],
        "can_cu_phap_ly": [
            {
                "so_ky_hieu": "12",
                "trich_yeu": "Quyết định số 12/2021/QĐ-TTg",
                "ngay_ban_hanh": "24-03-2021",
                "co_quan_ban_hanh": "Thủ tướng",
            },
        ],
    },
}


def records(path: Path, *rows: Mapping[str, object]) -> Path:
    """Write records as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def run(path: Path, content: Path, *, take_source: bool = False) -> DetailUpdate:
    """Import, and write what the import says."""
    update = plan_details(path, content, take_source=take_source)
    write(content, update.files)
    return update


def test_a_flattened_record_is_told_apart(tmp_path: Path) -> None:
    content = tmp_path / "content"
    update = run(records(tmp_path / "a.jsonl", FLAT), content)
    assert [(one.level, one.rule) for one in update.problems] == [("note", "nfd-mended")]
    site, problems = read(content, {})
    (birth,) = site.procedures
    assert [one.level for one in problems if one.level != "note"] == []
    assert (birth.code, birth.long_code, birth.name) == ("1.001193", "1.001193.000.00.00.H55", "Đăng ký khai sinh")
    assert birth.steps == ("Nộp hồ sơ.\n- Tại quầy.", "Nhận kết quả.")
    assert birth.ways == (
        Way(
            "truc-tiep",
            "",
            "3 ngày làm việc",
            "7.000 đồng (Mức thu (lần đầu). Miễn lệ phí cho hộ nghèo; người khuyết tật.)",
            "Trực tiếp: nộp tại xã.",
        ),
        Way("truc-tuyen", "", "1 ngày làm việc", "Miễn phí"),
    )
    assert birth.fee is not None
    assert birth.fee.exemptions == "Miễn lệ phí cho hộ nghèo; người khuyết tật."
    assert birth.papers == (
        Paper("Tờ khai theo mẫu;", "01 bản chính", "TK_KS.doc", group="Giấy tờ phải nộp"),
        Paper("Giấy chứng sinh theo Nghị định số 58/2024/NĐ-CP", "01 bản sao", group="Giấy tờ phải nộp"),
        Paper("Văn bản năm 2025", "01 bản chính"),
    )
    assert birth.legal_basis == (
        "Luật Hộ tịch 2014 (số 60/2014/QH13)",
        "Thông tư số 53/2025/TT-BCAngày 01/7/2025",
        "Luật 47/2019/QH14",
    )
    assert birth.agencies == ("Ủy ban nhân dân cấp xã",)
    assert (birth.result, birth.conditions, birth.keywords) == ("Giấy khai sinh", "Không có", ("khai sinh", "con mới"))
    assert dict(birth.extra) == {
        "Cấp thực hiện": "Cấp xã",
        "Cơ quan phối hợp": "Công an cấp xã",
        "Mã kết quả": "KQ.G15.000031",
    }


def test_a_structured_record_is_told_apart(tmp_path: Path) -> None:
    content = tmp_path / "content"
    run(records(tmp_path / "a.jsonl", TABLES), content)
    site, _ = read(content, {})
    (one,) = site.procedures
    assert one.ways == (
        Way("truc-tiep", time="30 ngày làm việc", fee="Không thu"),
        Way("buu-chinh", time="Không quy định"),
    )
    assert one.papers == (Paper("Văn bản đề nghị", "01 bản chính, 02 bản sao", "Mau.doc"),)
    assert one.legal_basis == ("Quyết định số 12/2021/QĐ-TTg, ngày 24/03/2021, Thủ tướng",)
    assert (one.steps, one.fee) == (("Nộp hồ sơ.\n- Trực tiếp", "Nhận kết quả."), Fee("Không thu"))
    assert one.missing == ()


def test_the_second_import_changes_nothing_and_editors_words_stay(tmp_path: Path) -> None:
    content, file = tmp_path / "content", records(tmp_path / "a.jsonl", FLAT, TABLES)
    assert len(run(file, content).files) == 3
    assert run(file, content).files == {}
    place = content / "_data/thu-tuc/1.001193.yml"
    place.write_text(
        "# Ghi chú của xã\n" + place.read_text("utf-8").replace("Giấy khai sinh", "Giấy khai sinh cho con", 1), "utf-8"
    )
    update = run(file, content)
    assert (update.files, update.changes, update.kept) == ({}, (), 1)
    newer = {**FLAT, "ket_qua_xu_ly": "Bản điện tử Giấy khai sinh", "yeu_cau_dieu_kien": "Có Giấy chứng sinh"}
    update = run(records(tmp_path / "b.jsonl", newer, TABLES), content)
    assert [(one.code, facts) for one, facts in update.changes] == [
        ("1.001193", (("yêu cầu, điều kiện", "Không có", "Có Giấy chứng sinh"),))
    ]
    assert [str(one) for one in update.problems if one.level != "note"] == [
        "b.jsonl:1: thủ tục 1.001193, kết quả: trang ghi “Giấy khai sinh cho con”, nguồn ghi “Bản điện tử Giấy"
        " khai sinh” - giữ lời của trang; thêm --lay-nguon để lấy theo nguồn"
    ]
    text = place.read_text("utf-8")
    assert text.startswith("# Ghi chú của xã\n")
    assert "Giấy khai sinh cho con" in text
    assert run(tmp_path / "b.jsonl", content).files == {}
    run(tmp_path / "b.jsonl", content, take_source=True)
    assert "result: Bản điện tử Giấy khai sinh" in place.read_text("utf-8")


def test_what_is_not_whole_becomes_a_draft(tmp_path: Path) -> None:
    content = tmp_path / "content"
    flat = {
        **FLAT,
        "cach_thuc_thuc_hien": "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp1Miễn phí(Mức lệ phí"
        " do HĐND tỉnh quyết định)",
    }
    update = run(records(tmp_path / "a.jsonl", flat), content)
    assert [one.code for one in update.drafts] == ["1.001193"]
    assert sorted(str(one).partition(" - ")[0] for one in update.problems if one.level != "note") == [
        "a.jsonl:1: thủ tục 1.001193, trường cach_thuc_thuc_hien: thời hạn ghi “1”, không có đơn vị tính",
        "a.jsonl:1: thủ tục 1.001193, trường phi_le_phi: có thu “Nguồn ghi: Miễn phí (Mức lệ phí do HĐND tỉnh quyết"
        " định)” nhưng không ghi ai được miễn, giảm",
        "a.jsonl:1: thủ tục 1.001193, trường phi_le_phi: ghi “Miễn phí” nhưng chú thích lại nêu mức thu",
    ]
    site, problems = read(content, {})
    (one,) = site.procedures
    assert (one.draft, one.lacks, one.steps, one.fee, one.agencies) == (
        True,
        ("exemptions",),
        (),
        None,
        ("Ủy ban nhân dân cấp xã",),
    )
    assert [(one.level, one.rule) for one in problems] == [("note", "detail-draft")]


def test_another_procedures_page_is_refused(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"_data/thu-tuc/ds.csv": "Mã số,Tên\n1.000004,Bảo trì đường thủy nội địa\n"})
    page = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/mot-trang"
    rows = [
        {**FLAT, "ma_thu_tuc": "1.000001", "_noi_dung_sai_ma": True},
        {**FLAT, "ma_thu_tuc": "1.000002", "detail_url": page, "ten_thu_tuc": "Một"},
        {**FLAT, "ma_thu_tuc": "1.000003", "detail_url": page, "ten_thu_tuc": "Hai"},
        {**FLAT, "ma_thu_tuc": "1.000004", "detail_url": f"{page}4"},
        {**FLAT, "ma_thu_tuc": "1.000005", "detail_url": f"{page}5", "ten_thu_tuc": "Năm"},
        {**FLAT, "ma_thu_tuc": "1.000005", "detail_url": f"{page}6"},
        {**FLAT, "ma_thu_tuc": "không rõ"},
    ]
    path = records(tmp_path / "a.jsonl", *rows)
    with path.open("a", encoding="utf-8") as file:
        file.write('[1]\n{"ma_thu_tuc": "1.000009", "ten\n')
    update = plan_details(path, content)
    assert [(one.line, one.rule) for one in update.problems if one.level != "note"] == [
        (1, "wrong-page"),
        (2, "wrong-page"),
        (3, "wrong-page"),
        (4, "wrong-page"),
        (7, "wrong-code"),
        (8, "record-form"),
        (9, "record-json"),
        (6, "repeated-code"),
    ]
    assert sorted(update.files) == ["_data/thu-tuc-nguon/chi-tiet.csv", "_data/thu-tuc/1.000005.yml"]
    assert SEEN_FILE in update.files


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("Phí : 0 Đồng", "Không thu"),
        ("Phí : o Đồng", "Không thu"),
        ("Lệ phí : Không Đồng", "Không thu"),
        ("7,000 Việt Nam Đồng", "7.000 đồng"),
        ("Không có thông tin", ""),
        ("10 USD", "10 USD"),
    ],
)
def test_fees(typed: str, read_as: str) -> None:
    assert parts.fee_text(typed) == read_as


def test_tables_that_cannot_be_told_apart_are_kept_whole() -> None:
    assert parts.ways("Theo hướng dẫn của xã").text == "Theo hướng dẫn của xã"
    assert parts.ways("Theo hướng dẫn của xã").doubts
    assert parts.papers("Đơn và bản sao").doubts
    assert parts.basis("Theo quy định hiện hành").lines == ("Theo quy định hiện hành",)
    assert parts.steps("Bước 1: A\nBước 3: B") == ("Bước 1: A", "Bước 3: B")
    assert clean("\uf0fc Đơn\t1") == "- Đơn 1"


def test_a_count_ends_a_row_only_where_the_next_one_begins() -> None:
    head = "--Tên giấy tờMẫu đơn, tờ khaiSố lượng"
    told = parts.papers(f"{head}Dự thảo 1 bản chínhBáo cáo, nộp 1 bản chính kèm đơn2 bản chính")
    assert told.papers == (Paper("Dự thảo", "01 bản chính"), Paper("Báo cáo, nộp 1 bản chính kèm đơn", "02 bản chính"))


def test_a_list_in_json_and_deep_nesting(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([FLAT, TABLES]), encoding="utf-8")
    assert plan_details(path, tmp_path / "content").read == 2
    path.write_text("[" * 100_000, encoding="utf-8")
    update = plan_details(path, tmp_path / "content")
    assert [(one.rule, update.read) for one in update.problems] == [("record-json", 0)]
