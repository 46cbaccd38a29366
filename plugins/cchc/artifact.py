"""What rooms return: pages and files as values. One writer publishes them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date

from cchc.model.citation.resolved import CitedLink
from cchc.model.lazytext import NO_TEXT, LazyText
from cchc.model.value import dataclass

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files` in their order, without the hour of packing: equal files give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(zipfile.ZipInfo(name, _EARLIEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def repacked(office: bytes, *, day: date | None = None) -> bytes:
    """Return an Office file without the hour of writing; with `day`, its properties tell that day instead."""
    with zipfile.ZipFile(io.BytesIO(office)) as source:
        files = {member.filename: source.read(member) for member in source.infolist()}
    if day and "docProps/core.xml" in files:
        stamp = rb"\g<1>" + f"{day:%Y-%m-%d}T00:00:00Z".encode()
        files["docProps/core.xml"] = re.sub(
            rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*", stamp, files["docProps/core.xml"]
        )
    return packed(files)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the published site.

    `path` is relative to the site's root, "feeds/tin-tuc.xml"; `source` is the data file that it
    stems from, for error messages.
    """

    path: str
    content: bytes
    source: str = ""


@dataclass(frozen=True, slots=True)
class Deferred:
    """A file that is made only when something that it reads has changed.

    `reads` are values that together tell all that `make` depends on, beside the code and what all pages
    share: equal values give equal bytes.
    """

    path: str
    reads: object
    make: Callable[[], bytes]
    key: str = ""
    """The file's own key, for one that needs nothing of what pages share: templates, the section's words."""


@dataclass(frozen=True, slots=True)
class FeedRef:
    """A feed that a page points to: `stem` is its address below feeds/ without ending, "linh-vuc/the-che"."""

    stem: str
    title: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb: a title and an address inside the section."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that people search for, and the page that answers.

    `kind` is a key of the kinds of search/entries.py ("thu-tuc", "tin", "van-ban", "chi-so", "lien-he", "hoi-dap",
    "tra-loi", "trang"); `path` the address inside the section, with "#anchor" where the answer is a part of a page;
    `facts` what a person wants to know before opening it; `keywords` other names and ways of asking;
    `group` its field, by which results are filtered; `text` further words, which weigh little.
    """

    kind: str
    title: str
    path: str
    facts: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    group: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PageArtifact:
    """A page of the published site that has no Markdown file of its own.

    `path` is the address inside the section, "thu-tuc/1.001193/" ("" for the front page). `template`
    is a template of theme_overrides, `view` what it reads: values only, for a page is made anew when
    the hash of its view changes. `text` is Markdown for the template's `page.content`, `file` the
    Markdown file that it comes from and `body_line` the line where it begins there; pages made from
    data have none of the three. `cited` are the places of `text` that cite documents. `entries` stand in the
    search index for the page; without any, a searchable page is found by its title and description. `owner` is
    the key of the unit that answers for the page, `reviewed_on` when it last looked at it. `kind` is Open
    Graph's type. Pages with `listed=False`
    stay out of the sitemap. `media` are the editors' pictures and recordings that the template shows, by path in
    the content folder: a page is made anew when one of them changes.
    """

    path: str
    template: str
    title: str
    description: str
    view: Mapping[str, object] = field(default_factory=dict)
    crumbs: tuple[Crumb, ...] = ()
    source: str = ""
    owner: str = ""
    reviewed_on: date | None = None
    updated: date | None = None
    searchable: bool = True
    entries: tuple[SearchEntry, ...] = ()
    listed: bool = True
    kind: str = "website"
    text: LazyText = NO_TEXT
    body_line: int = 1
    file: str = ""
    feeds: tuple[FeedRef, ...] = ()
    media: tuple[str, ...] = ()
    cited: tuple[CitedLink, ...] = ()
    lang: str = "vi"
    """Language of the whole page; header and footer stay Vietnamese and say so."""

    @property
    def src_uri(self) -> str:
        """The name under which MkDocs knows the page, and by which editors link to it.

        "thu-tuc/1.001193.md" for a page, "thu-tuc/index.md" for the first page of a part.
        """
        if self.file:
            return self.file
        parts = self.path.strip("/")
        if not parts:
            return "index.md"
        return f"{parts}.md" if "/" in parts else f"{parts}/index.md"
