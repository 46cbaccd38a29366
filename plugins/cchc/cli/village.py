"""`cchc pack`: the material of a month for every village."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc.cli.outlets import chosen_items, deliver, today
from cchc.cli.press import setting
from cchc.cli.speech import refusals

if TYPE_CHECKING:
    from cchc.model.place import Village

_FILE = click.Path(path_type=Path)


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("month", metavar="[THÁNG]", default="")
@click.option("-d", "--directory", type=_FILE, metavar="THƯ_MỤC", help="Nơi ghi; bỏ trống là tai-lieu-thon/<tháng>.")
@click.option("--village", metavar="TÊN", default="", help="Chỉ làm cho một thôn, bản, tổ dân phố.")
@click.option(
    "-f", "--config-file", type=_FILE, metavar="TỆP", help="Tệp cấu hình; bỏ trống thì dùng mkdocs.yml ở thư mục này."
)
def pack(month: str, directory: Path | None, village: str, config_file: Path | None) -> None:
    """Làm tài liệu hằng tháng cho từng thôn, bản, tổ dân phố.

    THÁNG: viết 2026-11 hoặc 11/2026; bỏ trống là tháng này. Mỗi nơi có một tệp PDF (tờ đầu để treo, các tờ sau để
    đọc tại cuộc họp) và một tệp .zip có thêm lời đọc trên loa. Danh sách thôn, bản ghi ở khóa villages của site.yml.
    """
    from cchc.bridge.config_file import content_dir, find_config, public_address
    from cchc.bridge.refusal import Refusal
    from cchc.channels.pack import items_of, zipped
    from cchc.channels.pack import pack as make
    from cchc.model.period import Period, parse_period
    from cchc.model.text import slugify

    with refusals(), setting("tài liệu"):
        now = today()
        period = parse_period(month) if month else Period("thang", now.year, now.month)
        if period is None:
            raise Refusal(f"“{month}” không phải tháng", "viết 2026-11 hoặc 11/2026")
        config = find_config(config_file)
        site, _ = chosen_items(content_dir(config), [])
        named = [one for one in site.villages if not village or slugify(village) in (one.key, slugify(one.name))]
        wanted: list[Village | None] = [*named] or [None]
        if village and not named:
            raise Refusal(f"không có “{village}” trong villages của site.yml", "ghi đúng tên, hoặc thêm vào site.yml")
        if not any(items_of(site, period, one) for one in wanted):
            raise Refusal(f"{period.name.lower()} chưa có tin nào để làm tài liệu", "chọn tháng khác")
        folder = directory or Path("tai-lieu-thon") / period.key
        for one in wanted:
            name, files = one.key if one else "chung", make(site, period, one, root=public_address(config))
            deliver(files["tai-lieu.pdf"], folder / f"{name}.pdf")
            deliver(zipped(files), folder / f"{name}.zip")
