"""`cchc/search`: the search page and its index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files

from cchc.artifact import Artifact, PageArtifact, SearchEntry
from cchc.bridge.ahead import Ahead
from cchc.bridge.aside import Aside
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
    index: Aside[list[Artifact]] | None = None

    # 0: the content is read (100).
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin with the words of the news, which depend on no page."""
        build = build_of(config)
        self.index = None
        self.segments = None if build.judging else build.ahead("search-segment", segment_works(build.site))
        return config

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the search page."""
        return pages(build.site)

    # 90: both cores are free again when pages are finished (100). Without the words of most news there is no use.
    @event_priority(90)
    def _begin(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        if self.segments is not None and self.segments.is_near:
            build, found, more = build_of(config), self.segments.result(), list(_plain_pages(files))
            self.index = build.beside(lambda: list(index_files(build.site, build.pages.values(), more, found)))
        return env

    # -40: the other rooms work (0) while the index is made beside them; the service worker (-50) names its core.
    @event_priority(-40)
    def _write(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        build = build_of(config)
        if self.index is not None:
            made: Iterable[Artifact] = self.index.result()
        elif self.segments is not None:
            made = index_files(build.site, build.pages.values(), _plain_pages(files), self.segments.result())
        else:
            return env
        for file in made:
            add_file(config, files, file.path, file.content, build.sink)
        return env

    on_env = CombinedEvent(_begin, _write)


def _plain_pages(files: Files) -> Iterator[SearchEntry]:
    """Yield an entry per page that editors write outside the rooms."""
    for file in files.documentation_pages():
        if file.page and file.page.title and file.inclusion.is_included():
            description = str(file.page.meta.get("description", ""))
            yield SearchEntry("trang", str(file.page.title), file.url, (description,) if description else ())
