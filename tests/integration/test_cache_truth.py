"""Finished pages are kept between builds: after any change the site is the one that an empty cache gives."""

from __future__ import annotations

from pathlib import Path

from tests.full import full_content
from tests.support import Built, build, write

EDITS = [
    ("tin-tuc/2025/nop-ho-so-truc-tuyen.md", 'title: "Nộp hồ sơ trực tuyến"', 'title: "Nộp hồ sơ qua mạng"'),
    ("tin-tuc/2025/nop-ho-so-truc-tuyen.md", "Nộp tại Cổng", "Hãy nộp tại Cổng"),
    ("tin-tuc/2025/nop-ho-so-truc-tuyen.md", "id: ben-thu-2", "id: ben-thu-2\ndraft: true"),
    ("tin-tuc/2026/thong-bao-nghi-tet.md", "expires: 2026-02-20", "expires: 2027-02-20"),
    ("_data/site.yml", "Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân"),
    ("_data/site.yml", 'name: "Cải cách thể chế"', 'name: "Thể chế"'),
    ("_data/site.yml", "demonstration: true", "demonstration: false"),
    ("_data/thu-tuc/1.001193.yml", 'name: "Thủ tục đăng ký khai sinh"', 'name: "Đăng ký khai sinh"'),
    ("_data/thu-tuc/cong.csv", "Thủ tục chứng thực bản sao", "Chứng thực bản sao từ bản chính"),
    ("_data/van-ban/van-ban.yml", "replaced_by: [moi]", "replaced_by: [sap-toi]"),
    ("_data/van-ban/van-ban.yml", 'title: "về thực hiện cơ chế một cửa"', 'title: "về cơ chế một cửa cũ"'),
    ("_data/chi-so/chi-so.csv", "90,10", "91,10"),
    ("_data/ke-hoach/2025.yml", 'content: "Báo cáo năm"', 'content: "Báo cáo tổng kết năm"'),
    ("gioi-thieu.md", "chữ đậm", "chữ rất đậm"),
]
"""Changes that show on more pages than their own: file, what it says, what it says next."""

QUICK = {"cchc/cards": {"enabled": False}}


def built(content: Path, folder: Path, cache: Path) -> Built:
    return build(content, folder, plugins={**QUICK, "cchc/data": {"cache_dir": str(cache)}})


def test_after_every_change_the_site_is_what_an_empty_cache_gives(tmp_path: Path) -> None:
    content = full_content(tmp_path / "content")
    last = built(content, tmp_path / "warm", tmp_path / "cache").files
    for number, (name, old, new) in enumerate(EDITS):
        text = (content / name).read_text(encoding="utf-8")
        assert old in text, name
        write(content, {name: text.replace(old, new)})
        warm = built(content, tmp_path / "warm", tmp_path / "cache").files
        cold = built(content, tmp_path / "cold", tmp_path / f"empty-{number}").files
        assert [path for path in sorted(warm.keys() | cold.keys()) if warm.get(path) != cold.get(path)] == [], new
        assert warm != last, f"{new} changed nothing"
        last = warm


def test_a_damaged_cache_changes_nothing(tmp_path: Path) -> None:
    content = full_content(tmp_path / "content")
    first = built(content, tmp_path / "site", tmp_path / "cache").files
    kept = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    for number, path in enumerate(kept):
        data = path.read_bytes()
        path.write_bytes((b"", data[: len(data) // 2], data[:-3] + b"xyz", b"x" * 40)[number % 4])
    assert built(content, tmp_path / "site", tmp_path / "cache").files == first
