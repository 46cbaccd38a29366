"""`cchc/search`: the search page and its index."""

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
from cchc.search.config import SearchConfig
from cchc.search.index import index_json
from cchc.search.pages import pages


class SearchPlugin(RoomPages, BasePlugin[SearchConfig]):
    """Adds the page, and the index once all pages are known."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the search page."""
        return pages(build.site)

    # 0: every room has added its pages; MkDocs copies static files right after this event.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the index."""
        build = build_of(config)
        site, pages = build.site, list(build.pages.values())
        others = [(page.path, page.title, page.description) for page in pages if page.searchable and not page.file]
        reads = (site.headlines, site.procedures, site.documents, others)

        def make() -> bytes:
            return index_json(site, pages)

        add_file(config, files, "tim-kiem/chi-muc.json", build.remembered("search", reads, make), build.sink)
        return env
