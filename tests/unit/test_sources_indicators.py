"""Results of the indices."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from sources_kit import read, told

from cchc.model.indicator import Component, IndexResult

HEAD = "index,year,unit,score,max,rank,of,components,source,status,note\n"
NAME = "_data/chi-so/a.csv"
URL = "https://a.vn"


def results_of(tmp_path: Path, rows: str, head: str = HEAD) -> tuple[tuple[IndexResult, ...], list[str]]:
    site, problems = read(tmp_path, {NAME: head + rows})
    return site.results, told(problems)


def test_a_figure_as_it_is_published(tmp_path: Path) -> None:
    (result,), problems = results_of(
        tmp_path, f'PAR INDEX,2016,Lai Châu,"67,41/97,5",,53,63,"Thể chế=12,75/13; Tài chính",{URL},Số liệu công bố,\n'
    )
    assert problems == []
    assert result == IndexResult(
        index="par-index",
        year=2016,
        unit="Lai Châu",
        score=Decimal("67.41"),
        maximum=Decimal("97.5"),
        rank=53,
        of=63,
        components=(Component("Thể chế", Decimal("12.75"), Decimal(13)), Component("Tài chính")),
        source=URL,
        status="cong-bo",
        file=NAME,
        line=2,
    )


def test_unknown_is_none_and_never_zero(tmp_path: Path) -> None:
    (result,), problems = results_of(tmp_path, f"PAR INDEX,2024,Lai Châu,,,,,,{URL},,\n")
    assert (result.score, result.maximum, result.rank, result.of, result.components) == (None, None, None, None, ())
    assert problems == []


def test_research_table_headings_and_words(tmp_path: Path) -> None:
    head = "index,year,unit_name,score,score_unit,rank,of,basis,source_url,note\n"
    rows = f"PAR INDEX,2023,A,91.81,%,2,63,stated (conflicting),{URL},x\nPAR INDEX,2022,A,90.1,%,,,derived,{URL},\n"
    results, problems = results_of(tmp_path, rows, head)
    assert [(r.year, r.status) for r in results] == [(2023, "chua-thong-nhat"), (2022, "suy-ra")]
    assert problems == []


def test_rows_that_contradict_themselves(tmp_path: Path) -> None:
    rows = (
        f"PAR INDEX,2024,A,101,100,,,,{URL},,\n"
        f"PAR INDEX,2024,B,90,100,64,63,,{URL},,\n"
        f"PAR INDEX,2024,C,abc,,,,,{URL},,\n"
        f"PAR INDEX,2024,D,90,,,,Thể chế=14/13,{URL},,\n"
        f"PAR INDEX,2024,E,90,,,,,{URL},mới,\n"
        f"PAR INDEX,24,F,90,,,,,{URL},,\n"
        f"PAR INDEX,2024,,90,,,,,{URL},,\n"
    )
    results, problems = results_of(tmp_path, rows)
    assert results == ()
    assert problems == [
        f"{NAME}:2: điểm 101 cao hơn điểm tối đa 100 - kiểm tra lại theo nguồn công bố",
        f"{NAME}:3: hạng 64 không nằm trong khoảng từ 1 đến 63 - kiểm tra lại theo nguồn công bố",
        f"{NAME}:4: cột “điểm”: “abc” không phải số - viết như ví dụ: 67,41 hoặc 67,41/97,5",
        f"{NAME}:5: thành phần “Thể chế” có điểm cao hơn điểm tối đa - kiểm tra lại theo nguồn công bố",
        f"{NAME}:6: tình trạng “mới” không có trong danh sách - dùng một trong: cong-bo, suy-ra, chua-thong-nhat",
        f"{NAME}:7: năm 24 không hợp lý - viết năm bốn chữ số, ví dụ: 2024",
        f"{NAME}:8: để trống cột “đơn vị” - điền giá trị, ví dụ: Lai Châu",
    ]


def test_sources_that_disagree_are_both_kept(tmp_path: Path) -> None:
    rows = f"PAR INDEX,2023,Hải Phòng,91.87,,2,63,,{URL}/1,,\nPAR INDEX,2023,Hải Phòng,91.81,,2,63,,{URL}/2,,\n"
    results, problems = results_of(tmp_path, rows)
    assert [(r.score, r.status) for r in results] == [
        (Decimal("91.87"), "chua-thong-nhat"),
        (Decimal("91.81"), "chua-thong-nhat"),
    ]
    assert problems == [
        f"{NAME}:2: Hải Phòng năm 2023 có điểm khác nhau: 91,87 ở đây, 91,81 ở {NAME}:3"
        " - giữ cả hai và ghi nguồn, hoặc xóa dòng sai",
        f"{NAME}:3: Hải Phòng năm 2023 có điểm khác nhau: 91,81 ở đây, 91,87 ở {NAME}:2"
        " - giữ cả hai và ghi nguồn, hoặc xóa dòng sai",
    ]


def test_what_a_person_should_look_at(tmp_path: Path) -> None:
    rows = (
        f"PAR INDEX,2021,Thanh Hóa,87.83,,14,63,A=80.84;B=7,{URL},,\n"
        f"PAR INDEX,2021,Thanh Hóa,87.83,,14,63,A=80.84;B=7,{URL},,\n"
        "PAR INDEX (vùng),2021,Tây Nguyên,85,,,,,,,\n"
    )
    results, problems = results_of(tmp_path, rows)
    assert len(results) == 2
    assert problems == [
        f"{NAME}:4: số liệu chưa ghi nguồn - điền địa chỉ trang công bố vào cột nguồn",
        f"{NAME}:2: các thành phần cộng lại được 87,84, khác tổng 87,83 đã công bố"
        " - giữ nguyên nếu nguồn công bố như vậy, nếu không thì kiểm tra lại",
        f"{NAME}:3: các thành phần cộng lại được 87,84, khác tổng 87,83 đã công bố"
        " - giữ nguyên nếu nguồn công bố như vậy, nếu không thì kiểm tra lại",
        f"{NAME}:3: dòng lặp lại dòng 2 của {NAME} - xóa một dòng",
    ]


def test_research_tables_are_read_as_they_are(tmp_path: Path) -> None:
    """Names without marks, index and year in the name of the file, ties, blank cells, a row for each part."""
    site, problems = read(
        tmp_path,
        {
            "_data/chi-so/papi_2011_2024.csv": "nam,ma,tinh,tong_diem_cong_tu_chi_so_con,so_o_trong,hang_tu_tinh\n"
            "2011,P49,Ba Ria - Vung Tau,39.9544,7,2\n2014,P15,Bac Giang,,29,\n2024,P01,Hanoi,44.1,0,1\n",
            "_data/chi-so/dti_2022_ranking.csv": f"hang,tinh,diem,source_url\n1,TP. Đà Nẵng,0.8002,{URL}\n"
            f"15,Thanh Hóa,,{URL}\n15,Yên Bái,,{URL}\n17,Hậu Giang,,{URL}\n",
            "_data/chi-so/par_index_components_x.csv": "linh_vuc,diem,diem_toi_da,hang,nam,tinh,source_url\n"
            f"Tổ chức bộ máy,10.18,10.5,1,2024,Sơn La,{URL}\nCông vụ,14.23,15,2,2024,Sơn La,{URL}\n"
            f"Thể chế,9,10,,2023,Sơn La,{URL}\n",
            "_data/chi-so/par.csv": f"chỉ số,năm,đơn vị,điểm,nguồn\nPAR INDEX,2024,Sơn La,90.02,{URL}\n"
            f"PAR INDEX (vùng),2023,Tay Nguyen,85.42,{URL}\n",
        },
    )
    papi = {(r.year, r.unit): r for r in site.results if r.index == "papi"}
    assert papi[2011, "Bà Rịa - Vũng Tàu"].score == Decimal("39.9544")
    assert papi[2011, "Bà Rịa - Vũng Tàu"].status == "suy-ra"
    assert "7 ô" in papi[2011, "Bà Rịa - Vũng Tàu"].note
    assert (papi[2014, "Bắc Giang"].score, papi[2014, "Bắc Giang"].rank) == (None, None)
    assert papi[2014, "Bắc Giang"].note == "Nguồn để trống 29 ô, không cộng được tổng"
    assert papi[2024, "Hà Nội"].rank == 1
    dti = [(r.unit, r.rank, r.score, r.year) for r in site.results if r.index == "dti"]
    assert dti == [
        ("Đà Nẵng", 1, Decimal("0.8002"), 2022),
        ("Hậu Giang", 17, None, 2022),
        ("Thanh Hóa", 15, None, 2022),
        ("Yên Bái", 15, None, 2022),
    ]
    par = {(r.year, r.unit): r for r in site.results if r.index == "par-index"}
    assert [part.rank for part in par[2024, "Sơn La"].components] == [1, 2]
    assert par[2024, "Sơn La"].score == Decimal("90.02")
    assert "Nguồn mới nêu 2 thành phần (tối đa 25,5 trên 100)" in par[2024, "Sơn La"].parts_note
    assert par[2023, "Sơn La"].score is None
    assert par[2023, "Sơn La"].components[0].score == Decimal(9)
    assert par[2023, "Tây Nguyên"].is_region
    assert {p.level for p in problems} <= {"warning", "note"}


def test_self_scored_parts_with_evidence(tmp_path: Path) -> None:
    head = "chỉ số,năm,đơn vị,tiêu chí,tự chấm,điểm thẩm định,điểm tối đa,tài liệu kiểm chứng,giải trình,nguồn\n"
    rows = (
        f"PAR INDEX cấp xã,2026,xã Phong Thổ,Chỉ đạo,14,13,15,Kế hoạch 23/KH-UBND,,{URL}\n"
        f"PAR INDEX cấp xã,2026,xã Phong Thổ,Thể chế,9,,10,,,{URL}\n"
        f"PAR INDEX cấp xã,2026,xã Phong Thổ,Công vụ,16,,15,,,{URL}\n"
        f"PAR INDEX cấp xã,2026,xã Phong Thổ,Thể chế,8,,10,x,,{URL}\n"
    )
    results, problems = results_of(tmp_path, rows, head)
    assert problems == [
        f"{NAME}:4: điểm 16 cao hơn điểm tối đa 15 - kiểm tra lại theo nguồn công bố",
        f"{NAME}:5: thành phần “Thể chế” của xã Phong Thổ năm 2026 ghi hai lần - xóa một trong hai dòng",
        f"{NAME}:2: xã Phong Thổ năm 2026: “Thể chế” tự chấm điểm nhưng chưa có tài liệu kiểm chứng"
        " - điền cột “tài liệu kiểm chứng”, hoặc cột “giải trình”",
    ]
    (result,) = results
    assert result.index == "par-index-xa"
    assert [(c.name, c.self_score, c.score, c.unproved) for c in result.components] == [
        ("Chỉ đạo", Decimal(14), Decimal(13), False),
        ("Thể chế", Decimal(9), None, True),
    ]
