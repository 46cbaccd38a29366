"""The step between rooms and writer: every page of ours gets its content, and the sitemap its addresses."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cchc.bridge.build import Build
from cchc.bridge.collisions import add_file
from cchc.bridge.finished import FinishedFile
from cchc.bridge.finisher import Finisher
from cchc.bridge.sitemap import robots, sitemap

FULL_TEXTS = 50
"""So many newest items are asked for their text by the feeds."""


def finish_pages(env: Environment, config: MkDocsConfig, files: Files, build: Build) -> None:
    """Finish every page; afterwards `build.finisher` answers for the texts of the newest items."""
    build.finisher = finisher = Finisher(env, config, files, build, build.store)
    pages = [file for file in files if isinstance(file, FinishedFile)]
    finisher.finish(pages, bodies_of=[item.file for item in build.site.news[:FULL_TEXTS]])


def add_sitemap(config: MkDocsConfig, files: Files, build: Build) -> None:
    """Add sitemap.xml and robots.txt; without site_url there are no addresses to list."""
    if not config.site_url:
        return
    others = [file.url for file in files.documentation_pages() if file.inclusion.is_included()]
    made = (
        sitemap(build.pages.values(), others, config.site_url),
        robots(config.site_url, demonstration=build.site.section.demonstration),
    )
    for artifact in made:
        there = files.get_file_from_path(artifact.path)
        if there is not None and there.src_dir != config.docs_dir:
            files.remove(there)  # MkDocs's own sitemap template, which it took for a static file of the theme
            there = None
        if there is None:  # an editor's own robots.txt stands
            add_file(config, files, artifact.path, artifact.content, build.sink)
