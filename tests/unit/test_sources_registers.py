"""The register of documents, the plans, and site.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sources_kit import SITE_YML, TODAY, read, rules, told, write

from cchc.model.news import Reference
from cchc.sources import load

DOC = "_data/van-ban/a.yml"
PLAN = "_data/ke-hoach/2025.yml"


def test_documents_get_their_key_and_order(tmp_path: Path) -> None:
    text = """\
- {type: Nghị quyết, number: "76", symbol: NQ-CP, date: 2021-07-15, title: "về CCHC"}
- type: Nghị định
  number: "118/2025"
  symbol: "NĐ-CP"
  date: 2025-06-09
  title: "về một cửa"
  amended_by: [76-nq-cp-2021]
  certainty: mot-nguon
  source: {title: "Công báo", url: "https://congbao.chinhphu.vn/"}
- {type: Luật, title: "Luật Đất đai"}
"""
    site, problems = read(tmp_path, {DOC: text})
    assert problems == []
    assert [document.key for document in site.documents] == ["118-2025-nd-cp", "76-nq-cp-2021", "luat-dat-dai"]
    decree = site.documents[0]
    assert decree.source == Reference("Công báo", "https://congbao.chinhphu.vn/")
    assert (decree.certainty, decree.origin, decree.line) == ("mot-nguon", DOC, 2)


def test_wrong_documents(tmp_path: Path) -> None:
    text = """\
- {type: Nghị quyết, number: "03", symbol: NQ/CP, date: 2025-01-09, title: "a"}
- {type: Nghị quyết, number: "57", symbol: NQ-TW, date: 2024-12-22, title: "b"}
- {type: Nghị định, number: "1/2025", symbol: NĐ-CP, title: c, in_force_from: 2025-02-01, in_force_to: 2025-01-01}
- {type: Nghị định, number: "1/2025", symbol: NĐ-CP, title: d}
- {type: Nghị định, number: "2/2025", symbol: NĐ-CP, title: e, replaced_by: [khong-co]}
- {number: "3"}
- abc
"""
    site, problems = read(tmp_path, {DOC: text})
    assert len(site.documents) == 4
    assert told(problems) == [
        f"{DOC}:1: tệp phải là danh sách văn bản - mỗi văn bản bắt đầu bằng “- type: …”",
        f"{DOC}:3: ngày hết hiệu lực 01/01/2025 trước ngày có hiệu lực 01/02/2025 - kiểm tra lại hai ngày theo văn bản",
        f"{DOC}:4: văn bản “1-2025-nd-cp” đã có ở {DOC}, dòng 3"
        " - xóa một bản, hoặc đặt khóa key khác nếu là hai văn bản khác nhau",
        f'{DOC}:6: thiếu khóa “title” - thêm dòng title: "về thực hiện thủ tục hành chính theo cơ chế một cửa"',
        f"{DOC}:6: thiếu khóa “type” - thêm dòng type: Nghị định",
        f"{DOC}:1: ký hiệu “NQ/CP” lẫn kiểu văn bản của Đảng và của Nhà nước - kiểm tra lại, có thể là “NQ-CP”",
        f"{DOC}:2: ký hiệu “NQ-TW” không đúng kiểu văn bản của Đảng - kiểm tra lại, có thể là “NQ/TW”",
        f"{DOC}:5: văn bản “khong-co” (ở replaced_by) chưa có trong danh mục"
        " - thêm văn bản vào _data/van-ban hoặc sửa lại khóa",
    ]


def test_plan(tmp_path: Path) -> None:
    text = """\
title: "Kế hoạch tuyên truyền"
issuer: "UBND xã"
date: 2025-07-28
period_from: 2025-07-01
period_to: 2025-12-31
basis: [khong-co]
areas: [{key: d, letter: "đ", title: "TTHC"}]
tasks:
  - {content: "Đăng tin", lead: phong-vhxh, partners: [van-phong], area: d, due: 31/12/2025}
  - {content: "Phát thanh", lead: dai-truyen-thanh, area: k}
"""
    site, problems = read(tmp_path, {PLAN: text})
    assert site.plan is not None
    assert (site.plan.key, site.plan.areas[0].letter) == ("2025", "đ")
    assert [(task.lead, task.due, task.line) for task in site.plan.tasks] == [
        ("phong-vhxh", date(2025, 12, 31), 9),
        ("dai-truyen-thanh", None, 10),
    ]
    assert told(problems) == [
        f"{PLAN}:10: kế hoạch không có nội dung “k” - dùng một khóa có trong “areas” của kế hoạch này",
        f"{PLAN}:10: không có đơn vị “dai-truyen-thanh” trong site.yml - sửa lại khóa hoặc thêm đơn vị vào “units”",
        f"{PLAN}:6: văn bản căn cứ “khong-co” chưa có trong danh mục"
        " - thêm văn bản vào _data/van-ban hoặc sửa lại khóa",
    ]


def test_the_usual_site_is_clean(tmp_path: Path) -> None:
    site, problems = read(tmp_path, {})
    assert problems == []
    assert (site.commune.full_name, site.section.owner, site.today) == ("xã Phong Thổ", "phong-vhxh", TODAY)
    assert site.section.service_url == "https://dichvucong.gov.vn/"
    assert site.indices[0].level == "tỉnh"


def test_site_none_only_when_site_yml_cannot_be_used(tmp_path: Path) -> None:
    site, problems = load(write(tmp_path, {DOC: "- {type: Luật}\n"}), today=TODAY)
    assert site is None
    assert told(problems) == [
        "_data/site.yml: chưa có tệp cấu hình của chuyên mục - tạo tệp _data/site.yml theo docs/du-lieu.md",
        f'{DOC}:1: thiếu khóa “title” - thêm dòng title: "về thực hiện thủ tục hành chính theo cơ chế một cửa"',
    ]
    assert load(tmp_path / "khong-co", today=TODAY)[0] is None
    broken = SITE_YML.replace('province: "Lai Châu"', "")
    site, problems = load(write(tmp_path, {"_data/site.yml": broken, DOC: ""}), today=TODAY)
    assert site is None
    assert told(problems) == ['_data/site.yml:1: thiếu khóa “province” - thêm dòng province: "Lai Châu"']


def test_wrong_site_yml_keeps_what_is_right(tmp_path: Path) -> None:
    text = SITE_YML.replace("owner: phong-vhxh", "owner: phong-la\n  top_procedures: ['1.001193']")
    text = text.replace(
        '- {key: van-phong, name: "Văn phòng HĐND và UBND"}', '- {key: phong-vhxh, name: "B"}\n  - {name: C}'
    )
    text = text.replace("checked_on: 2026-11-01", "checked_on: 2026-01-01").replace("Châu}", "Châu, formed_by: x}")
    text = text.replace('province: "Lai Châu"', 'province: "Lai Châu", formed_by: x')
    site, problems = read(tmp_path, {"_data/site.yml": text})
    assert [unit.name for unit in site.units] == ["Phòng Văn hóa - Xã hội"]
    assert rules(problems) == [
        ("error", "unknown-unit", 6),
        ("error", "duplicate", 10),
        ("error", "missing", 11),
        ("warning", "unknown-document", 1),
        ("warning", "unknown-procedure", 7),
        ("warning", "contact-old", 13),
    ]
    demo = text.replace("section:\n", "section:\n  demonstration: true\n")
    _, problems = read(tmp_path, {"_data/site.yml": demo})
    assert [problem.level for problem in problems if problem.rule == "contact-old"] == ["note"]


def test_files_that_nobody_reads_are_told(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path,
        {
            "_data/thu-tuc/ds.docx": b"x",
            "_data/thu-tuc/README.md": "x",
            "_data/thu-tuc.csv": "x",
            "_data/rieng/2025.csv": "x",
            "_data/thu-tuc/~$ds.xlsx": b"x",
        },
    )
    assert told(problems) == [
        "_data/thu-tuc.csv: bảng không nằm trong thư mục dữ liệu nên không được đọc"
        " - chuyển bảng vào _data/thu-tuc/ hoặc _data/chi-so/",
        "_data/thu-tuc/ds.docx: tệp không được đọc, thư mục thu-tuc chỉ nhận .csv, .xlsx, .xls, .ods, .yml, .yaml"
        " - lưu lại đúng loại tệp hoặc chuyển tệp đi nơi khác",
    ]
