"""MkDocs' own messages as problems in Vietnamese, with the line where the link stands.

MkDocs names the file and the link but not the line, and speaks English to people who do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from cchc.model.problem import Level, Problem
from cchc.sources.report import Report
from cchc.sources.tree import Tree

_OWN = re.compile(r"(?P<file>[^\s:][^:]*?)(?::(?P<line>\d+))?: (?P<message>.+) - (?P<remedy>.+)", re.DOTALL)
_OWN_LINK = re.compile(r"liên kết “(?P<link>[^”]+)” ")
_IN_FILE = re.compile(r"Doc file '(?P<file>.+?)' contains (?P<rest>.+)", re.DOTALL)

_LINKS: tuple[tuple[str, str, str, str], ...] = (
    (
        r"an absolute link '(?P<link>.*?)', it was left as is\.",
        "link-absolute",
        "liên kết “{link}” bắt đầu bằng dấu /",
        "dùng đường dẫn tính từ tệp này tới tệp .md của trang cần tới",
    ),
    (
        r"an unrecognized relative link '(?P<link>.*?)', it was left as is\.",
        "link-unrecognized",
        "không hiểu liên kết “{link}”",
        "viết đường dẫn tới tệp .md, hoặc địa chỉ đầy đủ bắt đầu bằng https://",
    ),
    (
        r"a link '(?P<link>.*?)', but the target.* is not found among documentation files\.",
        "link-missing",
        "liên kết “{link}” trỏ tới trang hoặc tệp không có",
        "sửa lại đường dẫn hoặc bỏ liên kết",
    ),
    (
        r"a link to '(?P<link>.*?)' which is excluded from the built site\.",
        "link-excluded",
        "liên kết tới {link}, là trang không được đăng",
        "bỏ liên kết hoặc đăng trang đó",
    ),
    (
        r"a link '(?P<link>.*?)', but (?:the doc '.*?' does not contain an anchor|there is no such anchor).*",
        "anchor-missing",
        "liên kết “{link}” trỏ tới đề mục không có trong trang",
        "sửa phần sau dấu # hoặc bỏ phần đó",
    ),
)

_CONFIG: tuple[tuple[str, str, str], ...] = (
    (
        r"Config value 'plugins': The \"(?P<x>.*?)\" plugin is not installed",
        "chưa cài phần mở rộng “{x}”",
        "xóa dòng đó trong mục plugins hoặc cài lại chương trình",
    ),
    (
        r"Config value 'theme': .*custom_dir.*",
        "không có thư mục ghi ở custom_dir",
        "sửa custom_dir trong mục theme cho đúng tên thư mục",
    ),
    (
        r"Config value 'theme': Unrecognised theme name: '(?P<x>.*?)'.*",
        "không có giao diện “{x}”",
        "ghi name: material",
    ),
    (
        r"Config value 'docs_dir': The path '(?P<x>.*?)' isn't an existing directory\.",
        "không có thư mục nội dung {x}",
        "sửa docs_dir cho đúng tên thư mục",
    ),
    (
        r"Config value '(?:docs_dir|site_dir)': .*should not be (?:within|a parent).*",
        "thư mục đăng và thư mục nội dung nằm trong nhau",
        "chọn thư mục đăng khác",
    ),
    (
        r"Config value 'docs_dir': .*",
        "khóa docs_dir không dùng được",
        "ghi tên thư mục nội dung, ví dụ docs_dir: content",
    ),
    (
        r"Config value 'site_url': .*",
        "khóa site_url không phải địa chỉ web",
        "ghi địa chỉ đầy đủ, ví dụ https://xa.example/cchc/",
    ),
    (r"Config value '(?P<x>.*?)': Required configuration not provided\.", "thiếu khóa “{x}”", "thêm khóa này"),
    (
        r"Config value '(?P<x>.*?)': Unrecognised configuration name: .*",
        "không có khóa “{x}”",
        "kiểm tra chính tả của khóa hoặc xóa dòng này",
    ),
    (
        r"Config value 'markdown_extensions': Failed to load extension '(?P<x>.*?)'.*",
        "không dùng được phần mở rộng “{x}” của Markdown",
        "xóa dòng đó trong mục markdown_extensions",
    ),
    (
        r"A reference to '(?P<x>.*?)' is included in the 'nav'.*",
        "mục nav nhắc tới “{x}” là trang không có hoặc không được đăng",
        "sửa lại mục nav",
    ),
    (
        r"Config value '(?P<x>.*?)': .*",
        "khóa “{x}” không đúng",
        "xem lại giá trị của khóa này",
    ),
)


def as_problem(text: str, level: Level, *, docs: Path, config_file: str) -> Problem:
    """Return what MkDocs or a plugin said as a problem; `config_file` is the name to show for mkdocs.yml."""
    if found := _IN_FILE.fullmatch(text):
        return _link(found["file"], found["rest"], level, docs)
    for pattern, message, remedy in _CONFIG:
        if match := re.fullmatch(pattern, text, re.DOTALL):
            return Problem(config_file, 0, "config", message.format(**match.groupdict()), remedy, level)
    if match := re.fullmatch(r"Encoding error reading file: (?P<file>.+)", text):
        return Problem(match["file"], 0, "encoding", "tệp không phải văn bản UTF-8", "lưu lại tệp bằng UTF-8", level)
    if own := _OWN.fullmatch(text):
        link = _OWN_LINK.match(own["message"])
        line = int(own["line"] or 0) or (_line_of(docs, own["file"], link["link"]) if link else 0)
        return Problem(own["file"], line, "link-missing" if link else "build", own["message"], own["remedy"], level)
    message = f"MkDocs báo: {' '.join(text.split())}"
    return Problem(config_file, 0, "mkdocs", message, "gửi dòng này cho người quản trị", level)


def _link(file: str, text: str, level: Level, docs: Path) -> Problem:
    """Return a problem about a link in a text."""
    hint = re.search(r" Did you mean '(?P<url>.*?)'\?", text)
    text = text[: hint.start()] if hint else text
    for pattern, rule, message, remedy in _LINKS:
        if match := re.fullmatch(pattern, text, re.DOTALL):
            link = match["link"]
            told = f"có phải là {hint['url']}" if hint else remedy
            return Problem(file, _line_of(docs, file, link), rule, message.format(link=link), told, level)
    return Problem(file, 0, "mkdocs", f"MkDocs báo: {' '.join(text.split())}", "kiểm tra lại liên kết", level)


def _line_of(docs: Path, file: str, link: str) -> int:
    """Return the first line on which the link stands, or 0."""
    tree = Tree.of_file(docs / file)
    text = tree.read_text((docs / file).name, Report()) or ""
    finders: tuple[Callable[[str], bool], ...] = (
        lambda line: f"({link})" in line or f"({link} " in line or f'"{link}"' in line,
        lambda line: link in line,
    )
    for finds in finders:
        for number, line in enumerate(text.split("\n"), 1):
            if finds(line):
                return number
    return 0
