"""The 236 procedures of the corpus: the commune's own list first, then made-up ones."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import yaml

COUNT = 236
"""Procedures of a commune in the national portal's list of mid-2025."""

HEADINGS = (
    "Mã số",
    "Tên",
    "Số quyết định",
    "Cấp thực hiện",
    "Loại thủ tục",
    "Lĩnh vực",
    "Cơ quan ban hành",
    "Cơ quan thực hiện",
    "Đối tượng thực hiện",
    "Đường dẫn",
)
Row = dict[str, str]

_MODEL: Row = dict(
    zip(
        HEADINGS,
        (
            "9.000000",
            "Thủ tục mẫu",
            "01/QĐ-UBND",
            "Cấp xã",
            "TTHC được giao luật quy định chi tiết",
            "Hộ tịch",
            "Bộ Tư pháp",
            "Ủy ban nhân dân cấp xã",
            "Công dân Việt Nam",
            "https://dichvucong.gov.vn/",
        ),
        strict=True,
    )
)


def read_register(content: Path, count: int = COUNT) -> list[Row]:
    """Return exactly `count` rows by code: those on the front page, the other real ones, then made-up ones."""
    site = yaml.safe_load((content / "_data/site.yml").read_text(encoding="utf-8"))
    top = site["section"].get("top_procedures", [])
    found: dict[str, Row] = {}
    for path in sorted((content / "_data/thu-tuc").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row.get("Mã số") or "", {name: row.get(name) or "" for name in HEADINGS})
    found.pop("", None)
    real = [found[code] for code in sorted(found, key=lambda code: (code not in top, code))][:count]
    models = real or [_MODEL]
    made = [_made(models[n % len(models)], n + 1) for n in range(count - len(real))]
    return sorted([*real, *made], key=lambda row: row["Mã số"])


def write_list(path: Path, rows: list[Row]) -> None:
    """Write the rows as the national portal exports them: CSV with a byte-order mark."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_pages(folder: Path, rows: list[Row], *, yaml_front: bool = True) -> None:
    """Write one Markdown page a procedure, with the same facts, for generators that have no data pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for row in rows:
        code, name = row["Mã số"], row["Tên"]
        slug = code.replace(".", "-")
        title = json.dumps(name, ensure_ascii=False) if yaml_front else name
        front = f"---\ntitle: {title}\nslug: {slug}\n---\n" if yaml_front else f"Title: {title}\nSlug: {slug}\n"
        facts = "\n".join(f"| {heading} | {row[heading]} |" for heading in HEADINGS if row[heading])
        text = f"{front}\n{name}\n\n| Nội dung | Chi tiết |\n|---|---|\n{facts}\n"
        (folder / f"{slug}.md").write_text(text, encoding="utf-8", newline="\n")


def _made(model: Row, number: int) -> Row:
    """Return a procedure like `model` under a code that the national list does not use."""
    return {**model, "Mã số": f"9.{number:06d}", "Tên": f"{model['Tên']} (thủ tục thử số {number})"}
