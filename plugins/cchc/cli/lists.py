"""`cchc import thu-tuc`: shows what an export changes, and writes the lists."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc.cli.speech import tell

if TYPE_CHECKING:
    from cchc.sources.portal_update import Update


def import_procedures(file: Path, content: Path, *, commune_only: bool, dry_run: bool) -> bool:
    """Print the report and write the lists; return True when rows of the export could not be read."""
    from cchc.bridge.refusal import WRONG_CONTENT, Refusal, refusal_of
    from cchc.desk import writer
    from cchc.sources.portal_update import plan_update

    if not file.is_file():
        raise Refusal(f"không có tệp {file}", "kiểm tra lại đường dẫn")
    update = plan_update(file, content, commune_only=commune_only)
    errors = [problem for problem in update.imported.problems if problem.level == "error"]
    if not update.imported.merged:
        nothing = "không có thủ tục nào của cấp xã" if update.imported.skipped else "không đọc được thủ tục nào"
        remedy = "bỏ --cap-xa để lấy mọi cấp" if update.imported.skipped else "xem lại tệp xuất từ Cổng"
        message = "\n".join([*map(str, errors), f"{file.name}: {nothing}, chưa ghi gì"])
        raise Refusal(message, remedy, WRONG_CONTENT)
    if update.lost:
        message = "\n".join([*map(str, update.lost), "danh mục hiện có còn lỗi, chưa ghi gì"])
        raise Refusal(message, "sửa các dòng nêu trên rồi nhập lại", WRONG_CONTENT)
    click.echo("\n".join(report_of(update, file.name)))
    paths = {name: Path(os.path.relpath(content / name)) for name in update.files}
    if not paths:
        tell("Danh mục đã khớp với tệp, không ghi tệp nào.")
    elif dry_run:
        tell(f"Chạy thử, chưa ghi gì. Khi chạy thật sẽ ghi: {', '.join(map(str, paths.values()))}")
    else:
        try:
            for name, text in update.files.items():
                writer.replace(content / name, text)
                click.echo(str(paths[name]))
        except OSError as error:
            raise refusal_of(error, "ghi danh mục") from error
        tell(f"Đã ghi {len(paths)} tệp. Chạy tiếp: cchc check")
    return bool(errors)


def report_of(update: Update, name: str) -> list[str]:
    """Return the report's lines."""
    imported = update.imported
    skipped = f", bỏ qua {imported.skipped} thủ tục không do cấp xã thực hiện" if imported.skipped else ""
    lines = [f"{name}: đọc {imported.rows} thủ tục, lấy {imported.rows - imported.skipped}{skipped}"]
    lines += _part("Thêm mới", [f"{one.code}  {one.name}" for one in imported.new])
    changes = []
    for procedure, facts in update.changes:
        changes.append(f"{procedure.code}  {procedure.name}")
        changes += [f"    {label}: {_quoted(old)} → {_quoted(new)}" for label, old, new in facts]
    lines += _part("Thay đổi", changes, len(update.changes))
    lines += _part(
        "Không còn trong tệp (vẫn giữ trong danh mục; nếu đã bãi bỏ thì tự xóa dòng đó)",
        [f"{one.code}  {one.name}" for one in imported.gone],
    )
    mended = [str(problem) for problem in imported.problems if problem.level == "note"]
    lines += _part("Đã chỉnh khi đọc", mended, imported.mended or len(mended))
    to_see = [problem for problem in imported.problems if problem.level != "note"] + list(update.to_see)
    return lines + _part("Cần người xem", [str(problem) for problem in to_see])


def _part(title: str, rows: list[str], count: int | None = None) -> list[str]:
    """Return a heading with its rows, or one line when there are none."""
    number = len(rows) if count is None else count
    return [f"{title}: {number}", *(f"  {row}" for row in rows)]


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "(trống)"
