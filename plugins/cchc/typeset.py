"""Print: a Typst template and values in, a PDF out. Same input, same bytes; fonts of the repository only.

Templates lie in cchc/templates and read their values with `json(bytes(sys.inputs.data))`. They must set
`document(title: ...)` and give every picture an `alt`, because the PDF is tagged to the standard
PDF/UA-1, and the compiler refuses what a screen reader could not read. Pictures travel inside the
values, as SVG text for `image(bytes(...))`: a template reads no file but its neighbours.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import typst

_HERE = Path(__file__).resolve().parent
TEMPLATES = _HERE / "templates"
_FONTS = _HERE / "fonts"
_EPOCH = datetime(2025, 7, 1, tzinfo=UTC)
"""The creation date of every PDF: a fixed one, for the data's own date stands on the sheet."""

_process = 0
"""The process in which Typst has started its threads."""


class PrintMissingError(RuntimeError):
    """The extra `print` is not installed; `remedy` says how to get it."""

    remedy = 'cài phần in ấn bằng lệnh: pip install -e ".[print]" (trong thư mục có mkdocs.yml)'

    def __init__(self) -> None:
        """Say in Vietnamese what is missing."""
        super().__init__("chưa cài phần in ấn (typst) nên chưa làm được tệp PDF")


def available() -> bool:
    """True when the extra `print` is installed."""
    return find_spec("typst") is not None


def pdf(template: str, data: Mapping[str, object], *, standard: Literal["ua-1"] | None = "ua-1") -> bytes:
    """Return the PDF that cchc/templates/<template> makes of `data` (anything that JSON can hold).

    `standard` is what the PDF keeps to: ua-1 is read aloud by machines; a form for the printer alone has none.

    Raises PrintMissingError without the extra, ValueError with the compiler's words for a template that
    cannot be set. In a forked child of a process that has already set a page, whose threads the child lacks,
    it raises OSError instead of waiting for ever: `bridge.workers.parallel` then does the work in the parent.
    """
    if not available():
        raise PrintMissingError
    import typst

    global _process
    if _process not in (0, os.getpid()):
        raise OSError("pages were already set before this process was forked")
    _process = os.getpid()
    inputs = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}
    try:
        made = _compiler(template).compile(format="pdf", sys_inputs=inputs, timestamp=_EPOCH, pdf_standards=standard)
    except typst.TypstError as error:
        raise ValueError(f"{template}: {error.message}") from error
    if not isinstance(made, bytes):
        raise TypeError(f"{template}: no single document")
    return made


def qr_svg(text: str) -> str:
    """Return a QR code of `text` as SVG text: black on white, quiet zone of four modules, error correction M."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=4, light="white", xmldecl=False, svgclass=None
    )
    return out.getvalue().decode("utf-8")


@cache
def fingerprint() -> str:
    """Return what every PDF depends on besides its values: templates, fonts, Typst's version. For cache keys."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        release = version("typst")
    except PackageNotFoundError:
        release = ""
    hasher = hashlib.sha256(f"{release} {version('segno')}".encode())
    for folder in (TEMPLATES, _FONTS):
        for path in sorted(folder.iterdir()):
            if path.is_file():
                hasher.update(f"\0{path.name}\0".encode())
                hasher.update(path.read_bytes())
    return hasher.hexdigest()


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])


@cache
def _compiler(template: str) -> typst.Compiler:
    import typst

    # No package can be fetched: the folder of packages is one that holds none.
    nowhere = str(TEMPLATES / "packages")
    return typst.Compiler(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=nowhere,
        package_cache_path=nowhere,
    )
