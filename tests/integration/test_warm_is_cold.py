"""After any edits, in any order, the site is the one that an empty store and an empty folder give, byte for byte."""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.support import ROOT, write, write_config

from cchc.bridge.publish import publish

THEME = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["theme"]
SITE = """\
commune: {name: "Bến Thử", type: xã, province: "Thử Nghiệm"}
section:
  title: "Cải cách hành chính"
  site_name: "Trang thông tin điện tử xã Bến Thử"
  description: "Tin và thủ tục hành chính"
  owner: van-phong
units:
  - {key: van-phong, name: "Văn phòng"}
fields:
  - {key: the-che, name: "Cải cách thể chế"}
"""
DOCUMENTS = """\
- {key: cu, type: Nghị định, number: "61/2018", symbol: "NĐ-CP", date: 2018-04-23, title: "về một cửa",
   certainty: chac-chan}
- {key: moi, type: Nghị định, number: "118/2025", symbol: "NĐ-CP", date: 2025-06-09, title: "về cơ chế một cửa",
   in_force_from: 2025-07-01, certainty: chac-chan}
"""
PROCEDURES = "Mã số,Tên,Lĩnh vực\n1.001193,Đăng ký khai sinh,Hộ tịch\n1.000894,Đăng ký kết hôn,Hộ tịch\n"
ITEM = """\
---
title: "{title}"
date: {date}T08:00:00+07:00
description: "Một câu tóm tắt"
field: the-che
unit: van-phong
---

Đoạn **đầu**, xem [thủ tục](../../thu-tuc/1.001193.md).
"""


class Folder:
    """A section that is edited: content, theme, mkdocs.yml and the store of finished work."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.content, self.theme = folder, folder / "content", folder / "giao-dien"
        self.chance, self.count, self.per_page = chance, 0, 2
        shutil.copytree(ROOT / "theme_overrides", self.theme)
        files = {"_data/site.yml": SITE, "_data/van-ban/a.yml": DOCUMENTS, "_data/thu-tuc/danh-muc.csv": PROCEDURES}
        write(self.content, files)
        for _ in range(4):
            self.add()

    def publish(self, cache: Path, site: Path) -> dict[str, bytes]:
        """Build with a store into a folder; return the files there."""
        plugins: dict[str, dict[str, object]] = {
            "cchc/data": {"cache_dir": str(cache)},
            "cchc/news": {"per_page": self.per_page},
            "cchc/cards": {"procedures": False},
        }
        theme = {**THEME, "custom_dir": str(self.theme)}
        config = write_config(self.content, self.folder, plugins=plugins, theme=theme)
        publish(config, site)
        return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}

    def one(self) -> Path:
        """Return one of the items that are published."""
        items = sorted(self.content.glob("tin-tuc/*/*.md"))
        return self.chance.choice([path for path in items if "draft: true" not in path.read_text(encoding="utf-8")])

    def replace(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text, (path, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def add(self) -> None:
        self.count += 1
        text = ITEM.format(title=f"Tin số {self.count}", date=f"2025-03-{self.chance.randint(1, 28):02}")
        write(self.content, {f"tin-tuc/2025/tin-{self.count}.md": text})

    def change_body(self) -> None:
        self.replace(self.one(), "Đoạn", f"Đoạn {self.chance.randrange(10**6)}")

    def change_title(self) -> None:
        self.replace(self.one(), 'title: "', f'title: "{self.chance.randrange(10**6)} ')

    def rename(self) -> None:
        self.count += 1
        path = self.one()
        path.rename(path.with_name(f"ten-{self.count}.md"))

    def delete(self) -> None:
        self.one().unlink()
        self.add()
        self.one().unlink()

    def draft(self) -> None:
        """Hide an item; the one that was hidden before comes back."""
        path = self.one()
        for other in self.content.glob("tin-tuc/*/*.md"):
            other.write_text(other.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
        self.replace(path, "field:", "draft: true\nfield:")

    def reorder(self) -> None:
        path = self.one()
        day = f"date: 2025-0{self.chance.choice('12')}-{self.chance.randint(1, 28):02}T09"
        path.write_text(re.sub(r"date: \S{13}", day, path.read_text(encoding="utf-8")), encoding="utf-8")

    def rename_unit(self) -> None:
        self.replace(self.content / "_data/site.yml", 'name: "Văn phòng', 'name: "Văn phòng mới')

    def end_document(self) -> None:
        path = self.content / "_data/van-ban/a.yml"
        self.replace(
            path, "in_force_from: 2025-07-01", f"in_force_from: 2025-07-01, in_force_to: {2025 + self.count}-08-01"
        )

    def change_template(self) -> None:
        path = self.theme / "partials/footer.html"
        path.write_text(path.read_text(encoding="utf-8") + f"\n<p>{self.chance.random()}</p>", encoding="utf-8")

    def change_option(self) -> None:
        self.per_page = self.chance.choice(sorted({1, 2, 3, 5} - {self.per_page}))

    def change_font(self) -> None:
        path = self.theme / "assets/be-vietnam-pro-bold.woff2"
        path.write_bytes(path.read_bytes() + b"\0")

    def damage_store(self) -> None:
        """Change some bytes somewhere, and an item, so that the store is asked and written to."""
        path = self.folder / "kho/store.db"
        data = bytearray(path.read_bytes())
        for _ in range(self.chance.choice((1, 20, 2000))):
            data[self.chance.randrange(len(data))] = self.chance.randrange(256)
        path.write_bytes(data)
        if self.chance.random() < 0.5:
            self.change_title()

    def damage_site(self) -> None:
        """Do to the published folder what nobody should."""
        for path in self.chance.sample(sorted(p for p in (self.folder / "site").rglob("*") if p.is_file()), 5):
            if self.chance.random() < 0.5 or path.name == "index.html":
                path.write_bytes(path.read_bytes()[::-1])
            else:
                path.unlink()


EDITS: list[Callable[[Folder], None]] = [
    Folder.add,
    Folder.change_body,
    Folder.change_title,
    Folder.rename,
    Folder.delete,
    Folder.draft,
    Folder.reorder,
    Folder.rename_unit,
    Folder.end_document,
    Folder.change_template,
    Folder.change_option,
    Folder.change_font,
    Folder.damage_store,
    Folder.damage_site,
]
STEPS = len(EDITS)
"""Of each order: every edit comes, in another company each time."""

EVERY_CHANGE_SHOWS = set(EDITS) - {Folder.damage_store, Folder.damage_site}


@settings(
    max_examples=2,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(order=st.permutations(EDITS), chance=st.randoms(use_true_random=False))
def test_warm_is_cold(order: list[Callable[[Folder], None]], chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(Path(name), chance)
        last = folder.publish(folder.folder / "kho", folder.folder / "site")
        done = []
        for number, edit in enumerate(order[:STEPS]):
            edit(folder)
            done.append(edit.__name__)
            warm = folder.publish(folder.folder / "kho", folder.folder / "site")
            empty = folder.folder / f"moi-{number}"
            cold = folder.publish(empty / "kho", empty / "site")
            # Earlier share cards stay in a published folder, for the links that were shared with them.
            same = {path for path in warm if path in cold or not path.startswith("anh-chia-se/")} | cold.keys()
            assert [path for path in sorted(same) if warm.get(path) != cold.get(path)] == [], done
            assert warm != last or edit not in EVERY_CHANGE_SHOWS, f"{done[-1]} changed nothing"
            shutil.rmtree(empty)
            last = warm
