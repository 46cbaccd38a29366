"""Options of `cchc/channels`."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class ChannelsConfig(Config):
    """What is made for other channels."""

    posts = c.Type(int, default=50)
    """Newest items that get a page to copy from and a Zalo kit; older ones: `cchc social`."""
