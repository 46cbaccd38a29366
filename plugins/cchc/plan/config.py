"""Options of `cchc/plan`."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class PlanConfig(Config):
    """What is shown besides the plan itself."""

    coverage = config_options.Type(bool, default=True)
    """Whether a page shows how far the plan has come."""

    quiet_days = config_options.Type(int, default=30)
    """Days without an item after which an area counts as quiet."""

    writers = config_options.Type(bool, default=True)
    """Whether that page names authors and contributors with their number of items."""
