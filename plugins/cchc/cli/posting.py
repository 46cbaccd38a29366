"""`cchc sheets`: posting sheets, boards of fields and the record of posting, as PDF in a folder to print from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc.cli.press import setting
from cchc.cli.speech import refusals, tell

if TYPE_CHECKING:
    from cchc.cache import Store
    from cchc.model.site import Site
    from cchc.procedures.posting import Posting

_FILE = click.Path(path_type=Path)
_PAYS_FROM = 16
_CACHE = ".cache/cchc"
"""The usual store of finished work, beside mkdocs.yml: sheets that a build has made are there too."""


@click.command("sheets", options_metavar="[TÙY CHỌN]")
@click.argument("codes", nargs=-1, metavar="[MÃ]...")
@click.option("-o", "--output", type=_FILE, metavar="THƯ_MỤC", required=True, help="Thư mục sẽ ghi các tệp PDF.")
@click.option("-f", "--config-file", type=_FILE, metavar="TỆP", help="Tệp cấu hình; bỏ trống thì dùng mkdocs.yml.")
def posting_sheets(codes: tuple[str, ...], output: Path, config_file: Path | None) -> None:
    """Làm bản niêm yết thủ tục (PDF khổ A4, có mã QR).

    MÃ: mã thủ tục; bỏ trống thì làm bản niêm yết của mọi thủ tục đã đủ nội dung, bảng của từng lĩnh vực và biên bản
    niêm yết. Bản nào không đổi thì không làm lại.
    """
    from cchc.bridge.config_file import content_dir, find_config, public_address
    from cchc.bridge.refusal import refusal_of
    from cchc.cache import Store
    from cchc.cli.outlets import chosen_items

    with refusals(), setting("bản niêm yết"):
        config = find_config(config_file)
        site, _ = chosen_items(content_dir(config), [])
        wanted = _wanted(site, public_address(config), codes)
        try:
            output.mkdir(parents=True, exist_ok=True)
            made = _write(wanted, output, Store(config.parent / _CACHE))
        except OSError as error:
            raise refusal_of(error, "ghi bản niêm yết") from error
    tell(f"{len(wanted)} bản niêm yết trong {output}: làm mới {made}, giữ nguyên {len(wanted) - made}.")


def _wanted(site: Site, root: str, codes: tuple[str, ...]) -> list[Posting]:
    """Return the files to make; a code without a sheet is refused with the reason."""
    from cchc.bridge.refusal import Refusal
    from cchc.model.procedure import short_code
    from cchc.procedures.posting import postings

    found = list(postings(site, root))
    if not codes:
        return found
    by_code = {one.name: one for one in found}
    chosen = []
    for code in codes:
        one = by_code.get(short_code(code))
        if one is None:
            raise Refusal(f"thủ tục {code} chưa có bản niêm yết", "xem phần còn thiếu ở trang thu-tuc/day-du/")
        chosen.append(one)
    return chosen


def _write(wanted: list[Posting], folder: Path, store: Store) -> int:
    """Write the files and return how many had to be set; the others come from the store."""
    from cchc.bridge.workers import parallel

    kept = [store.get("sheet", one.key) for one in wanted]
    missing = [one for one, data in zip(wanted, kept, strict=True) if data is None]
    made = dict(zip((one.path for one in missing), parallel(_make, missing, pays_from=_PAYS_FROM), strict=True))
    for one, data in zip(wanted, kept, strict=True):
        if data is None:
            store.put("sheet", one.key, made[one.path])
        place = folder / one.path.rsplit("/", 1)[1]
        content = data if data is not None else made[one.path]
        if not place.is_file() or place.read_bytes() != content:
            place.write_bytes(content)
    store.flush()
    store.close()
    return len(missing)


def _make(one: Posting) -> bytes:
    return one.make()
