"""Options of `cchc/feeds`."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class FeedsConfig(Config):
    """What the feeds hold."""

    limit = c.Type(int, default=50)
    """Items in a feed."""

    id_base = c.Type(str, default="")
    """Start of the permanent ids of entries ("tag:..."); set it before the site moves to another address."""
