"""`cchc/open-data`: writes du-lieu/*.csv and *.json, and the page that explains them."""

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
from cchc.opendata.config import OpenDataConfig
from cchc.opendata.datasets import datasets
from cchc.opendata.files import files as files_of
from cchc.opendata.pages import pages


class OpenDataPlugin(RoomPages, BasePlugin[OpenDataConfig]):
    """Adds du-lieu/*."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return /du-lieu/."""
        return pages(build.site)

    # 0: MkDocs copies static files right after this event.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the files."""
        build = build_of(config)
        for data in datasets(build.site):
            for artifact in files_of(data):
                add_file(config, files, artifact.path, artifact.content, build.sink)
        return env
