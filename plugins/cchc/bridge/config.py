"""Options of `cchc/data`."""

from __future__ import annotations

from mkdocs.config.base import Config


class DataConfig(Config):
    """No options: everything about the commune is data, in content/_data/site.yml."""
