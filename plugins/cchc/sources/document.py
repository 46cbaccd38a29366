"""YAML and front matter as plain texts that remember their line.

Every scalar stays text: 2.000510 keeps its zero, "no" stays "no" and a date stays as it was typed.
schema.py converts by what each key means. The tree is built from parser events, because PyYAML's
own composer recurses in C without a limit (a file of a hundred thousand "- " crashes the process)
and because anchors can then be refused where they stand.
"""

from __future__ import annotations

import re
from typing import Any, Union

import yaml

from cchc.sources.report import FileReport
from cchc.sources.yaml_errors import explain, lost_comments

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEPTH = 20
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_START = re.compile(r"---[ \t]*\n")

Value = Union[str, "Block", "Items"]


class Block(dict[str, Value]):
    """A mapping; `lines` holds the line of each key, `start` the line where it begins."""

    __slots__ = ("lines", "start")

    def __init__(self, start: int) -> None:
        """Begin an empty mapping at the line `start`."""
        super().__init__()
        self.start = start
        self.lines: dict[str, int] = {}

    def line(self, key: str) -> int:
        """Return the line of `key`, or that of the mapping."""
        return self.lines.get(key, self.start)


class Items(list[Value]):
    """A list; `lines` holds the line of each item, `start` the line where it begins."""

    __slots__ = ("lines", "start")

    def __init__(self, start: int) -> None:
        """Begin an empty list at the line `start`."""
        super().__init__()
        self.start = start
        self.lines: list[int] = []


class _RefusedError(Exception):
    """What YAML allows and this program does not."""

    def __init__(self, line: int, rule: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.problem = (line, rule, message, remedy)


def parse_yaml(text: str, report: FileReport, *, offset: int = 0) -> Value | None:
    """Return the one document in `text`, or None with one problem; `offset` lines stand before it.

    An empty document is an empty string.
    """
    if " #" in text:
        for line, remedy in lost_comments(text):
            report.warning(line + offset, "yaml-comment", "phần sau dấu # bị coi là ghi chú và bỏ đi", remedy)
    try:
        return _Builder(text, report, offset).document()
    except _RefusedError as refused:
        report.error(*refused.problem)
    except yaml.YAMLError as error:
        line, message, remedy = explain(error, text)
        report.error(line + offset, "yaml-syntax", message, remedy)
    return None


def split_front_matter(text: str, report: FileReport) -> tuple[Block, str, int] | None:
    """Return front matter, body and the line where the body begins, or None with a problem."""
    stripped = text.lstrip("\n")
    offset = len(text) - len(stripped)
    opening = _START.match(stripped)
    if not opening:
        report.error(
            offset + 1,
            "front-matter-missing",
            "tin chưa có phần khai báo ở đầu tệp",
            "bắt đầu tệp bằng một dòng ---, các dòng title, date, description rồi một dòng --- nữa",
        )
        return None
    closing = _END.search(stripped, opening.end())
    if not closing:
        report.error(
            offset + 1,
            "front-matter-unclosed",
            "phần khai báo ở đầu tệp chưa đóng",
            "thêm một dòng chỉ có --- ngay sau dòng khai báo cuối cùng, trước nội dung tin",
        )
        return None
    front = parse_yaml(stripped[opening.end() : closing.start()], report, offset=offset + 1)
    if front is None:
        return None
    if not isinstance(front, Block):
        report.error(
            offset + 1, "front-matter-form", "phần khai báo không theo dạng “khóa: giá trị”", 'viết như: title: "…"'
        )
        return None
    rest = stripped[closing.end() :]
    body = rest.lstrip("\n")
    before = len(stripped) - len(rest)
    line = offset + stripped.count("\n", 0, before) + (len(rest) - len(body)) + 1
    return front, body, line


class _Builder:
    """Builds texts, blocks and lists from the parser's events."""

    def __init__(self, text: str, report: FileReport, offset: int) -> None:
        self.loader = _Loader(text)
        self.next = self.loader.get_event
        self.report = report
        self.offset = offset + 1

    def document(self) -> Value:
        """Return the only document of the stream."""
        self.next()
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return ""
        value = self.value(self.next(), 0)
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            line = event.start_mark.line + self.offset
            remedy = "xóa dòng --- ở giữa tệp, mỗi tệp chỉ viết một khối dữ liệu"
            raise _RefusedError(line, "yaml-documents", "tệp có nhiều khối dữ liệu ngăn bằng dòng ---", remedy)
        return value

    def value(self, event: Any, depth: int) -> Value:
        """Return what `event` begins."""
        kind = type(event)
        if kind is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            text: str = event.value
            # A bare ~ or null is YAML's way to say "nothing".
            return "" if not event.style and text in ("~", "null") else text
        line = event.start_mark.line + self.offset
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            message = "giá trị bắt đầu bằng dấu &, * hoặc ! (ký hiệu riêng của YAML), không được phép"
            raise _RefusedError(line, "yaml-anchor", message, "đặt cả giá trị trong dấu ngoặc kép")
        if depth >= _DEPTH:
            raise _RefusedError(
                line, "yaml-depth", f"dữ liệu lồng nhau quá {_DEPTH} bậc", "viết lại cho đơn giản, theo tệp mẫu"
            )
        return self.block(line, depth) if kind is yaml.MappingStartEvent else self.items(line, depth)

    def items(self, line: int, depth: int) -> Items:
        """Return the list that has just begun."""
        items = Items(line)
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.lines.append(event.start_mark.line + self.offset)
            items.append(self.value(event, depth + 1))
        return items

    def block(self, line: int, depth: int) -> Block:
        """Return the mapping that has just begun; the first of two equal keys counts."""
        block = Block(line)
        lines = block.lines
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            here = event.start_mark.line + self.offset
            key = self.value(event, depth + 1)
            value = self.value(self.next(), depth + 1)
            if not isinstance(key, str):
                raise _RefusedError(
                    here, "yaml-key", "tên khóa phải là một từ", "viết như: title: … hoặc đặt giá trị trong ngoặc kép"
                )
            key = key.strip()
            if key in lines:
                message = f"khóa “{key}” viết hai lần (lần đầu ở dòng {lines[key]})"
                self.report.error(here, "duplicate-key", message, "giữ lại một dòng, xóa dòng thừa")
                continue
            lines[key] = here
            block[key] = value
        return block
