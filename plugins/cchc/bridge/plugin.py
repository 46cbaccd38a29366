"""`cchc/data`: reads and checks the content once for all rooms, and prepares files and templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from cchc.bridge.assets import publish_assets
from cchc.bridge.build import Build
from cchc.bridge.collisions import refuse_collisions, remove_hidden
from cchc.bridge.config import DataConfig
from cchc.bridge.pages import context_of
from cchc.bridge.problems import report
from cchc.bridge.templates import absolute, nav_titles, prepare, root_of
from cchc.model.text import VIETNAM
from cchc.sources.load import load


class DataPlugin(BasePlugin[DataConfig]):
    """The first plugin of the list: every room asks it for the running build."""

    build: Build | None = None

    # 100: before every room; runs on every build, serve included, and its warnings count for --strict.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and validate the content; state of an earlier build is dropped here."""
        today = get_build_datetime().astimezone(VIETNAM).date()
        site, problems = load(Path(config.docs_dir), today=today)
        report(problems)
        self.build = Build(site) if site else None  # without a site there was an error, and report() has raised
        return config

    # 60: rooms (50) must not see what is not to be published.
    @event_priority(60)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Take away drafts and internal items, publish styles and fonts under hashed names."""
        if self.build:
            remove_hidden(files, self.build.site)
            self.build.assets = publish_assets(config, files)
        return files

    # -50: after MkDocs has made the nav. It drops the titles of mkdocs.yml for pages that were preset.
    @event_priority(-50)
    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the words that mkdocs.yml has for the parts of the section."""
        if self.build:
            self.build.nav_titles = nav_titles(config)
        return nav

    # 100: before rooms render anything with the environment.
    @event_priority(100)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Switch on escaping and give templates their filters."""
        refuse_collisions(files)
        if self.build:
            prepare(env, config, self.build)
        return env

    def on_template_context(self, context: TemplateContext, /, *, config: MkDocsConfig, **_: Any) -> TemplateContext:
        """Give static templates (404, sitemap) the same words as pages."""
        context.update(root=root_of(context["base_url"]), absolute=absolute(config.site_url))  # type: ignore[typeddict-unknown-key,call-arg]  # MkDocs types it closed
        return context

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page's template its artifact or item."""
        extra = {"root": root_of(context["base_url"]), "absolute": absolute(config.site_url), **context_of(page)}
        context.update(extra)  # type: ignore[typeddict-item]  # MkDocs types it closed
        return context
