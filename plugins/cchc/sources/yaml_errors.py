"""Turns a YAML syntax error into what an editor can act on.

A parser says where it gave up, which is often the line after the mistake, and in terms that only
programmers know. Nearly all mistakes in front matter are five: a colon inside an unquoted title,
quotation marks inside quotation marks, a tab, a wrong indent, a bracket or quote left open.
"""

from __future__ import annotations

import re

import yaml

_KEY = re.compile(r"^(\s*(?:- )?)([\w-]+)\s*:\s+(\S.*)$")
_COLON_INSIDE = re.compile(r":(?:\s|$)")
_QUOTED_THEN_MORE = re.compile(r"""^\s*(?:- )?[\w-]+\s*:\s*(?:"[^"]*"|'[^']*')\s*[^\s#,}\]]""")
_SPECIAL_START = re.compile(r"^\s*(?:- )?(?:[\w-]+\s*:\s+)?(?:[@`%*&!]|[|>]\s*[^\s#+-]|\[[^\]]*\]\s*[^\s,#\]}])")
_LIST_IN_VALUE = re.compile(r"^\s*[\w-]+\s*:\s+-\s")
_LOST = re.compile(r"^\s*(?:- )?([\w-]+): +([^\s\"'#\[{|>][^\n]*? #[^\s#][^\n]*)$", re.MULTILINE)


def explain(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Return line (from 1), message and remedy, without full stop."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", "") or error)
    lines = text.split("\n")
    if mark is None:
        return 1, "tệp có ký tự mà YAML không nhận", "xóa ký tự lạ hoặc lưu lại tệp bằng UTF-8"
    line = min(mark.line, len(lines) - 1)
    start = min(context.line, len(lines) - 1) if context else line
    for number in dict.fromkeys((line, max(line - 1, 0), start)):
        found = _known(lines[number], problem)
        if found:
            return number + 1, *found
    if "end of stream" in problem or "quoted scalar" in str(getattr(error, "context", "")):
        return start + 1, "dấu ngoặc kép chưa đóng", "thêm dấu ngoặc kép ở cuối giá trị của dòng này"
    if "',' or" in problem:
        return (
            start + 1,
            "danh sách trong ngoặc chưa đóng hoặc thiếu dấu phẩy",
            "kiểm tra dấu [ ] { } và dấu phẩy ở dòng này",
        )
    if start < line:
        message = f"dòng thụt vào không đúng so với mục bắt đầu ở dòng {start + 1}"
        return line + 1, message, "các khóa cùng bậc phải thụt vào bằng nhau, mỗi bậc hai dấu cách"
    return (
        line + 1,
        "dòng viết không đúng cú pháp YAML",
        "xem dòng này và dòng ngay trên: thụt dòng, dấu hai chấm, dấu ngoặc kép",
    )


def lost_comments(text: str) -> list[tuple[int, str]]:
    """Return line and remedy of every unquoted value like "Kế hoạch #1", of which YAML drops the end."""
    found = []
    for match in _LOST.finditer(text):
        remedy = f'nếu cần giữ thì viết: {match[1]}: "{match[2].strip()[:80]}"'
        found.append((text.count("\n", 0, match.start(1)) + 1, remedy))
    return found


def _known(line: str, problem: str) -> tuple[str, str] | None:
    """Return message and remedy when `line` shows one of the common mistakes."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or (line.startswith("-") and "\t" in line[:4]) or "'\\t'" in problem:
        return "dòng thụt vào bằng phím Tab", "thay phím Tab bằng dấu cách, mỗi bậc hai dấu cách"
    if _QUOTED_THEN_MORE.match(line):
        return "trong giá trị đặt ngoặc kép lại có dấu ngoặc kép", "thay dấu ngoặc kép bên trong bằng “ ”"
    keyed = _KEY.match(line)
    if keyed and keyed[3][0] not in "\"'[{|>" and _COLON_INSIDE.search(keyed[3]):
        value = keyed[3].strip().replace('"', "”")
        short = value if len(value) <= 60 else f"{value[:57].rstrip()}…"
        return (
            f"giá trị của “{keyed[2]}” có dấu hai chấm nhưng chưa đặt trong dấu ngoặc kép",
            f'viết lại: {keyed[2]}: "{short}"',
        )
    if keyed is None and re.match(r"^\s*(?:- )?[\w-]+:\S", line) and "://" not in line:
        return "thiếu dấu cách sau dấu hai chấm", "viết “khóa: giá trị”, có một dấu cách sau dấu hai chấm"
    if _SPECIAL_START.match(line):
        return "giá trị bắt đầu bằng ký hiệu đặc biệt (@ % ` * & ! | > hoặc [ ])", "đặt cả giá trị trong dấu ngoặc kép"
    if _LIST_IN_VALUE.match(line):
        return (
            "dấu gạch đầu dòng viết cùng dòng với tên khóa",
            "xuống dòng trước dấu gạch, hoặc đặt giá trị trong ngoặc kép",
        )
    if "mapping values" in problem and keyed and indent:
        return (
            "dòng thụt vào sâu hơn các khóa cùng bậc",
            "các khóa cùng bậc phải thụt vào bằng nhau, mỗi bậc hai dấu cách",
        )
    return None
