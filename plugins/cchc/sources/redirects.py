"""Reads _data/chuyen-huong/: tables of old addresses and the pages to which they lead now."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from cchc.model.redirect import Redirect
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, convert
from cchc.sources.table import SUFFIXES, read_table
from cchc.sources.tree import Tree

FOLDER = "_data/chuyen-huong"

REDIRECT = Schema(
    (
        Field(
            "from",
            "text",
            "Địa chỉ cũ, cả tên miền hoặc chỉ phần sau tên miền.",
            "https://phongtho.example/tin/khai-sinh.html",
            required=True,
            aliases=("địa chỉ cũ", "cũ"),
        ),
        Field(
            "to",
            "text",
            "Trang trong chuyên mục mà địa chỉ cũ dẫn tới.",
            "thu-tuc/1.001193/",
            required=True,
            aliases=("địa chỉ mới", "mới"),
        ),
    ),
    columns=True,
)

_PART = re.compile(r"[^/\\\x00-\x1f<>:\"|?*#]+")


def read_redirects(tree: Tree, report: Report) -> tuple[Redirect, ...]:
    """Return the old addresses in the order of files and rows; of two equal ones the first counts."""
    found: dict[str, Redirect] = {}
    for name in tree.under(FOLDER, *SUFFIXES):
        file = report.file(name)
        for row in read_table(tree, name, REDIRECT, file):
            values = convert(row.block, REDIRECT, file)
            if values.broken:
                continue
            old = plain_address(values.text("from"), values.line("from"), file)
            new = plain_address(values.text("to"), values.line("to"), file)
            if old is None or new is None:
                continue
            if old in found:
                message = f"địa chỉ cũ “{old[:80]}” đã có ở {found[old].file}:{found[old].line}"
                file.warning(values.line("from"), "duplicate-redirect", message, "giữ lại một dòng")
                continue
            found[old] = Redirect(old, new, name, values.line("from"))
    return tuple(found.values())


def plain_address(text: str, line: int, report: FileReport) -> str | None:
    """Return an address without host, slashes around it and index.html, or None with a problem."""
    parts = urlsplit(text if "://" in text or text.startswith("/") else f"/{text}")
    if parts.query:
        message = f"địa chỉ “{text[:80]}” có phần sau dấu ?, trang tĩnh không phân biệt được"
        report.warning(line, "redirect-query", message, "khai báo chuyển hướng địa chỉ này ở máy chủ web")
        return None
    path = unquote(parts.path).strip("/").removesuffix("index.html").rstrip("/")
    pieces = path.split("/") if path else []
    if any(piece in {".", ".."} or not _PART.fullmatch(piece) for piece in pieces):
        message = f"“{text[:80]}” không phải một địa chỉ"
        report.warning(line, "wrong-path", message, "viết như ví dụ: tin/khai-sinh.html")
        return None
    return path
