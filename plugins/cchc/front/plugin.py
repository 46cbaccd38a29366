"""`cchc/front`: hands the room's pages to MkDocs."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.collisions import add_file
from cchc.bridge.room import RoomPages
from cchc.front.config import FrontConfig
from cchc.front.install import manifest, service_worker
from cchc.front.pages import pages

_KEPT = ("cchc.", "mau.", "may-tim.", "tim-kiem.", "procedures.", "bieu-tuong.", "be-vietnam-pro-")
"""Names of styles, scripts, fonts and pictures that the pages kept from the first visit need."""


class FrontPlugin(RoomPages, BasePlugin[FrontConfig]):
    """Adds the room's pages."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the room's pages."""
        return pages(build.site)

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
