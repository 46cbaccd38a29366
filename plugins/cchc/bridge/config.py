"""Options of `cchc/data`."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from cchc.bridge.frame import CACHE_DIR


class DataConfig(Config):
    """Everything about the commune is data, in content/_data/site.yml; here is only how a build works."""

    cache_dir = c.Type(str, default=CACHE_DIR)
    """Where finished work is kept between builds, relative to mkdocs.yml; it may be removed at any time."""
