"""Options of `cchc/news`."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class NewsConfig(Config):
    """Options of the news lists."""

    per_page = c.Type(int, default=20)
    """Items on one page of a list."""

    related = c.Type(int, default=3)
    """Related items under an item."""
