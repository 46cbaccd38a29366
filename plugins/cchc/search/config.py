"""Options of `cchc/search`."""

from __future__ import annotations

from mkdocs.config.base import Config


class SearchConfig(Config):
    """No options."""
