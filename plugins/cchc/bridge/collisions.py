"""What must never be published: hidden items, raw data, and two files at one address."""

from __future__ import annotations

from typing import NoReturn

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from cchc.bridge.made import Made, Sink, made_file, made_of
from cchc.model.site import Site
from cchc.model.text import nfc

_DATA = "_data/"


def clean_files(config: MkDocsConfig, files: Files, site: Site) -> None:
    """Bring the files that MkDocs found into the state in which rooms may see them."""
    _remove_hidden(files, site)
    _compose_names(config, files)


def _remove_hidden(files: Files, site: Site) -> None:
    """Take drafts, internal items with their pictures, and raw data out of the build."""
    hidden = set(site.hidden)
    for file in list(files):
        if nfc(file.src_uri) in hidden or file.src_uri.startswith(_DATA):
            files.remove(file)


def _compose_names(config: MkDocsConfig, files: Files) -> None:
    """Give files their composed names: macOS writes decomposed ones, links are typed in the composed form."""
    for file in list(files):
        name = nfc(file.src_uri)
        if name != file.src_uri and file.abs_src_path:
            files.remove(file)
            files.append(File.generated(config, name, abs_src_path=file.abs_src_path))


def refuse(name: str) -> NoReturn:
    """Stop because an editor's file has the name of one that the program makes; MkDocs would drop one silently."""
    raise PluginError(f"{name}: tên này dành cho trang hoặc tệp do chương trình tự tạo - đổi tên hoặc xóa tệp")


def add_file(config: MkDocsConfig, files: Files, path: str, made: Made | bytes, sink: Sink | None) -> None:
    """Add a file that the program makes, unless an editor's file stands at its place."""
    if files.src_uris.get(path) is not None:
        refuse(path)
    files.append(made_file(config, path, made_of(made) if isinstance(made, bytes) else made, sink))


def refuse_collisions(files: Files) -> None:
    """Stop when two files would be written to one address, or raw data would be published.

    MkDocs overwrites silently (`p.md` and `p/index.md`), and files appended late skip `exclude_docs`.
    """
    seen: dict[str, str] = {}
    for file in files:
        if file.inclusion.is_excluded():
            continue
        if file.dest_uri.startswith(_DATA):
            raise PluginError(f"{file.src_uri}: thư mục _data không được đăng - chuyển tệp sang thư mục khác")
        # Windows and macOS do not tell capitals from small letters.
        other = seen.setdefault(file.dest_uri.lower(), file.src_uri)
        if other != file.src_uri:
            raise PluginError(f"{file.src_uri}: trùng địa chỉ {file.url} với {other} - đổi tên một trong hai tệp")
