"""`cchc/news`: presets the pages of items and adds the lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.pages import NewsPage
from cchc.bridge.room import RoomPages
from cchc.news.config import NewsConfig
from cchc.news.pages import pages
from cchc.news.related import ItemViews


class NewsPlugin(RoomPages, BasePlugin[NewsConfig]):
    """Adds lists, and turns the editors' Markdown files into item pages."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the lists."""
        return pages(build.site, per_page=self.config.per_page)

    # 55: before generated pages (50), so that a list never takes the address of an item unseen.
    @event_priority(55)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Preset `file.page` for every item; its address follows the model, not the file name."""
        build = build_of(config)
        self.views = ItemViews(build.site, related=self.config.related)
        for item in build.site.news:
            file = files.get_file_from_path(item.file)
            if file is None:  # left out by exclude_docs
                continue
            file.inclusion = InclusionLevel.NOT_IN_NAV
            file.dest_uri = f"{item.path}index.html"
            file.url = item.path
            NewsPage(item, file, config)
        return super().on_files(files, config=config)

    def on_page_context(self, context: Any, /, *, page: Page, **_: Any) -> Any:
        """Give an item's template its neighbours, related items and documents."""
        if isinstance(page, NewsPage):
            context["view"] = self.views.of(page.item)
        return context
