"""Options of `cchc/cards`."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class CardsConfig(Config):
    """Which share cards are drawn."""

    enabled = c.Type(bool, default=True)
    """Draw share cards; without them links on social networks show no picture."""

    procedures = c.Type(bool, default=True)
    """Draw a card for every procedure too, not for news items only."""

    squares = c.Type(int, default=50)
    """Newest items that get a square card too, for Zalo and fanpages; 0: none at all."""

    workers = c.Type(int, default=0)
    """Processes that draw at once; 0 means as many as there are cores."""
