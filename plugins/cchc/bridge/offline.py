"""The copy for places without signal: opened from disk, searched from disk, and zipped for a stick or a phone.

A browser that opens a folder from disk shows its list of files, so every link to a folder gets the name of
its page. Share pictures, which only networks ask for, stay out.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from cchc.bridge.publish import Show, Summary, Tell, publish
from cchc.bridge.refusal import Refusal
from cchc.bridge.watch import Watch
from cchc.model.text import format_number
from cchc.model.value import dataclass

NOTE = "DOC-TRUOC.txt"
"""Stands in every copy: tells people how to open it, and us that the folder may be replaced."""

_TEXT = """Bản ngoại tuyến của chuyên mục.

Giải nén ra một thư mục (không mở ngay trong tệp nén), rồi mở tệp index.html bằng trình duyệt.
Tìm kiếm dùng được khi không có mạng. Nội dung đúng vào lúc dựng; khi có mạng hãy đối chiếu với trang chính thức.
"""
_LEFT_OUT = ("anh-chia-se/", "sitemap.xml", "robots.txt", "404.html", "sw.js", "manifest.webmanifest")
_LINK = re.compile(
    r"""((?:href|action)="|http-equiv="refresh" content="0; url=)(\.{0,2}/?(?:[^":?#]*/)?)([?#][^"]*)?(")"""
)
_PRELOAD = re.compile(r'<link rel="(?:preload|manifest)"[^>]*>\n?')
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class OfflineCopy:
    """What was made: `sizes` are bytes by kind of file, `zipped` the length of the archive."""

    folder: Path
    archive: Path
    built: Summary
    sizes: dict[str, int]
    zipped: int

    def __str__(self) -> str:
        """Return the report of sizes."""
        rows = [f"  {kind:<8}{_mb(size):>9} MB" for kind, size in sorted(self.sizes.items(), key=lambda row: -row[1])]
        whole = f"Bản ngoại tuyến: {self.folder} ({_mb(sum(self.sizes.values()))} MB)"
        return "\n".join([whole, *rows, f"Tệp nén: {self.archive} ({_mb(self.zipped)} MB)"])


def offline_copy(
    config_file: Path,
    folder: Path,
    strict: bool | None,
    *,
    tell: Tell = print,
    show: Show | None = None,
    watch: Watch | None = None,
) -> OfflineCopy:
    """Build the section, write its copy to `folder` and `folder`.zip; the rest goes to `publish`."""
    if folder.exists() and any(folder.iterdir()) and not (folder / NOTE).is_file():
        message = f"{folder}: thư mục đã có tệp khác, không phải bản ngoại tuyến cũ"
        raise Refusal(message, "chọn thư mục khác bằng -d")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".ngoai-tuyen-", dir=folder.parent) as space:
        built = publish(config_file, Path(space) / "site", strict, tell=tell, show=show, watch=watch)
        made = Path(space) / "ban"
        sizes = _copy(Path(space) / "site", made)
        archive = Path(space) / "ban.zip"
        _zip(made, archive)
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder)
        final = folder.with_name(f"{folder.name}.zip")
        archive.replace(final)
    return OfflineCopy(folder, final, built, sizes, final.stat().st_size)


def from_disk(html: str) -> str:
    """Return a page whose links name the page of a folder, and that asks for nothing that disks refuse."""
    return _LINK.sub(_named, _PRELOAD.sub("", html))


def _named(match: re.Match[str]) -> str:
    before, path, rest, quote = match.groups()
    if not path.endswith("/") or path.startswith("/"):
        return match[0]
    return f"{before}{path}index.html{rest or ''}{quote}"


def _copy(site: Path, target: Path) -> dict[str, int]:
    sizes: Counter[str] = Counter()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith(_LEFT_OUT):
            continue
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes()
        if path.suffix == ".html":
            data = from_disk(data.decode("utf-8")).encode("utf-8")
        place.write_bytes(data)
        sizes[path.suffix.lstrip(".") or "khác"] += len(data)
    (target / NOTE).write_text(_TEXT, encoding="utf-8", newline="\r\n")
    return dict(sizes)


def _zip(folder: Path, archive: Path) -> None:
    """Write the archive: same files, same bytes."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _ZIP_DATE)
                info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                out.writestr(info, path.read_bytes(), compresslevel=9)


def _mb(size: int) -> str:
    return format_number(round(size / 1e6, 2))
