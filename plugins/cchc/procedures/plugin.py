"""`cchc/procedures`: hands the room's pages to MkDocs, and the list by which a long catalogue is filtered."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.collisions import add_file
from cchc.bridge.room import RoomPages
from cchc.procedures.catalogue import catalogue
from cchc.procedures.config import ProceduresConfig
from cchc.procedures.pages import pages


class ProceduresPlugin(RoomPages, BasePlugin[ProceduresConfig]):
    """Adds the room's pages."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the room's pages."""
        return pages(build.site)

    # 0: MkDocs copies static files right after this event.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the list of a long catalogue."""
        build = build_of(config)
        if file := catalogue(build.site):
            add_file(config, files, file.path, file.content, build.sink)
        return env
