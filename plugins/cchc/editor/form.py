"""The form of the editor: the schema of news as the fields of Decap CMS, which Sveltia CMS reads too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from cchc.model.news import FORMATS
from cchc.model.site import Site

LABELS = {
    "unit": "Đơn vị cung cấp tin",
    "documents": "Văn bản được nhắc đến",
    "procedures": "Thủ tục được nhắc đến",
    "image_alt": "Lời tả ảnh",
    "image_focus": "Phần quan trọng nhất của ảnh",
    "description": "Tóm tắt",
    "draft": "Bản nháp (chưa đăng)",
    "disclosure": "Phải công khai trên loa",
    "urgent": "Tin khẩn, hiện trên mọi trang",
    "search": "Từ khóa tìm kiếm",
    "exclude": "Không hiện khi tìm kiếm",
    "basis": "Căn cứ nêu tên, hình ảnh",
    "expires": "Ngày hết hạn",
    "aliases": "Địa chỉ cũ",
    "file": "Tệp video",
    "url": "Địa chỉ ở trang khác",
}
"""Labels of fields whose first words in the manual are too long or say too little."""
FIRST = ("title", "description", "date", "draft", "format", "unit", "fields", "area", "image", "image_alt")
"""What every item needs stands on top; the rest follows in the order of the manual, below the text."""
_SELF_EVIDENT = frozenset(("flag", "map", "maps"))
_QUOTES = re.compile(r",? đặt trong (?:dấu )?ngoặc kép")
"""What is said to those who type the file; here the program writes it."""
_DAY, _MOMENT = "YYYY-MM-DD", "YYYY-MM-DDTHH:mm:ssZ"


class FormField(Protocol):
    """What the form needs of a field of the schema."""

    @property
    def key(self) -> str:
        """The key in the front matter."""

    @property
    def kind(self) -> str:
        """What its value is."""

    @property
    def doc(self) -> str:
        """One Vietnamese sentence."""

    @property
    def required(self) -> bool:
        """True when no item may go without it."""

    @property
    def choices(self) -> Mapping[str, str]:
        """The words to choose from, by key."""

    @property
    def of(self) -> Sequence[FormField]:
        """The fields inside."""


def form(site: Site, fields: Sequence[FormField]) -> list[dict[str, object]]:
    """Return the fields of the form; choices are those of the section."""
    known = {
        "unit": {unit.key: unit.name for unit in site.units},
        "fields": {field.key: field.name for field in site.fields},
        "area": {area.key: area.title for plan in reversed(site.plans) for area in plan.areas},
        "documents": {document.key: document.heading for document in site.documents},
        "procedures": {one.code: f"{one.code} {one.name}" for one in site.procedures},
    }
    by_key = {field.key: field for field in fields}
    ordered = [by_key[key] for key in FIRST if key in by_key]
    rest = [field for field in fields if field.key not in FIRST and field.key != "slug"]
    body: dict[str, object] = {
        "name": "body",
        "label": "Nội dung",
        "widget": "markdown",
        "hint": "Đề mục bắt đầu từ cấp hai.",
    }
    return [*(_field(one, known) for one in ordered), body, *(_field(one, known) for one in rest)]


def _field(field: FormField, known: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    """Return one field; words that are not needed are left out."""
    if field.key == "id":
        return {"name": "id", "label": label_of(field), "widget": "hidden", "required": False}
    common = {"name": field.key, "label": label_of(field), "required": field.required}
    choices = field.choices or known.get(field.key, {})
    hint = {} if choices or field.kind in _SELF_EVIDENT else {"hint": _QUOTES.sub("", field.doc)}
    return {**common, **hint, **_widget(field, choices)}


def _widget(field: FormField, choices: Mapping[str, str]) -> dict[str, object]:
    """Return how a value is typed."""
    kind = field.kind
    if field.of:
        # A form would not be saved before the required key of a map that nobody needs was filled in.
        inner = [{**_field(one, {}), "required": False} for one in field.of]
        return {"widget": "list" if kind == "maps" else "object", "fields": inner, "collapsed": True}
    if choices and kind in {"key", "keys", "codes"}:
        options = [{"label": name, "value": key} for key, name in choices.items()]
        default = {"default": next(iter(FORMATS))} if field.key == "format" else {}
        return {"widget": "select", "multiple": kind != "key", "options": options, **default}
    if field.key == "image":
        return {"widget": "image"}
    widgets: dict[str, dict[str, object]] = {
        "prose": {"widget": "text"},
        "date": {"widget": "datetime", "format": _DAY, "date_format": "DD/MM/YYYY", "time_format": False},
        "moment": {"widget": "datetime", "format": _MOMENT, "date_format": "DD/MM/YYYY", "time_format": "HH:mm"},
        "integer": {"widget": "number", "value_type": "int", "min": 0},
        "number": {"widget": "number", "value_type": "float"},
        "flag": {"widget": "boolean", "default": field.key == "draft"},
        **{key: {"widget": "list"} for key in ("lines", "keys", "codes", "dates")},
    }
    found = widgets.get(kind, {"widget": "string"})
    # Only what every item has is filled in beforehand; an empty date would become today.
    return {**found, "default": ""} if kind in {"date", "moment"} and not field.required else found


def label_of(field: FormField) -> str:
    """Return a field's label: the first words of its sentence, unless it has a better one."""
    return LABELS.get(field.key) or re.split(r"[,;:.(]", field.doc, maxsplit=1)[0].strip()


def labels_without_field(fields: Iterable[FormField]) -> set[str]:
    """Return the labels whose field is gone."""
    names: set[str] = set()
    for field in fields:
        names |= {field.key, *(one.key for one in field.of)}
    return set(LABELS) - names
