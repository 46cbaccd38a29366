"""Files that Microsoft Word saved, and Word's packages with our text: nothing is lost, everything is in its place."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from tests.word_made import MADE, MICROSOFT, TCVN3, VNI
from tests.word_text import PICTURE, OwnText, Page, Row, lacking, missing, words

from cchc.model.text import VIETNAM
from cchc.word.draft import front_matter, read_docx

LIBREOFFICE = Path(__file__).parents[1] / "word" / "libreoffice"
SAVED = sorted(MICROSOFT.glob("*.docx"))
OTHERS = [*sorted(LIBREOFFICE.glob("*.docx")), *sorted(LIBREOFFICE.parent.glob("*.docx"))]

HOLDS = {
    "mammoth-footnotes": "Ouch[^1].[^2]\n\n[^1]: A tachyon walks into a bar.\n\n[^2]: Fin.",
    "mammoth-simple-list": "- Apple\n- Banana",
    "mammoth-strikethrough": "<s>",
    "mammoth-tiny-picture": "![](../anh/",
    "mammoth-text-box": "Datum plane",
    "python-docx-tbl-cell-access": 'rowspan="2"',
    "pydocx-rotate_image": "This arrow should point down:",
    "docx-revisions-tricky-track-changes": "CO<sub>2</sub> emissions",
    "package-by-word-plan": "## I. MỤC ĐÍCH, YÊU CẦU\n\nCán bộ tiếp nhận",
    "package-by-word-changes": "Thu phí qua mạng từ ngày 01 tháng 6 được áp dụng.\n\nĐoạn này nối với đoạn sau.",
    "package-by-word-boxes": "Cùng đoạn.\n\nĐường dây nóng 0912 000 000\n\n<table>\n<tr>\n<td>Thứ hai</td>",
    "package-by-word-merged": "Khai sinh \\| sao lục",
    "package-by-word-pictures": "Ảnh neo ![Người dân nộp hồ sơ](../anh/",
    "package-by-word-notes": "Nộp một bản chính.",
    "package-by-word-fields": "[Tải VNeID](https://vneid.gov.vn/) hoặc vào [Cổng Dịch vụ công](https://dichvucong.gov.vn/).",
    "package-by-word-lists": "- Tờ khai\n    - Bản giấy\n        - Ký tên\n- Giấy tờ tùy thân",
}
"""A piece that must stand in the draft as it is written here."""


def files() -> Iterator[tuple[str, bytes]]:
    yield from ((path.stem, path.read_bytes()) for path in (*SAVED, *OTHERS))
    yield from ((name, make()) for name, make in MADE.items() if make is not MADE["package-by-word-old-fonts"])


def test_there_are_enough_files_that_word_itself_saved() -> None:
    """Word writes its parts without a time and with the mark of its own packer; who edits them leaves other marks."""
    assert len(SAVED) >= 8
    assert len(SAVED) + len(list(LIBREOFFICE.glob("*.docx"))) >= 20
    for path in SAVED:
        with zipfile.ZipFile(path) as archive:
            assert b"Microsoft" in archive.read("docProps/app.xml"), path
            assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, path
            assert archive.infolist()[1].flag_bits == 6, path
            assert b"w:rsid" in archive.read("word/document.xml"), path


@pytest.mark.parametrize(("name", "data"), [pytest.param(*one, id=one[0]) for one in files()])
def test_text_tables_and_pictures_are_whole_and_in_their_places(name: str, data: bytes) -> None:
    draft = read_docx(data)
    own, page = OwnText(data), Page(draft)
    mark = f"\uf8ff{PICTURE}\uf8ff"
    assert not lacking(own, page)
    assert own.words.count(mark) == page.words.count(mark)
    assert HOLDS.get(name, "") in draft.body
    kept = iter(page.tables)
    for table in own.tables:
        if not _is_layout(table):
            assert _agree(table, next(kept)), table
    assert next(kept, None) is None
    assert all(image.size[0] <= 1600 for image in _images(draft.pictures))


def _is_layout(table: list[Row]) -> bool:
    """True for what becomes text: the head of an official paper, and a frame of one cell around words."""
    cells = [cell[0] for row in table for cell in row]
    return "độc lập tự do" in " ".join(word for cell in cells for word in cell) or len(cells) == 1


def _agree(table: list[Row], shown: list[Row]) -> bool:
    """True when two tables have the same cells over the same columns and rows, with the same words."""
    filled = [row for row in table if row]
    return [[cell[1:] for cell in row] for row in filled] == [[cell[1:] for cell in row] for row in shown] and not [
        word
        for row, line in zip(filled, shown, strict=True)
        for wanted, given in zip(row, line, strict=True)
        for word in missing(wanted[0], given[0])
    ]


def _images(pictures: dict[str, bytes]) -> Iterator[Image.Image]:
    return (Image.open(io.BytesIO(data)) for data in pictures.values())


def test_pictures_of_word_are_turned_and_lose_the_words_of_the_camera() -> None:
    draft = read_docx(MADE["package-by-word-pictures"]())
    assert sorted(image.size for image in _images(draft.pictures)) == [(30, 60), (60, 30)]
    assert not any(b"noi chup" in data for data in draft.pictures.values())
    assert draft.body.index("Đoạn trước ảnh") < draft.body.index("![") < draft.body.index("Đoạn sau ảnh")


def test_receivers_and_signature_are_kept_as_remarks() -> None:
    draft = read_docx(MADE["package-by-word-plan"]())
    assert draft.tail == ["Nơi nhận: TM. ỦY BAN NHÂN DÂN"]
    assert "Nơi nhận" not in draft.body
    text = front_matter(draft, permanent="a", title="A", now=datetime(2026, 5, 12, tzinfo=VIETNAM), source="a.docx")
    assert "# Cuối văn bản, không đăng: Nơi nhận: TM. ỦY BAN NHÂN DÂN\n" in text


def test_old_fonts_in_a_package_of_word_become_unicode() -> None:
    body = read_docx(MADE["package-by-word-old-fonts"]()).body
    assert body == f"{TCVN3[1]}\n\n{TCVN3[1].upper()}\n\n{VNI[1]}\n\nChữ Unicode ở giữa.\n"


def test_what_is_deleted_hidden_or_commented_stays_out_and_is_told() -> None:
    changed = read_docx(MADE["package-by-word-changes"]())
    assert not {"xóa", "hàng"} & set(words(changed.body))
    assert changed.body.count("câu được dời") == 1
    assert [note for note in changed.notes if "Track Changes" in note]
    assert [note for note in changed.notes if "Comment" in note]
    field = read_docx(MADE["package-by-word-fields"]())
    assert "ẩn" not in words(field.body)
    assert "Mục lục" not in field.body
    assert [note for note in field.notes if "chữ ẩn" in note]


def test_a_package_written_by_another_program_is_read_as_well() -> None:
    """Its pictures lie at the top, its main part is known by the ending, a style has no kind, a relation no target."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(MADE["package-by-word-pictures"]())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                main = re.search(rb'<Override PartName="/word/document.xml"[^>]*/>', data)
                assert main is not None
                kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                data = data.replace(main[0], b"").replace(b'"application/xml"', b'"' + kind + b'"')
            elif name == "word/_rels/document.xml.rels":
                data = data.replace(b'"media/', b'"/media/')
                data = data.replace(b"</Relationships>", b'<Relationship Id="rId99" Type="x"/></Relationships>')
            elif name == "word/styles.xml":
                data = data.replace(b'<w:style w:type="paragraph" w:default="1"', b'<w:style w:default="1"')
            new.writestr(name.replace("word/media/", "media/"), data)
    draft = read_docx(out.getvalue())
    assert draft.body == read_docx(MADE["package-by-word-pictures"]()).body
    assert len(draft.pictures) == 2
