"""Opens a .docx as the untrusted archive that it is: everything suspicious is refused before anything is parsed.

Nothing is ever unpacked to disk, no address is ever fetched, and no part is read beyond its limit.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cchc.word.names import REL_NS, Element, Refused, W, parse_xml, remove, value

FILE_LIMIT = 80 * 1024 * 1024
"""Bytes of a whole document; an office's report with photographs has about 20 MB."""
TOTAL_LIMIT = 400 * 1024 * 1024
PART_LIMIT = 40 * 1024 * 1024
"""Bytes of one part of text; 1,000 pages have about 10 MB."""
PARTS_LIMIT = 5000
_RATIO = 200
_RATIO_FROM = 5 * 1024 * 1024
"""Text seldom shrinks below a fortieth; a bomb shrinks to a thousandth. Small parts may do as they like."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_CT_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOCUMENT = "wordprocessingml.document.main+xml"
_OTHERS = {
    "wordprocessingml.template": ("tệp là mẫu Word (.dotx)", "mở bằng Word, lưu lại dạng Word Document (.docx)"),
    "spreadsheetml": ("tệp là bảng tính Excel", "chép bảng sang một tệp Word rồi nhập lại"),
    "presentationml": ("tệp là bản trình chiếu PowerPoint", "chép nội dung sang một tệp Word rồi nhập lại"),
}
_SAVE_AS = "mở bằng Word, chọn Lưu thành (Save As), kiểu Word Document (*.docx), rồi nhập tệp mới"
_RESAVE = "mở bằng Word, lưu lại thành tệp .docx mới; không mở được thì xin lại tệp của người gửi"
_LINKED = ("http:", "https:", "ftp:", "ftps:", "//", "\\\\", "file://///", "mhtml:", "ms-")
"""Where a target outside the file leads to another machine; a path on a disk of one's own is only a left-over."""


@dataclass
class Package:
    """A document that may be read: its parts of text as trees, everything else as bytes."""

    document: str
    trees: dict[str, Element]
    archive: zipfile.ZipFile
    names: frozenset[str]
    types: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """What was left aside: message and remedy."""

    def related(self, kind: str) -> str:
        """Return the part that the document is related to by `kind` ("styles"), or ""."""
        for relation in relations(self.trees.get(rels_of(self.document))):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                name = resolve(self.document, relation.get("Target", ""))
                if name in self.trees:
                    return name
        return ""


def open_package(data: bytes) -> Package:
    """Return the document in `data`; raises Refused with a Vietnamese message for everything else."""
    _check_kind(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_sizes(archive)
        types = _types(archive)
        _check_types(types)
        trees = {name: _tree(archive, name) for name in archive.namelist() if _is_text(name)}
    except Refused:
        raise
    except NotImplementedError as error:  # zipfile's answer to a way of packing that it does not know
        raise Refused("tệp dùng kiểu nén mà chương trình không đọc", _RESAVE) from error
    except Exception as error:  # whatever zipfile, zlib and the parser say of broken bytes: an editor gets one line
        raise _broken() from error
    for tree in trees.values():
        _complete(tree)
    document = _main_part(trees, types)
    package = Package(document, trees, archive, frozenset(archive.namelist()), types)
    _check_relations(package)
    return package


def rels_of(part: str) -> str:
    """Return the name of the part that holds the relations of `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve(part: str, target: str) -> str:
    """Return the part that `target` means as seen from `part`."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def relations(tree: Element | None) -> Iterator[Element]:
    """Yield the relations in a .rels part."""
    if tree is not None:
        yield from tree.iter(f"{REL_NS}Relationship")


def _check_kind(data: bytes) -> None:
    """Refuse what is not a zip, and say what it is."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if len(data) > FILE_LIMIT:
        raise Refused(
            f"tệp nặng {len(data) // 1048576} MB, quá mức {FILE_LIMIT // 1048576} MB",
            "nén ảnh trong Word (Picture Format, Compress Pictures) hoặc tách thành nhiều tệp",
        )
    if not data:
        raise Refused("tệp rỗng", "xin lại tệp của người gửi")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refused("tệp đặt mật khẩu", "mở bằng Word, bỏ mật khẩu (File, Info, Protect Document) rồi lưu lại")
        if "WordDocument".encode("utf-16-le") in data:
            raise Refused("tệp Word kiểu cũ (.doc), chương trình chỉ đọc .docx", _SAVE_AS)
        raise Refused("tệp kiểu cũ của Microsoft Office, không phải .docx", _SAVE_AS)
    if head.startswith(b"{\\rtf"):
        raise Refused("tệp là RTF, dù có thể mang đuôi .doc", _SAVE_AS)
    if head[:15].lower().startswith((b"<html", b"<!doctype html", b"mime-version", b"<?xml")):
        raise Refused("tệp là trang web lưu từ Word, không phải .docx", _SAVE_AS)
    if head.startswith(b"%PDF"):
        raise Refused("tệp là PDF", "xin bản Word gốc; chỉ có bản PDF thì mở bằng Word rồi lưu thành .docx và soát lại")
    if not data.startswith(b"PK"):
        raise Refused("không phải tệp Word .docx", _RESAVE)
    if b"mimetypeapplication/vnd.oasis" in data[:200]:
        raise Refused("tệp là .odt của LibreOffice", "mở bằng LibreOffice, lưu thành .docx rồi nhập lại")


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """Refuse archives that would unpack to more than a document can be; sizes are checked again while reading."""
    parts = archive.infolist()
    bomb = Refused("tệp nén bất thường, có thể gây hại máy tính", "không mở tệp này; xin lại tệp của người gửi")
    if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > TOTAL_LIMIT:
        raise bomb
    if len({part.filename for part in parts}) != len(parts):
        raise Refused("tệp có hai phần trùng tên", _RESAVE)
    for part in parts:
        if part.flag_bits & 0x1:
            raise Refused("tệp đặt mật khẩu", "bỏ mật khẩu rồi lưu lại")
        if part.file_size > _RATIO_FROM and part.file_size > _RATIO * max(1, part.compress_size):
            raise bomb


def _types(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the content type of each part by name, and of each ending by ".ending"."""
    if _TYPES not in archive.namelist():
        raise Refused("không phải tệp Word .docx", _RESAVE)
    tree = _tree(archive, _TYPES)
    found = {
        f".{one.get('Extension', '').lower()}": one.get("ContentType", "") for one in tree.iter(f"{_CT_NS}Default")
    }
    found |= {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in tree.iter(f"{_CT_NS}Override")}
    return found


def _check_types(types: dict[str, str]) -> None:
    """Refuse macros, controls, and documents of other programs."""
    kinds = [kind.lower() for kind in types.values()]
    if any("macroenabled" in kind or "vbaproject" in kind for kind in kinds):
        raise Refused(
            "tệp có macro (mã chạy kèm)", "mở ở máy tin cậy, lưu thành .docx (loại không có macro) rồi nhập lại"
        )
    if any("activex" in kind for kind in kinds):
        raise Refused("tệp có nút điều khiển ActiveX", "xóa các nút trong Word, lưu lại rồi nhập lại")
    if not any(_DOCUMENT in kind for kind in kinds):
        for word, (message, remedy) in _OTHERS.items():
            if any(word in kind for kind in kinds):
                raise Refused(message, remedy)
        raise Refused("không phải tệp Word .docx", _RESAVE)


def _main_part(trees: dict[str, Element], types: dict[str, str]) -> str:
    """Return the name of the part that holds the text; some programs tell kinds by the ending of names only."""
    named = (resolve("", one.get("Target", "")) for one in relations(trees.get("_rels/.rels")))
    for name in (*types, *named):
        if name in trees and _DOCUMENT in types.get(name, types.get(posixpath.splitext(name)[1], "")):
            return name
    raise _broken()


def _complete(tree: Element) -> None:
    """Give what Word reads without complaint the form that the reader of texts needs."""
    for relation in list(relations(tree)):
        if not all(relation.get(name) for name in ("Id", "Type", "Target")):
            remove(relation)
    for style in list(tree.iterfind(f"{W}style")):
        if value(style, "type") is None:
            style.set(f"{W}type", "paragraph")
        if value(style, "styleId") is None:
            remove(style)


def _check_relations(package: Package) -> None:
    """Refuse what would load something from another machine; links that a reader clicks are no loading."""
    for name in package.names:
        if name.lower().endswith("vbaproject.bin"):
            raise Refused("tệp có macro (mã chạy kèm)", "lưu lại thành .docx (loại không có macro) rồi nhập lại")
    for part in sorted(name for name in package.trees if name.endswith(".rels")):
        for relation in relations(package.trees[part]):
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            target = relation.get("Target", "").strip().lower()
            if relation.get("TargetMode") != "External" or kind == "hyperlink":
                continue
            if target.startswith(_LINKED):
                raise Refused(
                    f"tệp tự nạp nội dung từ máy khác ({target[:60]})",
                    "mở bằng Word, chèn thẳng ảnh hoặc nội dung vào tệp (File, Info, Edit Links to Files), lưu lại",
                )
            if kind == "image":
                package.notes.append(
                    (
                        "một ảnh chỉ được liên kết, không nằm trong tệp",
                        "chèn lại ảnh vào tệp Word hoặc chép ảnh vào thư mục ảnh",
                    )
                )


def _is_text(name: str) -> bool:
    """True for the parts that are parsed: text, styles, lists, notes and relations, nothing of the theme."""
    folder, base = posixpath.split(name)
    if base.endswith(".rels"):
        return True
    return name.endswith(".xml") and not folder.startswith(("word/theme", "customXml", "word/glossary"))


def _tree(archive: zipfile.ZipFile, name: str) -> Element:
    """Return one part as a tree."""
    with archive.open(name) as stream:
        data = stream.read(PART_LIMIT + 1)
    if len(data) > PART_LIMIT:
        raise Refused("văn bản quá dài", "tách thành nhiều tệp rồi nhập lại")
    try:
        return parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise _broken() from error


def _broken() -> Refused:
    """Return the refusal of a damaged file."""
    return Refused("tệp hỏng hoặc tải về chưa xong", _RESAVE)
