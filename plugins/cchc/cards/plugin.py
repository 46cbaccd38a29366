"""`cchc/cards`: draws the share cards that are not in the cache, and tells templates and feeds where they are."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from cchc.bridge.build import ShareImage, build_of
from cchc.bridge.problems import report
from cchc.cards.batch import render
from cchc.cards.config import CardsConfig
from cchc.cards.draw import SIZE, Card, card_key, card_path
from cchc.cards.photo import prepare
from cchc.cards.wanted import Wanted, picture_path, wanted
from cchc.model.problem import Problem


class CardsPlugin(BasePlugin[CardsConfig]):
    """Adds one JPEG per item and procedure."""

    # 0: hidden items are gone (60), and feeds and templates, which name the cards, come later.
    @event_priority(0)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Draw what is missing and add every card as a file."""
        if not self.config.enabled:
            return files
        build = build_of(config)
        asked = list(wanted(build.site, procedures=self.config.procedures))
        cards = self._with_photos(asked, Path(config.docs_dir))
        for one, card, data in zip(asked, cards, self._drawn(cards, config), strict=True):
            path = card_path(one.slug, data)
            width, height = SIZE
            build.images[one.path] = ShareImage(path, len(data), width=width, height=height, alt=card.title)
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=data))
        return files

    def _with_photos(self, asked: list[Wanted], content: Path) -> list[Card]:
        """Put editors' pictures on the cards; a broken one is a problem, and the card goes without."""
        cards, problems = [], []
        for one in asked:
            photo = picture_path(content, one.image) if one.image else None
            checked = prepare(photo, file=one.image) if photo else None
            if isinstance(checked, Problem):
                problems.append(checked)
                photo = None
            c = one.card
            cards.append(Card(c.title, c.kicker, c.site, c.place, c.mark, photo))
        report(problems)
        return cards

    def _drawn(self, cards: list[Card], config: MkDocsConfig) -> list[bytes]:
        """Return every card, from the cache where it is there."""
        store = build_of(config).store
        keys = [card_key(card) for card in cards]
        found = {key: data for key in dict.fromkeys(keys) if (data := store.get("card", key)) is not None}
        missing = {key: card for key, card in zip(keys, cards, strict=True) if key not in found}
        drawn = render(list(missing.values()), workers=self.config.workers or os.cpu_count() or 1)
        for key, data in zip(missing, drawn, strict=True):
            store.put("card", key, data)
            found[key] = data
        return [found[key] for key in keys]
