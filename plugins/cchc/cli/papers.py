"""`cchc import van-ban`: a table of documents into the register."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cchc.cli.speech import refusals, tell

_FILE = click.Path(path_type=Path)


@click.command("van-ban", options_metavar="[TÙY CHỌN]")
@click.argument("file", type=_FILE, metavar="TỆP")
@click.option("--dry-run", is_flag=True, help="Chỉ in báo cáo, không ghi tệp nào.")
@click.option(
    "-f", "--config-file", type=_FILE, metavar="TỆP", help="Tệp cấu hình; bỏ trống thì dùng mkdocs.yml ở thư mục này."
)
def documents(file: Path, dry_run: bool, config_file: Path | None) -> None:
    """Nhập danh mục văn bản từ bảng Excel.

    TỆP: bảng .xlsx, .xls, .ods hoặc .csv có cột “Số, ký hiệu” và “Trích yếu”. Văn bản chưa có được ghi vào
    content/_data/van-ban; văn bản đã có thì chỉ nêu chỗ khác, không tự sửa. Mẫu bảng: cchc new van-ban-excel TÊN.
    """
    from cchc.bridge.config_file import content_dir, find_config

    with refusals():
        wrong = _import(file, content_dir(find_config(config_file)), dry_run=dry_run)
    raise SystemExit(int(wrong))


def _import(file: Path, content: Path, *, dry_run: bool) -> bool:
    """Print the report and write the new documents; return True when rows could not be read."""
    from cchc.bridge.refusal import WRONG_CONTENT, Refusal, refusal_of
    from cchc.desk import writer
    from cchc.model.text import slugify
    from cchc.sources.document_list import plan_documents
    from cchc.sources.documents import FOLDER, read_documents
    from cchc.sources.report import Report
    from cchc.sources.tree import Tree

    if not file.is_file():
        raise Refusal(f"không có tệp {file}", "kiểm tra lại đường dẫn")
    known = {one.key: one for one in read_documents(Tree(content), Report())}
    update = plan_documents(file, known)
    errors = [str(one) for one in update.problems if one.level == "error"]
    if not update.new and not update.same and not update.different:
        message = "\n".join([*errors, f"{file.name}: không đọc được văn bản nào, chưa ghi gì"])
        raise Refusal(message, "xem mẫu bảng: cchc new van-ban-excel TÊN", WRONG_CONTENT)
    lines = [f"Thêm mới: {len(update.new)}", *(f"  {one.heading} {one.title}" for one in update.new)]
    lines += [f"Đã có, giống danh mục: {update.same}", f"Khác danh mục, cần người xem: {len(update.different)}"]
    lines += [f"  {one}" for one in update.different]
    lines += [str(one) for one in update.problems]
    click.echo("\n".join(lines))
    target = content / FOLDER / f"{slugify(file.stem) or 'nhap'}.yml"
    if update.new and dry_run:
        tell(f"Chạy thử, chưa ghi gì. Khi chạy thật sẽ ghi: {os.path.relpath(target)}")
    elif update.new:
        old = target.read_text(encoding="utf-8").rstrip("\n") + "\n\n" if target.exists() else ""
        try:
            writer.replace(target, old + update.text)
        except OSError as error:
            raise refusal_of(error, "ghi danh mục văn bản") from error
        click.echo(os.path.relpath(target))
        tell("Đã ghi, ở mức chưa đối chiếu; đối chiếu xong thì sửa certainty. Chạy tiếp: cchc check")
    else:
        tell("Danh mục đã có mọi văn bản của bảng, không ghi tệp nào.")
    return bool(errors)
