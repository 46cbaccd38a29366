"""Word's packages with our text: styles, numbering, settings, theme and fonts as Word saved them, a commune's words
written into them the way Word writes (runs cut by revision marks and the spelling checker, both forms of a drawing).

Nothing here was saved by Word itself; the files that were are in tests/word/microsoft/.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

from PIL import Image

MICROSOFT = Path(__file__).parent / "word" / "microsoft"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_BY = 'w:author="Nguoi soan" w:date="2026-05-12T08:00:00Z"'


def composed(base: str, body: str, *, notes: str = "", media: dict[str, bytes] | None = None) -> bytes:
    """Return the package `base` with another body, more footnotes, and pictures as rIdA, rIdB and so on."""
    out = io.BytesIO()
    related = "".join(
        f'<Relationship Id="rId{chr(65 + at)}" Type="{_OFFICE}/image" Target="media/{name}"/>'
        for at, name in enumerate(media or {})
    )
    link = f'Id="rIdL" Type="{_OFFICE}/hyperlink" Target="https://dichvucong.gov.vn/" TargetMode="External"'
    related += f"<Relationship {link}/>"
    with zipfile.ZipFile(MICROSOFT / f"{base}.docx") as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = _with_body(text.decode(), body).encode()
            elif name == "word/footnotes.xml" and notes:
                text = text.decode().replace("</w:footnotes>", f"{notes}</w:footnotes>").encode()
            elif name == "word/_rels/document.xml.rels":
                text = text.decode().replace("</Relationships>", f"{related}</Relationships>").encode()
            elif name == "[Content_Types].xml":
                text = _with_kinds(text.decode(), media or {}).encode()
            new.writestr(name, text)
        for name, data in (media or {}).items():
            new.writestr(f"word/media/{name}", data)
    return out.getvalue()


def _with_body(document: str, body: str) -> str:
    """Return a document with another text before the properties of its last section."""
    begins, last = document.index("<w:body>"), document.rindex("<w:sectPr")
    return f"{document[:begins]}<w:body>{body}{document[last:]}"


def _with_kinds(types: str, media: dict[str, bytes]) -> str:
    """Return a list of content types that knows the endings of the pictures."""
    endings = sorted({name.rpartition(".")[2] for name in media})
    new = [f'<Default Extension="{end}" ContentType="image/{end}"/>' for end in endings if f'"{end}"' not in types]
    return types.replace("<Override", "".join(new) + "<Override", 1)


def runs(text: str, look: str = "", *, tag: str = "t") -> str:
    """Return a text as Word cuts it: every few letters another run, the third word marked by the spelling checker."""
    properties = f'<w:rPr>{look}<w:lang w:val="vi-VN"/></w:rPr>'
    pieces = [text[at : at + 7] for at in range(0, len(text), 7)]
    made = [
        f'<w:r w:rsidRPr="00A{at:05X}">{properties}<w:{tag} xml:space="preserve">{_escaped(piece)}</w:{tag}></w:r>'
        for at, piece in enumerate(pieces)
    ]
    made[1:2] = ['<w:proofErr w:type="spellStart"/>', *made[1:2], '<w:proofErr w:type="spellEnd"/>']
    return "".join(made)


def p(inner: str, properties: str = "") -> str:
    """Return a paragraph with Word's marks of revision."""
    return (
        f'<w:p w:rsidR="00C21A5E" w:rsidRDefault="00C21A5E" w:rsidP="00C21A5E"><w:pPr>{properties}</w:pPr>{inner}</w:p>'
    )


def bold(text: str) -> str:
    """Return a paragraph that is a heading only to the eye."""
    return p(runs(text, "<w:b/><w:bCs/>"), '<w:jc w:val="both"/>')


def item(text: str, level: int = 0) -> str:
    """Return an item of Word's own list."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return p(runs(text), f'<w:pStyle w:val="ListParagraph"/>{numbers}')


def cell(text: str, *, wide: int = 1, merged: str | None = None) -> str:
    """Return a cell over `wide` columns; `merged` is "restart" for the first of a column, "" for those below."""
    more = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    if merged is not None:
        more += '<w:vMerge w:val="restart"/>' if merged else "<w:vMerge/>"
    inner = "".join(p(runs(line)) for line in text.split("\n")) if text else p("")
    return f'<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>{more}</w:tcPr>{inner}</w:tc>'


def table(*rows: str, columns: int = 3) -> str:
    """Return a table of rows of cells."""
    grid = '<w:gridCol w:w="2400"/>' * columns
    look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr>'
    body = "".join(f'<w:tr w:rsidR="00C21A5E">{row}</w:tr>' for row in rows)
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def box(inner: str) -> str:
    """Return a run with a text box in both forms: the new one, and the old one for older readers."""
    new = (
        '<w:drawing><wp:anchor distT="45720" distB="45720" simplePos="0" relativeHeight="251659264" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:extent cx="2360930" cy="1404620"/>'
        f'<wp:docPr id="217" name="Text Box 2"/><a:graphic xmlns:a="{_A}"><a:graphicData'
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = (
        '<w:pict><v:shape id="Text Box 2" type="#_x0000_t202" style="position:absolute"><v:textbox>'
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def floating(relation: str, words: str) -> str:
    """Return a run with a picture that text flows around."""
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:anchor distT="0" distB="0" simplePos="0"'
        ' relativeHeight="251658240" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:extent cx="952500" cy="952500"/><wp:wrapSquare wrapText="bothSides"/>'
        f'<wp:docPr id="4" name="Anh" descr="{words}"/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr>'
        '<pic:cNvPr id="4" name="Anh"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing>'
        "</w:r>"
    )


def old_picture(relation: str) -> str:
    """Return a run with a picture in the form of older versions of Word."""
    return (
        f'<w:r><w:pict><v:rect id="_x0000_i1025" style="width:60pt;height:60pt"><v:imagedata r:id="{relation}"'
        ' o:title="anh"/></v:rect></w:pict></w:r>'
    )


def photograph(colour: tuple[int, int, int], *, turned: bool = False) -> bytes:
    """Return a photograph of one colour, 60 by 30, as a camera held upright writes it when `turned`."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6 if turned else 1
    exif[0x010E] = "noi chup"
    Image.new("RGB", (60, 30), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def plan() -> bytes:
    """A plan as a clerk types it: letterhead in a table, headings only bold, decomposed letters, marks and fields."""
    head = table(
        cell("ỦY BAN NHÂN DÂN\nXÃ BẾN MẪU") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        cell("Số: 12/KH-UBND") + cell("Bến Mẫu, ngày 12 tháng 5 năm 2026"),
        columns=2,
    )
    apart = unicodedata.normalize(
        "NFD", "Cán bộ tiếp nhận hướng dẫn người dân nộp hồ sơ trực tuyến tại bộ phận một cửa."
    )
    place = (
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">'
        f"{runs('nhà văn hóa thôn Đông')}</w:smartTag>"
    )
    marked = (
        '<w:bookmarkStart w:id="7" w:name="_Toc1"/>' + runs("Lịch tiếp dân tại ") + place + '<w:bookmarkEnd w:id="7"/>'
    )
    centred = '<w:jc w:val="center"/>'
    return composed(
        "docx-revisions-license",
        head
        + p(runs("KẾ HOẠCH", "<w:b/>"), centred)
        + p(runs("Tuyên truyền cải cách hành chính năm 2026", "<w:b/>"), centred)
        + bold("I. MỤC ĐÍCH, YÊU CẦU")
        + p(runs(apart))
        + bold("1. Mục đích")
        + p(runs("Người dân biết thủ tục nào nộp được qua mạng."))
        + bold("a) Với cán bộ")
        + p(runs("- Trả lời câu hỏi trong giờ làm việc;"))
        + p(runs("- Không yêu cầu giấy tờ ngoài quy định."))
        + bold("II. TỔ CHỨC THỰC HIỆN")
        + p(marked + "<w:r><w:br/></w:r>" + runs("vào sáng thứ năm hằng tuần."))
        + p(runs("Nơi nhận:") + "<w:r><w:tab/></w:r>" + runs("TM. ỦY BAN NHÂN DÂN")),
    )


def changes() -> bytes:
    """Tracked changes of every kind, by Word's marks."""
    added = f'<w:ins w:id="11" {_BY}>{runs("từ ngày 01 tháng 6 ")}</w:ins>'
    gone = f'<w:del w:id="12" {_BY}>{runs("chữ đã xóa ", tag="delText")}</w:del>'
    ended = f'<w:rPr><w:del w:id="13" {_BY}/></w:rPr>'
    words = runs("câu được dời ")
    away = f'<w:moveFromRangeStart w:id="14" w:name="m1" {_BY}/><w:moveFrom w:id="15" {_BY}>{words}</w:moveFrom>'
    there = f'<w:moveToRangeStart w:id="16" w:name="m1" {_BY}/><w:moveTo w:id="17" {_BY}>{words}</w:moveTo>'
    looked = (
        f'<w:r><w:rPr><w:b/><w:rPrChange w:id="18" {_BY}><w:rPr/></w:rPrChange></w:rPr><w:t>chữ đổi đậm</w:t></w:r>'
    )
    row = f'<w:trPr><w:del w:id="19" {_BY}/></w:trPr>{cell("hàng đã xóa")}{cell("cả hàng")}'
    return composed(
        "docx-revisions-tricky-track-changes",
        p(runs("Thu phí qua mạng ") + added + gone + runs("được áp dụng."))
        + p(runs("Đoạn này nối "), ended)
        + p(runs("với đoạn sau. ") + away + '<w:moveFromRangeEnd w:id="14"/>')
        + p(there + '<w:moveToRangeEnd w:id="16"/>' + looked + '<w:r><w:commentReference w:id="0"/></w:r>')
        + table(cell("Việc") + cell("Hạn"), row, cell("Trực") + cell("Hằng ngày"), columns=2),
    )


def boxes() -> bytes:
    """Text boxes in both forms, with a table and a picture inside, and two in one paragraph."""
    inside = p(runs("Đường dây nóng 0912 000 000")) + table(cell("Thứ hai") + cell("Sáng"), columns=2)
    return composed(
        "mammoth-text-box",
        p(
            runs("Trước khung. ")
            + box(inside)
            + box(p(runs("Khung thứ hai") + floating("rIdA", "Ảnh trong khung")))
            + runs("Cùng đoạn.")
        )
        + p(runs("Sau khung.")),
        media={"anh.jpeg": photograph((20, 90, 160))},
    )


def merged() -> bytes:
    """A table merged both ways, with a table in a cell, and a plain one after it."""
    inner = table(cell("Lệ phí") + cell("8.000 đồng"), columns=2)
    return composed(
        "pydocx-simple_table",
        p(runs("Lịch trực bộ phận một cửa", "<w:b/>"), '<w:jc w:val="center"/>')
        + table(
            cell("Ngày", merged="restart") + cell("Buổi", wide=2),
            cell("", merged="") + cell("Sáng") + cell("Chiều"),
            cell("Thứ hai\nThứ ba", merged="restart") + cell("Bà Lan", wide=2),
            cell("", merged="")
            + cell("Ông Hải")
            + f'<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr>{inner}{p("")}</w:tc>',
        )
        + p(runs("Bảng không gộp ô:"))
        + table(cell("Việc") + cell("Hạn"), cell("Khai sinh | sao lục") + cell("Trong ngày"), columns=2),
    )


def pictures() -> bytes:
    """Pictures around which text flows, from a camera held upright, and in the old form."""
    return composed(
        "mammoth-tiny-picture",
        p(runs("Đoạn trước ảnh."))
        + p(runs("Ảnh neo ") + floating("rIdA", "Người dân nộp hồ sơ") + runs("trong đoạn."))
        + p(old_picture("rIdB"))
        + table(cell("Ảnh trong ô") + f"<w:tc>{p(floating('rIdA', ''))}</w:tc>", columns=2)
        + p(runs("Đoạn sau ảnh.")),
        media={"a.jpeg": photograph((200, 30, 30), turned=True), "b.jpeg": photograph((30, 120, 30))},
    )


TCVN3 = ("Th«ng b¸o thu phÝ vÖ sinh m«i tr­êng th¸ng 5", "Thông báo thu phí vệ sinh môi trường tháng 5")
VNI = ("Thoâng baùo lòch tieâm chuûng taïi traïm y teá", "Thông báo lịch tiêm chủng tại trạm y tế")


def old_fonts() -> bytes:
    """Texts in the fonts of before Unicode, cut by Word between a letter and its mark."""
    tcvn3, vni = (
        '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>',
        '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>',
    )
    high = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    return composed(
        "python-docx-num-having-numbering-part",
        p(runs(TCVN3[0], tcvn3)) + p(runs(TCVN3[0], high)) + p(runs(VNI[0], vni)) + p(runs("Chữ Unicode ở giữa.")),
    )


def notes() -> bytes:
    """Footnotes of two paragraphs and with a table, named in the text and in a table."""
    marker = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    own = '<w:pStyle w:val="FootnoteText"/>'
    third = p(marker + runs(" Theo mẫu của Bộ Tư pháp."), own) + p(runs("Nộp một bản chính."), own)
    fourth = p(marker + runs(" Xem bảng:"), own) + table(cell("Mức") + cell("Phí"), columns=2)
    more = f'<w:footnote w:id="3">{third}</w:footnote><w:footnote w:id="4">{fourth}</w:footnote>'

    def named(number: int) -> str:
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    in_cell = f"<w:tc>{p(runs('Tờ khai') + named(4))}</w:tc>"
    return composed(
        "mammoth-footnotes",
        p(runs("Thành phần hồ sơ") + named(3) + runs(" gồm:")) + table(in_cell + cell("01 bản"), columns=2),
        notes=more,
    )


def fields() -> bytes:
    """Content controls, fields, links and an automatic table of contents."""

    def field(code: str, shown: str) -> str:
        parts = ('<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {code} </w:instrText>')
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        opened = "".join(f"<w:r>{part}</w:r>" for part in (*parts, '<w:fldChar w:fldCharType="separate"/>'))
        return f"{opened}{shown}{end}"

    def control(properties: str, inner: str) -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    contents = control(gallery, p(runs("Mục lục tự động")))
    day = control('<w:alias w:val="Ngày"/><w:date/>', runs("12/5/2026"))
    block = control('<w:id w:val="5"/>', p(runs("Đoạn trong khung nội dung.")))
    link = f'<w:hyperlink r:id="rIdL" w:history="1">{runs("Cổng Dịch vụ công")}</w:hyperlink>'
    hidden = runs("ghi chú ẩn", "<w:vanish/>")
    simple = f'<w:fldSimple w:instr=" DATE ">{runs("tháng 5")}</w:fldSimple>'
    return composed(
        "mammoth-strikethrough",
        contents
        + p(runs("Ngày đăng: ") + day + runs(", ") + simple + hidden)
        + p(field('HYPERLINK "https://vneid.gov.vn/"', runs("Tải VNeID")) + runs(" hoặc vào ") + link + runs("."))
        + block,
    )


def lists() -> bytes:
    """Word's own bullets in three levels, and numbers typed by hand."""
    return composed(
        "mammoth-simple-list",
        p(runs("Cần chuẩn bị:"))
        + item("Tờ khai")
        + item("Bản giấy", 1)
        + item("Ký tên", 2)
        + item("Giấy tờ tùy thân")
        + p(runs("Các bước:"))
        + p(runs("1. Lấy số"))
        + p(runs("2. Nộp hồ sơ")),
    )


MADE = {
    "package-by-word-plan": plan,
    "package-by-word-changes": changes,
    "package-by-word-boxes": boxes,
    "package-by-word-merged": merged,
    "package-by-word-pictures": pictures,
    "package-by-word-notes": notes,
    "package-by-word-fields": fields,
    "package-by-word-lists": lists,
    "package-by-word-old-fonts": old_fonts,
}
