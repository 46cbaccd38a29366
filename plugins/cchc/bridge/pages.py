"""Pages that MkDocs builds for us: from a `PageArtifact`, and from a news item.

Both are preset on `file.page`, a seam of MkDocs that Material's blog uses too, so that front matter
is not read a second time and a page made from data never passes through Markdown.
"""

from __future__ import annotations

from typing import Any

import nh3
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from cchc.artifact import PageArtifact
from cchc.model.news import NewsItem

_ATTRIBUTES = {
    tag: {*names, "class", "id", "lang"}
    for tag, names in {
        **dict.fromkeys(nh3.ALLOWED_TAGS, set[str]()),
        "a": {"href", "title", "hreflang", "download"},
        "img": {"src", "alt", "title", "width", "height", "loading", "srcset", "sizes"},
        "td": {"colspan", "rowspan", "headers"},
        "th": {"colspan", "rowspan", "scope", "abbr"},
        "ol": {"start", "type", "reversed"},
        "div": {"role", "tabindex", "aria-label"},
        "section": {"role", "aria-label"},
        "figure": set(),
        "figcaption": set(),
        "audio": {"src", "controls", "preload"},
        "video": {"src", "controls", "preload", "poster", "width", "height"},
        "track": {"src", "kind", "srclang", "label", "default"},
        "source": {"src", "type"},
    }.items()
}
_TAGS = nh3.ALLOWED_TAGS | {"section", "audio", "video", "track", "source"}
# One cleaner for all items: building its tables costs more than cleaning an item.
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto", "tel"})


class GeneratedPage(Page):
    """A page whose whole content comes from a template and a view."""

    def __init__(self, artifact: PageArtifact, file: File, config: MkDocsConfig) -> None:
        """Preset the page of `file`; `page.meta` names the template for MkDocs."""
        super().__init__(artifact.title, file, config)
        self.artifact = artifact
        if artifact.updated:
            self.update_date = artifact.updated.isoformat()

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's signature
        """Take title and template from the artifact: there is no Markdown to read."""
        self.markdown = ""
        self.meta = {
            "title": self.artifact.title,
            "description": self.artifact.description,
            "template": self.artifact.template,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - the host's signature
        """Render nothing: the template reads the view."""
        self.content = ""
        self.toc = get_toc([])
        # None, not an empty set: anchors of such a page are in its template, MkDocs cannot judge them.
        self.present_anchor_ids = None


class NewsPage(Page):
    """A news item: front matter already read and checked, Markdown as MkDocs renders it, then cleaned."""

    def __init__(self, item: NewsItem, file: File, config: MkDocsConfig) -> None:
        """Preset the page of `file`."""
        super().__init__(item.title, file, config)
        self.item = item
        self.update_date = item.modified.date().isoformat()

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's signature
        """Take text and front matter from the model."""
        self.markdown = self.item.body
        self.meta = {
            "title": self.item.title,
            "description": self.item.description,
            "template": "news/item.html",
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the Markdown, then keep only harmless HTML: texts arrive by Word and by e-mail."""
        super().render(config, files)
        self.content = _CLEANER.clean(self.content or "")


def add_page(config: MkDocsConfig, files: Files, artifact: PageArtifact) -> None:
    """Add a generated page to the build, outside the nav (a nav of thousands is quadratic)."""
    file = File.generated(config, artifact.src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = None
    GeneratedPage(artifact, file, config)
    files.append(file)


def context_of(page: Page) -> dict[str, Any]:
    """Return what a template reads of the page: its artifact, or its news item."""
    if isinstance(page, GeneratedPage):
        return {"spec": page.artifact, "view": page.artifact.view}
    if isinstance(page, NewsPage):
        return {"item": page.item}
    return {}
