"""`cchc/documents`: hands the room's pages to MkDocs."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.plugins import BasePlugin

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build
from cchc.bridge.room import RoomPages
from cchc.documents.config import DocumentsConfig
from cchc.documents.pages import pages


class DocumentsPlugin(RoomPages, BasePlugin[DocumentsConfig]):
    """Adds the room's pages."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the room's pages."""
        return pages(build.site)
