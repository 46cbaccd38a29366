"""Options of `cchc/documents`."""

from __future__ import annotations

from mkdocs.config.base import Config


class DocumentsConfig(Config):
    """No options."""
