"""`cchc new site`: asks little, and makes a section that builds."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cchc.cli.speech import tell
from cchc.model.text import nfc, squeeze

PROGRAM = Path(__file__).resolve().parents[3]
"""The program's folder, with mkdocs.yml and the templates."""


def create_site(folder: Path) -> None:
    """Ask for the commune and write a new section into `folder`, which must not have one."""
    from cchc.bridge.refusal import Refusal, refusal_of
    from cchc.desk import writer
    from cchc.desk.section import Asked, new_section
    from cchc.sources.fields_site import COMMUNE_FIELDS

    theme, usual = PROGRAM / "theme_overrides", PROGRAM / "mkdocs.yml"
    if not theme.is_dir() or not usual.is_file():
        raise Refusal(
            f"không thấy mẫu giao diện ở {PROGRAM}", "cài chương trình bằng pip install -e trong thư mục của nó"
        )
    if (folder / "mkdocs.yml").exists() or (folder / "content").exists():
        raise Refusal(f"{folder} đã có chuyên mục", "chọn thư mục khác, chương trình không ghi đè")
    choices = {field.key: list(field.choices) for field in COMMUNE_FIELDS if field.choices}
    kind = _ask("Loại đơn vị", default=choices["type"][0], choices=choices["type"])
    name = _ask(f"Tên {kind}, không kèm chữ “{kind}”")
    province_kind = _ask("Trực thuộc tỉnh hay thành phố", default="tỉnh", choices=choices["province_type"])
    province = _ask(f"Tên {province_kind}")
    url = _ask("Địa chỉ web sẽ đặt chuyên mục", default="https://chua-dat.example/cchc/")
    way = os.path.relpath(theme, folder) if theme.anchor == folder.resolve().anchor else str(theme)
    asked = Asked(name, kind, province, province_kind, url.rstrip("/") + "/", Path(way).as_posix())
    try:
        for path, text in new_section(asked, usual.read_text(encoding="utf-8")).items():
            writer.create(folder / path, text)
            click.echo(str(folder / path))
    except OSError as error:
        raise refusal_of(error, "tạo chuyên mục") from error
    tell(f"Đã tạo chuyên mục. Làm tiếp: cd {folder}, sửa content/_data/site.yml rồi chạy: cchc build")


def _ask(question: str, *, default: str | None = None, choices: list[str] | None = None) -> str:
    """Return a person's answer on one line, not empty."""
    kind = click.Choice(choices) if choices else None
    return squeeze(nfc(str(click.prompt(question, default=default, type=kind, err=True))))
