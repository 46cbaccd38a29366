"""Options of `cchc/open-data`."""

from __future__ import annotations

from mkdocs.config.base import Config


class OpenDataConfig(Config):
    """No options."""
