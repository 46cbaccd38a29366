"""`cchc poster`, `cchc leaflet`, `cchc booklet`, `cchc banner`: items and slogans on paper and cloth."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click

from cchc.cli.outlets import chosen_items, deliver
from cchc.cli.speech import refusals, tell

_FILE = click.Path(path_type=Path)
_config = click.option(
    "-f", "--config-file", type=_FILE, metavar="TỆP", help="Tệp cấu hình; bỏ trống thì dùng mkdocs.yml ở thư mục này."
)
_output = click.option("-o", "--output", type=_FILE, metavar="TỆP", required=True, help="Tệp PDF sẽ ghi.")
_bleed = click.option("--bleed", is_flag=True, help="Chừa 3 mm tràn lề và vạch xén, cho nhà in.")
_slogan = click.option("--slogan", metavar="KHẨU_HIỆU", default="", help="Khẩu hiệu; bỏ trống thì chọn theo lĩnh vực.")


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("item", type=_FILE, metavar="TIN")
@_output
@click.option("--size", type=click.Choice(["a4", "a3"]), default="a4", metavar="a4|a3", help="Khổ giấy, mặc định a4.")
@_bleed
@_slogan
@_config
def poster(item: Path, output: Path, size: str, bleed: bool, slogan: str, config_file: Path | None) -> None:
    """Làm áp phích PDF từ một tin, có mã QR dẫn tới bài.

    TIN: đường dẫn tệp .md của tin.
    """
    from cchc.bridge.config_file import content_dir, find_config, public_address
    from cchc.channels.press.poster import poster as make

    with refusals(), setting("áp phích"):
        config = find_config(config_file)
        site, (chosen,) = chosen_items(content_dir(config), [item])
        deliver(make(site, chosen, root=public_address(config), size=size, bleed=bleed, slogan=slogan), output)


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("item", type=_FILE, metavar="TIN")
@_output
@_bleed
@_slogan
@_config
def leaflet(item: Path, output: Path, bleed: bool, slogan: str, config_file: Path | None) -> None:
    """Làm tờ gấp PDF (một tờ A4 gấp ba, in hai mặt) từ một tin.

    TIN: đường dẫn tệp .md của tin. Trang thứ nhất là mặt ngoài, trang thứ hai là mặt trong.
    """
    from cchc.bridge.config_file import content_dir, find_config, public_address
    from cchc.channels.press.leaflet import leaflet as make

    with refusals(), setting("tờ gấp"):
        config = find_config(config_file)
        site, (chosen,) = chosen_items(content_dir(config), [item])
        deliver(make(site, chosen, root=public_address(config), bleed=bleed, slogan=slogan), output)
    tell("Khi in: hai mặt, lật theo cạnh ngắn, đúng cỡ 100%; gấp phần bên trái mặt ngoài vào trong trước.")


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("items", nargs=-1, required=True, type=_FILE, metavar="TIN...")
@_output
@click.option("--title", metavar="TÊN", default="", help="Tên tập sách; bỏ trống thì lấy tên chuyên mục.")
@click.option("--a4", is_flag=True, help="Xếp sẵn hai trang một mặt giấy A4, in hai mặt rồi gấp đôi là thành sách.")
@_bleed
@_slogan
@_config
def booklet(
    items: tuple[Path, ...], output: Path, title: str, a4: bool, bleed: bool, slogan: str, config_file: Path | None
) -> None:
    """Làm tập sách nhỏ PDF khổ A5 từ nhiều tin, có bìa và mục lục.

    TIN: đường dẫn các tệp .md, theo thứ tự sẽ in. Số trang chia hết cho bốn để in gấp đôi trên giấy A4.
    """
    from cchc.bridge.config_file import content_dir, find_config, public_address
    from cchc.channels.press.booklet import booklet as make
    from cchc.channels.press.booklet import imposed

    if a4 and bleed:
        raise click.UsageError("--a4 để tự in, --bleed để gửi nhà in: chỉ dùng một trong hai")
    with refusals(), setting("tập sách"):
        config = find_config(config_file)
        site, chosen = chosen_items(content_dir(config), items)
        name = title or site.section.title
        made = make(site, chosen, title=name, root=public_address(config), bleed=bleed, slogan=slogan)
        deliver(imposed(made) if a4 else made, output)
    if a4:
        tell("Khi in: hai mặt, lật theo cạnh ngắn, đúng cỡ 100%; xếp các tờ theo thứ tự, gấp đôi, ghim giữa.")
    else:
        tell("Để xem trên máy hoặc gửi nhà in. Tự in trên giấy A4 thì thêm --a4.")


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("text", metavar="[KHẨU_HIỆU]", default="")
@click.option(
    "-o", "--output", type=_FILE, metavar="TỆP", help="Tệp PDF sẽ ghi; bỏ trống thì in các khẩu hiệu đang có."
)
@click.option("--size", metavar="DÀIxCAO", default="6x0,8", help="Cỡ băng rôn theo mét, mặc định 6x0,8.")
@_bleed
@_config
def banner(text: str, output: Path | None, size: str, bleed: bool, config_file: Path | None) -> None:
    """Làm băng rôn PDF, vẽ bằng một phần mười cỡ thật.

    KHẨU_HIỆU: chữ trên băng rôn đặt trong ngoặc kép, hoặc số thứ tự trong danh sách. Không ghi gì thì in danh
    sách khẩu hiệu của xã (khóa slogans trong site.yml) hoặc bộ có sẵn.
    """
    from cchc.bridge.config_file import content_dir, find_config
    from cchc.bridge.refusal import Refusal
    from cchc.channels.press.banner import banner as make
    from cchc.channels.press.banner import size_of

    with refusals(), setting("băng rôn"):
        site, _ = chosen_items(content_dir(find_config(config_file)), [])
        if not text:
            for number, slogan in enumerate(site.slogans, 1):
                click.echo(f"{number:>2}. {slogan.text}")
            return
        if text.isdigit() and not 1 <= int(text) <= len(site.slogans):
            raise Refusal(f"không có khẩu hiệu số {text}", "chạy cchc banner để xem danh sách")
        if output is None:
            raise Refusal("chưa cho biết ghi vào tệp nào", "thêm -o bang-ron.pdf")
        try:
            width, height = size_of(size)
        except ValueError as error:
            raise Refusal(f"cỡ băng rôn “{size}” không hợp lý", "ghi dài x cao theo mét, ví dụ 6x0,8") from error
        words = site.slogans[int(text) - 1].text if text.isdigit() else text
        deliver(make(site, words, width=width, height=height, bleed=bleed), output)
    tell("Tệp vẽ bằng một phần mười cỡ thật: báo nhà in phóng 1000%.")


@contextlib.contextmanager
def setting(name: str) -> Iterator[None]:
    """Turn what can go wrong in setting a sheet into a refusal; `name` says what is being made."""
    from cchc.bridge.refusal import Refusal
    from cchc.typeset import PrintMissingError

    try:
        yield
    except PrintMissingError as error:
        raise Refusal(str(error), error.remedy) from error
    except ValueError as error:
        raise Refusal(f"không dàn được {name}: {error}", "bỏ ký tự lạ trong tên tin, tóm tắt, khẩu hiệu") from error
