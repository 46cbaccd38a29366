"""The command `cchc`. Each command imports what it needs when it runs, so that help is instant."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import click

from cchc import __version__
from cchc.cli.broadcast import schedule
from cchc.cli.checking import check
from cchc.cli.outlets import script
from cchc.cli.papers import documents
from cchc.cli.posting import posting_sheets
from cchc.cli.press import banner, booklet, leaflet, poster
from cchc.cli.reports import report
from cchc.cli.results import RESULTS
from cchc.cli.sheets import SHEETS
from cchc.cli.speech import refusals, speak_vietnamese, tell, write_utf8
from cchc.cli.village import pack
from cchc.model.news import FORMATS, SHORT_NAMES

speak_vietnamese()

_FILE = click.Path(path_type=Path)
_config = click.option(
    "-f", "--config-file", type=_FILE, metavar="TỆP", help="Tệp cấu hình; bỏ trống thì dùng mkdocs.yml ở thư mục này."
)


@click.group(
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="cchc %(version)s")
def cli() -> None:
    """Dựng và quản lý nội dung chuyên mục Cải cách hành chính của xã, phường."""


@cli.command(options_metavar="[TÙY CHỌN]")
@_config
@click.option("-d", "--site-dir", type=_FILE, metavar="THƯ_MỤC", help="Nơi đăng; bỏ trống thì theo mkdocs.yml.")
@click.option("--strict", is_flag=True, help="Có cảnh báo cũng không đăng.")
@click.option("--profile", is_flag=True, help="In thời gian của từng bước.")
@click.option("--offline", is_flag=True, help="Dựng bản mở từ ổ đĩa và tệp nén (mặc định: site-ngoai-tuyen).")
def build(config_file: Path | None, site_dir: Path | None, strict: bool, profile: bool, offline: bool) -> None:
    """Dựng chuyên mục để đăng.

    Có lỗi thì không đăng gì, bản đang đăng giữ nguyên. Bản trước đó được giữ ở thư mục ẩn bên cạnh.
    Với --offline: không đăng, mà ghi bản mở được khi không có mạng và tệp .zip bên cạnh.
    """
    gc.disable()  # publishing does without; looking for cycles takes a tenth of the time that loading all this takes
    from cchc.bridge.config_file import find_config, published_dir
    from cchc.bridge.publish import publish
    from cchc.bridge.watch import Watch
    from cchc.cli.problems import show
    from cchc.cli.progress import bar, table

    watch = Watch(bar=bar)
    if offline:
        from cchc.bridge.offline import offline_copy

        with refusals():
            config = find_config(config_file)
            usual = published_dir(config)
            folder = (site_dir or usual.with_name(f"{usual.name}-ngoai-tuyen")).resolve()
            copy = offline_copy(config, folder, strict or None, tell=tell, show=show, watch=watch)
        tell(str(copy))
        return
    with refusals():
        summary = publish(find_config(config_file), site_dir, strict or None, tell=tell, show=show, watch=watch)
    if profile:
        tell(table(summary.steps, summary.seconds))
    tell(str(summary))


@cli.command(options_metavar="[TÙY CHỌN]")
@_config
@click.option("-d", "--site-dir", type=_FILE, metavar="THƯ_MỤC", help="Nơi đăng; bỏ trống thì theo mkdocs.yml.")
def rollback(config_file: Path | None, site_dir: Path | None) -> None:
    """Quay lại bản trước.

    Đổi chỗ bản đang đăng với bản đăng ngay trước đó, không dựng gì. Chạy lần nữa thì trở về bản mới hơn. Nội
    dung chưa sửa thì lần dựng tiếp theo lại đăng đúng nội dung đó.
    """
    from cchc.bridge.config_file import find_config, published_dir
    from cchc.bridge.rollback import roll_back

    with refusals():
        restored = roll_back(site_dir or published_dir(find_config(config_file)), tell=tell)
    tell(str(restored))


@cli.command(options_metavar="[TÙY CHỌN]")
@click.argument("kind", type=click.Choice([*FORMATS, *SHORT_NAMES, *RESULTS, *SHEETS, "site"]), metavar="LOẠI")
@click.argument("title", metavar="TIÊU_ĐỀ")
@click.option("--unit", metavar="KHÓA", default="", help="Đơn vị cung cấp tin, theo khóa trong site.yml.")
@click.option("--field", "fields", metavar="KHÓA", multiple=True, help="Lĩnh vực cải cách; ghi được nhiều lần.")
@_config
def new(kind: str, title: str, unit: str, fields: tuple[str, ...], config_file: Path | None) -> None:
    """Tạo một tin mới theo mẫu và in đường dẫn của tệp.

    LOẠI: tin, bai, phong-su, video, infographic, phat-thanh, mo-hinh, guong (gương điển hình), hoi-dap,
    thong-bao, su-kien, cuoc-thi. Tin mới là bản nháp, chưa đăng cho tới khi xóa dòng draft.
    Bảng Excel để điền: thu-tuc-excel, chi-so-excel, qd-766-excel, mot-cua-excel, phan-anh-excel,
    hoat-dong-excel, van-ban-excel; TIÊU_ĐỀ là tên tệp.
    Tin từ số liệu đã có: tin-chi-so "par-index 2024", tin-mot-cua "Quý III/2026", tin-766 "8/2026".
    Chuyên mục mới cho xã, phường khác: site; TIÊU_ĐỀ là thư mục, chương trình hỏi vài câu rồi tạo.
    """
    from cchc.bridge.config_file import content_dir, find_config
    from cchc.cli.items import create
    from cchc.cli.results import create_from_result
    from cchc.cli.sheets import create_sheet
    from cchc.cli.sites import create_site

    if kind == "site":
        with refusals():
            create_site(Path(title))
        return
    if kind in SHEETS:
        with refusals():
            click.echo(str(create_sheet(content_dir(find_config(config_file)), kind, title)))
        then = f"cchc import van-ban {title}" if kind == "van-ban-excel" else "cchc check"
        tell(f"Đã tạo bảng. Điền số liệu từ dòng thứ hai, lưu lại rồi chạy: {then}")
        return
    with refusals():
        make, kind = (create_from_result, kind) if kind in RESULTS else (create, SHORT_NAMES.get(kind, kind))
        path = make(content_dir(find_config(config_file)), kind, title, unit=unit, fields=fields)
    click.echo(str(path))
    tell("Đã tạo bản nháp. Điền description, viết nội dung, xóa dòng draft rồi chạy: cchc check")


@cli.command(options_metavar="[TÙY CHỌN]")
@click.argument("item", type=_FILE, metavar="TỆP_TIN")
@_config
def social(item: Path, config_file: Path | None) -> None:
    """In nội dung đăng fanpage và Zalo của một tin.

    TỆP_TIN: tệp Markdown của tin. Kết quả là JSON: bài ngắn, bài dài, thẻ, ảnh và bài Zalo theo mẫu của Official
    Account.
    """
    from cchc.bridge.config_file import find_config
    from cchc.cli.social import social_json

    with refusals():
        text = social_json(find_config(config_file), item)
    click.echo(text)


@cli.group("import", options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH [THAM SỐ]...")
def import_() -> None:
    """Nhập dữ liệu từ tệp của nơi khác."""


@import_.command("thu-tuc", options_metavar="[TÙY CHỌN]")
@click.argument("file", type=_FILE, metavar="TỆP")
@click.option("--cap-xa", is_flag=True, help="Chỉ lấy thủ tục do cấp xã thực hiện (tệp của bộ có thủ tục của mọi cấp).")
@click.option("--lay-nguon", is_flag=True, help="Chỗ biên tập viết khác nguồn: lấy lời của nguồn (tệp .jsonl).")
@click.option("--dry-run", is_flag=True, help="Chỉ in báo cáo, không ghi tệp nào.")
@_config
def procedures(file: Path, cap_xa: bool, lay_nguon: bool, dry_run: bool, config_file: Path | None) -> None:
    """Nhập danh mục hoặc nội dung chi tiết của thủ tục.

    TỆP: bảng .xlsx, .xls, .ods, .csv (tệp xuất của Cổng Dịch vụ công quốc gia hoặc bảng của xã), hoặc tệp .jsonl
    nội dung chi tiết. Lệnh này bổ sung, cập nhật; không tự xóa thủ tục nào. Khi có thay đổi so với lần nhập trước,
    chương trình lập bản nháp sổ thay đổi và bản nháp tin.
    """
    from cchc.bridge.config_file import content_dir, find_config
    from cchc.cli.lists import import_procedures

    with refusals():
        folder = content_dir(find_config(config_file))
        wrong = import_procedures(file, folder, commune_only=cap_xa, dry_run=dry_run, take_source=lay_nguon)
    raise SystemExit(int(wrong))


@import_.command("docx", options_metavar="[TÙY CHỌN]")
@click.argument("paths", nargs=-1, required=True, type=_FILE, metavar="TỆP...")
@click.option("--dry-run", is_flag=True, help="Chỉ in báo cáo, không ghi tệp nào.")
@_config
def docx(paths: tuple[Path, ...], dry_run: bool, config_file: Path | None) -> None:
    """Nhập tệp Word thành tin ở dạng bản nháp.

    TỆP: tệp .docx, hoặc thư mục chứa các tệp .docx. Ảnh trong tệp được chép vào tin-tuc/anh.
    """
    from cchc.bridge.config_file import content_dir, find_config
    from cchc.cli.problems import refuse_missing
    from cchc.cli.word import import_docx

    with refusals():
        folder = content_dir(find_config(config_file))
        refuse_missing(paths)
        wrong = import_docx(paths, folder, dry_run=dry_run)
    raise SystemExit(int(wrong))


import_.add_command(documents)

for _command in (check, script, schedule, poster, leaflet, booklet, banner, posting_sheets, report, pack):
    cli.add_command(_command)


def main() -> None:
    """Run the command line, and end at once: taking thousands of objects apart first takes longer than starting did."""
    write_utf8()
    code: object = 1
    try:
        cli(prog_name="cchc")
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
