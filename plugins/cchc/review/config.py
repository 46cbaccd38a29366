"""Options of `cchc/review`."""

from __future__ import annotations

from mkdocs.config.base import Config


class ReviewConfig(Config):
    """No options."""
