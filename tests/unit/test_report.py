"""The report: counts agree with a count by hand, the paper follows Decree 30, the bytes are the same each time."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from tests.support import ROOT

from cchc.cli import cli
from cchc.model.news import NewsItem
from cchc.model.place import Commune, ReformField, Section, Unit
from cchc.model.plan import Area, Plan
from cchc.model.report import ReportWords
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.report.chart import bars
from cchc.report.document import gaps, report
from cchc.report.figures import figures
from cchc.report.listing import as_csv
from cchc.report.period import Period

HOME = "https://xa.example/"


def _item(name: str, day: str, **more: object) -> NewsItem:
    moment = dt.datetime.fromisoformat(f"{day}T23:30:00").replace(tzinfo=VIETNAM)
    item = NewsItem(
        name, f"Tin {name}", moment, "Tóm tắt", f"tin-tuc/{day[:4]}/{name}/", f"tin-tuc/{day[:4]}/{name}.md"
    )
    return replace(item, **more)  # type: ignore[arg-type] - test data


PLAN = Plan(
    "k", "Kế hoạch A", "UBND", period_from=dt.date(2025, 7, 1), period_to=dt.date(2025, 12, 31),
    areas=(Area("chu-truong", "a", "Chủ trương"), Area("guong", "e", "Gương tốt")), recipients=("Sở Nội vụ", "Lưu: VT"),
)  # fmt: skip
SITE = Site(
    Commune("Bến Thử", "xã", "Lai Châu"), Section("Cải cách", "Trang", "Lời"), dt.date(2026, 1, 5),
    units=(Unit("vp", "Văn phòng"), Unit("kt", "Phòng Kinh tế")),
    fields=(ReformField("the-che", "Thể chế"), ReformField("so", "Chính quyền số")), plans=(PLAN,),
    news=(
        _item("nam-sau", "2026-01-01"),
        _item("d", "2025-12-31", area="chu-truong", unit="vp", fields=("so",), approved_by="Chủ tịch"),
        _item("c", "2025-10-20", area="chu-truong", unit="vp", fields=("so", "the-che"), channels=("phat-thanh",)),
        _item("=b", "2025-10-01", format="bai", channels=("zalo", "website")),
        _item("quy-ba", "2025-09-30", area="guong"),
    ),
)  # fmt: skip
Q4 = Period(2025, 4)


@pytest.mark.parametrize(
    ("text", "name", "following"),
    [("2025-Q4", "quý IV năm 2025", "quý I năm 2026"), ("2025Q1", "quý I năm 2025", "quý II năm 2025"),
     ("2025", "năm 2025", "năm 2026")],
)  # fmt: skip
def test_periods(text: str, name: str, following: str) -> None:
    period = Period.parse(text)
    assert (period.name, period.following.name) == (name, following)


@pytest.mark.parametrize("text", ["", "2025-Q5", "Q4", "25-Q1", "2025-13"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=rf"^{re.escape(text)}$"):
        Period.parse(text)


def test_counts_agree_with_a_count_by_hand() -> None:
    told = figures(SITE, Q4)
    assert [item.id for item in told.items] == ["=b", "c", "d"]
    assert told.areas.rows == (("a) Chủ trương", 2), ("e) Gương tốt", 0), ("Chưa ghi", 1))
    assert told.fields.rows == (("Thể chế", 1), ("Chính quyền số", 2), ("Chưa ghi", 1))
    assert told.formats.rows == (("Bài viết", 1), ("Tin", 2))
    assert told.channels.rows == (("Trang thông tin điện tử", 3), ("Phát thanh", 1), ("Zalo", 1))
    assert told.units.rows == (("Văn phòng", 2), ("Phòng Kinh tế", 0), ("Chưa ghi", 1))
    assert told.months.rows == (("Tháng 10", 2), ("Tháng 11", 0), ("Tháng 12", 1))
    assert sum(count for _, count in figures(SITE, Period(2025)).months.rows) == 4


def test_months_before_the_commune_and_those_to_come_are_no_gaps() -> None:
    commune = replace(SITE.commune, formed_on=dt.date(2025, 7, 1))
    told = figures(replace(SITE, commune=commune, today=dt.date(2025, 11, 5)), Period(2025)).months
    assert [name for name, _ in told.rows] == [f"Tháng {month}" for month in range(7, 13)]  # December has an item
    assert told.empty == ("Tháng 7", "Tháng 8", "Tháng 11")


def test_gaps_are_told_and_never_an_empty_part() -> None:
    assert gaps(figures(SITE, Q4)) == [
        "Các tháng chưa có tin, bài: Tháng 11.",
        "Nội dung của kế hoạch chưa có tin, bài: e) Gương tốt.",
        "Đơn vị chưa có tin, bài: Phòng Kinh tế.",
        "Có 2 tin, bài chưa ghi người duyệt.",
    ]


def test_the_paper_follows_decree_30() -> None:
    words = ReportWords(subject="Kết quả {ky}", results=("Đã phát <12> buổi & hơn.",), signer="Nguyễn Văn A")
    paper = docx.Document(io.BytesIO(report(replace(SITE, report_words=words), Q4, root=HOME)))
    section = paper.sections[0]
    margins = [
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    ]
    assert [round(margin.mm) for margin in margins if margin is not None] == [210, 297, 20, 20, 30, 15]
    assert paper.styles["Normal"].font.name == "Times New Roman"
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert section.header.paragraphs[0].alignment == 1
    head = "\n".join(cell.text for cell in paper.tables[0]._cells)
    for text in ("XÃ BẾN THỬ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "/BC-UBND"):
        assert text in head
    assert "Bến Thử, ngày 05 tháng 01 năm 2026" in head
    body = [paragraph.text for paragraph in paper.paragraphs]
    assert {"BÁO CÁO", "Kết quả quý IV năm 2025", "Đã phát <12> buổi & hơn."} <= set(body)
    assert "III. NHIỆM VỤ QUÝ I NĂM 2026" in body
    foot = paper.tables[-2]._cells
    assert foot[0].text.endswith("- Sở Nội vụ;\n- Lưu: VT.")
    assert "Nguyễn Văn A" in foot[1].text
    links = {part.target_ref for part in paper.part.rels.values() if part.is_external}
    assert links == {HOME + item.path for item in figures(SITE, Q4).items}


def test_two_runs_give_the_same_bytes_and_no_hour_of_writing() -> None:
    first = report(SITE, Q4, root=HOME)
    assert first == report(SITE, Q4, root=HOME)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-01-05T00:00:00Z" in parts.read("docProps/core.xml")


def test_an_empty_period_gives_a_report_that_says_so() -> None:
    paper = docx.Document(io.BytesIO(report(SITE, Period(2024, 1), root=HOME)))
    assert "Trong quý I năm 2024, chuyên mục chưa đăng tin, bài nào." in [one.text for one in paper.paragraphs]


def test_the_list_as_csv_runs_no_formula() -> None:
    table = list(
        csv.reader(
            io.StringIO(
                as_csv(replace(SITE, news=(replace(SITE.news[3], title="=1+1"),)), Q4, root=HOME).decode("utf-8-sig")
            )
        )
    )
    assert table[1][:5] == ["1", "01/10/2025", "'=1+1", "", f"{HOME}tin-tuc/2025/=b/"]


def test_charts_are_pictures_for_any_counts() -> None:
    for rows in ([("Một", 0), ("Tên rất dài " * 12, 7)], [("A", 10**6)]):
        assert bars(rows).startswith(b"\x89PNG")


def test_the_command_writes_report_and_list(tmp_path: Path) -> None:
    config = ["-f", str(ROOT / "mkdocs.yml")]
    target, table = tmp_path / "bao cao.docx", tmp_path / "danh muc.csv"
    done = CliRunner().invoke(cli, ["report", "2025-Q4", "-o", str(target), "--csv", str(table), *config])
    assert (done.exit_code, done.stdout) == (0, f"{target}\n{table}\n"), done.output
    assert target.read_bytes().startswith(b"PK")
    files = list((ROOT / "content/tin-tuc/2025").glob("*.md"))
    dated = [
        path
        for path in files
        if any(f"\ndate: 2025-{month}" in path.read_text(encoding="utf-8") for month in (10, 11, 12))
    ]
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) == len(dated) + 1
    refused = CliRunner().invoke(cli, ["report", "2025-Q7", "-o", str(target), *config])
    assert refused.exit_code == 2
    assert "2025-Q4" in refused.stderr
