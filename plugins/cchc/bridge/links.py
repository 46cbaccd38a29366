"""Where the links of an item lead, and which of them lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

from mkdocs.structure.files import File, Files

from cchc.bridge.finished import FinishedFile
from cchc.model.problem import Problem

_ID = re.compile(r'\bid="([^"]+)"')

NOWHERE = ("link-missing", "trỏ tới trang hoặc tệp không có", "kiểm tra tên tệp và số lần ../ trong liên kết")
ABSOLUTE = ("link-absolute", "bắt đầu bằng dấu /", "dùng đường dẫn tính từ tệp này tới tệp .md của trang cần tới")
NO_ANCHOR = (
    "anchor-missing",
    "trỏ tới đề mục không có trong trang",
    "sửa phần sau dấu # hoặc bỏ phần đó",
)


class Links:
    """Resolves links between files; `html_of` gives the text of an item, for its anchors."""

    def __init__(self, files: Files, html_of: Callable[[FinishedFile], str]) -> None:
        """Keep what links may lead to."""
        self._files, self._html_of = files, html_of
        self._anchors: dict[str, frozenset[str]] = {}

    def target(self, file: FinishedFile, link: str) -> str:
        """Return the address for `link` of `file`, relative to its page; of a dead link the address as it is."""
        parts = urlsplit(link)
        found = self._find(file, parts.path)
        if found is None:
            return quote(link, safe="/%#?=&:;,+~@!$'()*[]")
        tail = f"?{parts.query}" if parts.query else ""
        return found.url_relative_to(file) + tail + (f"#{parts.fragment}" if parts.fragment else "")

    def file(self, file: File, link: str) -> str:
        """Return the name of the file to which `link` of `file` leads, or ""."""
        found = self._find(file, urlsplit(link).path)
        return found.src_uri if found else ""

    def problem(self, file: FinishedFile, link: str) -> Problem | None:
        """Return what is wrong with `link` of `file`, or None."""
        parts = urlsplit(link)
        if parts.path.startswith("/"):
            return _problem(file, link, *ABSOLUTE)
        found = file if not parts.path else self._find(file, parts.path)
        if found is None:
            return _problem(file, link, *NOWHERE)
        # Anchors of pages made from data stand in their templates; only texts can be judged here.
        judged = isinstance(found, FinishedFile) and found.artifact.text
        if parts.fragment and judged and unquote(parts.fragment) not in self._ids(found):
            return _problem(file, link, *NO_ANCHOR)
        return None

    def _find(self, file: File, path: str) -> File | None:
        if path.startswith("/"):
            return None
        name = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), unquote(path)))
        for candidate in (name, f"{name}/index.md", f"{name}.md"):
            found = self._files.src_uris.get(candidate)
            if found is not None and not found.inclusion.is_excluded():
                return found
        return None

    def _ids(self, file: File) -> frozenset[str]:
        if file.src_uri not in self._anchors and isinstance(file, FinishedFile):
            own = frozenset(_ID.findall(self._html_of(file)))
            self._anchors[file.src_uri] = own | {"noi-dung"}
        return self._anchors.get(file.src_uri, frozenset())


def _problem(file: FinishedFile, link: str, rule: str, message: str, remedy: str) -> Problem:
    """Return the problem with the line of the file where the link stands."""
    body, first = file.artifact.text.words, file.artifact.body_line
    at = body.find(link)
    line = first + body.count("\n", 0, at) if at >= 0 else 0
    return Problem(file.src_uri, line, rule, f"liên kết “{link}” {message}", remedy, "warning")
