"""`cchc/feeds`: writes the feeds once every item is rendered, and the page that explains them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from cchc.artifact import PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.collisions import add_file
from cchc.bridge.room import RoomPages
from cchc.feeds.config import FeedsConfig
from cchc.feeds.entry import FeedImage
from cchc.feeds.news_feed import news_feeds
from cchc.feeds.pages import pages
from cchc.model.news import NewsItem


class FeedsPlugin(RoomPages, BasePlugin[FeedsConfig]):
    """Adds feeds/*."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return /rss/."""
        return pages(build.site)

    # 0: items are rendered, cards are drawn; MkDocs copies static files right after this event.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the feeds."""
        if not config.site_url:
            raise ConfigurationError("mkdocs.yml: thiếu site_url - ghi địa chỉ đầy đủ của chuyên mục, vì nguồn tin cần")
        build = build_of(config)
        site, cards, limit = build.site, build.images, self.config.limit
        texts = {item.file: build.text_of(item.file) for item in site.news[:limit]}

        def card_of(item: NewsItem) -> FeedImage | None:
            card = cards.get(item.path)
            return FeedImage(card.path, card.length, card.type, card.width, card.height, card.alt) if card else None

        def make() -> bytes:
            made = news_feeds(
                site,
                site_url=config.site_url or "",
                html_of=lambda item: texts.get(item.file, ""),
                card_of=card_of,
                limit=limit,
                id_base=self.config.id_base,
            )
            return json.dumps({artifact.path: artifact.content.decode("utf-8") for artifact in made}).encode("utf-8")

        pictures = [cards[item.path].path for item in site.news if item.path in cards]
        reads = (site.headlines, texts, pictures, limit, self.config.id_base)
        for path, text in json.loads(build.remembered("feeds", reads, make)).items():
            add_file(config, files, path, text.encode("utf-8"), build.sink)
        return env
