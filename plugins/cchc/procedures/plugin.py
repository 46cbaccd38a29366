"""`cchc/procedures`: hands the room's pages to MkDocs, the list by which a long catalogue is filtered, and sheets."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from cchc import typeset
from cchc.artifact import Deferred, PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.collisions import add_file
from cchc.bridge.kept import add_deferred
from cchc.bridge.room import RoomPages
from cchc.procedures.catalogue import catalogue
from cchc.procedures.config import ProceduresConfig
from cchc.procedures.pages import pages
from cchc.procedures.posting import postings

_log = logging.getLogger("mkdocs.plugins.cchc")


class ProceduresPlugin(RoomPages, BasePlugin[ProceduresConfig]):
    """Adds the room's pages."""

    printed = False

    def on_config(self, config: MkDocsConfig) -> None:
        """Find out whether sheets can be made: a build never fails for want of them."""
        self.printed = bool(self.config.sheets and config.site_url and typeset.available())
        if self.config.sheets and not self.printed:
            missing = typeset.PrintMissingError.remedy if config.site_url else "ghi site_url vào mkdocs.yml"
            _log.warning("mkdocs.yml: chưa làm được bản niêm yết PDF (sheets: true) - %s", missing)

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the room's pages."""
        return pages(build.site, sheets=self.printed)

    # 0: MkDocs copies static files right after this event.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the list of a long catalogue, and the sheets."""
        build = build_of(config)
        if file := catalogue(build.site):
            add_file(config, files, file.path, file.content, build.sink)
        if self.printed and not build.judging:
            root = (config.site_url or "").rstrip("/") + "/"
            wanted = (Deferred(one.path, (), one.make, one.key) for one in postings(build.site, root))
            add_deferred(config, files, build, "sheet", wanted)
        return env
