"""`cchc import thu-tuc`: shows what a file changes, writes lists and details, and drafts the register and its news."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc.cli.speech import tell

if TYPE_CHECKING:
    from cchc.model.problem import Problem
    from cchc.model.procedure import Procedure
    from cchc.sources.change_draft import Difference
    from cchc.sources.detail_update import DetailUpdate
    from cchc.sources.portal_update import Update

_SHOWN = 160
"""Longer values of a changed fact are cut in the report."""


def import_procedures(
    file: Path, content: Path, *, commune_only: bool, dry_run: bool, take_source: bool = False
) -> bool:
    """Print the report and write the files; return True when a part of the file could not be read."""
    from cchc.bridge.refusal import Refusal
    from cchc.sources.portal_records import SUFFIXES

    if not file.is_file():
        raise Refusal(f"không có tệp {file}", "kiểm tra lại đường dẫn")
    if file.suffix.lower() in SUFFIXES:
        return _import_details(file, content, commune_only=commune_only, dry_run=dry_run, take_source=take_source)
    return _import_list(file, content, commune_only=commune_only, dry_run=dry_run)


def _import_list(file: Path, content: Path, *, commune_only: bool, dry_run: bool) -> bool:
    """Import a table."""
    from cchc.bridge.refusal import WRONG_CONTENT, Refusal
    from cchc.sources.change_draft import Difference
    from cchc.sources.portal_update import plan_update

    update = plan_update(file, content, commune_only=commune_only)
    errors = [problem for problem in update.imported.problems if problem.level == "error"]
    _refuse_unreadable(errors)
    if not update.imported.merged:
        nothing = "không có thủ tục nào của cấp xã" if update.imported.skipped else "không đọc được thủ tục nào"
        remedy = "bỏ --cap-xa để lấy mọi cấp" if update.imported.skipped else "xem lại tệp xuất từ Cổng"
        message = "\n".join([*map(str, errors), f"{file.name}: {nothing}, chưa ghi gì"])
        raise Refusal(message, remedy, WRONG_CONTENT)
    if update.lost:
        message = "\n".join([*map(str, update.lost), "danh mục hiện có còn lỗi, chưa ghi gì"])
        raise Refusal(message, "sửa các dòng nêu trên rồi nhập lại", WRONG_CONTENT)
    click.echo("\n".join(report_of(update, file.name)))
    found = Difference(update.imported.new, update.changes, update.imported.gone)
    _write(content, update.files, found, update.before, dry_run=dry_run, same="Danh mục đã khớp với tệp")
    return bool(errors)


def _refuse_unreadable(errors: Iterable[Problem]) -> None:
    """Refuse a file that cannot be opened with what is wrong with it, and nothing else."""
    from cchc.bridge.refusal import WRONG_CONTENT, Refusal
    from cchc.sources.workbook import UNREADABLE

    for problem in errors:
        if problem.rule in UNREADABLE:
            raise Refusal(f"{problem.file}: {problem.message}", problem.remedy, WRONG_CONTENT)


def _import_details(file: Path, content: Path, *, commune_only: bool, dry_run: bool, take_source: bool) -> bool:
    """Import structured details."""
    from cchc.bridge.refusal import WRONG_CONTENT, Refusal
    from cchc.sources.change_draft import Difference
    from cchc.sources.detail_update import plan_details

    update = plan_details(file, content, commune_only=commune_only, take_source=take_source)
    errors = [problem for problem in update.problems if problem.level == "error"]
    if update.read == update.skipped:
        nothing = "không có thủ tục nào của cấp xã" if update.skipped else "không đọc được thủ tục nào"
        message = "\n".join([*map(str, errors), f"{file.name}: {nothing}, chưa ghi gì"])
        raise Refusal(message, "xem lại tệp, mỗi dòng phải là một bản ghi JSON của một thủ tục", WRONG_CONTENT)
    click.echo("\n".join(details_report(update, file.name)))
    found = Difference(update.new, update.changes, update.gone)
    _write(content, update.files, found, update.before, dry_run=dry_run, same="Nội dung chi tiết đã khớp với tệp")
    return bool(errors)


def _write(
    content: Path, files: dict[str, str], found: Difference, before: Iterable[Procedure], *, dry_run: bool, same: str
) -> None:
    """Write what changed, with the drafts that follow from it, and print the paths."""
    from cchc.bridge.refusal import refusal_of
    from cchc.desk import writer

    drafts = _drafts(content, found, tuple(before))
    paths = {name: Path(os.path.relpath(content / name)) for name in (*files, *drafts)}
    if not paths:
        tell(f"{same}, không ghi tệp nào.")
    elif dry_run:
        tell(f"Chạy thử, chưa ghi gì. Khi chạy thật sẽ ghi: {', '.join(map(str, paths.values()))}")
    else:
        works: list[tuple[Callable[[Path, str], None], dict[str, str]]] = [
            (writer.replace, files),
            (writer.create, drafts),
        ]
        try:
            for write, texts in works:
                for name, text in texts.items():
                    write(content / name, text)
                    click.echo(str(paths[name]))
        except OSError as error:
            raise refusal_of(error, "ghi dữ liệu thủ tục") from error
        tell(f"Đã ghi {len(paths)} tệp. Chạy tiếp: cchc check")
        if drafts:
            tell(
                "Sổ thay đổi và tin mới là bản nháp: đối chiếu với quyết định công bố rồi xóa dòng draft ở cả hai tệp."
            )


def _drafts(content: Path, found: Difference, before: tuple[Procedure, ...]) -> dict[str, str]:
    """Return the draft of the register and of its news item, or nothing where nothing has to be announced."""
    from datetime import datetime

    from cchc.cli.items import taken_names
    from cchc.desk.batch_item import batch_item
    from cchc.desk.items import Taken
    from cchc.model.text import VIETNAM
    from cchc.sources.change_draft import changes_of, draft_batch, free_name, settled_codes
    from cchc.sources.report import Report
    from cchc.sources.site import read_site
    from cchc.sources.tree import Tree

    tree = Tree(content)
    changes = changes_of(found, before=before, settled=settled_codes(tree))
    if not changes:
        return {}
    now = datetime.now(VIETNAM).replace(microsecond=0)
    base = read_site(tree, Report(), today=now.date())
    batch = draft_batch(changes, (*found.new, *(one for one, _ in found.amended)))
    place = free_name(tree, now.date().isoformat())
    taken = Taken(*taken_names(content / "tin-tuc", str(now.year)))
    key = place.rsplit("/", 1)[1].removesuffix(".yml")
    commune = base.commune.name if base else ""
    item, text = batch_item(changes, key=key, decision=batch.decision, now=now, commune=commune, taken=taken)
    return {place: batch.text, item: text}


def report_of(update: Update, name: str) -> list[str]:
    """Return the report's lines of a list."""
    imported = update.imported
    lines = [_head(name, imported.rows, imported.skipped)]
    lines += _part("Thêm mới", [f"{one.code}  {one.name}" for one in imported.new])
    lines += _part("Thay đổi", _changes(update.changes), len(update.changes))
    title = "Không còn trong tệp (vẫn giữ trong danh mục; đã bãi bỏ thì xác nhận ở sổ thay đổi)"
    lines += _part(title, [f"{one.code}  {one.name}" for one in imported.gone])
    mended = [str(problem) for problem in imported.problems if problem.level == "note"]
    lines += _part("Đã chỉnh khi đọc", mended, imported.mended or len(mended))
    return lines + _to_see([*imported.problems, *update.to_see])


def details_report(update: DetailUpdate, name: str) -> list[str]:
    """Return the report's lines of structured details."""
    lines = [_head(name, update.read, update.skipped)]
    lines += _part("Thủ tục mới", [f"{one.code}  {one.name}" for one in update.new])
    lines += _part("Thêm nội dung chi tiết", [f"{one.code}  {one.name}" for one in update.added])
    lines += _part("Thay đổi", _changes(update.changes), len(update.changes))
    title = "Không còn trong tệp (vẫn giữ; đã bãi bỏ thì xác nhận ở sổ thay đổi)"
    lines += _part(title, [f"{one.code}  {one.name}" for one in update.gone])
    drafts = [f"{one.code}  {one.name}" for one in update.drafts]
    lines += _part("Ghi thành bản nháp vì chưa đủ để đăng (lý do ở đầu mỗi tệp)", drafts)
    if update.kept:
        lines.append(f"Giữ lời của biên tập, nguồn không đổi: {update.kept} phần")
    mended = [str(problem) for problem in update.problems if problem.level == "note"]
    lines += _part("Đã chỉnh khi đọc", mended, update.mended)
    return lines + _to_see(update.problems)


def _head(name: str, rows: int, skipped: int) -> str:
    """Return the first line."""
    left = f", bỏ qua {skipped} thủ tục không do cấp xã thực hiện" if skipped else ""
    return f"{name}: đọc {rows} thủ tục, lấy {rows - skipped}{left}"


def _changes(changes: tuple[tuple[Procedure, tuple[tuple[str, str, str], ...]], ...]) -> list[str]:
    """Return every changed procedure with its facts, old and new."""
    lines = []
    for procedure, facts in changes:
        lines.append(f"{procedure.code}  {procedure.name}")
        lines += [f"    {label}: {_quoted(old)} → {_quoted(new)}" for label, old, new in facts]
    return lines


def _to_see(problems: Iterable[Problem]) -> list[str]:
    """Return what needs a person."""
    return _part("Cần người xem", [str(problem) for problem in problems if problem.level != "note"])


def _part(title: str, rows: list[str], count: int | None = None) -> list[str]:
    """Return a heading with its rows, or one line when there are none."""
    number = len(rows) if count is None else count
    return [f"{title}: {number}", *(f"  {row}" for row in rows)]


def _quoted(text: str) -> str:
    from cchc.model.text import shorten

    return f"“{shorten(text, _SHOWN)}”" if text else "(trống)"
