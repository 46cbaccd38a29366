"""Options of `cchc/plan`."""

from __future__ import annotations

from mkdocs.config.base import Config


class PlanConfig(Config):
    """No options."""
