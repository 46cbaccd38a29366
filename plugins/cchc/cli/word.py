"""`cchc import docx`: Word files in, drafts out, and a report of what a person must look at."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc.cli.speech import tell
from cchc.model.text import VIETNAM

if TYPE_CHECKING:
    from cchc.model.site import Site
    from cchc.word.draft import Draft

_SUFFIXES = (".docx", ".doc", ".docm", ".rtf", ".odt", ".dotx")
_SOURCE = re.compile(r"^# Tệp Word: .*\(mã ([0-9a-f]{16})\)$", re.MULTILINE)
_FRONT = 8192


@dataclass
class Desk:
    """Where drafts go: the content folder, and what is known of the section."""

    content: Path
    site: Site | None
    now: datetime
    dry_run: bool


def import_docx(paths: tuple[Path, ...], content: Path, *, dry_run: bool) -> bool:
    """Import files and folders of them; return True when one was refused."""
    from cchc.sources.load import load
    from cchc.word.names import Refused

    now = datetime.now(VIETNAM).replace(microsecond=0)
    site, _ = load(content, today=now.date())
    desk = Desk(content, site, now, dry_run)
    imported = _imported(content / "tin-tuc")
    done = refused = 0
    for path in _files(paths):
        try:
            made = _import_one(path, desk, imported)
        except Refused as refusal:
            refused += 1
            click.echo(f"{path}: {refusal}")
            continue
        done += made
    what = "Sẽ tạo" if dry_run else "Đã tạo"
    tell(f"{what} {done} bản nháp, không nhận {refused} tệp. Mở từng bản nháp, xem lại rồi chạy: cchc check")
    return bool(refused) or not done


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the Word files that the paths name, folders with all that is below them."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(one for one in path.rglob("*") if one.suffix.lower() in _SUFFIXES and one.is_file())
        yield from (one for one in found if not one.name.startswith(("~$", ".")))


def _imported(folder: Path) -> dict[str, Path]:
    """Return the items that came from Word by the mark of their file."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.md")) if folder.is_dir() else ():
        with path.open("rb") as file:
            front = file.read(_FRONT).decode("utf-8", "replace")
        if mark := _SOURCE.search(front):
            found[mark[1]] = path
    return found


def _import_one(path: Path, desk: Desk, imported: dict[str, Path]) -> bool:
    """Import one file; return True when a draft was made."""
    from cchc.word.draft import read_docx
    from cchc.word.names import Refused

    try:
        draft = read_docx(path.read_bytes(), site=desk.site)
    except OSError as error:
        raise Refused("không đọc được tệp", "kiểm tra đường dẫn, đóng tệp trong Word rồi chạy lại") from error
    if draft.digest in imported:
        click.echo(f"{path}: đã nhập trước đây thành {_shown(imported[draft.digest])}, bỏ qua")
        return False
    item = _write(path, draft, desk)
    imported[draft.digest] = item
    click.echo(f"{path} -> {_shown(item)}")
    for note in (*draft.notes, *_papers(draft)):
        click.echo(f"  {note}")
    return True


def _papers(draft: Draft) -> Iterator[str]:
    """Yield what is to be said of identity papers in the pictures of a draft."""
    from cchc.bridge.papers import paper_in
    from cchc.word.draft import PICTURE_FOLDER

    for file, data in draft.pictures.items():
        for one in paper_in(f"{PICTURE_FOLDER}/{file}", data):
            yield f"{one.file}: {one.message} - {one.remedy}"


def _write(path: Path, draft: Draft, desk: Desk) -> Path:
    """Write the draft and its pictures, and return the item's path."""
    from cchc.bridge.refusal import refusal_of
    from cchc.cli.items import taken_names
    from cchc.desk import writer
    from cchc.desk.items import Taken, place_of, slug_of
    from cchc.word.draft import PICTURE_FOLDER, front_matter

    title = draft.facts.title or " ".join(path.stem.replace("_", " ").split()) or "Tin nhập từ Word"
    title = title if slug_of(title) else "Tin nhập từ Word"
    day: date = draft.facts.day or desk.now.date()
    commune = desk.site.commune.name if desk.site else ""
    while True:
        ids, slugs = taken_names(desk.content / "tin-tuc", str(day.year))
        name, permanent = place_of(title, day.year, now=desk.now, commune=commune, taken=Taken(ids, slugs))
        item = desk.content / name
        if desk.dry_run:
            return item
        text = front_matter(draft, permanent=permanent, title=title, now=desk.now, source=path.name) + draft.body
        try:
            for file, data in draft.pictures.items():
                writer.keep(desk.content / PICTURE_FOLDER / file, data)
            writer.create(item, text)
        except FileExistsError:
            continue
        except OSError as error:
            raise refusal_of(error, "tạo tin") from error
        return item


def _shown(path: Path) -> str:
    """Return a path as people type it from here."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
