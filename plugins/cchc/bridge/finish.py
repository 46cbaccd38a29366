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
from cchc.model.site import Site

FULL_TEXTS = 50
"""So many newest items of all, and of each field, unit and format, are asked for their text by the feeds."""


def finish_pages(env: Environment, config: MkDocsConfig, files: Files, build: Build) -> None:
    """Finish every page; afterwards `build.finisher` answers for the texts of the newest items."""
    build.finisher = finisher = Finisher(env, config, files, build, build.store)
    pages = [file for file in files if isinstance(file, FinishedFile)]
    with build.watch.step("dựng trang"):
        finisher.finish(pages, bodies_of=_newest(build.site))


def _newest(site: Site) -> set[str]:
    """Return the files of the items whose texts are read elsewhere too."""
    count: dict[str, int] = {}
    found = set()
    for item in site.news:
        for topic in ("", *item.fields, f"unit {item.unit}", f"format {item.format}"):
            count[topic] = count.get(topic, 0) + 1
            if count[topic] <= FULL_TEXTS:
                found.add(item.file)
    return found


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
        there = files.src_uris.get(artifact.path)
        if there is not None and there.src_dir != config.docs_dir:
            files.remove(there)  # MkDocs's own sitemap template, which it took for a static file of the theme
            there = None
        if there is None:  # an editor's own robots.txt stands
            add_file(config, files, artifact.path, artifact.content, build.sink)
