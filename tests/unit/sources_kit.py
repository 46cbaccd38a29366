"""Makes small content folders for the tests of cchc.sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cchc.model.problem import Problem
from cchc.model.site import Site
from cchc.sources import load

TODAY = date(2026, 11, 22)

SITE_YML = """\
commune: {name: "Phong Thổ", type: xã, province: "Lai Châu"}
section:
  title: "Cải cách hành chính"
  site_name: "Trang thông tin điện tử xã Phong Thổ"
  description: "Tin và thủ tục hành chính"
  owner: phong-vhxh
units:
  - {key: phong-vhxh, name: "Phòng Văn hóa - Xã hội"}
  - {key: van-phong, name: "Văn phòng HĐND và UBND"}
contacts:
  - {name: "Đường dây nóng", phone: "0213 3896 123", primary: true, checked_on: 2026-11-01}
fields:
  - {key: thu-tuc-hanh-chinh, name: "Cải cách thủ tục hành chính"}
  - {key: the-che, name: "Cải cách thể chế"}
indices:
  - {key: par-index, name: "PAR INDEX"}
"""

FRONT = """\
---
title: "Tin thử"
date: 2025-07-28T08:00:00+07:00
description: "Một câu tóm tắt"
"""


def item(extra: str = "", body: str = "Nội dung tin.\n") -> str:
    """Return a news item with more front matter and another body."""
    return f"{FRONT}{extra}---\n\n{body}"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def read(root: Path, files: Mapping[str, str | bytes]) -> tuple[Site, list[Problem]]:
    """Load a folder with the usual site.yml and `files`."""
    write(root, {"_data/site.yml": SITE_YML, **files})
    site, problems = load(root, today=TODAY)
    assert site is not None
    return site, problems


def told(problems: list[Problem], level: str | None = None) -> list[str]:
    """Return the problems as people see them."""
    return [str(problem) for problem in problems if level in (None, problem.level)]


def rules(problems: list[Problem]) -> list[tuple[str, str, int]]:
    """Return level, rule and line of every problem."""
    return [(problem.level, problem.rule, problem.line) for problem in problems]


def section(root: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """Write a small section with its mkdocs.yml, and return the words by which the command line finds it."""
    write(root / "content", {"_data/site.yml": SITE_YML, **files})
    config = root / "mkdocs.yml"
    config.write_text("site_name: A\nsite_url: https://xa.example/\ndocs_dir: content\n", encoding="utf-8")
    return ["-f", str(config)]
