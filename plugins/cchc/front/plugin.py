"""`cchc/front`: hands the room's pages to MkDocs."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.collisions import add_file
from cchc.bridge.finished import add_page
from cchc.bridge.problems import report
from cchc.bridge.room import RoomPages
from cchc.front.config import FrontConfig
from cchc.front.install import manifest, service_worker
from cchc.front.pages import pages
from cchc.front.redirects import dead_alerts, redirect_pages

_KEPT = ("cchc.", "mau.", "doc-bai.", "may-tim.", "tim-kiem.", "procedures.", "bieu-tuong.", "be-vietnam-pro-")
"""Names of styles, scripts, fonts and pictures that the pages kept from the first visit need."""


class FrontPlugin(RoomPages, BasePlugin[FrontConfig]):
    """Adds the room's pages."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the room's pages."""
        return pages(build.site)

    # 20: every room has added its pages (50), so what is taken and where redirects may lead is known.
    @event_priority(20)
    def _redirects(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the pages of old addresses."""
        build = build_of(config)
        known = {page.path: page.title for page in build.pages.values()}
        known |= {f"{file.url.strip('/')}/": file.name for file in files.documentation_pages()}
        made, problems = redirect_pages(build.site, known, urlsplit(config.site_url or "").path.strip("/"))
        report([*problems, *dead_alerts(build.site, known)])
        for page in made:
            build.pages[page.src_uri] = page
            add_page(config, files, page, build.sink)
        return files

    on_files = CombinedEvent(RoomPages.on_files, _redirects)

    # -50: the core of the search index, which is kept for reading without signal, has its name by now.
    @event_priority(-50)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Add the web manifest and the service worker."""
        build = build_of(config)
        kept = [path for name, path in sorted(build.assets.items()) if name.startswith(_KEPT)]
        core = [file.src_uri for file in files if file.src_uri.startswith("assets/tim-goc.")]
        made = (manifest(build.site, build.assets["bieu-tuong.svg"]), service_worker(build.site, [*kept, *core]))
        for file in made:
            add_file(config, files, file.path, file.content, build.sink)
        return env
