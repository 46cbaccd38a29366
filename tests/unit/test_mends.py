"""`cchc check --fix`: only what is sure, shown first, written whole; pictures lose their place and nothing else."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.support import copy_site, write, write_config

from cchc.cli import cli
from cchc.cli.mends import changes
from cchc.review.pictures import judge, without_position
from cchc.sources.load import load

REGISTER = """- type: Quyết định
  number: "749"
  symbol: "QĐ-TTg"
  date: 2020-06-03
  issuer: Thủ tướng Chính phủ
  title: "phê duyệt Chương trình Chuyển đổi số quốc gia"
- type: Quyết định
  number: "28/2018"
  symbol: "QĐ-TTg"
  date: 2018-07-12
  issuer: Thủ tướng Chính phủ
  title: "về việc gửi, nhận văn bản điện tử"
"""
HEAD = (
    "---\ntitle: Tin\ndescription: Một tin dùng để thử việc sửa lỗi của chương trình\n"
    "date: 2026-03-01T08:00:00+07:00\n---\n\n"
)
WRONG = (
    "Theo Quyết định số 749/QĐ TTg và Quyết định số 28/QĐ-TTg ngày 12/7/2018.\n\nViệc cái cách hành chính của của xã.\n"
)
RIGHT = (
    "Theo Quyết định số 749/QĐ-TTg ngày 03/6/2020 và Quyết định số 28/2018/QĐ-TTg ngày 12/7/2018.\n\n"
    "Việc cải cách hành chính của xã.\n"
)


def content(folder: Path, body: bytes) -> Path:
    copy_site("minimal", folder)
    files: dict[str, str | bytes] = {"_data/van-ban/a.yml": REGISTER, "tin-tuc/2026/a.md": HEAD.encode() + body}
    return write(folder, files)


def mended(folder: Path) -> dict[str, str]:
    site, _ = load(folder, today=date(2026, 11, 22))
    assert site
    return {one.name: one.new.decode() for one in changes(site, folder)}


def test_sure_mends_are_made(tmp_path: Path) -> None:
    folder = content(tmp_path / "content", WRONG.encode())
    assert mended(folder)["tin-tuc/2026/a.md"] == HEAD + RIGHT


def test_line_ends_and_mark_stay(tmp_path: Path) -> None:
    folder = content(tmp_path / "content", b"")
    path = folder / "tin-tuc/2026/a.md"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + WRONG).replace("\n", "\r\n").encode())
    site, _ = load(folder, today=date(2026, 11, 22))
    assert site
    (change,) = changes(site, folder)
    assert change.new == b"\xef\xbb\xbf" + (HEAD + RIGHT).replace("\n", "\r\n").encode()


def test_a_missing_day_is_added_from_the_register_but_not_in_tables(tmp_path: Path) -> None:
    body = "Theo Quyết định số 749/QĐ-TTg của Thủ tướng Chính phủ.\n"
    folder = content(tmp_path / "content", body.encode())
    assert "749/QĐ-TTg ngày 03/6/2020 của Thủ tướng" in mended(folder)["tin-tuc/2026/a.md"]
    (folder / "tin-tuc/2026/a.md").write_text(f"{HEAD}| a |\n|---|\n| 749/QĐ-TTg |\n", encoding="utf-8")
    assert mended(folder) == {}


def test_silenced_findings_are_not_mended(tmp_path: Path) -> None:
    folder = content(tmp_path / "content", "Danh mục của của xã.\n".encode())
    assert mended(folder)
    write(folder, {"_data/bo-qua.yml": "- rule: word-twice\n  reason: Lời hát\n"})
    assert mended(folder) == {}


def test_the_command_shows_first_and_writes_when_told(tmp_path: Path) -> None:
    folder = content(tmp_path / "content", WRONG.encode())
    config = str(write_config(folder, tmp_path))
    path = folder / "tin-tuc/2026/a.md"
    shown = CliRunner().invoke(cli, ["check", "-f", config, "--fix"])
    assert shown.exit_code == 0
    assert "+Việc cải cách hành chính của xã." in shown.output
    assert path.read_text(encoding="utf-8") == HEAD + WRONG
    assert CliRunner().invoke(cli, ["check", "-f", config, "--fix", "--write"]).exit_code == 0
    assert path.read_text(encoding="utf-8") == HEAD + RIGHT
    assert "Không có chỗ nào" in CliRunner().invoke(cli, ["check", "-f", config, "--fix"]).output
    assert CliRunner().invoke(cli, ["check", "--write"]).exit_code == 2


def test_rules_are_explained(tmp_path: Path) -> None:
    assert "Vì sao" in CliRunner().invoke(cli, ["check", "--explain", "citation-undated"]).output
    wrong = CliRunner().invoke(cli, ["check", "--explain", "citation-undate"])
    assert wrong.exit_code == 2
    assert "citation-undated" in wrong.output


def picture(form: str, *, place: bool) -> bytes:
    image, out = Image.new("RGB", (16, 16), "red"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "May anh"
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (22.0, 23.0, 12.5), 3: "E", 4: (103.0, 15.0, 1.5)})
    image.save(out, form, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_place_of_a_picture_is_seen_and_taken_away(form: str) -> None:
    data = picture(form, place=True)
    assert [one.rule for one in judge("anh/a.jpg", data)] == ["picture-position"]
    clean = without_position(data)
    assert judge("anh/a.jpg", clean) == []
    assert len(clean) == len(data)
    with Image.open(io.BytesIO(clean)) as image:
        image.load()
        assert image.getexif()[0x010F] == "May anh"
        assert not image.getexif().get_ifd(0x8825)
    plain = picture(form, place=False)
    assert judge("anh/a.jpg", plain) == []
    assert without_position(plain) == plain


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_broken_pictures_say_nothing(cut: int) -> None:
    data = picture("JPEG", place=True)[:cut]
    assert isinstance(judge("a.jpg", data), list)
    assert isinstance(without_position(data), bytes)
