"""The content folder as a list of files, read once, and the decoding of its text files."""

from __future__ import annotations

import codecs
import errno
import hashlib
import os
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Mapping
from copy import copy
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cchc.model.text import nfc
from cchc.sources.report import FileReport, Report

TEXT_LIMIT = 5 * 1024 * 1024
"""Bytes of the largest YAML or Markdown file: a film renamed to .md must not fill the memory."""

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)

_UTF8_REMEDY = "mở tệp bằng Notepad, chọn Lưu thành (Save as), mã hóa UTF-8, phông Unicode rồi lưu lại"


_NO_DATA = ("~$", ".", "_")

CHANGED = errno.ESTALE
"""The error of a file that somebody saves while its text is being read."""


class SourceFile(NamedTuple):
    """A file as the hash of its bytes and the way to them."""

    digest: str
    read: Callable[[], bytes]


class Tree:
    """Every file below the content folder by its name relative to it, with "/" between parts, NFC."""

    def __init__(self, root: Path, digests: Mapping[str, str] | None = None) -> None:
        """List the files below `root`; `digests` tell by place there what is known of their bytes without reading."""
        self.root = root
        self._digests = digests or {}
        self.files: dict[str, str] = {}
        self.asked: list[tuple[str, bool]] = []
        self._names: list[str] | None = None
        self._held: Mapping[str, bytes] = {}
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            inside = os.path.relpath(folder, root).replace(os.sep, "/")
            prefix = "" if inside == "." else f"{inside}/"
            for name in sorted(names):
                # macOS names files in decomposed form; people type the composed one. Thousands of path objects cost
                # more than the files, so places stay plain text.
                self.files[unicodedata.normalize("NFC", f"{prefix}{name}")] = f"{folder}/{name}"

    @classmethod
    def of_file(cls, path: Path) -> Tree:
        """Return a tree with one file only, for a file outside the content folder."""
        tree = cls.__new__(cls)
        tree.root = path.parent
        tree._digests = {}
        tree.files = {path.name: str(path)}
        tree.asked = []
        tree._names = None
        tree._held = {}
        return tree

    def holding(self, held: Mapping[str, bytes]) -> Tree:
        """Return the same tree, with the content of some files at hand."""
        tree = copy(self)
        tree._held = held
        return tree

    def under(self, folder: str, *suffixes: str) -> list[str]:
        """Return the files below `folder` whose name ends in one of `suffixes` (all without any), in order.

        Lock files of Excel and LibreOffice and hidden files are no data.
        """
        if self._names is None:
            self._names = sorted(self.files)
        names = self._names[bisect_left(self._names, f"{folder}/") : bisect_left(self._names, f"{folder}0")]
        # "0" comes right after "/". Lists of data are asked for many times, beside thousands of news.
        return [
            name
            for name in names
            if (not suffixes or name.lower().endswith(suffixes)) and not name.rsplit("/", 1)[1].startswith(_NO_DATA)
        ]

    def has(self, name: str) -> bool:
        """True when there is a file `name`; the question is noted, for the answer may be another one next time."""
        found = name in self.files
        self.asked.append((name, found))
        return found

    def read_bytes(self, name: str, report: FileReport, limit: int = TEXT_LIMIT) -> bytes | None:
        """Return the content of a file, or None with a problem when it cannot be read or is too large."""
        try:
            held = self._held.get(name)
            data, size = _read(self.files[name], limit) if held is None else (held, len(held))
        except (OSError, KeyError) as error:
            reason = getattr(error, "strerror", None) or "không có tệp"
            report.error(0, "file-unreadable", f"không đọc được tệp ({reason})", "kiểm tra tệp và quyền đọc tệp")
            return None
        if size > limit:
            report.error(
                0,
                "file-too-large",
                f"tệp nặng {size / 1048576:.0f} MB, quá mức {limit // 1048576} MB".replace(".", ","),
                "chia nhỏ tệp hoặc kiểm tra lại xem có chép nhầm tệp không",
            )
            return None
        return data

    def known(self, name: str) -> SourceFile | None:
        """Return a file of which the hash is known, or None; nothing is read yet."""
        path = self.files[name]
        digest = self._digests.get(path[len(str(self.root)) + 1 :])
        return None if digest is None else SourceFile(digest, partial(_read_known, path, digest))

    def source(self, name: str, report: FileReport) -> SourceFile | None:
        """Return a file that is read now; None as `read_bytes`."""
        data = self.read_bytes(name, report)
        return None if data is None else SourceFile(hashlib.sha256(data).hexdigest(), partial(bytes, data))

    def read_text(self, name: str, report: Report) -> str | None:
        """Return a text file as composed text with "\\n" line ends, or None with a problem."""
        file = report.file(name)
        data = self.read_bytes(name, file)
        return None if data is None else clean_text(data, file)


def _read_known(path: str, digest: str) -> bytes:
    """Return the content of a file of which the hash was known; raise OSError when it has another one by now."""
    data, _ = _read(path, TEXT_LIMIT)
    if hashlib.sha256(data).hexdigest() != digest:
        raise OSError(CHANGED, "the file changed while it was read", path)
    return data


def _read(path: str, limit: int) -> tuple[bytes, int]:
    """Return the content of a file that is not larger than `limit`, and its size; of a larger one no content.

    Without Python's file objects, which take twice as long as the files, thousands of times.
    """
    number = os.open(path, _READ)
    try:
        size = os.fstat(number).st_size
        if size > limit:
            return b"", size
        data = os.read(number, size)
        while len(data) < size and (more := os.read(number, size - len(data))):
            data += more
        return data, size
    finally:
        os.close(number)


def clean_text(data: bytes, report: FileReport) -> str | None:
    """Return `data` decoded and composed (NFC) with "\\n" line ends, or None with one problem."""
    text = _decode(data)
    if text is None:
        report.error(
            0, "encoding", "tệp không phải văn bản Unicode (có thể lưu bằng TCVN3, VNI hoặc cp1258)", _UTF8_REMEDY
        )
        return None
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        report.note(0, "utf-16", "tệp lưu bằng mã UTF-16, chương trình vẫn đọc được", "nên lưu lại bằng UTF-8")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        report.note(
            0,
            "nfd-mended",
            "tệp dùng dấu tổ hợp (Unicode tổ hợp), chương trình đã đổi sang Unicode dựng sẵn",
            "không bắt buộc sửa; nên đặt bộ gõ ở chế độ Unicode dựng sẵn",
        )
    elif text.replace("\n", "").isprintable():
        # Nothing that `nfc` removes is printable, and this test is many times faster.
        return text
    return nfc(text)


def _decode(data: bytes) -> str | None:
    """Return the text of `data`, or None when it is neither UTF-8 nor UTF-16 with a mark."""
    try:
        if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return data.decode("utf-16")
        if b"\0" in data:
            return None
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
