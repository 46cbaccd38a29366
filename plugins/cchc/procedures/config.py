"""Options of `cchc/procedures`."""

from __future__ import annotations

from mkdocs.config.base import Config


class ProceduresConfig(Config):
    """No options."""
