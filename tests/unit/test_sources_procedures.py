"""Lists and details of procedures."""

from __future__ import annotations

from pathlib import Path

from sources_kit import read, rules, told

from cchc.model.procedure import Fee, Paper, Way
from cchc.sources.procedure_list import level_of, split_agencies, split_audience

LIST = """\
Mã số,Tên,Số quyết định,Lĩnh vực,Cơ quan ban hành,Cơ quan thực hiện,Đối tượng thực hiện,Ghi chú của xã
1.001193,"Đăng ký
 khai sinh ",1872/QĐ-BTP,Hộ tịch,Bộ Tư pháp,"
Ủy ban nhân dân cấp xã
Ủy ban nhân dân cấp xã
","Tổ chức (không bao gồm doanh nghiệp, HTX), Cán bộ, công chức, viên chức, Công dân Việt Nam",Nộp ở quầy 1
2.000815.000.00.00.H55,Chứng thực bản sao,,Chứng thực,,UBND xã; Phòng công chứng,,
"""

DETAIL = """\
code: "1.001193"
name: "Đăng ký khai sinh"
field: "Hộ tịch"
level: toan-trinh
steps: ["Chuẩn bị", "Nộp"]
ways: [{kind: truc-tuyen, place: "Cổng", time: "01 ngày", fee: "Không thu"}]
papers: [{name: "Giấy chứng sinh", copies: "01 bản chính"}, "Tờ khai"]
fee: {amount: "8.000 đồng", exemptions: "Hộ nghèo"}
source: {title: "Cổng Dịch vụ công quốc gia", url: "https://dichvucong.gov.vn/x"}
"""

ALONE = DETAIL + 'agencies: ["Ủy ban nhân dân cấp xã"]\naudience: ["Công dân Việt Nam"]\n'


def test_detail_wins_and_list_fills(tmp_path: Path) -> None:
    site, problems = read(tmp_path, {"_data/thu-tuc/ds.csv": LIST, "_data/thu-tuc/1.001193.yml": DETAIL})
    assert told(problems, "error") == told(problems, "warning") == []
    birth, copy = site.procedures
    assert (birth.code, birth.name, birth.decision) == ("1.001193", "Đăng ký khai sinh", "1872/QĐ-BTP")
    assert birth.agencies == ("Ủy ban nhân dân cấp xã",)
    assert birth.audience == (
        "Tổ chức (không bao gồm doanh nghiệp, HTX)",
        "Cán bộ, công chức, viên chức",
        "Công dân Việt Nam",
    )
    assert birth.extra == (("Ghi chú của xã", "Nộp ở quầy 1"),)
    assert birth.files == ("_data/thu-tuc/1.001193.yml", "_data/thu-tuc/ds.csv")
    assert birth.ways == (Way("truc-tuyen", "Cổng", "01 ngày", "Không thu"),)
    assert birth.papers == (Paper("Giấy chứng sinh", "01 bản chính"), Paper("Tờ khai"))
    assert birth.fee == Fee("8.000 đồng", "Hộ nghèo")
    assert (copy.code, copy.long_code) == ("2.000815", "2.000815.000.00.00.H55")
    assert copy.agencies == ("UBND xã", "Phòng công chứng")


def test_cells_with_several_values() -> None:
    assert split_agencies("\nCục A, Bộ B\n\nCục A, Bộ B; UBND cấp  xã") == ("Cục A, Bộ B", "UBND cấp xã")
    assert split_audience("Doanh nghiệp, Người nước ngoài") == ("Doanh nghiệp", "Người nước ngoài")
    assert [level_of(text) for text in ("DVC trực tuyến toàn trình", "Một phần", "", "mức 4")] == [
        "toan-trinh",
        "mot-phan",
        "",
        None,
    ]


def test_rows_that_cannot_be_used(tmp_path: Path) -> None:
    text = "Mã số,Tên,Lĩnh vực\n,Không mã,A\n1.001193,,A\nabc,Sai mã,A\n2.00051,Mất số 0,A\n"
    site, problems = read(tmp_path, {"_data/thu-tuc/ds.csv": text})
    assert [procedure.code for procedure in site.procedures] == ["2.000510"]
    assert told(problems) == [
        "_data/thu-tuc/ds.csv:2: để trống cột “Mã số” - điền giá trị, ví dụ: 1.001193",
        "_data/thu-tuc/ds.csv:3: để trống cột “Tên” - điền giá trị, ví dụ: Đăng ký khai sinh",
        "_data/thu-tuc/ds.csv:4: “abc” không phải mã thủ tục - viết mã dạng 1.001193",
        "_data/thu-tuc/ds.csv:5: mã “2.00051” bị bảng tính đổi thành số, chương trình hiểu là 2.000510"
        " - định dạng cột mã là Văn bản (Text) rồi gõ lại mã",
    ]


def test_the_same_code_twice(tmp_path: Path) -> None:
    text = "Mã số,Tên,Lĩnh vực\n1.001193,A,X\n1.001193,a.,X\n1.001193,A,Y\n1.001193,B,X\n"
    site, problems = read(tmp_path, {"_data/thu-tuc/ds.csv": text})
    assert len(site.procedures) == 1
    assert told(problems) == [
        "_data/thu-tuc/ds.csv:5: mã 1.001193 có hai tên: “B” ở đây, “A” ở _data/thu-tuc/ds.csv:2"
        " - kiểm tra lại mã và tên theo quyết định công bố; đang dùng tên đọc trước",
        "_data/thu-tuc/ds.csv:3: mã 1.001193 đã có ở _data/thu-tuc/ds.csv:2 - xóa một dòng nếu không cần",
        "_data/thu-tuc/ds.csv:4: mã 1.001193 đã có ở _data/thu-tuc/ds.csv:2 nhưng khác lĩnh vực;"
        " đang dùng dòng đọc trước - giữ một dòng đúng, xóa dòng kia",
    ]


def test_a_fee_never_stands_without_exemptions(tmp_path: Path) -> None:
    detail = ALONE.replace('fee: {amount: "8.000 đồng", exemptions: "Hộ nghèo"}', "fee: 8.000 đồng")
    site, problems = read(tmp_path, {"_data/thu-tuc/1.001193.yml": detail})
    assert site.procedures[0].fee is None
    assert told(problems) == [
        "_data/thu-tuc/1.001193.yml:8: mức thu “8.000 đồng” chưa ghi ai được miễn, giảm"
        " - thêm exemptions vào fee; nếu không thu thì ghi “Không thu”"
    ]
    free = detail.replace("8.000 đồng", "Không thu")
    site, problems = read(tmp_path, {"_data/thu-tuc/1.001193.yml": free})
    assert (site.procedures[0].fee, problems) == (Fee("Không thu"), [])


def test_details_that_do_not_fit(tmp_path: Path) -> None:
    site, problems = read(
        tmp_path,
        {
            "_data/thu-tuc/1.001193.yml": ALONE,
            "_data/thu-tuc/1.001194.yml": ALONE,
            "_data/thu-tuc/2.000001.yml": 'code: "2.000001"\nsource: {title: "Cổng"}\n',
            "_data/thu-tuc/2.000002.yml": 'code: "2.000002"\nname: "Tên"\n',
            "_data/thu-tuc/2.000003.yml": "- a\n",
        },
    )
    assert [(p.code, p.field) for p in site.procedures] == [
        ("1.001193", "Hộ tịch"),
        ("2.000002", "Chưa phân lĩnh vực"),
    ]
    assert rules(problems) == [
        ("error", "duplicate-procedure", 0),
        ("error", "name-missing", 0),
        ("error", "record-form", 1),
        ("warning", "code-and-name", 1),
        ("warning", "field-missing", 0),
        ("warning", "source-missing", 1),
    ]
