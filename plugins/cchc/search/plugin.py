"""`cchc/search`: the search page and its index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from cchc.artifact import PageArtifact, SearchEntry
from cchc.bridge.ahead import Ahead
from cchc.bridge.build import Build, build_of
from cchc.bridge.collisions import add_file
from cchc.bridge.room import RoomPages
from cchc.search.config import SearchConfig
from cchc.search.index import index_files
from cchc.search.news import segment_works
from cchc.search.pages import pages


class SearchPlugin(RoomPages, BasePlugin[SearchConfig]):
    """Adds the page, and the index once all pages are known."""

    segments: Ahead | None = None

    # 0: the content is read (100).
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin with the words of the news, which depend on no page."""
        build = build_of(config)
        self.segments = None if build.judging else build.ahead("search-segment", segment_works(build.site))
        return config

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the search page."""
        return pages(build.site)

    # 0: every room has added its pages; MkDocs copies static files right after this event.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the index."""
        build = build_of(config)
        if self.segments is None:
            return env
        found = self.segments.result()
        for file in index_files(build.site, build.pages.values(), _plain_pages(files), found):
            add_file(config, files, file.path, file.content, build.sink)
        return env


def _plain_pages(files: Files) -> Iterator[SearchEntry]:
    """Yield an entry per page that editors write outside the rooms."""
    for file in files.documentation_pages():
        if file.page and file.page.title and file.inclusion.is_included():
            description = str(file.page.meta.get("description", ""))
            yield SearchEntry("trang", str(file.page.title), file.url, (description,) if description else ())
