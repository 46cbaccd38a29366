"""Many cards at once, on several processes when that pays."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from cchc.cards.draw import Card, draw
from cchc.cards.photo import Picture

PAYS_FROM = 60
"""Fewer cards are drawn before fresh processes have loaded Pillow and the fonts."""

_CHUNK = 16


def render(cards: Sequence[Card], workers: int = 1) -> list[bytes]:
    """Return the cards as JPEG files, in the order given.

    Processes are spawned, never forked: a fork under the threads of a preview server can hang, and
    Windows knows nothing else. Where no process can be started the cards are drawn here.
    """
    workers = min(workers, len(cards) // (PAYS_FROM // 2))
    if workers < 2 or len(cards) < PAYS_FROM:
        return [draw(card) for card in cards]
    try:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            return list(pool.map(draw, cards, chunksize=_CHUNK))
    except (BrokenProcessPool, PermissionError, NotImplementedError):
        return [draw(card) for card in cards]


def card_with_photo(card: Card, picture: Picture) -> bytes:
    """Return the card with a checked picture beside its title."""
    return draw(Card(card.title, card.kicker, card.site, card.place, card.mark, picture.source))
