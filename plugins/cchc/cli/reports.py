"""`cchc report`: what was published in a period, as paper, tables, and a pack of evidence."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc.cli.outlets import deliver, today
from cchc.cli.press import setting
from cchc.cli.speech import refusals, tell

if TYPE_CHECKING:
    from cchc.model.site import Site
    from cchc.report.period import Period

_FILE = click.Path(path_type=Path)
_config = click.option(
    "-f", "--config-file", type=_FILE, metavar="TỆP", help="Tệp cấu hình; bỏ trống thì dùng mkdocs.yml ở thư mục này."
)


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("period", metavar="KỲ")
@click.option("-o", "--output", type=_FILE, metavar="TỆP", required=True, help="Tệp .docx sẽ ghi.")
@click.option("--csv", "table", type=_FILE, metavar="TỆP", help="Ghi thêm danh mục tin, bài ra tệp .csv.")
@click.option("--xlsx", "book", type=_FILE, metavar="TỆP", help="Ghi thêm số liệu và danh mục ra tệp Excel.")
@click.option("--evidence", type=_FILE, metavar="TỆP", help="Ghi thêm gói tài liệu kiểm chứng ra tệp .zip.")
@_config
def report(
    period: str, output: Path, table: Path | None, book: Path | None, evidence: Path | None, config_file: Path | None
) -> None:
    """Viết báo cáo kết quả tuyên truyền của một quý hoặc một năm, theo thể thức Nghị định 30/2020/NĐ-CP.

    KỲ: 2025-Q4 là quý IV năm 2025; 2025 là cả năm. Gói tài liệu kiểm chứng gồm báo cáo, danh mục, từng tin, bài dạng
    PDF và các nguồn tin đang đăng.
    """
    from cchc.bridge.config_file import content_dir, find_config, public_address, published_dir
    from cchc.bridge.refusal import Refusal
    from cchc.report.document import report as write_report
    from cchc.report.listing import as_csv
    from cchc.report.period import Period
    from cchc.report.sheets import as_xlsx

    with refusals(), setting("tin, bài"):
        try:
            asked = Period.parse(period)
        except ValueError as error:
            raise Refusal(f"kỳ báo cáo “{period}” không đọc được", "ghi 2025-Q4 cho quý IV, 2025 cho cả năm") from error
        config = find_config(config_file)
        site, root = _whole_section(content_dir(config)), public_address(config)
        files = {"bao-cao.docx": write_report(site, asked, root=root)}
        deliver(files["bao-cao.docx"], output)
        if table or evidence:
            files["danh-muc.csv"] = as_csv(site, asked, root=root)
        if book or evidence:
            files["so-lieu.xlsx"] = as_xlsx(site, asked, root=root)
        if table:
            deliver(files["danh-muc.csv"], table)
        if book:
            deliver(files["so-lieu.xlsx"], book)
        if evidence:
            deliver(_evidence(site, asked, root, files, published_dir(config)), evidence)


def _whole_section(content: Path) -> Site:
    """Return the section; refuses one with errors, for a report with items left out would be a wrong report."""
    from cchc.bridge.refusal import WRONG_CONTENT, Refusal
    from cchc.sources.load import load

    site, problems = load(content, today=today())
    errors = [str(one) for one in problems if one.level == "error"]
    if site is None or errors:
        message = "\n".join([*errors, "nội dung còn lỗi nên số liệu sẽ thiếu"])
        raise Refusal(message, "sửa các lỗi nêu trên rồi chạy lại", WRONG_CONTENT)
    return site


def _evidence(site: Site, period: Period, root: str, files: dict[str, bytes], published: Path) -> bytes:
    """Return the pack: report, tables, every item as PDF, the feeds as they are published, and a list of it all."""
    from cchc.artifact import packed
    from cchc.channels.press.page import page
    from cchc.report.figures import figures

    pack = dict(files)
    for number, item in enumerate(figures(site, period).items, 1):
        pack[f"tin-bai/{number:03d}-{item.slug}.pdf"] = page(site, item, root=root)
    feeds = published / "feeds"
    for path in sorted(feeds.rglob("*")) if feeds.is_dir() else ():
        if path.is_file() and path.suffix in {".xml", ".atom", ".json"}:
            pack[f"nguon-tin/{path.relative_to(feeds).as_posix()}"] = path.read_bytes()
    if not feeds.is_dir():
        tell("Chưa có bản dựng nên gói không có nguồn tin; chạy cchc build rồi lập lại gói nếu cần.")
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in pack.items()]
    about = (
        f"Tài liệu kiểm chứng công tác tuyên truyền cải cách hành chính {period.name}, {site.commune.full_name}.\r\n"
        f"Lập ngày {site.today:%d/%m/%Y} từ nội dung đã đăng tại {root}\r\n\r\n"
        "bao-cao.docx: báo cáo; so-lieu.xlsx, danh-muc.csv: số liệu, danh mục có địa chỉ từng tin, bài;\r\n"
        "tin-bai: từng tin, bài dạng PDF, số thứ tự như trong danh mục; nguon-tin: nguồn tin (RSS, Atom, JSON).\r\n"
        "ma-bam.txt: mã SHA-256 của từng tệp, để đối chiếu rằng tệp không bị sửa.\r\n"
    )
    first = {"DOC-TRUOC.txt": b"\xef\xbb\xbf" + about.encode(), "ma-bam.txt": "\n".join([*lines, ""]).encode()}
    return packed({**first, **pack})
