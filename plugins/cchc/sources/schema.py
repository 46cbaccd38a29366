"""What each data set may contain, declared once: it drives reading, messages and docs/du-lieu.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from typing import cast

from cchc.model.news import Reference
from cchc.model.text import slugify, squeeze
from cchc.sources import kinds
from cchc.sources.document import Block, Items, Value
from cchc.sources.kinds import KIND_NAMES, Kind
from cchc.sources.report import FileReport
from cchc.sources.workbook_marks import FAILED

_CONVERTERS: dict[Kind, Callable[[str], object]] = {
    "text": kinds.to_text,
    "prose": kinds.to_prose,
    "lines": kinds.to_text,
    "proses": kinds.to_prose,
    "date": kinds.to_date,
    "dates": kinds.to_date,
    "moment": kinds.to_moment,
    "number": kinds.to_number,
    "integer": kinds.to_integer,
    "flag": kinds.to_flag,
    "key": kinds.to_key,
    "keys": kinds.to_key,
    "url": kinds.to_url,
    "code": kinds.to_code,
    "codes": kinds.to_code,
}

_LISTS = ("lines", "proses", "keys", "codes", "dates")


@dataclass(frozen=True)
class Field:
    """One key or column. `doc` is one Vietnamese sentence, `example` the right form as it is typed."""

    key: str
    kind: Kind
    doc: str
    example: str
    required: bool = False
    aliases: tuple[str, ...] = ()
    """Other names; for columns the first one is the heading that people see."""
    choices: Mapping[str, str] = default(default_factory=dict)
    of: tuple[Field, ...] = ()
    scalar: str = ""
    """For a map: the inner key that a plain text stands for."""

    @cached_property
    def schema(self) -> Schema:
        """The schema of the inner keys."""
        return Schema(self.of)


class Schema:
    """The fields of one record. `ignored` names keys that belong to others and pass without remark."""

    def __init__(self, fields: tuple[Field, ...], *, ignored: tuple[str, ...] = (), columns: bool = False) -> None:
        """Index the fields by every name they go by."""
        self.fields = fields
        self.columns = columns
        self.ignored = frozenset(ignored)
        self.by_name: dict[str, Field] = {}
        self.grouped: list[tuple[str, str, Field]] = []
        for field in fields:
            for name in (field.key, *field.aliases):
                group, below, own = name.partition(" > ")
                if below:
                    self.grouped.append((slugify(group), slugify(own), field))
                    continue
                self.by_name[slugify(name) if columns else name] = field
            # Rows come with their columns' keys, which may hold "_"; headings are looked for as slugs.
            self.by_name[field.key] = field
        self.required = tuple(field for field in fields if field.required)

    def label(self, field: Field) -> str:
        """Return the field as messages name it: khóa “title” or cột “Mã số”."""
        return f"cột “{field.aliases[0] if field.aliases else field.key}”" if self.columns else f"khóa “{field.key}”"


class Values:
    """The converted values of one record; `broken` when a required one is missing or wrong."""

    __slots__ = ("block", "broken", "data", "wrong")

    def __init__(self, block: Block) -> None:
        """Begin without values for the record `block`."""
        self.block = block
        self.data: dict[str, object] = {}
        self.wrong: set[str] = set()
        self.broken = False

    def line(self, key: str) -> int:
        """Return the line of a key, or of the record."""
        return self.block.line(key)

    def raw(self, key: str) -> str:
        """Return the text of a scalar key as it was typed."""
        value = self.block.get(key, "")
        return squeeze(value) if isinstance(value, str) else ""

    def text(self, key: str) -> str:
        """Return a text, key, url, code or choice, or ""."""
        return cast(str, self.data.get(key, ""))

    def lines(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, keys or codes."""
        return cast("tuple[str, ...]", self.data.get(key, ()))

    def days(self, key: str) -> tuple[date, ...]:
        """Return a list of days."""
        return cast("tuple[date, ...]", self.data.get(key, ()))

    def date(self, key: str) -> date | None:
        """Return a day."""
        return cast("date | None", self.data.get(key))

    def moment(self, key: str) -> datetime | None:
        """Return a moment."""
        return cast("datetime | None", self.data.get(key))

    def number(self, key: str) -> Decimal | None:
        """Return a number."""
        return cast("Decimal | None", self.data.get(key))

    def integer(self, key: str) -> int | None:
        """Return a whole number."""
        return cast("int | None", self.data.get(key))

    def flag(self, key: str) -> bool:
        """Return a flag, False when it is absent."""
        return cast(bool, self.data.get(key, False))

    def map(self, key: str) -> Values | None:
        """Return an inner record."""
        return cast("Values | None", self.data.get(key))

    def maps(self, key: str) -> list[Values]:
        """Return inner records, without broken ones."""
        return cast("list[Values]", self.data.get(key, []))

    def reference(self, key: str = "source") -> Reference | None:
        """Return an inner record of title and url as a source."""
        inner = self.map(key)
        return inner.as_reference() if inner else None

    def as_reference(self) -> Reference:
        """Return this record as a source; one without title is named by its address."""
        return Reference(self.text("title") or self.text("url"), self.text("url"))


def convert(block: Block, schema: Schema, report: FileReport) -> Values:
    """Return the values of `block`, with a problem for every unknown, wrong and missing key."""
    values = Values(block)
    for name, value in block.items():
        field = schema.by_name.get(name)
        if field is None:
            _unknown(name, block.line(name), schema, report)
            continue
        if value == "" or value == [] or _is_blank(value):
            continue
        if field.key != name:
            # Later reads ask by the field's own key.
            block.lines.setdefault(field.key, block.line(name))
        errors = report.errors
        converted = _convert(value, block.line(name), field, schema, report)
        if converted is None or report.errors > errors:
            values.wrong.add(field.key)
        if converted is not None:
            values.data.setdefault(field.key, converted)
    for field in schema.required:
        if field.key not in values.data:
            values.broken = True
            # A column without heading has been told once; not again for each of its rows.
            if field.key not in values.wrong and not (schema.columns and field.key not in block.lines):
                _missing(values, field, schema, report)
    return values


def _is_blank(value: Value) -> bool:
    """True for a map of nothing but empty keys, as forms leave it."""
    return isinstance(value, Block) and not any(value.values())


def _missing(values: Values, field: Field, schema: Schema, report: FileReport) -> None:
    """Report a required key that is absent or empty."""
    what = "để trống" if field.key in values.block.lines else "thiếu"
    remedy = f"điền giá trị, ví dụ: {field.example}" if schema.columns else f"thêm dòng {field.key}: {field.example}"
    report.error(values.line(field.key), "missing", f"{what} {schema.label(field)}", remedy)


def _unknown(name: str, line: int, schema: Schema, report: FileReport) -> None:
    """Warn of a key that nobody reads: most often a slip of the pen."""
    if name in schema.ignored:
        return
    close = get_close_matches(slugify(name).replace("-", "_"), [field.key for field in schema.fields], n=1)
    remedy = f"có phải là “{close[0]}”" if close else f"các khóa dùng được: {', '.join(f.key for f in schema.fields)}"
    report.warning(line, "unknown-key", f"không có khóa “{squeeze(name)[:60]}”", remedy)


def _convert(value: Value, line: int, field: Field, schema: Schema, report: FileReport) -> object | None:
    """Return the value by the field's kind, or None with a problem."""
    if field.kind == "map":
        return _convert_map(value, line, field, schema, report)
    if field.kind == "maps":
        return _convert_maps(value, line, field, schema, report)
    if field.kind in _LISTS:
        items = value if isinstance(value, Items) else Items(line)
        if isinstance(value, str):
            # One value needs no brackets.
            items.append(value)
            items.lines.append(line)
        if isinstance(value, Block):
            _form(line, field, schema, report)
            return None
        found = [_scalar(item, items.lines[i], field, schema, report) for i, item in enumerate(items) if item != ""]
        return tuple(item for item in found if item is not None)
    return _scalar(value, line, field, schema, report)


def _scalar(value: Value, line: int, field: Field, schema: Schema, report: FileReport) -> object | None:
    """Return one text by the field's kind."""
    if not isinstance(value, str):
        _form(line, field, schema, report)
        return None
    if schema.columns and value in FAILED:
        message = f"{schema.label(field)}: công thức bị lỗi, ô hiện {value}"
        report.error(line, "wrong-formula", message, "sửa công thức, hoặc gõ lại giá trị đúng vào ô")
        return None
    try:
        return kinds.choose(value, field.choices) if field.choices else _CONVERTERS[field.kind](value)
    except kinds.WrongError as wrong:
        remedy = f"viết lại là {wrong.instead}" if wrong.instead else f"viết như ví dụ: {field.example}"
        report.error(line, f"wrong-{field.kind}", f"{schema.label(field)}: {wrong.reason}", remedy)
        return None


def _convert_map(value: Value, line: int, field: Field, schema: Schema, report: FileReport) -> Values | None:
    """Return an inner record; a plain text stands for its main key."""
    if isinstance(value, str) and field.scalar:
        block = Block(line)
        block[field.scalar] = value
        block.lines[field.scalar] = line
        value = block
    if not isinstance(value, Block):
        _form(line, field, schema, report)
        return None
    inner = convert(value, field.schema, report)
    return None if inner.broken else inner


def _convert_maps(value: Value, line: int, field: Field, schema: Schema, report: FileReport) -> list[Values] | None:
    """Return the inner records that can be used."""
    if not isinstance(value, Items):
        _form(line, field, schema, report)
        return None
    filled = [(item, value.lines[i]) for i, item in enumerate(value) if item == {} or not _is_blank(item)]
    found = [_convert_map(item, line, field, schema, report) for item, line in filled]
    return [inner for inner in found if inner is not None]


def _form(line: int, field: Field, schema: Schema, report: FileReport) -> None:
    """Report a list where a text belongs, or the other way round."""
    message = f"{schema.label(field)} phải là {KIND_NAMES[field.kind]}"
    report.error(line, "wrong-form", message, f"viết như ví dụ: {field.key}: {field.example}")
