"""Options of `cchc/front`."""

from __future__ import annotations

from mkdocs.config.base import Config


class FrontConfig(Config):
    """No options."""
