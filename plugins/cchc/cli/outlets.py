"""`cchc script`: items on the loudspeaker; and how commands get at items and write what they made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc.cli.speech import refusals, tell

if TYPE_CHECKING:
    from cchc.model.news import NewsItem
    from cchc.model.site import Site

_FILE = click.Path(path_type=Path)
_config = click.option(
    "-f", "--config-file", type=_FILE, metavar="TỆP", help="Tệp cấu hình; bỏ trống thì dùng mkdocs.yml ở thư mục này."
)


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("items", nargs=-1, required=True, type=_FILE, metavar="TIN...")
@click.option("-o", "--output", type=_FILE, metavar="TỆP", help="Ghi vào tệp; bỏ trống thì in ra màn hình.")
@click.option("--date", "on", metavar="NGÀY", help="Ngày phát, cho lời chào có {ngay}; bỏ trống là hôm nay.")
@click.option("--audio", type=_FILE, metavar="TỆP", help="Ghi thêm bản nghe thử .wav bằng giọng máy.")
@click.option("--voice", metavar="LỆNH", default="", help="Lệnh của máy đọc, có {tep}; bỏ trống thì dùng espeak-ng.")
@_config
def script(
    items: tuple[Path, ...],
    output: Path | None,
    on: str | None,
    audio: Path | None,
    voice: str,
    config_file: Path | None,
) -> None:
    """Viết lời đọc trên loa truyền thanh từ một tin.

    TIN: đường dẫn tệp .md của tin; ghi nhiều tin thì thành một chương trình. Chữ viết tắt, số hiệu văn bản,
    ngày giờ, số liệu được viết thành lời; không cần sửa tay trước khi đọc hoặc đưa vào máy đọc.
    """
    from cchc.bridge.config_file import content_dir, find_config
    from cchc.channels.script import script as write_script
    from cchc.cli.voice import read_aloud

    with refusals():
        site, chosen = chosen_items(content_dir(find_config(config_file)), items)
        made = write_script(site, chosen, on=day_of(on))
        deliver(made.text, output)
        if audio:
            deliver(read_aloud(made.text, pace=site.radio.pace, voice=voice), audio)
    tell(f"Đọc hết khoảng {made.length} ở tốc độ {site.radio.pace} tiếng một phút.")
    if made.spelled:
        tell(f"Đọc từng chữ cái vì chưa biết cách đọc: {', '.join(made.spelled)}. Ghi cách đọc vào radio.words.")


def chosen_items(content: Path, paths: Sequence[Path]) -> tuple[Site, list[NewsItem]]:
    """Return the section and the public items of the given files.

    Refuses files that are not items, and drafts and internal items: what may not be published is not
    announced either.
    """
    from cchc.bridge.refusal import WRONG_CONTENT, Refusal
    from cchc.sources.load import load

    names = [_name(content, path) for path in paths]
    site, problems = load(content, today=today())
    errors = [str(one) for one in problems if one.level == "error" and (site is None or one.file in names)]
    if site is None or errors:
        raise Refusal("\n".join([*errors, "nội dung còn lỗi"]), "sửa các lỗi nêu trên rồi chạy lại", WRONG_CONTENT)
    by_file = {item.file: item for item in site.news}
    for path, name in zip(paths, names, strict=True):
        if name not in by_file:
            remedy = "tin đã được duyệt thì xóa dòng draft: true trong tệp rồi chạy lại; tin nội bộ thì không làm được"
            raise Refusal(f"{path}: đây là bản nháp, tin nội bộ hoặc không phải tin", remedy)
    return site, [by_file[name] for name in names]


def _name(content: Path, path: Path) -> str:
    """Return an item's file as the model names it: relative to the content folder."""
    from cchc.bridge.refusal import Refusal

    root = content.resolve()
    for place in (path.resolve(), (content / path).resolve()):
        if place.is_file() and place.is_relative_to(root):
            return place.relative_to(root).as_posix()
    raise Refusal(f"không có tin {path}", "ghi đường dẫn tệp .md của tin, ví dụ content/tin-tuc/2026/ten-tin.md")


def today() -> dt.date:
    """Return the day of the build: SOURCE_DATE_EPOCH, else now."""
    from cchc.bridge import day

    return day.today()


def day_of(text: str | None) -> dt.date | None:
    """Return the day that was asked for, written in any of the ways that the content allows."""
    from cchc.bridge.refusal import Refusal
    from cchc.sources.kinds import WrongError, to_date

    if text is None:
        return None
    try:
        return to_date(text)
    except WrongError as error:
        raise Refusal(f"ngày “{text}” không đọc được", "ghi ngày/tháng/năm, ví dụ 24/11/2026") from error


def deliver(content: str | bytes, output: Path | None) -> None:
    """Write a file and tell where, or print a text when no file is asked for."""
    from cchc.bridge.refusal import refusal_of

    data = content.encode() if isinstance(content, str) else content
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(data)
    except OSError as error:
        raise refusal_of(error, f"ghi {output.name}") from error
    click.echo(str(output))
