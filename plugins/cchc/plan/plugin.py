"""`cchc/plan`: hands the room's pages to MkDocs."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.plugins import BasePlugin

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build
from cchc.bridge.room import RoomPages
from cchc.plan.config import PlanConfig
from cchc.plan.pages import pages


class PlanPlugin(RoomPages, BasePlugin[PlanConfig]):
    """Adds the room's pages."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the room's pages."""
        options = self.config
        return pages(build.site, coverage=options.coverage, quiet_days=options.quiet_days, writers=options.writers)
