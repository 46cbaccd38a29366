"""Editors' pictures on built pages: small, upright, and without what a camera writes beside the pixels."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest
from PIL import Image
from tests.support import Built, build, copy_site

PLACE = b"Nha rieng, 22.38N"
ITEM = """---
title: "Tin có ảnh"
date: 2026-11-20T08:00:00+07:00
description: "Tin để thử ảnh."
image: anh/lon dung.jpg
image_alt: "Ảnh thử"
---
Mở đầu.

![Ảnh trong](anh/trong.png) và ![Ảnh động](anh/dong.gif)

![Ảnh in](anh/in.jpg){ width=300 height=200 }

Kết.
"""


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def sideways() -> bytes:
    """Return a large photo that lies on its side and tells where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = PLACE.decode()
    image = Image.new("RGB", (2400, 1800), (40, 120, 60))
    image.paste((200, 30, 30), (0, 0, 1200, 1800))
    return saved(image, "JPEG", exif=exif)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("pictures")
    content = copy_site("minimal", folder / "content")
    pictures = content / "tin-tuc/2026/anh"
    pictures.mkdir(parents=True)
    (pictures / "lon dung.jpg").write_bytes(sideways())
    (pictures / "trong.png").write_bytes(saved(Image.new("RGBA", (700, 500), (10, 20, 200, 90)), "PNG"))
    (pictures / "in.jpg").write_bytes(saved(Image.new("CMYK", (600, 400), (0, 200, 200, 0)), "JPEG"))
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    (pictures / "dong.gif").write_bytes(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    (content / "tin-tuc/2026/tin-anh.md").write_text(ITEM, encoding="utf-8")
    return build(content, folder)


def pictures_of(built: Built, path: str) -> list[tuple[lxml.html.HtmlElement, dict[str, int]]]:
    """Return every picture of a page's <main> with its smaller files: path in the site and width."""
    found = []
    for image in built.page(path).xpath("//main//img"):
        sources = image.xpath("ancestor::picture//source/@srcset")  # the parser takes <source> for a container
        smaller = [part.rsplit(" ", 1) for part in sources[0].split(", ")] if sources else []
        found.append((image, {name.lstrip("./"): int(width.rstrip("w")) for name, width in smaller}))
    return found


def test_every_picture_has_its_size_and_smaller_files_that_are_what_they_say(built: Built) -> None:
    main, see_through, moving, printed = pictures_of(built, "tin-tuc/2026/tin-anh/")
    assert (main[0].get("width"), main[0].get("height")) == ("1600", "2133")
    assert main[0].get("loading") is None
    assert [image.get("loading") for image, _ in (see_through, moving)] == ["lazy", "lazy"]
    assert (see_through[0].get("width"), see_through[0].get("height")) == ("700", "500")
    assert (printed[0].get("width"), printed[0].get("height")) == ("300", "200")  # as the editor wrote
    assert moving[1] == {}
    assert list(main[1].values()) == [480, 960]
    for _, smaller in (main, see_through, printed):
        assert smaller
        for name, width in smaller.items():
            assert re.fullmatch(r"assets/[a-z0-9-]+\.[0-9a-f]{10}\.webp", name)
            image = Image.open(io.BytesIO(built.files[name]))
            assert (image.format, image.width) == ("WEBP", width)
    assert Image.open(io.BytesIO(built.files[next(iter(see_through[1]))])).mode == "RGBA"


def test_what_is_published_is_upright_and_tells_nothing(built: Built) -> None:
    data = built.files["tin-tuc/2026/anh/lon dung.jpg"]
    image = Image.open(io.BytesIO(data))
    assert image.size == (1600, 2133)
    assert not image.getexif()
    red, green = image.getpixel((800, 50)), image.getpixel((800, 2100))
    assert isinstance(red, tuple)
    assert isinstance(green, tuple)
    assert red[0] > 150 > green[0]
    assert not [name for name, data in built.files.items() if PLACE in data]
    assert Image.open(io.BytesIO(built.files["tin-tuc/2026/anh/in.jpg"])).mode == "RGB"
    assert Image.open(io.BytesIO(built.files["tin-tuc/2026/anh/dong.gif"])).n_frames == 2  # type: ignore[attr-defined]


def test_lists_and_front_page_load_small_files(built: Built) -> None:
    for path in ("", "tin-tuc/"):
        page = built.page(path)
        (source,) = page.xpath("//main//picture//source/@srcset")
        assert "480w" in source
        src = page.xpath("//main//picture//img/@src")[0]
        assert unquote(src).endswith("tin-tuc/2026/anh/lon dung.jpg")


def test_feeds_carry_plain_pictures(built: Built) -> None:
    text = built.text("feeds/tin-tuc.json")
    assert "<picture" not in text
    assert "/tin-tuc/2026/anh/trong.png" in text


def test_a_changed_picture_changes_the_pages_that_show_it(built: Built, tmp_path: Path) -> None:
    content = Path(built.config.docs_dir)
    cache = {"cchc/data": {"cache_dir": str(content.parent / "cache")}}
    before = pictures_of(built, "tin-tuc/2026/tin-anh/")
    old = (content / "tin-tuc/2026/anh/trong.png").read_bytes()
    try:
        (content / "tin-tuc/2026/anh/trong.png").write_bytes(saved(Image.new("RGB", (500, 300)), "PNG"))
        again = build(content, tmp_path, plugins=cache)
    finally:
        (content / "tin-tuc/2026/anh/trong.png").write_bytes(old)
    counts = again.config.plugins["cchc/data"].build.counts  # type: ignore[attr-defined]
    assert counts["drawn"] == 0 < counts["cards"]  # that picture is on no card
    after = pictures_of(again, "tin-tuc/2026/tin-anh/")
    assert after[1][0].get("width") == "500"
    assert after[1][1].keys() != before[1][1].keys()
    assert after[0][1] == before[0][1]


def test_a_broken_picture_of_a_text_is_told_and_left_alone(tmp_path: Path) -> None:
    content = copy_site("minimal", tmp_path / "content")
    (content / "hong.jpg").write_bytes(sideways()[:5000])
    built = build(content, tmp_path)
    assert [line for line in built.messages() if line.startswith("cchc: hong.jpg: tệp ảnh bị hỏng")]
    assert built.files["hong.jpg"] == sideways()[:5000]
