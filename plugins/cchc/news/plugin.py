"""`cchc/news`: hands the pages of items and lists to MkDocs."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.plugins import BasePlugin

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build
from cchc.bridge.room import RoomPages
from cchc.news.config import NewsConfig
from cchc.news.items import item_pages
from cchc.news.pages import pages
from cchc.news.versions import version_pages


class NewsPlugin(RoomPages, BasePlugin[NewsConfig]):
    """Adds items and lists."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return items, then lists."""
        yield from item_pages(build.site, related=self.config.related)
        yield from version_pages(build.site)
        yield from pages(build.site, per_page=self.config.per_page)
