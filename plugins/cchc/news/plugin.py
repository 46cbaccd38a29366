"""`cchc/news`: hands the pages of items and lists to MkDocs."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from cchc.artifact import PageArtifact
from cchc.bridge.ahead import Ahead
from cchc.bridge.build import Build, build_of
from cchc.bridge.room import RoomPages
from cchc.news.config import NewsConfig
from cchc.news.items import item_pages
from cchc.news.pages import pages
from cchc.news.related import places_from, related_work
from cchc.news.versions import version_pages


class NewsPlugin(RoomPages, BasePlugin[NewsConfig]):
    """Adds items and lists."""

    related: Ahead | None = None

    # 0: the content is read (100).
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin to look for items on the same matter, which takes as long as all else that is said of an item."""
        build = build_of(config)
        self.related = build.ahead("related", [related_work(build.site.news, related=self.config.related)])
        return config

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return items, then lists."""
        related = places_from(self.related.result()[0]) if self.related else []
        yield from item_pages(build.site, related)
        yield from version_pages(build.site)
        yield from pages(build.site, per_page=self.config.per_page)
