"""Word documents in: text complete, order found, hostile files refused."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from markdown import Markdown
from PIL import Image

from cchc.cli import cli
from cchc.word.draft import Draft, read_docx
from cchc.word.legacy import guess, to_unicode
from cchc.word.names import Refused
from cchc.word.numbering import written

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, thñ tôc hµnh chÝnh nhµ n\u00adíc"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, thuû tuïc haønh chính nhaø nöôùc"
RIGHT = "Cộng hòa xã hội chủ nghĩa Việt Nam, thủ tục hành chính nhà nước"


def saved(make: Callable[[Doc], None]) -> bytes:
    document = Document()
    make(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(
    data: bytes, change: Mapping[str, Callable[[bytes], bytes]], add: Mapping[str, bytes] | None = None
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, bytes)(old.read(name)))
        for name, content in (add or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def with_body(xml: str) -> bytes:
    """A document whose body begins with hand-made XML."""
    plain = saved(lambda document: None)
    return repacked(
        plain, {"word/document.xml": lambda old: re.sub(rb"<w:body>", b"<w:body>" + xml.encode(), old, count=1)}
    )


def p(text: str, more: str = "") -> str:
    return f'<w:p>{more}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def picture(size: tuple[int, int] = (40, 30), turn: int = 1) -> io.BytesIO:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010E] = "BIMAT"
    Image.new("RGB", size, (200, 30, 30)).save(out, "JPEG", exif=exif)
    out.seek(0)
    return out


def bold(document: Doc, text: str, *, centred: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = True
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def own_words(data: bytes) -> list[str]:
    """Every word that stands in the document's own text, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        paragraphs = re.findall(r"<w:p[ >].*?</w:p>", archive.read("word/document.xml").decode(), re.DOTALL)
    broken = (re.sub(r"<w:br ?/>", "<w:t> </w:t>", one) for one in paragraphs)
    texts = (html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one))) for one in broken)
    return [word for text in texts for word in words(text)]


def plan(document: Doc) -> None:
    bold(document, "KẾ HOẠCH", centred=True)
    bold(document, "Tuyên truyền cải cách hành chính năm 2025", centred=True)
    document.add_paragraph("Căn cứ kế hoạch của cấp trên, đơn vị xây dựng kế hoạch như sau.")
    bold(document, "I. MỤC ĐÍCH")
    bold(document, "1. Mục đích chung")
    document.add_paragraph("Nội dung thứ nhất.")
    bold(document, "a) Với cán bộ")
    document.add_paragraph("- Việc một")
    document.add_paragraph("+ Việc con")
    document.add_paragraph("- Việc hai")
    bold(document, "II. TỔ CHỨC")
    document.add_paragraph("1. Họ tên")
    document.add_paragraph("2. Năm sinh")


def styled(document: Doc) -> None:
    document.add_heading("Tên bài", 0)
    document.add_heading("Phần đầu", 1)
    document.add_paragraph("Một đoạn.")
    document.add_heading("Phần nhỏ", 2)
    document.add_paragraph("Việc một", style="List Number")
    document.add_paragraph("Việc hai", style="List Number")
    document.add_paragraph("Gạch", style="List Bullet")
    document.add_paragraph("Gạch trong", style="List Bullet 2")


def tables(document: Doc) -> None:
    bold(document, "Bảng biểu", centred=True)
    first = document.add_table(2, 2)
    for cell, text in zip(
        [c for row in first.rows for c in row.cells], ("Việc", "Hạn", "a|b", "Một\nHai"), strict=True
    ):
        cell.text = text
    document.add_paragraph("Ở giữa hai bảng.")
    second = document.add_table(3, 3)
    second.cell(0, 0).merge(second.cell(0, 1))
    second.cell(1, 2).merge(second.cell(2, 2))
    for at, text in (((0, 0), "Gộp ngang"), ((0, 2), "Cột"), ((1, 2), "Gộp dọc"), ((2, 0), "Cuối & <b>")):
        second.cell(*at).text = text


def signs(document: Doc) -> None:
    for text in (
        "# không phải đề mục",
        "> không phải trích",
        "a*b*c_d_ `mã` [x](y) <script> &amp;",
        "2025. Năm qua",
        "{: .lop}",
    ):
        document.add_paragraph(text)


def test_finds_headings_that_are_only_bold() -> None:
    draft = read_docx(saved(plan))
    assert draft.facts.title == "Kế hoạch tuyên truyền cải cách hành chính năm 2025"
    assert re.findall(r"^#+ .*$", draft.body, re.MULTILINE) == [
        "## I. MỤC ĐÍCH",
        "### 1. Mục đích chung",
        "#### a) Với cán bộ",
        "## II. TỔ CHỨC",
    ]
    assert "- Việc một\n    - Việc con\n- Việc hai" in draft.body
    assert "1. Họ tên\n2. Năm sinh" in draft.body


def test_reads_styles_and_numbers_of_word() -> None:
    draft = read_docx(saved(styled))
    assert draft.facts.title == "Tên bài"
    assert "## Phần đầu" in draft.body
    assert "### Phần nhỏ" in draft.body
    assert "1. Việc một\n2. Việc hai" in draft.body
    assert "- Gạch\n" in draft.body


def test_nests_lists_as_markdown_does() -> None:
    def make(document: Doc) -> None:
        document.add_paragraph("1. Chuẩn bị")
        document.add_paragraph("- Bản chính")
        document.add_paragraph("2. Nộp")
        document.add_paragraph("Một đoạn")
        document.add_paragraph("+ Không có bậc trên")

    body = read_docx(saved(make)).body
    assert body == "1. Chuẩn bị\n\n- Bản chính\n\n2. Nộp\n\nMột đoạn\n\n- Không có bậc trên\n"


def test_writes_simple_tables_as_markdown_and_merged_ones_as_html() -> None:
    body = read_docx(saved(tables)).body
    assert "| Việc | Hạn |\n|---|---|\n| a\\|b | Một<br>Hai |" in body
    assert '<th scope="col" colspan="2">Gộp ngang</th>' in body
    assert '<td rowspan="2">Gộp dọc</td>' in body
    assert "Cuối &amp; &lt;b&gt;" in body


@pytest.mark.parametrize("make", [plan, styled, tables, signs])
def test_loses_no_word(make: Callable[[Doc], None]) -> None:
    data = saved(make)
    draft = read_docx(data)
    page = Markdown(extensions=["tables", "footnotes", "sane_lists", "attr_list", "def_list"]).convert(draft.body)
    shown = words(f"{draft.facts.title} {html.unescape(re.sub(r'<[^>]*>', ' ', page))}".lower())
    missing = [word for word in " ".join(own_words(data)).lower().split() if word not in shown]
    assert not [word for word in missing if not word.isdigit()]  # numbers of lists are made by the page


def test_keeps_a_picture_once_upright_small_and_without_the_cameras_words() -> None:
    def make(document: Doc) -> None:
        document.add_paragraph("Trước ảnh")
        for _ in range(2):
            document.add_picture(picture((2400, 1200), turn=6))

    draft = read_docx(saved(make))
    assert len(draft.pictures) == 1
    ((name, data),) = draft.pictures.items()
    assert draft.body.count(f"![](../anh/{name})") == 2
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (800, 1600)
        assert not image.getexif()
    assert b"BIMAT" not in data


def test_accepts_changes_and_lifts_text_boxes_and_hides_hidden_text() -> None:
    inner = f"<v:textbox><w:txbxContent>{p('Trong khung')}</w:txbxContent></v:textbox>"
    box = f"<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>{inner}</v:shape></w:pict></w:r>"
    ins = "<w:ins w:id='1' w:author='A'><w:r><w:t>thêm vào</w:t></w:r></w:ins>"
    gone = "<w:del w:id='2' w:author='A'><w:r><w:delText>đã xóa</w:delText></w:r></w:del>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>BIMAT</w:t></w:r>"
    draft = read_docx(
        with_body(f"<w:p><w:r><w:t xml:space='preserve'>Đoạn </w:t></w:r>{ins}{gone}{hidden}{box}</w:p>{p('Sau')}")
    )
    assert draft.body == "Đoạn thêm vào\n\nTrong khung\n\nSau\n"
    assert [note.split(":")[0] for note in draft.notes[:3]] == [
        "1 chỗ có chữ ẩn",
        "2 chỗ sửa còn theo dõi (Track Changes)",
        "1 khung chữ",
    ]


def test_keeps_footnotes() -> None:
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p("Lời chú thích")}</w:footnote></w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = repacked(
        with_body("<w:p><w:r><w:t>Có chú thích</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"),
        {
            "word/_rels/document.xml.rels": lambda old: old.replace(
                b"</Relationships>",
                f'<Relationship Id="n1" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
            )
        },
        {"word/footnotes.xml": note.encode()},
    )
    assert read_docx(data).body == "Có chú thích[^1]\n\n[^1]: Lời chú thích\n"


@pytest.mark.parametrize(
    ("font", "text", "right"),
    [
        (".VnTime", TCVN3, RIGHT),
        (".VnTimeH", TCVN3, RIGHT.upper()),
        ("VNI-Times", VNI, RIGHT),
        ("Arial", TCVN3, RIGHT),
        ("Arial", VNI, RIGHT),
    ],
)
def test_reads_old_fonts(font: str, text: str, right: str) -> None:
    def make(document: Doc) -> None:
        document.add_paragraph().add_run(text).font.name = font

    draft = read_docx(saved(make))
    assert draft.body == f"{right}\n"
    assert "Unicode" in draft.notes[0]


@pytest.mark.parametrize(
    "text", [RIGHT, "Résumé of a café in Montréal, élève, naïve, déjà vu", "plain text", "Hà Nội, ngày"]
)
def test_does_not_touch_other_texts(text: str) -> None:
    assert guess(text) is None
    assert to_unicode("abc 123", "tcvn3") == to_unicode("abc 123", "vni") == "abc 123"


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (4, "lowerLetter", "d"),
        (27, "upperLetter", "AA"),
        (7, "decimalZero", "07"),
    ],
)
def test_writes_numbers_as_word_does(number: int, kind: str, text: str) -> None:
    assert written(number, kind) == text


def _rels(kind: str, target: str) -> dict[str, Callable[[bytes], bytes]]:
    line = f'<Relationship Id="x9" Type="http://x/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return {"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", line.encode())}


@cache
def _packed_as(data: bytes, method: int) -> bytes:
    """Return an archive whose parts claim to be packed by `method`, in their own heads and in the table of contents."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        found = data.find(mark)
        while found >= 0:
            changed[found + at : found + at + 2] = method.to_bytes(2, "little")
            found = data.find(mark, found + 4)
    return bytes(changed)


def _hostile() -> dict[str, tuple[bytes, str]]:
    sound = saved(plan)
    macro = {
        "[Content_Types].xml": lambda old: old.replace(
            b"wordprocessingml.document.main+xml", b"x.macroEnabled.main+xml"
        )
    }
    entity = {
        "word/document.xml": lambda old: old.replace(b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document', 1)
    }
    deep = "<w:tbl><w:tr><w:tc>" * 400 + p("x") + "</w:tc></w:tr></w:tbl>" * 400
    return {
        "empty": (b"", "tệp rỗng"),
        "not a zip": (b"hello", "không phải tệp Word"),
        "unknown packing": (_packed_as(sound, 99), "kiểu nén"),
        "broken zip": (b"PK\x03\x04" + sound[4:2000], "tệp hỏng"),
        "cut off": (sound[: len(sound) // 2], "tệp hỏng"),
        "old doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word kiểu cũ (.doc)"),
        "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        "rtf": (b"{\\rtf1 a}", "RTF"),
        "pdf": (b"%PDF-1.7", "PDF"),
        "macro": (repacked(sound, macro), "macro"),
        "macro part": (repacked(sound, {}, {"word/vbaProject.bin": b"x"}), "macro"),
        "bomb": (repacked(sound, {}, {"word/media/a.png": bytes(30_000_000)}), "nén bất thường"),
        "entity": (repacked(sound, entity), "DOCTYPE"),
        "far template": (repacked(sound, _rels("attachedTemplate", "https://evil.example/a.dotm")), "từ máy khác"),
        "far picture": (repacked(sound, _rels("image", "\\\\evil\\a.png")), "từ máy khác"),
        "too deep": (with_body(deep), " - "),
        "no text": (saved(lambda document: None), "không có chữ nào"),
    }


@pytest.mark.parametrize("name", list(_hostile()))
def test_refuses_hostile_and_broken_files(name: str) -> None:
    data, words_of_refusal = _hostile()[name]
    with pytest.raises(Refused) as refused:
        read_docx(data)
    assert words_of_refusal in str(refused.value)


def test_a_title_alone_is_taken_and_its_empty_text_told() -> None:
    def title(document: Doc) -> None:
        document.add_heading("Lịch tiếp công dân tháng 12", 0)

    draft = read_docx(saved(title))
    assert (draft.facts.title, draft.body.strip()) == ("Lịch tiếp công dân tháng 12", "")
    assert "tệp chỉ có tên tin, chưa có nội dung: viết nội dung bên dưới" in draft.notes


def test_same_file_gives_same_draft() -> None:
    data = saved(plan)
    first: Draft = read_docx(data)
    assert first == read_docx(data)


def test_imports_a_folder_and_not_twice(tmp_path: Path) -> None:
    site = (
        'commune: {name: "Bến", type: xã, province: "Thử"}\nsection: {title: "A", site_name: "B", description: "C"}\n'
    )
    content = tmp_path / "content" / "_data"
    content.mkdir(parents=True)
    (content / "site.yml").write_text(site, encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: A\ndocs_dir: content\n", encoding="utf-8")
    word = tmp_path / "word" / "trong"
    word.mkdir(parents=True)
    (word / "a.docx").write_bytes(saved(plan))
    (word / "b.docx").write_bytes(b"PK\x03\x04")
    (word / "~$a.docx").write_bytes(b"lock")
    command = ["import", "docx", str(tmp_path / "word"), "-f", str(config)]
    assert "a.docx -> " in CliRunner().invoke(cli, [*command, "--dry-run"]).output
    assert not list(tmp_path.glob("content/tin-tuc/*/*.md"))
    first = CliRunner().invoke(cli, command)
    assert first.exit_code == 1
    assert "b.docx: tệp hỏng" in first.output
    assert "~$" not in first.output
    (item,) = tmp_path.glob("content/tin-tuc/*/*.md")
    assert item.name == "ke-hoach-tuyen-truyen-cai-cach-hanh-chinh-nam-2025.md"
    assert "draft: true" in item.read_text(encoding="utf-8")
    again = CliRunner().invoke(cli, command)
    assert "đã nhập trước đây thành" in again.output
    assert len(list(tmp_path.glob("content/tin-tuc/*/*.md"))) == 1


# Written by hand in HTML, RTF or OpenDocument and saved as .docx by LibreOffice; what must stand in the draft.
SHAPES = {
    "anh-trong-dong": "Trước ảnh ![Khối màu xanh](../anh/",
    "bang-gop": '<th scope="col" rowspan="2"><strong>Ngày</strong></th>',
    "bang-trong-bang": "Ngoài A<br>Trong một<br>Trong hai",
    "chi-so-tren-duoi": "120 m<sup>2</sup>, khí CO<sub>2</sub>, giá ≤ 5.000 đồng/kg & thuế 10%",
    "chu-thich": "[^2]: Chú thích cuối bài.",
    "danh-sach-long": "1. Tờ khai\n    - Bản giấy\n        - Ký tên\n    - Bản điện tử\n2. Giấy tờ tùy thân",
    "dau-trang": "Chỗ đánh dấu, xem lại Chỗ đánh dấu.",
    "de-muc-ba-cap": "### Tài khoản",
    "hai-cot": "Cột thứ nhất có nhiều chữ.\n\nCột thứ hai tiếp theo.\n\nNgoài cột.",
    "khung-chu": "Trước khung.\n\nĐiều cần nhớ trong khung.\n\nSau khung.",
    "lien-ket": "[Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn/)",
    "rtf-cu": "## I. NỘI DUNG\n\n1. Nghỉ hai ngày.\n2. Trực tiếp nhận.",
    "theo-doi-sua": "Giữ lại, thêm mới và hết.",
}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_shape_of_libreoffice_keeps_its_form(name: str) -> None:
    data = (Path(__file__).parents[1] / "word/libreoffice" / f"{name}.docx").read_bytes()
    draft = read_docx(data)
    assert SHAPES[name] in draft.body
    assert "chữ đã xóa" not in draft.body
