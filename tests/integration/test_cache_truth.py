"""Finished pages are kept between builds: after any change the site is the one that an empty cache gives."""

from __future__ import annotations

from pathlib import Path

from tests.full import full_content
from tests.support import Built, build, write

ITEM, NOTICE = "tin-tuc/2025/nop-ho-so-truc-tuyen.md", "tin-tuc/2026/thong-bao-nghi-tet.md"
SITE, REGISTER = "_data/site.yml", "_data/van-ban/van-ban.yml"

STEPS = [
    [(ITEM, 'title: "Nộp hồ sơ trực tuyến"', 'title: "Nộp hồ sơ qua mạng"')],
    [(ITEM, "Nộp tại Cổng", "Hãy nộp tại Cổng"), ("_data/chi-so/chi-so.csv", "90,10", "91,10")],
    [(NOTICE, "expires: 2026-02-20", "expires: 2027-02-20"), (REGISTER, "về thực hiện cơ chế", "về cơ chế")],
    [("_data/thu-tuc/1.001193.yml", 'name: "Thủ tục đăng', 'name: "Đăng'), ("gioi-thieu.md", "chữ đậm", "chữ rất đậm")],
    [
        ("_data/thu-tuc/cong.csv", "Thủ tục chứng thực", "Chứng thực"),
        (REGISTER, "replaced_by: [moi]", "amended_by: [moi]"),
    ],
    [
        (ITEM, "id: ben-thu-2", "id: ben-thu-2\ndraft: true"),
        ("_data/ke-hoach/2025.yml", "Báo cáo năm", "Báo cáo tổng kết"),
    ],
    [
        (SITE, "Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân"),
        (SITE, 'name: "Cải cách thể chế"', 'name: "Thể chế"'),
    ],
    [(SITE, "demonstration: true", "demonstration: false")],
]
"""Changes that show on more pages than their own, one step after the other: file, what it says, what it says next."""

QUICK = {"cchc/cards": {"enabled": False}}


def built(content: Path, folder: Path, cache: Path) -> Built:
    return build(content, folder, plugins={**QUICK, "cchc/data": {"cache_dir": str(cache)}})


def test_after_every_change_the_site_is_what_an_empty_cache_gives(tmp_path: Path) -> None:
    content = full_content(tmp_path / "content")
    last = built(content, tmp_path / "warm", tmp_path / "cache").files
    for number, edits in enumerate(STEPS):
        for name, old, new in edits:
            text = (content / name).read_text(encoding="utf-8")
            assert old in text, name
            write(content, {name: text.replace(old, new)})
        warm = built(content, tmp_path / "warm", tmp_path / "cache").files
        cold = built(content, tmp_path / "cold", tmp_path / f"empty-{number}").files
        assert [path for path in sorted(warm.keys() | cold.keys()) if warm.get(path) != cold.get(path)] == [], edits
        assert warm != last, f"{edits} changed nothing"
        last = warm


def test_a_damaged_cache_changes_nothing(tmp_path: Path) -> None:
    content = full_content(tmp_path / "content")
    first = built(content, tmp_path / "site", tmp_path / "cache").files
    kept = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    for number, path in enumerate(kept):
        data = path.read_bytes()
        path.write_bytes((b"", data[: len(data) // 2], data[:-3] + b"xyz", b"x" * 40)[number % 4])
    assert built(content, tmp_path / "site", tmp_path / "cache").files == first
