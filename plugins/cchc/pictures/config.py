"""Options of `cchc/pictures`."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class PicturesConfig(Config):
    """What is done with editors' pictures."""

    enabled = c.Type(bool, default=True)
    """Make smaller pictures for phones and take out what cameras write into them; without it files stay as they are."""
