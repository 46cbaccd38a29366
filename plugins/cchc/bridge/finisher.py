"""Finishes pages: from the store where nothing changed that they read, else from body and template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cchc.artifact import PageArtifact
from cchc.bridge.ahead import Work
from cchc.bridge.bodies import Bodies
from cchc.bridge.build import Build, ShownPicture
from cchc.bridge.charted import Charts
from cchc.bridge.cited import linked
from cchc.bridge.fingerprint import Fingerprints
from cchc.bridge.finished import FinishedFile, here
from cchc.bridge.links import Links
from cchc.bridge.made import Keeping, made_of
from cchc.bridge.pictures import dressed
from cchc.bridge.problems import report
from cchc.bridge.templates import absolute
from cchc.bridge.workers import parallel
from cchc.cache import Head, Store
from cchc.model.silence import split

PAGE_PAYS, WORK_PAYS = 60, 4
"""So many pages or pieces of other work take longer than starting processes for them."""

MANY_PAGES = 16
"""From so many pages on a template is compiled before processes are started for the pages."""

NOTHING = made_of(b"")
"""The content of pages that nobody will read."""


class Finisher:
    """Finishes the pages of one build."""

    def __init__(self, env: Environment, config: MkDocsConfig, files: Files, build: Build, store: Store) -> None:
        """Keep what pages read; nothing is rendered yet."""
        self._env, self._config, self._files, self._build, self._store = env, config, files, build, store
        self._prints = Fingerprints(config, build)
        self._bodies = Bodies(config, self._prints, store)
        self._links = Links(files, lambda file: self._bodies.of(file).html)
        self._charts = Charts(Path(config.docs_dir))

    def finish(self, pages: Iterable[FinishedFile], *, bodies_of: Iterable[str]) -> None:
        """Give every page its content; bodies of the files `bodies_of` are kept for `body_html`."""
        todo = list(pages)
        wanted = set() if self._build.judging else set(bodies_of)
        self._bodies.prepare(todo, wanted)
        # Judged on every build, for a text that did not change may link to a page that is gone.
        wrong = [p for file in todo for link in self._bodies.links(file) if (p := self._links.problem(file, link))]
        for file in todo:
            text = file.artifact.text
            if text.may_chart:
                wrong += self._charts.problems(file.src_uri, text.words, file.artifact.body_line)
        report(split(wrong, self._build.site.silences, self._build.site.today)[0])
        if self._build.judging:
            for file in todo:
                file.made = NOTHING
            return
        keys = {file.src_uri: self._key(file) for file in todo}
        keeping = Keeping(self._store, "page", self._build.sink)
        missing = [file for file in todo if keeping.lacks(file.dest_uri, keys[file.src_uri])]
        for file, told in self._pages(missing):
            keeping.keep(file.dest_uri, keys[file.src_uri], told)
        for file in todo:
            file.made = keeping.made(keys[file.src_uri], partial(self._page, file))
        self._build.counts.update(pages=len(todo), rendered=len(missing))

    def _pages(self, files: list[FinishedFile]) -> Iterable[tuple[FinishedFile, bytes | Head]]:
        """Yield files with their pages; the samples are made here, so that children inherit compiled templates."""
        samples, rest = _samples(files)
        made = chain(map(self._laid, samples), parallel(self._laid, rest, pays_from=PAGE_PAYS))
        pages = self._build.watch.follow(made, len(files), "Dựng trang")
        return zip([*samples, *rest], pages, strict=True)

    def _laid(self, file: FinishedFile) -> bytes | Head:
        """Render a page, and write it if it may be written already."""
        data = self._page(file)
        return self._build.sink.lay(file.dest_uri, data) if self._build.sink else data

    def body_html(self, src_uri: str) -> str:
        """Return the HTML of an item's text, with addresses relative to the item's page."""
        file = self._files.src_uris.get(src_uri)
        if not isinstance(file, FinishedFile):
            return ""
        return self._content_of(file, plain=True)

    def print_of(self, src_uri: str) -> str:
        """Return a text that changes when the finished page of the file does, and so when its text does."""
        file = self._files.src_uris.get(src_uri)
        if not isinstance(file, FinishedFile):
            return ""
        # A template of a commune's own may leave the text out.
        return f"{file.made.head.digest.hex()} {file.artifact.text.digest}"

    def key_of(self, *values: object) -> str:
        """Return the key of work that reads `values` and what all pages share."""
        return self._prints.key(values)

    def told(self, value: object) -> str:
        """Return a text that is equal for equal values and differs for different ones."""
        return self._prints.of(value)

    def remembered(self, kind: str, works: Sequence[Work]) -> list[bytes]:
        """Return what each function gives, from the store when it was made before from equal values."""
        keys = [self._prints.key(reads) for reads, _ in works]
        found = {key: data for key in keys if (data := self._store.get(kind, key)) is not None}
        missing = {key: make for key, (_, make) in zip(keys, works, strict=True) if key not in found}
        for key, data in zip(missing, parallel(_call, list(missing.values()), pays_from=WORK_PAYS), strict=True):
            self._store.put(kind, key, data)
            found[key] = data
        return [found[key] for key in keys]

    def _page(self, file: FinishedFile) -> bytes:
        """Render a page."""
        artifact = file.artifact
        return self.render(artifact, self._content_of(file) if artifact.text else "")

    def _content_of(self, file: FinishedFile, *, plain: bool = False) -> str:
        """Return the HTML of a text with its links; `plain` is for readers without our style."""
        artifact, body = file.artifact, self._bodies.of(file)
        if self._build.pictures and not plain:
            root = "../" * artifact.path.count("/")
            body = body.pictured(lambda image, link: dressed(image, self._picture(file, link), root))
        html = self._charts.put(body.linked(partial(self._links.target, file)), plain=plain)
        return linked(html, artifact.cited, "../" * artifact.path.count("/"), plain=plain) if artifact.cited else html

    def render(self, artifact: PageArtifact, content: str = "") -> bytes:
        """Return the page with the text `content`."""
        depth = artifact.path.count("/")
        context: dict[str, Any] = {
            "page": here(artifact, content, self._config.site_url or ""),
            "spec": artifact,
            "view": artifact.view,
            "nav": self._build.nav,
            "config": self._config,
            "root": "../" * depth or "./",
            "absolute": absolute(self._config.site_url),
        }
        return self._env.get_template(artifact.template).render(context).encode("utf-8", errors="xmlcharrefreplace")

    def _key(self, file: FinishedFile) -> str:
        """Return the hash of everything that the page reads."""
        artifact = file.artifact
        written = self._bodies.links(file)
        links: tuple[object, ...] = tuple(self._links.target(file, link) for link in written)
        if self._build.pictures and links:
            links += tuple(self._picture(file, link) for link in written)
        links += tuple(self._build.pictures.get(name) or self._build.recordings.get(name) for name in artifact.media)
        links += (*self._charts.of(artifact.text), self._build.squares.get(artifact.path))
        card = self._build.images.get(artifact.path) or self._build.images.get("*")
        return self._prints.page(artifact, links, card)

    def _picture(self, file: FinishedFile, link: str) -> ShownPicture | None:
        """Return what is known of the editor's picture to which `link` leads."""
        return self._build.pictures.get(self._links.file(file, link))


def _samples(files: list[FinishedFile]) -> tuple[list[FinishedFile], list[FinishedFile]]:
    """Return a page of each template that many have, and the others, first those whose template few have.

    To compile a template takes as long as dozens of pages: each process shall do it for some of the rare ones.
    """
    count = Counter(file.artifact.template for file in files)
    common = {template for template, number in count.items() if number >= MANY_PAGES}
    samples = {file.artifact.template: file for file in reversed(files) if file.artifact.template in common}
    first = {file.src_uri for file in samples.values()}
    rest = [file for file in files if file.src_uri not in first]
    return [*samples.values()], sorted(rest, key=lambda file: file.artifact.template in common)


def _call(make: Callable[[], bytes]) -> bytes:
    return make()
