"""The report itself: what was published, where there are gaps, what comes next, and the list with links."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc.model.site import Site
from cchc.model.text import format_long_date
from cchc.report import paper as nd30
from cchc.report.chart import bars
from cchc.report.figures import Figures, Table, figures
from cchc.report.listing import HEADS, rows
from cchc.report.period import Period

if TYPE_CHECKING:
    from docx.document import Document as DocumentType

_WIDTHS = (12, 28, 85, 40)


def report(site: Site, period: Period, *, root: str) -> bytes:
    """Return the report as a Word file. `root` is the section's public address, dated by the day of the build."""
    told = figures(site, period)
    words = site.report_words
    subject = _filled(words.subject, site, told)
    paper = nd30.new_paper(f"Báo cáo {subject}", site.commune.title, site.today)
    _head(paper, site, subject)
    nd30.body(paper, _filled(words.intro, site, told))
    nd30.heading(paper, "I. Kết quả thực hiện", 1)
    for text in (*_overview(told), *(_filled(text, site, told) for text in words.results)):
        nd30.body(paper, text)
    for number, table in enumerate((table for table in told.tables if table.rows), 1):
        _counted(paper, number, table)
    nd30.heading(paper, "II. Tồn tại, hạn chế", 1)
    for text in (*gaps(told), *(_filled(text, site, told) for text in words.shortcomings)):
        nd30.body(paper, text)
    nd30.heading(paper, f"III. Nhiệm vụ {told.period.following.name}", 1)
    for text in words.tasks:
        nd30.body(paper, _filled(text, site, told), joined=text == words.tasks[-1])
    _signature(paper, site, told)
    _list(paper, site, told, root)
    return nd30.packed(paper)


def _head(paper: DocumentType, site: Site, subject: str) -> None:
    """Add issuer and motto, number, place and date, and the title."""
    table = paper.add_table(rows=2, cols=2)
    nd30.columns(table, (62, 103))
    left, right = table.rows[0].cells
    issuer = site.report_words.issuer or f"Ủy ban nhân dân\n{site.commune.full_name}"
    nd30.underline(nd30.line(left, issuer.upper(), size=13, bold=True), 2.2)
    nd30.line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    nd30.underline(nd30.line(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True), 1.6)
    left, right = table.rows[1].cells
    nd30.line(left, f"Số:        /{site.report_words.symbol}", size=13)
    nd30.line(right, f"{site.commune.name}, {format_long_date(site.today)}", size=14, italic=True)
    nd30.line(paper, "")
    nd30.line(paper, "BÁO CÁO", bold=True)
    nd30.underline(nd30.line(paper, subject, bold=True), 6)


def _overview(told: Figures) -> Iterator[str]:
    """Yield the result in sentences."""
    if not told.items:
        yield f"Trong {told.period.name}, chuyên mục chưa đăng tin, bài nào."
        return
    yield f"Trong {told.period.name}, chuyên mục đã đăng {len(told.items)} tin, bài."
    if told.done:
        parts = [f"{name[:1].lower()}{name[1:]}: {count}" for name, count in told.deeds.rows]
        yield f"Ngoài chuyên mục, theo nhật ký tuyên truyền đã thực hiện: {'; '.join(parts)}."
    yield "Một tin, bài thuộc nhiều lĩnh vực hoặc đăng trên nhiều kênh được tính ở từng lĩnh vực, từng kênh."


def gaps(told: Figures) -> list[str]:
    """Return what is missing, told by the counts: months, areas and units without items, items without approval."""
    found = []
    for table, words in (
        (told.months, "Các tháng chưa có tin, bài"),
        (told.areas, "Nội dung của kế hoạch chưa có tin, bài"),
        (told.fields, "Lĩnh vực cải cách chưa có tin, bài"),
        (told.units, "Đơn vị chưa có tin, bài"),
    ):
        if table.empty:
            found.append(f"{words}: {'; '.join(table.empty)}.")
    undone = [task.content for task in told.undone]
    if undone:
        found.append(f"Nhiệm vụ đến hạn chưa ghi nhận hoàn thành: {'; '.join(undone)}.")
    unsigned = sum(not item.approved_by for item in told.items)
    if unsigned:
        found.append(f"Có {unsigned} tin, bài chưa ghi người duyệt.")
    return found or ["Qua số liệu của chuyên mục, không có nội dung, đơn vị, tháng nào thiếu tin, bài."]


def _counted(paper: DocumentType, number: int, table: Table) -> None:
    """Add a table of counts; of more than two rows also a chart, with its figures as words for screen readers."""
    from docx.shared import Mm, Pt

    nd30.heading(paper, f"{number}. {table.title}", 2)
    nd30.grid(paper, table.heads, [(name, str(count)) for name, count in table.rows], (125, 40))
    if len(table.rows) > 2:
        place = nd30.line(paper, "")
        place.paragraph_format.space_before = Pt(6)
        picture = place.add_run().add_picture(io.BytesIO(bars(table.rows)), width=Mm(160))
        told = "; ".join(f"{name}: {count}" for name, count in table.rows)
        picture._inline.docPr.set("descr", f"Biểu đồ cột, {table.title.lower()}. {told}")


def _signature(paper: DocumentType, site: Site, told: Figures) -> None:
    """Add the recipients and the place for the signature, which stay on one page."""
    words = site.report_words
    nd30.line(paper, "").paragraph_format.keep_with_next = True
    table = paper.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    nd30.columns(table, (82, 83))
    nd30.line(left, "Nơi nhận:", size=12, bold=True, italic=True, align="LEFT")
    names = words.recipients or (told.plan.recipients if told.plan else ())
    for number, name in enumerate(names, 1):
        nd30.line(left, f"- {name.rstrip(';.')}{'.' if number == len(names) else ';'}", size=11, align="LEFT")
    for text in words.signed_as:
        nd30.line(right, text, size=14, bold=True)
    for text in ("", "", "", words.signer):
        nd30.line(right, text, size=14, bold=True)


def _list(paper: DocumentType, site: Site, told: Figures, root: str) -> None:
    """Add the list of items on a page of its own."""
    if not told.items:
        return
    nd30.line(paper, "PHỤ LỤC", bold=True).paragraph_format.page_break_before = True
    nd30.line(paper, f"Danh mục tin, bài đã đăng {told.period.name}", bold=True)
    nd30.line(paper, "")
    listed = rows(site, told, root)
    nd30.grid(paper, HEADS[:4], [row[:4] for row in listed], _WIDTHS, [row[4] for row in listed])


def _filled(text: str, site: Site, told: Figures) -> str:
    """Return the text with the placeholders of model/report.py filled in."""
    values = {
        "xa": site.commune.full_name,
        "tinh": site.commune.province_name,
        "ky": told.period.name,
        "ky_sau": told.period.following.name,
        "so_tin": str(len(told.items)),
        "ke_hoach": told.plan.title if told.plan else "",
    }
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), text)
