"""Reads _data/viec/*.yml: one file for each life event, in the order of `order`, then of title."""

from __future__ import annotations

from collections.abc import Collection

from cchc.model.life_event import LifeEvent, LifeStep
from cchc.model.text import fold, slugify
from cchc.sources.document import Block, parse_yaml
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, Values, convert
from cchc.sources.tree import Tree

FOLDER = "_data/viec"

STEP_FIELDS = (
    Field("title", "text", "Việc cần làm.", '"Đăng ký khai sinh cho con"', required=True),
    Field("text", "prose", "Lời giải thích ngắn.", '"Làm trong 60 ngày kể từ ngày sinh"'),
    Field("procedures", "codes", "Mã các thủ tục của bước này.", '["1.001193"]'),
    Field("optional", "flag", "Ghi true khi chỉ một số người phải làm.", "true"),
)

LIFE_EVENT = Schema(
    (
        Field("title", "text", "Tên việc, như người dân hay nói.", '"Sinh con"', required=True),
        Field("summary", "prose", "Một câu: cần làm những gì.", '"Khai sinh, cư trú cho con"', required=True),
        Field("keywords", "lines", "Cách gọi khác.", '["có con mới", "em bé mới sinh"]'),
        Field(
            "steps",
            "maps",
            "Các bước theo thứ tự.",
            '[{title: "Đăng ký khai sinh", procedures: ["1.001193"]}]',
            required=True,
            of=STEP_FIELDS,
        ),
        Field("order", "integer", "Thứ tự trên trang; bỏ trống thì xếp theo tên.", "1"),
        Field("note", "prose", "Ghi chú.", '"Có thể làm nhiều thủ tục cùng một lúc"'),
    )
)


def read_life_events(tree: Tree, report: Report, codes: Collection[str]) -> tuple[LifeEvent, ...]:
    """Return the events; `codes` are the procedures that can be linked."""
    found: list[tuple[int, LifeEvent]] = []
    for name in tree.under(FOLDER, ".yml", ".yaml"):
        file = report.file(name)
        text = tree.read_text(name, report)
        block = parse_yaml(text, file) if text is not None else None
        if block is None:
            continue
        if not isinstance(block, Block):
            file.error(1, "record-form", "tệp không theo dạng “khóa: giá trị”", "viết theo mẫu ở docs/du-lieu.md")
            continue
        values = convert(block, LIFE_EVENT, file)
        if not values.broken:
            order = values.integer("order")
            found.append((10**6 if order is None else order, _event(values, name, codes, file)))
    ordered = sorted(found, key=lambda pair: (pair[0], fold(pair[1].title), pair[1].key))
    return tuple(event for _, event in ordered)


def _event(values: Values, name: str, codes: Collection[str], report: FileReport) -> LifeEvent:
    """Return one event; its key is the file's name."""
    return LifeEvent(
        key=slugify(name.rsplit("/", 1)[1].rsplit(".", 1)[0]) or "viec",
        title=values.text("title"),
        summary=values.text("summary"),
        steps=tuple(_step(item, codes, report) for item in values.maps("steps")),
        keywords=values.lines("keywords"),
        note=values.text("note"),
        file=name,
    )


def _step(values: Values, codes: Collection[str], report: FileReport) -> LifeStep:
    """Return one step, telling of procedures that the commune does not have."""
    for code in values.lines("procedures"):
        if code not in codes:
            message = f"thủ tục {code} chưa có trong danh mục, trang chỉ nêu mã"
            report.warning(
                values.line("procedures"), "unknown-procedure", message, "thêm vào _data/thu-tuc hoặc sửa mã"
            )
    return LifeStep(values.text("title"), values.text("text"), values.lines("procedures"), values.flag("optional"))
