"""`cchc/review`: under `mkdocs serve` the findings in a page's file stand beside it; nothing is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.preview import add_to_pages
from cchc.model.problem import Problem, in_order
from cchc.model.silence import split
from cchc.review.config import ReviewConfig

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class ReviewPlugin(BasePlugin[ReviewConfig]):
    """Shows the second pair of eyes in the preview."""

    _build: Build | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Do nothing: MkDocs keeps a plugin that hears of the start over all rebuilds of a preview."""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep what was read: a page is judged when somebody looks at it."""
        self._build = build_of(config)
        self._pages = {artifact.path: artifact for artifact in self._build.pages.values()}

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Add the panel to pages on their way to the browser."""
        add_to_pages(server, self._panel)
        return server

    def _panel(self, path: str) -> str:
        """Return the panel for the page at `path`, or "" for what is no page of ours."""
        from cchc.review.panel import panel  # here and below: a build that publishes needs none of it

        artifact = self._pages.get(path) if self._build else None
        return panel(artifact.file or artifact.source, self._problems(artifact)) if artifact else ""

    def _problems(self, artifact: PageArtifact) -> list[Problem]:
        if self._build is None:
            return []
        from cchc.review.items import reviewer
        from cchc.review.shown import shows

        site, file = self._build.site, artifact.file or artifact.source
        item = next((one for one in site.news if one.file == file), None)
        found = [
            problem for problem in self._build.problems if problem.file == file or (item and shows(item, problem.file))
        ]
        judged = split(reviewer(site)(item), site.silences, site.today)[0] if item else []
        return in_order([*found, *judged])
