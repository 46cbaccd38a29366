"""`cchc new`: looks at what is there, asks the desk for a draft, writes it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.model.text import VIETNAM

if TYPE_CHECKING:
    from cchc.desk.items import Taken
    from cchc.model.news import NewsFigure

_KEY = re.compile(r"^(id|slug):[ \t]*[\"']?([^\"'\n#]+?)[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
_FRONT = 8192
"""Bytes in which the front matter of an item is looked for."""


def create(
    content: Path,
    kind: str,
    title: str,
    *,
    unit: str,
    fields: tuple[str, ...],
    description: str = "",
    body: str = "",
    figure: NewsFigure | None = None,
) -> Path:
    """Write a draft and return its path, relative to the present folder where it lies below it."""
    from cchc.bridge.refusal import Refusal
    from cchc.desk.items import new_item, slug_of
    from cchc.sources.report import Report
    from cchc.sources.site import read_site
    from cchc.sources.tree import Tree

    if not slug_of(title):
        raise Refusal("tiêu đề không có chữ hay số nào", 'viết tiêu đề trong ngoặc kép, ví dụ: cchc new tin "Tên tin"')
    now = datetime.now(VIETNAM).replace(microsecond=0)
    base = read_site(Tree(content), Report(), today=now.date())
    if base:
        _refuse_unknown("đơn vị", [unit] if unit else [], [one.key for one in base.units])
        _refuse_unknown("lĩnh vực", fields, [one.key for one in base.fields])
    commune = base.commune.name if base else ""

    def draft(taken: Taken) -> tuple[str, str]:
        told = partial(new_item, description=description, body=body, figure=figure)
        return told(kind, title, now=now, commune=commune, unit=unit, fields=fields, taken=taken)

    path = _written(content, draft, str(now.year))
    return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path


def _written(content: Path, draft: Callable[[Taken], tuple[str, str]], year: str) -> Path:
    """Write what `draft` gives under a name that nobody has, and return its path."""
    from cchc.bridge.refusal import refusal_of
    from cchc.desk import writer
    from cchc.desk.items import FOLDER, Taken

    while True:
        name, text = draft(Taken(*taken_names(content / FOLDER, year)))
        try:
            writer.create(content / name, text)
        except FileExistsError:
            continue  # another editor was faster by a moment; it counts as taken now
        except OSError as error:
            raise refusal_of(error, "tạo tin") from error
        return content / name


def _refuse_unknown(what: str, asked: Collection[str], known: Collection[str]) -> None:
    """Refuse a key that site.yml does not have."""
    from cchc.bridge.refusal import Refusal

    for key in asked:
        if key not in known:
            raise Refusal(f"không có {what} “{key}”", f"dùng một trong: {', '.join(known) or '(site.yml chưa có)'}")


def taken_names(folder: Path, year: str) -> tuple[set[str], set[str]]:
    """Return the ids of all items, and the address parts of this year's."""
    ids: set[str] = set()
    slugs: set[str] = set()
    for path in folder.rglob("*.m*d*") if folder.is_dir() else ():
        if not path.is_file():
            continue
        with path.open("rb") as file:
            front = file.read(_FRONT).decode("utf-8", "replace")
        found = dict(_KEY.findall(front))
        ids.add(found.get("id", ""))
        if path.relative_to(folder).parts[0] == year:
            slugs |= {path.stem.lower(), found.get("slug", "")}
    return ids, slugs
