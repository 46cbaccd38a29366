"""Ways into the procedures, life events, completeness, versions of sheets."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.unit.sources_kit import read, told

from cchc.artifact import PageArtifact
from cchc.model.posted import scan_url, version_of
from cchc.model.procedure import Fee, Paper, Procedure, Way
from cchc.model.site import Site
from cchc.procedures.browse import CATALOGUE, FULL_LIST
from cchc.procedures.catalogue import catalogue
from cchc.procedures.pages import pages

LIST = """\
Mã số,Tên,Lĩnh vực,Cơ quan thực hiện,Đối tượng,Mức độ
1.000001,Đăng ký khai sinh,Hộ tịch,Ủy ban nhân dân cấp xã,Công dân Việt Nam,Toàn trình
1.000002,Cấp căn cước,Căn cước,Công an cấp xã; Ủy ban nhân dân cấp xã,Công dân Việt Nam,Một phần
1.000003,Chứng thực,Chứng thực,Ủy ban nhân dân cấp xã,Công dân Việt Nam,
"""
WHOLE = """\
code: "1.000001"
absent: [forms, conditions]
steps: ["Nộp hồ sơ\\nở quầy 1", "Nhận kết quả"]
ways: [{kind: truc-tiep}, {kind: buu-chinh, cost: "26.000 đồng"}]
papers: [{name: "Giấy chứng sinh", group: "B"}, {name: "Tờ khai", group: "A"}]
time: "Trong ngày"
fee: "Không thu"
result: "Giấy khai sinh"
source: "Cổng"
"""
EVENT = """\
title: "Sinh con"
summary: "Khai sinh cho con."
keywords: ["em bé"]
steps:
  - {title: "Khai sinh", procedures: ["1.000001"]}
  - {title: "Việc khác", procedures: ["1.000009"], optional: true}
"""


def made(site: Site) -> dict[str, PageArtifact]:
    return {page.path: page for page in pages(site)}


def section(folder: Path, **more: str) -> tuple[Site, list[str]]:
    files = {
        "_data/thu-tuc/ds.csv": LIST,
        "_data/thu-tuc/1.000001.yml": WHOLE,
        "_data/viec/sinh-con.yml": EVENT,
        **more,
    }
    site, problems = read(folder, files)
    return site, [line for line in told(problems) if "site.yml" not in line]


def test_lists_by_field_agency_and_level(tmp_path: Path) -> None:
    site, _ = section(tmp_path)
    found = made(site)
    assert {path for path in found if path.count("/") == 3} == {
        "thu-tuc/linh-vuc/can-cuoc/",
        "thu-tuc/linh-vuc/chung-thuc/",
        "thu-tuc/linh-vuc/ho-tich/",
        "thu-tuc/co-quan/cong-an-cap-xa/",
        "thu-tuc/co-quan/uy-ban-nhan-dan-cap-xa/",
        "thu-tuc/muc-do/toan-trinh/",
        "thu-tuc/muc-do/mot-phan/",
        "thu-tuc/viec/sinh-con/",
    }
    assert found["thu-tuc/co-quan/uy-ban-nhan-dan-cap-xa/"].view["count"] == 3
    rows = found["thu-tuc/co-quan/cong-an-cap-xa/"].view["rows"]
    assert [(row.procedure.code, row.agencies) for row in rows] == [  # type: ignore[attr-defined]
        ("1.000002", "cong-an-cap-xa uy-ban-nhan-dan-cap-xa")
    ]
    assert catalogue(site) is None


def test_a_life_event_leads_through_its_procedures(tmp_path: Path) -> None:
    site, problems = section(tmp_path)
    assert problems == [
        "_data/viec/sinh-con.yml:6: thủ tục 1.000009 chưa có trong danh mục, trang chỉ nêu mã"
        " - thêm vào _data/thu-tuc hoặc sửa mã"
    ]
    found = made(site)
    legs = found["thu-tuc/viec/sinh-con/"].view["legs"]
    assert [([one.code for one in leg.procedures], leg.unknown) for leg in legs] == [  # type: ignore[attr-defined]
        (["1.000001"], ()),
        ([], ("1.000009",)),
    ]
    (entry,) = found["thu-tuc/viec/sinh-con/"].entries
    assert "em bé" in entry.keywords
    events = found["thu-tuc/1.000001/"].view["events"]
    assert [one.path for one in events] == ["thu-tuc/viec/sinh-con/"]  # type: ignore[attr-defined]


def test_completeness_tells_what_is_missing(tmp_path: Path) -> None:
    draft = 'code: "1.000002"\ndraft: true\nsteps: ["Nộp"]\nfee: "8.000 đồng"\nsource: "Cổng"\n'
    site, _ = section(tmp_path, **{"_data/thu-tuc/1.000002.yml": draft})
    view = made(site)["thu-tuc/day-du/"].view
    assert (view["count"], view["whole"], view["bare_count"]) == (3, 1, 1)
    assert [(one.code, one.missing) for one in view["waiting"]] == [  # type: ignore[attr-defined]
        (
            "1.000002",
            ("cách thức thực hiện", "thành phần, số lượng hồ sơ", "thời hạn giải quyết", "đối tượng miễn, giảm phí"),
        )
    ]
    assert view["open"] == ()
    shown = site.procedures_by_code["1.000002"]
    assert (shown.steps, shown.fee, shown.level) == ((), None, "mot-phan")


def test_a_part_that_is_missing_in_public_is_an_error(tmp_path: Path) -> None:
    text = (
        WHOLE.replace('time: "Trong ngày"\n', "")
        .replace('fee: "Không thu"\n', "")
        .replace("{kind: truc-tiep}", "{kind: truc-tiep, fee: 5 đồng}")
    )
    _, problems = section(tmp_path, **{"_data/thu-tuc/1.000001.yml": text})
    assert [line for line in problems if "1.000001.yml" in line] == [
        "_data/thu-tuc/1.000001.yml: thủ tục 1.000001 có thu “5 đồng” nhưng chưa ghi ai được miễn, giảm"
        " - thêm fee với amount và exemptions; chưa rõ thì ghi draft: true",
        "_data/thu-tuc/1.000001.yml: thủ tục 1.000001 thiếu thời hạn giải quyết"
        " - điền time; chưa có thì ghi draft: true để chưa đăng phần chi tiết",
    ]


def test_the_page_keeps_the_order_of_papers_and_says_its_version(tmp_path: Path) -> None:
    site, _ = section(tmp_path)
    view = made(site)["thu-tuc/1.000001/"].view
    assert [name for name, _ in view["papers"]] == ["B", "A"]  # type: ignore[attr-defined]
    one = site.procedures_by_code["1.000001"]
    assert view["version"] == version_of(one)
    assert (
        scan_url(one, "https://xa.example/cchc/") == f"https://xa.example/cchc/thu-tuc/1.000001/?pb={version_of(one)}"
    )
    assert version_of(replace(one, keywords=("khác",), legal_basis=("Luật",))) == version_of(one)
    for changed in (
        replace(one, time="2 ngày"),
        replace(one, fee=Fee("1 đồng", "Hộ nghèo")),
        replace(one, papers=(Paper("Đơn"),)),
        replace(one, ways=(Way("truc-tuyen"),)),
    ):
        assert version_of(changed) != version_of(one)


def test_a_long_catalogue_is_a_script_of_plain_values() -> None:
    hostile = Procedure("1.999999", "</script>\t\n<b>", "Lĩnh\u2028vực", ("A", "B"), level="mot-phan", time="1 ngày")
    many = tuple(Procedure(f"1.{n:06}", f"Thủ tục {n}", "Hộ tịch", ("A",)) for n in range(FULL_LIST))
    base, _ = _empty()
    file = catalogue(replace(base, procedures=(*many, hostile)))
    assert file is not None
    assert file.path == CATALOGUE
    text = file.content.decode()
    assert "</script" not in text
    assert "\u2028" not in text
    heads, lines = json.loads("[" + text.removeprefix("cchcDanhMuc(").rstrip()[:-1] + "]")
    assert heads == {"lv": ["ho-tich", "linh-vuc"], "cq": ["a", "a b"]}
    rows = {line.split("\t")[0]: line.split("\t") for line in lines.split("\n")}
    assert rows["1.999999"] == ["1.999999", "</script> <b>", "", "1", "1", "mot-phan", "1 ngày"]
    assert len(rows) == FULL_LIST + 1


def _empty() -> tuple[Site, list[str]]:
    from datetime import date

    from cchc.model.place import Commune, Section

    return Site(Commune("A", "xã", "B"), Section("", "", "", ""), date(2026, 11, 22)), []
