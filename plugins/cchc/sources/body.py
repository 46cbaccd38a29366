"""Checks the Markdown of an item: nothing from other hosts, no scripts, and pictures that exist."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from difflib import get_close_matches
from urllib.parse import unquote

from cchc.sources.report import FileReport
from cchc.sources.schema import Values
from cchc.sources.tree import Tree

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n]*\n.*?^[ \t]*\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<url>[^)\s>]*)")
_PICTURE_BY_NAME = re.compile(r"!\[(?P<alt>[^\]]*)\]\s?\[(?P<name>[^\]]*)\]")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]]+)\]:\s*<?(?P<url>[^\s>]+)", re.MULTILINE)
_TAG = re.compile(r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>(?:[^>\"']++|\"[^\"]*\"|'[^']*')*)>?")
_LOADED = re.compile(
    r"(?:^|[\s\"'/])(?:src|srcset|poster|data|background)\s*=\s*[\"']?\s*(?P<url>[^\s\"'>]+)", re.IGNORECASE
)
_HANDLER = re.compile(r"(?:^|[\s\"'/])on[a-z]+\s*=", re.IGNORECASE)
_SCRIPT_LINK = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*[\"']?)\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_EXTERNAL = re.compile(r"(?:[a-z]+:)?//", re.IGNORECASE)
_TITLE = re.compile(r"#(?<![^\n]#)(?!#)[ \t]*[^\s#]")
_HREF = re.compile(r"f(?<=href)")
_FORBIDDEN = frozenset(
    ("script", "iframe", "object", "embed", "form", "link", "meta", "base", "style", "frame", "applet")
)


def check_body(body: str, first_line: int, name: str, tree: Tree, report: FileReport) -> None:
    """Report what the body of the item `name` may not contain; `first_line` is its line in the file."""
    if not body.strip():
        report.warning(first_line, "empty-body", "tin chưa có nội dung", "viết nội dung dưới dòng --- thứ hai")
        return
    # Most bodies have none of these, and a search for one character is fast.
    has_picture, has_tag = "[" in body and "![" in body, "<" in body
    has_title = _TITLE.search(body) is not None
    has_link = ("]" in body and ("](" in body or "]:" in body)) or _HREF.search(body) is not None
    lowered = body.lower() if has_link else ""
    has_script = "script" in lowered or "data" in lowered
    if not (has_picture or has_tag or has_title or has_script):
        return
    text = _without_code(body) if "`" in body or "~~~" in body else body
    check = _Body(text, first_line, name, tree, report)
    if has_picture:
        check.pictures()
    if has_tag:
        check.tags()
    if has_title and (found := _TITLE.search(text)):
        remedy = "bỏ dòng này, hoặc thêm một dấu # để thành đề mục ##"
        report.warning(
            check.line(found.end()), "second-title", "nội dung có đề mục cấp một (#), trùng vai trò với title", remedy
        )
    if has_script and (found := _SCRIPT_LINK.search(text)):
        message = "liên kết chạy mã lệnh (javascript:, data:) không được phép"
        report.error(check.line(found.start()), "script-link", message, "thay bằng địa chỉ https:// hoặc xóa liên kết")


def image_path(values: Values, name: str, tree: Tree, report: FileReport) -> str:
    """Return the item's picture as a path in the content folder, or "" with a problem when it is missing."""
    image = values.text("image")
    if not image:
        return ""
    line = values.line("image")
    if not values.text("image_alt"):
        report.warning(
            line, "image-alt", "ảnh đại diện chưa có lời tả", "thêm dòng image_alt: tả ngắn gọn trong ảnh có gì"
        )
    return content_path(image, line, name, tree, report)


def content_path(written: str, line: int, name: str, tree: Tree, report: FileReport) -> str:
    """Return the path in the content folder that the item `name` means by `written`, or "" with a problem."""
    if _EXTERNAL.match(written):
        _external(line, written, report)
        return ""
    for candidate in (_resolve(written, name), _resolve(written, "")):
        if tree.has(candidate):
            return candidate
    _missing(line, written, _resolve(written, name), tree, report)
    return ""


class _Body:
    """One text under examination."""

    def __init__(self, text: str, first_line: int, name: str, tree: Tree, report: FileReport) -> None:
        self.text = text
        self.first_line = first_line
        self.name = name
        self.tree = tree
        self.report = report

    def line(self, position: int) -> int:
        """Return the line of the file at `position` of the text."""
        return self.first_line + self.text.count("\n", 0, position)

    def pictures(self) -> None:
        """Check every picture in Markdown."""
        names: dict[str, str] = {}
        if "]:" in self.text:
            names = {found["name"].lower(): found["url"] for found in _DEFINITION.finditer(self.text)}
        found_all = [(found.start(), found["alt"], found["url"]) for found in _PICTURE.finditer(self.text)]
        for found in _PICTURE_BY_NAME.finditer(self.text):
            url = names.get((found["name"] or found["alt"]).lower())
            if url:
                found_all.append((found.start(), found["alt"], url))
        for position, alt, url in found_all:
            line = self.line(position)
            self.loaded(line, url)
            if not alt.strip():
                self.report.note(
                    line, "image-alt", f"ảnh {url} chưa có lời tả", "viết lời tả giữa hai dấu [ ] trước đường dẫn"
                )

    def tags(self) -> None:
        """Check every HTML tag."""
        for found in _TAG.finditer(self.text):
            tag, rest = found["name"].lower(), found["rest"]
            line = self.line(found.start())
            if tag in _FORBIDDEN:
                remedy = "xóa thẻ này; với video thì đặt liên kết tới trang có video"
                self.report.error(line, "forbidden-tag", f"thẻ <{tag}> không được phép trong tin", remedy)
            if _HANDLER.search(rest):
                message = f"thẻ <{tag}> có thuộc tính chạy mã lệnh (on…=)"
                self.report.error(line, "event-handler", message, "xóa thuộc tính bắt đầu bằng on")
            for loaded in _LOADED.finditer(rest):
                self.loaded(line, loaded["url"])
            if "url(" in rest and re.search(r"url\(\s*[\"']?(?:[a-z]+:)?//", rest, re.IGNORECASE):
                _external(line, "trong thuộc tính style", self.report)

    def loaded(self, line: int, url: str) -> None:
        """Check the address of something that the page itself loads."""
        if url.startswith("data:"):
            return
        if _EXTERNAL.match(url):
            _external(line, url, self.report)
            return
        target = _resolve(url, self.name)
        if not self.tree.has(target):
            _missing(line, url, target, self.tree, self.report)


def _resolve(url: str, name: str) -> str:
    """Return the path in the content folder that `url` means in the file `name`."""
    path = unicodedata.normalize("NFC", unquote(url.split("#", 1)[0].split("?", 1)[0]))
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _external(line: int, url: str, report: FileReport) -> None:
    """Report something loaded from another host."""
    remedy = "tải tệp về, đặt cạnh tệp tin này rồi dùng đường dẫn tới tệp đó"
    report.error(line, "external-file", f"ảnh hoặc tệp lấy từ trang khác ({url[:80]})", remedy)


def _missing(line: int, url: str, target: str, tree: Tree, report: FileReport) -> None:
    """Report a picture that is not there, with the nearest name in the same folder."""
    if url.startswith("/"):
        remedy = "dùng đường dẫn tính từ tệp tin này, không bắt đầu bằng dấu /"
        report.error(line, "image-missing", f"đường dẫn ảnh “{url}” bắt đầu bằng dấu /", remedy)
        return
    folder = posixpath.dirname(target)
    names = {posixpath.basename(f).lower(): posixpath.basename(f) for f in tree.files if posixpath.dirname(f) == folder}
    close = get_close_matches(posixpath.basename(target).lower(), sorted(names), n=1)
    remedy = f"có phải là {names[close[0]]}" if close else "chép tệp ảnh vào thư mục hoặc sửa lại đường dẫn"
    report.error(line, "image-missing", f"không có tệp ảnh “{url}”", remedy)


def _without_code(text: str) -> str:
    """Return the text with code blanked and every line end kept: what stands in code is shown, not run."""
    text = _FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return _CODE.sub(lambda found: " " * len(found[0]), text)
