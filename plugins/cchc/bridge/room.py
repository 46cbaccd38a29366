"""The base of a room's plugin: ask the room for pages, hand them to MkDocs."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.finished import add_page


class RoomPages:
    """What the plugin of a room inherits beside BasePlugin; it implements `pages`."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the room's pages."""
        raise NotImplementedError

    # 50: after hidden files are gone (60), before cards (0) are drawn for the pages.
    @event_priority(50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the room's pages as generated files."""
        build = build_of(config)
        for artifact in self.pages(build):
            other = build.pages.setdefault(artifact.src_uri, artifact)
            if other is not artifact:
                where = artifact.source or artifact.src_uri
                raise PluginError(f"{where}: hai trang cùng địa chỉ {artifact.path} - đổi tên một trong hai")
            add_page(config, files, artifact, build.sink)
        return files
