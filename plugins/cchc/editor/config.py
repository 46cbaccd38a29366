"""Options of `cchc/editor`."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class EditorConfig(Config):
    """Where the editor's program is, and where it saves."""

    script = config_options.Type(str, default="")
    """The program's file in the folder admin of the content folder; without it there is no page."""

    backend = config_options.Type(dict, default={})
    """Where texts are saved: the map `backend` of the program's own configuration."""

    folder = config_options.Type(str, default="content")
    """The content folder as the repository names it."""
