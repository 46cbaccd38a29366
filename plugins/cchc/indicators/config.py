"""Options of `cchc/indicators`."""

from __future__ import annotations

from mkdocs.config.base import Config


class IndicatorsConfig(Config):
    """No options."""
