"""The material of a month for villages: who gets what, what stands in it, and that it is the same every time."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner
from sources_kit import SITE_YML, item, read, told
from tests.support import write, write_config

from cchc.channels.pack import items_of, pack, zipped
from cchc.cli import cli
from cchc.model.period import Period

VILLAGES = """
villages:
  - {name: "Hoàng Hồ", type: bản, head: "Trưởng bản"}
  - {name: "số 3", type: tổ dân phố}
  - {name: "hoàng hồ", type: Bản}
"""
JULY = Period("thang", 2025, 7)
ROOT = "https://xa.example/cchc/"


def news(title: str, extra: str = "", day: int = 28, body: str = "Nghị định số 118/2025/NĐ-CP.\n") -> str:
    return item(extra, body).replace("Tin thử", title).replace("07-28", f"07-{day:02d}")


FILES = {
    "_data/site.yml": SITE_YML + VILLAGES,
    "tin-tuc/2025/chung.md": news("Tin chung"),
    "tin-tuc/2025/rieng.md": news("Cắt điện", 'villages: ["Bản Hoàng Hồ"]\n', 3),
    "tin-tuc/2025/bao.md": news("Thông báo", "format: thong-bao\nexpires: 2099-01-01\n", 1),
    "tin-tuc/2025/qua.md": news("Đã hết hạn", "expires: 2025-08-01\n"),
    "tin-tuc/2025/nham.md": news("Nhầm bản", "villages: [bản Khác]\n"),
}


def test_every_village_gets_what_is_meant_for_it(tmp_path: Path) -> None:
    site, problems = read(tmp_path, FILES)
    assert [v.key for v in site.villages] == ["ban-hoang-ho", "to-dan-pho-so-3"]
    assert {p.rule for p in problems} >= {"duplicate-village", "unknown-village"}, told(problems)
    first, second = site.villages
    assert [one.title for one in items_of(site, JULY, first)] == ["Cắt điện", "Thông báo", "Tin chung"]
    assert [one.title for one in items_of(site, JULY, second)] == ["Thông báo", "Tin chung"]
    assert [one.title for one in items_of(site, JULY, None)] == ["Thông báo", "Tin chung"]
    assert items_of(site, JULY.before, first) == ()


def test_the_material_is_hung_up_and_read_out(tmp_path: Path) -> None:
    site, _ = read(tmp_path, FILES)
    files = pack(site, JULY, site.villages[0], root=ROOT)
    assert files == pack(site, JULY, site.villages[0], root=ROOT)
    archive = zipped(files)
    assert archive == zipped(files)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.namelist() == ["DOC-TRUOC.txt", "loi-doc.txt", "tai-lieu.pdf"]
        assert "một trăm mười tám" in opened.read("loi-doc.txt").decode("utf-8-sig")
    paper = pypdf.PdfReader(io.BytesIO(files["tai-lieu.pdf"]))
    wall, *spoken = [page.extract_text() for page in paper.pages]
    for words in ("Tin cần biết, tháng 7/2025", "Bản Hoàng Hồ", "Cắt điện", "0213 3896 123", "Đến hết ngày 01/01/2099"):
        assert words in wall
    assert "một trăm mười tám" in " ".join(" ".join(spoken).split())
    assert "118/2025" not in " ".join(spoken)


def test_a_month_with_many_items_names_the_rest(tmp_path: Path) -> None:
    site, _ = read(tmp_path, {f"tin-tuc/2025/tin-{n}.md": news(f"Tin số {n}") for n in range(14)})
    paper = pypdf.PdfReader(io.BytesIO(pack(site, JULY, None, root=ROOT)["tai-lieu.pdf"]))
    text = " ".join(page.extract_text() for page in paper.pages)
    assert "Tin khác trong kỳ" in text
    assert all(f"Tin số {n}" in text for n in range(14))
    assert site.news[0].date - site.news[-1].date < timedelta(days=1)


def test_the_command_writes_a_pair_for_each_village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = write_config(write(tmp_path / "content", FILES), tmp_path, site_url=ROOT)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    run = CliRunner()
    done = run.invoke(cli, ["pack", "7/2025", "-f", str(config), "-d", str(tmp_path / "ra")])
    assert done.exit_code == 0, done.output
    names = {path.name for path in (tmp_path / "ra").iterdir()}
    assert names == {f"{key}.{end}" for key in ("ban-hoang-ho", "to-dan-pho-so-3") for end in ("pdf", "zip")}
    for arguments, words in (
        (["pack", "1/2020"], "chưa có tin nào"),
        (["pack", "tháng này"], "không phải tháng"),
        (["pack", "7/2025", "--village", "Khác"], "không có “khác”"),
    ):
        refused = run.invoke(cli, [*arguments, "-f", str(config), "-d", str(tmp_path / "khac")])
        assert refused.exit_code != 0
        assert words in refused.output.lower()
