"""`cchc/pictures`: makes editors' pictures smaller and clean, once for each."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from cchc.bridge.build import build_of
from cchc.bridge.pictures import publish_pictures
from cchc.pictures.config import PicturesConfig


class PicturesPlugin(BasePlugin[PicturesConfig]):
    """Puts clean files in the places of the originals, and smaller ones beside the styles."""

    # 20: hidden items are gone (60), and cards (0), which show the same pictures, need not judge them again.
    @event_priority(20)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Judge every picture, make what the store lacks, and publish it."""
        if self.config.enabled:
            publish_pictures(config, files, build_of(config))
        return files
