"""`cchc schedule`: the loudspeaker's timetable, and the script of every broadcast in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc.cli.outlets import chosen_items, day_of, deliver
from cchc.cli.press import setting
from cchc.cli.speech import refusals, tell

if TYPE_CHECKING:
    from cchc.channels.schedule import Broadcast, Timetable, Unplaced
    from cchc.model.site import Site

_FILE = click.Path(path_type=Path)
_config = click.option(
    "-f", "--config-file", type=_FILE, metavar="TỆP", help="Tệp cấu hình; bỏ trống thì dùng mkdocs.yml ở thư mục này."
)
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_HEADS = ("Ngày", "Giờ", "Thứ tự", "Tên tin", "Thời lượng", "Ngày phát thứ", "Công khai theo luật", "Tệp")


@click.command(options_metavar="[TÙY CHỌN]")
@click.option("--from", "first", metavar="NGÀY", help="Ngày đầu; bỏ trống là hôm nay.")
@click.option("--days", type=click.IntRange(1, 62), default=7, metavar="SỐ", help="Số ngày, mặc định 7.")
@click.option(
    "-o", "--output", type=_FILE, metavar="TỆP", help="Tệp .pdf, .csv hoặc .txt; bỏ trống thì in ra màn hình."
)
@click.option("--scripts", type=_FILE, metavar="THƯ_MỤC", help="Ghi thêm lời đọc của từng buổi vào thư mục này.")
@_config
def schedule(first: str | None, days: int, output: Path | None, scripts: Path | None, config_file: Path | None) -> None:
    """Lập lịch phát loa truyền thanh, và viết lời đọc của từng buổi.

    Xếp các tin có kênh phat-thanh (hoặc radio), có broadcast_days hoặc disclosure vào các buổi ghi ở radio.slots của
    site.yml. Thông tin phải công khai (disclosure: true) được phát ít nhất ba ngày liên tục, cùng giờ.
    """
    from cchc.bridge.config_file import content_dir, find_config
    from cchc.channels.schedule import timetable
    from cchc.cli.outlets import today

    with refusals(), setting("lịch phát"):
        site, _ = chosen_items(content_dir(find_config(config_file)), [])
        made = timetable(site, first=day_of(first) or today(), days=days)
        deliver(_rendered(site, made, output), output)
        for broadcast in made.broadcasts if scripts else ():
            if scripts and broadcast.readings:
                deliver(_script(site, broadcast), scripts / f"{broadcast.day:%Y-%m-%d}-{broadcast.slot.time:%H%M}.txt")
    for one in made.unplaced:
        tell(_excuse(one))


def _rendered(site: Site, made: Timetable, output: Path | None) -> str | bytes:
    """Return the timetable in the form that the file's ending asks for."""
    from cchc.bridge.refusal import Refusal

    kind = output.suffix.lower() if output else ".txt"
    if kind == ".csv":
        return _csv(made)
    if kind == ".pdf":
        from cchc import typeset

        return typeset.pdf("lich-phat.typ", timetable_view(site, made))
    if kind != ".txt":
        raise Refusal(f"không ghi được lịch vào tệp {kind or 'không có đuôi'}", "dùng tệp .pdf, .csv hoặc .txt")
    return "\n".join(_lines(made)) + "\n"


def _lines(made: Timetable) -> Iterator[str]:
    """Yield the timetable as text; days without anything to read are told in one line."""
    day = None
    for one in made.broadcasts:
        if one.day != day:
            day = one.day
            yield f"{_DAYS[day.weekday()]}, {day:%d/%m/%Y}"
        used = f"dùng {_length(one.seconds)} trong {one.slot.minutes} phút" if one.readings else "chưa có tin"
        yield f"  {one.slot.time:%H:%M}  {used}"
        for number, reading in enumerate(one.readings, 1):
            running = f", ngày thứ {reading.nth} trong {reading.of}" if reading.of > 1 else ""
            yield f"     {number}. {reading.item.title} ({_length(reading.seconds)}{running})"


def _csv(made: Timetable) -> bytes:
    """Return the timetable as CSV that Excel opens with its marks; nothing in it runs as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEADS)
    for one in made.broadcasts:
        for number, reading in enumerate(one.readings, 1):
            title = (
                f"'{reading.item.title}" if reading.item.title.startswith(("=", "+", "-", "@")) else reading.item.title
            )
            law = "có" if reading.item.disclosure else ""
            running = f"{reading.nth} trong {reading.of}"
            when = (f"{one.day:%d/%m/%Y}", f"{one.slot.time:%H:%M}", str(number))
            writer.writerow([*when, title, _length(reading.seconds), running, law, reading.item.file])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def timetable_view(site: Site, made: Timetable) -> dict[str, object]:
    """Return what templates/lich-phat.typ shows."""
    from cchc.channels.press.words import printable, sender

    def row(one: Broadcast) -> dict[str, object]:
        told = [
            {
                "ten": printable(reading.item.title),
                "dai": _length(reading.seconds),
                "chay": f"{reading.nth}/{reading.of}" if reading.of > 1 else "",
                "luat": reading.item.disclosure,
            }
            for reading in one.readings
        ]
        used = _length(one.seconds) if told else ""
        day = f"{one.day:%d/%m/%Y}"
        return {
            "ngay": day,
            "thu": _DAYS[one.day.weekday()],
            "gio": f"{one.slot.time:%H:%M}",
            "dung": used,
            "tin": told,
        }

    return {
        **sender(site, slogan=""),
        "tu": f"{made.first:%d/%m/%Y}",
        "den": f"{made.last:%d/%m/%Y}",
        "buoi": [row(one) for one in made.broadcasts],
        "chua-xep": [_excuse(one) for one in made.unplaced],
    }


def _script(site: Site, broadcast: Broadcast) -> str:
    from cchc.channels.script import script

    return script(site, [reading.item for reading in broadcast.readings], on=broadcast.day).text


def _length(seconds: int) -> str:
    from cchc.channels.script import length_of

    return length_of(seconds)


def _excuse(one: Unplaced) -> str:
    """Return why an item is not in the timetable, and what to do."""
    if one.reason == "too-long":
        length = _length(one.seconds)
        return f"{one.item.file}: đọc hết {length}, dài hơn mọi buổi phát - tách thành nhiều tin, hoặc tăng minutes"
    return f"{one.item.file}: chưa xếp được buổi phát - thêm buổi vào radio.slots, hoặc lập lịch cho nhiều ngày hơn"
