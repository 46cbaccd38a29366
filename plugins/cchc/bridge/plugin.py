"""`cchc/data`: reads and checks the content once for all rooms, and prepares files, templates and pages."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from cchc.bridge.assets import publish_assets
from cchc.bridge.build import EndHooks
from cchc.bridge.charted import ChartHooks
from cchc.bridge.collisions import clean_files, refuse_collisions
from cchc.bridge.config import DataConfig
from cchc.bridge.finish import add_sitemap, finish_pages
from cchc.bridge.orders import Orders
from cchc.bridge.preview import PreviewHooks
from cchc.bridge.reading import begin
from cchc.bridge.templates import add_words, prepare


class DataPlugin(PreviewHooks, ChartHooks, EndHooks, BasePlugin[DataConfig]):
    """The first plugin of the list: every room asks it for the running build."""

    orders: Orders = Orders()

    # 100: before every room; runs on every build, serve included, and its warnings count for --strict.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and validate the content; state of an earlier build is dropped here."""
        self.sink = self.new_sink()
        self.build = begin(config, self.config.cache_dir, self.sink, self.orders)
        config.theme.static_templates.discard("sitemap.xml")  # ours knows pages that MkDocs does not
        return config

    # 60: rooms (50) must not see what is not to be published.
    @event_priority(60)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Take away what is hidden, publish styles and fonts under hashed names."""
        if self.build:
            clean_files(config, files, self.build.site)
            self.build.assets = publish_assets(config, files, self.sink)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the nav."""
        if self.build:
            self.build.nav = nav  # the header of every page shows it
        return nav

    # 100: before rooms (0) ask for finished texts.
    @event_priority(100)
    def _finish(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        if self.build:
            prepare(env, config, self.build)
            finish_pages(env, config, files, self.build)
            add_sitemap(config, files, self.build)
        return env

    # -100: after the last room has added its last file.
    @event_priority(-100)
    def _check(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        refuse_collisions(files)
        if self.build:
            self.build.store.flush()
        return env

    on_env = CombinedEvent(_finish, _check)

    def on_page_context(self, context: TemplateContext, /, *, config: MkDocsConfig, **_: Any) -> TemplateContext:
        """Give static templates (404) and pages that editors write outside the rooms the words of ours."""
        return add_words(context, config)

    on_template_context = on_page_context
