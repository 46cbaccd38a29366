"""The Word paper of Decree 30/2020/NĐ-CP: margins, typeface, national motto, number, place and date, signature.

A4; margins top and bottom 20 mm, left 30 mm, right 15 mm; Times New Roman; page number centred at the top from
page 2 on (Decree 30/2020/NĐ-CP, Appendix I).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cchc.artifact import repacked

if TYPE_CHECKING:
    import datetime as dt

    from docx.document import Document as DocumentType
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY = 14


def new_paper(title: str, author: str, day: dt.date) -> DocumentType:
    """Return an empty paper with the decree's page and letters."""
    import datetime

    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_page_number(number.add_run())
    about = paper.core_properties
    moment = datetime.datetime.combine(day, datetime.time())
    about.title, about.author, about.last_modified_by, about.comments = title, author, author, ""
    about.created = about.modified = moment
    about.language = "vi-VN"
    return paper


def _add_page_number(run: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def line(
    place: Any, text: str, *, size: float = BODY, bold: bool = False, italic: bool = False, align: str = "CENTER"
) -> Paragraph:
    """Add a paragraph of one look to a paper or a cell, and return it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    first = getattr(place, "paragraphs", None)
    is_fresh_cell = hasattr(place, "merge") and first and len(first) == 1 and not first[0].runs
    paragraph: Paragraph = first[0] if is_fresh_cell and first else place.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def body(paper: DocumentType, text: str, *, joined: bool = False) -> None:
    """Add a paragraph of running text: justified, first line moved in by 1.27 cm, 6 points apart.

    `joined` keeps it on the page of what follows, so that a signature never stands on a page alone.
    """
    from docx.shared import Cm, Pt

    paragraph = line(paper, text, align="JUSTIFY")
    paragraph.paragraph_format.keep_with_next = joined
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)


def heading(paper: DocumentType, text: str, level: int) -> None:
    """Add a heading that Word's outline knows: I. in capitals, 1. in bold, both black and upright."""
    from docx.shared import Cm, Pt, RGBColor

    paragraph = paper.add_heading(level=level)
    run = paragraph.add_run(text.upper() if level == 1 else text)
    run.bold, run.font.size, run.font.name, run.font.color.rgb = True, Pt(BODY), FONT, RGBColor(0, 0, 0)
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)


def underline(paragraph: Paragraph, inset: float) -> None:
    """Draw the line that stands under the motto and the abstract, moved in by `inset` cm on both sides."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    rule = paragraph.insert_paragraph_before()
    paragraph._p.addnext(rule._p)
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Cm(inset)
    rule.paragraph_format.space_after = Pt(0)
    rule.paragraph_format.line_spacing = Pt(4)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    rule._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def columns(table: Any, widths: Sequence[float]) -> None:
    """Set the widths of a table's columns, in mm: Word goes by the cells, LibreOffice by the grid."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def grid(
    paper: DocumentType,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    links: Sequence[str] = (),
) -> None:
    """Add a table with borders; its head row is repeated on every page. Widths are in mm.

    `links` are addresses, one a row, to which the third column leads.
    """
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    table = paper.add_table(rows=len(rows) + 1, cols=len(heads), style="Table Grid")
    columns(table, widths)
    for number, (row, cells) in enumerate(zip(table.rows, [heads, *rows], strict=True)):
        for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            is_figure = text.isdigit() or number == 0
            told = line(cell, text, size=12, bold=number == 0, align="CENTER" if is_figure else "LEFT")
            told.paragraph_format.space_before = told.paragraph_format.space_after = Pt(2)
            if number and links and at == 2:
                _link(told, links[number - 1])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _link(paragraph: Paragraph, address: str) -> None:
    """Make the paragraph's words lead to an address."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    anchor = OxmlElement("w:hyperlink")
    anchor.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    for run in paragraph.runs:
        run.font.color.rgb, run.underline = RGBColor(0x0B, 0x4F, 0x79), True
        anchor.append(run._r)
    paragraph._p.append(anchor)


def packed(paper: DocumentType) -> bytes:
    """Return the paper's file; the same paper gives the same bytes, for no part carries the hour of writing."""
    raw = io.BytesIO()
    paper.save(raw)
    return repacked(raw.getvalue())
