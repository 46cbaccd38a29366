"""Print: PDFs with the repository's fonts, tagged, the same bytes each time, and a plain word when Typst is missing."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from PIL import Image

from cchc import typeset

TEMPLATE = """\
#import "khung.typ": *
#let d = json(bytes(sys.inputs.data))
#show: khung.with(d.nhan-de)
= #d.nhan-de
#d.noi-dung
#ma-qr(d.qr, d.dia-chi)
"""
DATA = {
    "nhan-de": "Thủ tục đăng ký khai sinh",
    "noi-dung": "Nộp tại Trung tâm Phục vụ hành chính công; #set page(fill: red) $x$ *đậm*",
    "dia-chi": "https://xa.example/thu-tuc/1.001193/",
    "qr": typeset.qr_svg("https://xa.example/thu-tuc/1.001193/"),
}


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "khung.typ").write_bytes((typeset.TEMPLATES / "khung.typ").read_bytes())
    (tmp_path / "thu.typ").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(typeset, "TEMPLATES", tmp_path)
    typeset._compiler.cache_clear()
    yield tmp_path
    typeset._compiler.cache_clear()


def test_a_sheet_has_the_words_as_they_are_and_is_tagged(templates: Path) -> None:
    made = typeset.pdf("thu.typ", DATA)
    read = pypdf.PdfReader(io.BytesIO(made))
    text = " ".join(read.pages[0].extract_text().split())
    assert "Thủ tục đăng ký khai sinh" in text
    assert "#set page(fill: red) $x$ *đậm*" in text, "values are words, never markup"
    assert read.metadata is not None
    assert read.metadata.title == "Thủ tục đăng ký khai sinh"
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("vi")
    fonts = {font for page in read.pages for font in _fonts(page)}
    assert fonts
    assert all("BeVietnamPro" in font for font in fonts)


def _fonts(page: pypdf.PageObject) -> list[str]:
    return [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]


def test_same_values_same_bytes(templates: Path) -> None:
    first = typeset.pdf("thu.typ", DATA)
    typeset._compiler.cache_clear()
    assert typeset.pdf("thu.typ", dict(reversed(DATA.items()))) == first
    assert typeset.pdf("thu.typ", {**DATA, "noi-dung": "khác"}) != first


def test_what_a_screen_reader_could_not_read_is_refused(templates: Path) -> None:
    (templates / "thu.typ").write_text(TEMPLATE + "#image(bytes(d.qr), width: 1cm)\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"thu\.typ: .*alt"):
        typeset.pdf("thu.typ", DATA)


def test_a_missing_extra_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "find_spec", lambda name: None if name == "typst" else find_spec(name))
    with pytest.raises(typeset.PrintMissingError, match="chưa cài phần in ấn") as found:
        typeset.pdf("thu.typ", DATA)
    assert 'pip install -e ".[print]"' in found.value.remedy


def test_a_forked_child_says_so_instead_of_hanging(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "_process", os.getpid() + 1)
    with pytest.raises(OSError, match="forked"):
        typeset.pdf("thu.typ", DATA)


def test_a_qr_code_says_its_address() -> None:
    # Drawn by hand from the path of the SVG, so that no renderer has to be trusted.
    address = "https://xa.example/thu-tuc/1.001193/?b=a1b2"
    svg = typeset.qr_svg(address)
    picture = _drawn(svg)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [address]
    assert "<?xml" not in svg


def _drawn(svg: str) -> Image.Image:
    """Return the code as a picture: segno draws rows of modules as strokes, "h" along and "m" to the next."""
    size = int(re.findall(r'width="(\d+)"', svg)[0])
    image = Image.new("L", (size, size), 255)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", re.findall(r' d="([^"]+)"', svg)[-1]):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            for n in range(int(values[0])):
                image.putpixel((int(x) + n, int(y)), 0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return image.resize((size * 6, size * 6), Image.Resampling.NEAREST)
