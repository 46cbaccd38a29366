"""The command line speaks Vietnamese on every console, click's own words included.

click asks gettext's default domain for its words, which would need the locale of the whole process.
So the catalogue is handed to click's modules alone; everything else keeps the language it has.
"""

from __future__ import annotations

import contextlib
import gettext
import importlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import click

LOCALE = Path(__file__).resolve().parent.parent / "locale"
_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types", "utils", "_termui_impl")


def speak_vietnamese() -> None:
    """Give click's modules the Vietnamese catalogue; a click without such a seam stays English."""
    try:
        catalogue = gettext.translation("messages", LOCALE, ["vi"])
    except OSError:
        return
    for name in _MODULES:
        with contextlib.suppress(ImportError):
            module = importlib.import_module(f"click.{name}")
            for word, speak in (("_", catalogue.gettext), ("ngettext", catalogue.ngettext)):
                if callable(getattr(module, word, None)):
                    setattr(module, word, speak)


def write_utf8() -> None:
    """Make output UTF-8 where the console's code page has no Vietnamese (Windows, LANG=C)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            utf8 = stream.encoding.lower().replace("-", "") in {"utf8", "utf8sig"}
            stream.reconfigure(encoding=stream.encoding if utf8 else "utf-8", errors="backslashreplace")


def tell(text: str) -> None:
    """Say something to the person: on standard error, so that results can be piped."""
    sys.stdout.flush()
    click.echo(text, err=True)


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """End the command with one clear line, and its exit code, when the program refuses something."""
    from cchc.bridge.refusal import Refusal

    try:
        yield
    except Refusal as refusal:
        *before, last = str(refusal).split("\n")
        # A sentence begins with a capital, the name of a file stays as it is.
        is_name = any(mark in last.split(" ", 1)[0] for mark in "./\\")
        tell("\n".join([*before, last if is_name else last[:1].upper() + last[1:]]))
        raise SystemExit(refusal.code) from refusal
