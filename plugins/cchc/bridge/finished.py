"""Files whose pages are finished before MkDocs copies static files.

MkDocs runs every page through its loop: read, render, context, template, events. Our pages need
none of that: what they show is in their artifact. So each is a static file of the build, with the
name by which Markdown links find it, and its bytes come from the store or from the page's template.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel

from cchc.artifact import PageArtifact
from cchc.bridge.collisions import refuse
from cchc.bridge.made import MadeFile, Sink
from cchc.model.value import dataclass


class FinishedFile(MadeFile):
    """A page of ours; `made` is set when all that the page reads is known."""

    artifact: PageArtifact


@dataclass(frozen=True, slots=True)
class Here:
    """What templates read of the page as `page`; MkDocs' own pages have the same names."""

    title: str
    url: str
    canonical_url: str
    content: str
    meta: dict[str, str]
    is_homepage: bool = False


def add_page(config: MkDocsConfig, files: Files, artifact: PageArtifact, sink: Sink | None) -> None:
    """Add a page to the build; an item's Markdown file gives way to its finished page."""
    old = files.src_uris.get(artifact.src_uri)  # `get_file_from_path` makes a path object for each question
    if old is not None:
        if not artifact.file:
            refuse(artifact.src_uri)
        files.remove(old)
    file = FinishedFile(
        artifact.src_uri,
        src_dir=None,
        dest_dir=config.site_dir,
        use_directory_urls=True,
        dest_uri=f"{artifact.path}index.html",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.url = artifact.path or "./"
    file.edit_uri = None
    file.artifact, file.sink = artifact, sink
    files.append(file)


def here(artifact: PageArtifact, content: str, site_url: str) -> Here:
    """Return the page as templates see it."""
    return Here(
        title=artifact.title,
        url=artifact.path,
        canonical_url=f"{site_url.rstrip('/')}/{artifact.path}" if site_url else "",
        content=content,
        meta={"title": artifact.title, "description": artifact.description},
        is_homepage=not artifact.path,
    )
