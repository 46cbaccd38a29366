"""Builds sites for tests: in this process, from any content folder, with the project's own mkdocs.yml."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import lxml.html
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "tests" / "sites"
EPOCH = "1795305600"
"""22/11/2026, the day of every build in the tests (SOURCE_DATE_EPOCH)."""

HOSTILE = "<script>alert(1)</script> & \"kép\" 'đơn'"


@dataclass
class Built:
    """A finished build: its folder, its configuration and what it logged."""

    site_dir: Path
    config: MkDocsConfig
    records: list[logging.LogRecord] = field(default_factory=list)

    def text(self, path: str) -> str:
        """Return a file of the site, "thu-tuc/" for a page."""
        place = self.site_dir / (f"{path}index.html" if path.endswith("/") or not path else path)
        return place.read_text(encoding="utf-8")

    def page(self, path: str) -> lxml.html.HtmlElement:
        """Return a page of the site, parsed."""
        return lxml.html.document_fromstring(self.text(path).encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        found = sorted(path for path in self.site_dir.rglob("*") if path.is_file())
        return {path.relative_to(self.site_dir).as_posix(): path.read_bytes() for path in found}

    @property
    def html(self) -> list[str]:
        """The addresses of all pages."""
        return [name.removesuffix("index.html") for name in self.files if name.endswith("index.html")]

    def messages(self, level: int = logging.WARNING) -> list[str]:
        """Return what was logged at `level` or above."""
        return [record.getMessage() for record in self.records if record.levelno >= level]


class _Catcher(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def write_config(
    src_dir: Path, folder: Path, *, plugins: Mapping[str, Mapping[str, object]] | None = None, **overrides: Any
) -> Path:
    """Write folder/mkdocs.yml: the project's own, with `src_dir` as content; return its path.

    `plugins` gives options by the plugin's name, other keywords replace keys of mkdocs.yml.
    """
    data = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    options: dict[str, dict[str, object]] = {
        "cchc/data": {"cache_dir": str(folder / "cache")},
        "cchc/cards": {"workers": 1},
    }
    for name, values in (plugins or {}).items():
        options[name] = {**options.get(name, {}), **values}
    named = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in data["plugins"]]
    given = {name: entry[name] for entry in data["plugins"] if isinstance(entry, dict) for name in entry}
    data["plugins"] = [{name: {**given.get(name, {}), **options.get(name, {})}} for name in named]
    data["theme"]["custom_dir"] = str(ROOT / data["theme"]["custom_dir"])
    data |= {"docs_dir": str(src_dir), "site_dir": str(folder / "site"), **overrides}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def build(
    src_dir: Path, tmp_path: Path, *, plugins: Mapping[str, Mapping[str, object]] | None = None, **overrides: Any
) -> Built:
    """Build the content of `src_dir` into tmp_path/site. What stops a build stops the test (PluginError, Abort)."""
    path = write_config(src_dir, tmp_path, plugins=plugins, **overrides)
    catcher, logger = _Catcher(), logging.getLogger("mkdocs")
    before = logger.level
    logger.addHandler(catcher)
    logger.setLevel(logging.INFO)
    try:
        config = load_config(str(path))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except BaseException as error:
        error.add_note("\n".join(record.getMessage() for record in catcher.records))
        raise
    finally:
        logger.removeHandler(catcher)
        logger.setLevel(before)
    return Built(Path(config.site_dir), config, catcher.records)


def copy_site(name: str, target: Path) -> Path:
    """Copy tests/sites/<name> to `target`, so that a test may change it."""
    return Path(shutil.copytree(SITES / name, target, ignore=shutil.ignore_patterns("expected.txt")))
