"""Options of `cchc/procedures`."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class ProceduresConfig(Config):
    """What is published beside the pages."""

    sheets = c.Type(bool, default=False)
    """Publish posting sheets as PDF too; they need the extra `print`. Without it they are made by `cchc sheets`."""
