"""`cchc/cards`: draws the share cards that are not in the cache, and tells templates and feeds where they are."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from cchc.bridge.build import Build, ShareImage, build_of
from cchc.bridge.made import Made, made_file
from cchc.bridge.problems import report
from cchc.bridge.workers import parallel
from cchc.cache import Head, Store
from cchc.cards.card import Card, card_key, card_path
from cchc.cards.config import CardsConfig
from cchc.cards.frame import FRAMES
from cchc.cards.wanted import wanted, with_photos

PAYS_FROM = 60
"""Fewer cards are drawn before fresh processes have loaded Pillow and the fonts."""


class CardsPlugin(BasePlugin[CardsConfig]):
    """Adds the cards as JPEG files."""

    # 0: hidden items are gone (60), and feeds and templates, which name the cards, come later.
    @event_priority(0)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Draw what is missing and add every card as a file."""
        if not self.config.enabled:
            return files
        build = build_of(config)
        asked = list(wanted(build.site, procedures=self.config.procedures, squares=self.config.squares))
        cards, problems = with_photos(asked, Path(config.docs_dir), build.pictures)
        report(problems)
        drawn = [] if build.judging else self._drawn(cards, build)
        for one, card, (key, head) in zip(asked, cards, drawn, strict=not build.judging):
            path, (width, height) = card_path(one.slug, head.digest.hex(), card.shape), FRAMES[card.shape].size
            images = build.squares if card.shape == "vuong" else build.images
            images[one.path] = ShareImage(path, head.size, width=width, height=height, alt=card.title)
            if files.src_uris.get(path) is None:
                read = partial(read_card, build.store, key, card)
                files.append(made_file(config, path, Made(head, read), build.sink))
        return files

    def _drawn(self, cards: list[Card], build: Build) -> list[tuple[str, Head]]:
        """Draw what the store lacks; return key, hash and length of every card."""
        store = build.store
        keys = [card_key(card) for card in cards]
        heads = store.heads("card")
        missing = {key: card for key, card in zip(keys, cards, strict=True) if key not in heads}
        todo = list(missing.values())
        with build.watch.step("vẽ ảnh chia sẻ"):
            drawn = parallel(drawn_card, todo, pays_from=PAYS_FROM, spawn=True, workers=self.config.workers)
            for key, data in zip(missing, build.watch.follow(drawn, len(todo), "Vẽ ảnh"), strict=True):
                heads[key] = store.put("card", key, data)
        list(map(partial(store.touch, "card"), keys))
        build.counts.update(cards=len(cards), drawn=len(missing))
        return [(key, heads[key]) for key in keys]


def read_card(store: Store, key: str, card: Card) -> bytes:
    """Return a card; one that cannot be read back is drawn again."""
    return store.get("card", key) or drawn_card(card)


def drawn_card(card: Card) -> bytes:
    """Draw a card; Pillow and all that draws is loaded for the first one: most builds draw none."""
    from cchc.cards.draw import draw

    return draw(card)
