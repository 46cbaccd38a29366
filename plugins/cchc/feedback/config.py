"""Options of `cchc/feedback`."""

from __future__ import annotations

from mkdocs.config.base import Config


class FeedbackConfig(Config):
    """No options."""
