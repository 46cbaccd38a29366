"""The register of changes: what is read, the clock of posting, what has ended and what follows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.sources_kit import read, told

from cchc.artifact import Crumb
from cchc.model.calendar import WorkCalendar
from cchc.model.change import posting_clock
from cchc.model.site import Site
from cchc.procedures.changes import ListedBatch
from cchc.procedures.pages import pages
from cchc.sources.calendar import national_holidays

LIST = """\
Mã số,Tên,Lĩnh vực
1.001193,Đăng ký khai sinh,Hộ tịch
2.000815,Chứng thực bản sao,Chứng thực
1.000894,Đăng ký kết hôn,Hộ tịch
"""
BATCH = """\
decision: "1872/QĐ-UBND"
announced_on: 2026-11-16
effective_on: 2026-11-20
posted_on: 2026-11-19
changes:
  - {code: "1.001193", kind: sua-doi, what: ["thời hạn giải quyết"]}
  - {code: "1.000894", kind: thay-the, replaces: ["2.000001"]}
  - {code: "2.000815", kind: bai-bo, replaced_by: ["1.001193"]}
  - {code: "2.000002", kind: bai-bo, name: "Thủ tục chỉ còn trong sổ"}
"""
PLACE = "_data/thu-tuc-thay-doi/2026-11-16-ho-tich.yml"


def _read(folder: Path, batch: str = BATCH, place: str = PLACE) -> tuple[Site, list[str]]:
    site, problems = read(folder, {"_data/thu-tuc/danh-muc.csv": LIST, place: batch})
    return site, [line for line in told(problems) if line.startswith("_data/thu-tuc-thay-doi")]


def test_a_batch_is_read_with_its_clock(tmp_path: Path) -> None:
    site, problems = _read(tmp_path)
    assert problems == []
    (batch,) = site.changes
    assert (batch.key, batch.heading) == ("2026-11-16-ho-tich", "Quyết định số 1872/QĐ-UBND ngày 16/11/2026")
    assert (batch.due_on, batch.taken, batch.is_late) == (date(2026, 11, 23), 3, False)
    assert [(one.code, one.kind_name, one.name) for one in batch.changes] == [
        ("1.001193", "Sửa đổi, bổ sung", "Đăng ký khai sinh"),
        ("1.000894", "Thay thế", "Đăng ký kết hôn"),
        ("2.000815", "Bãi bỏ", "Chứng thực bản sao"),
        ("2.000002", "Bãi bỏ", "Thủ tục chỉ còn trong sổ"),
    ]


def test_what_has_ended_leaves_the_lists_and_keeps_its_page(tmp_path: Path) -> None:
    site, _ = _read(tmp_path)
    assert [one.code for one in site.procedures] == ["1.000894", "1.001193"]
    assert [one.code for one in site.ended] == ["2.000002", "2.000815"]
    made = {page.path: page for page in pages(site)}
    gone = made["thu-tuc/2.000815/"]
    assert gone.template == "procedures/ended.html"
    assert gone.view["follow"] == (Crumb("Đăng ký khai sinh", "thu-tuc/1.001193/"),)
    assert "thu-tuc/2.000002/" in made
    (event,) = made["thu-tuc/1.001193/"].view["history"]  # type: ignore[misc]
    assert (event.kind_name, event.what) == ("Sửa đổi, bổ sung", ("thời hạn giải quyết",))
    (batch,) = made["thu-tuc/thay-doi/"].view["batches"]  # type: ignore[misc]
    assert isinstance(batch, ListedBatch)
    assert [(name, len(changes)) for name, changes in batch.groups] == [
        ("Sửa đổi, bổ sung", 1),
        ("Thay thế", 1),
        ("Bãi bỏ", 2),
    ]


def test_an_abolition_to_come_changes_no_list_yet(tmp_path: Path) -> None:
    site, _ = _read(tmp_path, BATCH.replace("effective_on: 2026-11-20", "effective_on: 2026-11-23"))
    assert site.ended == ()
    assert "2.000815" in [one.code for one in site.procedures]


def test_what_is_issued_again_is_in_force_again(tmp_path: Path) -> None:
    again = (
        'decision: "2/QĐ"\nannounced_on: 2026-11-20\nposted_on: 2026-11-20\nchanges: [{code: "2.000815", kind: moi}]\n'
    )
    files = {"_data/thu-tuc/danh-muc.csv": LIST, PLACE: BATCH, PLACE.replace("16-ho-tich", "20-lai"): again}
    site, _ = read(tmp_path, files)
    assert "2.000815" in [one.code for one in site.procedures]
    assert [batch.key for batch in site.changes] == ["2026-11-20-lai", "2026-11-16-ho-tich"]


@pytest.mark.parametrize(
    ("announced", "line"),
    [
        ("2026-11-20", "còn 5 ngày làm việc để công khai (hạn cuối 27/11/2026)"),
        ("2026-11-17", "còn 2 ngày làm việc để công khai (hạn cuối 24/11/2026)"),
        ("2026-11-06", "đã quá hạn công khai 5 ngày làm việc (hạn cuối 13/11/2026)"),
    ],
)
def test_the_editor_is_told_how_the_clock_runs(tmp_path: Path, announced: str, line: str) -> None:
    text = BATCH.replace("announced_on: 2026-11-16", f"announced_on: {announced}").replace(
        "posted_on: 2026-11-19\n", ""
    )
    _, problems = _read(tmp_path, text)
    assert problems == [f"{PLACE}:2: {line} - công khai, niêm yết rồi ghi posted_on"]


def test_clocks_know_the_end_of_the_year_and_tet() -> None:
    vietnam = WorkCalendar(national_holidays)
    assert posting_clock(date(2026, 12, 30), None, vietnam).due_on == date(2027, 1, 7)
    clock = posting_clock(date(2026, 2, 12), date(2026, 2, 27), vietnam)
    assert (clock.due_on, clock.taken) == (date(2026, 2, 26), 6)


def test_a_draft_is_kept_back(tmp_path: Path) -> None:
    site, problems = _read(tmp_path, 'draft: true\nchanges: [{code: "2.000815", kind: bai-bo}]\n')
    assert (site.changes, site.ended) == ((), ())
    assert problems == [
        f"{PLACE}:1: đợt thay đổi chưa xác nhận nên chưa đăng - điền số, ngày quyết định rồi xóa dòng draft"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('decision: "1872/QĐ-UBND"\n', "", "đợt thay đổi chưa ghi số quyết định công bố"),
        (
            "posted_on: 2026-11-19",
            "posted_on: 2026-11-15",
            "15/11/2026 trước ngày quyết định 16/11/2026",
        ),
        (', name: "Thủ tục chỉ còn trong sổ"', "", "thủ tục 2.000002 không có trong danh mục và chưa ghi tên"),
        ("kind: bai-bo, replaced", "kind: xoa, replaced", "“xoa” không có trong danh sách"),
        ("replaces: [", "note: x, what: [", "chưa ghi thay thế thủ tục nào"),
        ('replaced_by: ["1.001193"]', 'replaced_by: ["1.999999"]', "thủ tục thay thế 1.999999 không có trong danh mục"),
    ],
)
def test_every_slip_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in BATCH
    _, problems = _read(tmp_path, BATCH.replace(old, new))
    assert any(message in line for line in problems), problems
