"""`cchc/channels`: what a fanpage admin takes from the newest items: pages to copy from, and Zalo kits."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from cchc.artifact import Deferred, PageArtifact
from cchc.bridge.build import Build, build_of
from cchc.bridge.kept import add_deferred
from cchc.bridge.room import RoomPages
from cchc.channels.config import ChannelsConfig
from cchc.channels.kit import kit, zalo
from cchc.channels.pages import copy_page, copy_path, pages
from cchc.channels.social import Cover
from cchc.model.news import NewsItem

KitOf = Callable[[NewsItem, str], dict[str, object]]
"""Makes the kit of an item from the HTML of its text."""


class ChannelsPlugin(RoomPages, BasePlugin[ChannelsConfig]):
    """Adds dang-lai/* and a Zalo kit beside the page of each of the newest items."""

    def pages(self, build: Build) -> Iterable[PageArtifact]:
        """Return the list of what can be copied."""
        return pages(build.site, posts=self.config.posts)

    # 10: texts are known (100); feeds (0) carry the kits.
    @event_priority(10)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the kits and the pages to copy from."""
        build, root = build_of(config), (config.site_url or "").rstrip("/") + "/"
        if build.judging:
            return env
        items = {item.path: item for item in build.site.news}

        def cover_of(item: NewsItem) -> Cover | None:
            card = build.squares.get(item.path) or build.images.get(item.path)
            return Cover(f"{root}{card.path}", card.alt) if card else None

        def kit_of(item: NewsItem, html: str) -> dict[str, object]:
            return kit(build.site, item, html, root, cover_of(item))

        def zalo_of(item: NewsItem, html: str) -> dict[str, object]:
            return zalo(build.site, item, html, root, cover_of(item))

        def extension(path: str, html: str) -> Mapping[str, object]:
            return {"_zalo": zalo_of(items[path], html)} if path in items else {}

        def wanted() -> Iterator[Deferred]:
            for item in build.site.news[: self.config.posts]:
                cards = (build.images.get(item.path), build.squares.get(item.path))
                images = tuple(card.path for card in cards if card)
                reads = (item, build.print_of(item.file), images)
                yield Deferred(f"{item.path}zalo.json", reads, partial(_zalo, build, zalo_of, item))
                make = partial(_page, build, kit_of, item, images)
                yield Deferred(f"{copy_path(item)}index.html", reads, make)

        build.extension = extension
        add_deferred(config, files, build, "post", wanted())
        return env


def _zalo(build: Build, zalo_of: KitOf, item: NewsItem) -> bytes:
    return (json.dumps(zalo_of(item, build.text_of(item.file)), ensure_ascii=False, indent=2) + "\n").encode()


def _page(build: Build, kit_of: KitOf, item: NewsItem, images: tuple[str, ...]) -> bytes:
    return build.render(copy_page(build.site, item, kit_of(item, build.text_of(item.file)), images=images))
