"""`cchc/feeds`: writes the feeds once every item is rendered, and the page that explains them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.kept import add_deferred
from cchc.bridge.problems import report
from cchc.bridge.room import RoomPages
from cchc.feeds.catalogue import all_channels, side_by_side
from cchc.feeds.channel import Channel
from cchc.feeds.compose import Composer, Surroundings
from cchc.feeds.config import FeedsConfig
from cchc.feeds.entry import FeedImage
from cchc.feeds.opml import opml_file
from cchc.feeds.pages import pages
from cchc.feeds.podcast import STEM, feed_files, show_of
from cchc.feeds.qr import qr_file
from cchc.feeds.recording import recordings


class FeedsPlugin(RoomPages, BasePlugin[FeedsConfig]):
    """Adds feeds/*."""

    channels: tuple[Channel, ...] = ()

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return /rss/."""
        self.channels = all_channels(build.site)
        return pages(build.site, self.channels)

    # 50: as for all rooms; pages (100) tell how long a recording is.
    @event_priority(50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add /rss/, and look at the recordings."""
        build = build_of(config)
        build.recordings, problems = recordings(build.site, Path(config.docs_dir))
        report(problems)
        return super().on_files(files, config=config)

    # 0: items are rendered, cards are drawn; MkDocs copies static files right after this event.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the feeds."""
        if not config.site_url:
            raise ConfigurationError("mkdocs.yml: thiếu site_url - ghi địa chỉ đầy đủ của chuyên mục, vì nguồn tin cần")
        build = build_of(config)
        if build.judging:
            return env
        composer = Composer(
            build.site, config.site_url, _around(build), limit=self.config.limit, id_base=self.config.id_base
        )
        show = show_of(build.site, config.site_url, build.images.get(f"feeds/{STEM}"))
        with build.watch.step("nguồn tin"):
            infos = [composer.info(channel) for channel in self.channels]
            codes = [qr_file(c.stem, info.self_url) for c, info in zip(self.channels, infos, strict=True)]
            feeds = side_by_side(feed_files(composer, c, build.recordings, show) for c in self.channels)
            wanted = [*codes, opml_file(infos), *feeds]
            add_deferred(config, files, build, "feed", wanted, partial(composer.recall, self.channels))
        return env


def _around(build: Build) -> Surroundings:
    """Return what feeds take from the build."""

    def picture(path: str) -> FeedImage | None:
        card = build.images.get(path)
        return FeedImage(card.path, card.length, card.type, card.width, card.height, card.alt) if card else None

    remembered = partial(build.remembered, "entry")
    return Surroundings(build.text_of, build.print_of, picture, build.extension, build.told, remembered)
