"""The HTML of the texts of one build: from the store where it was made before, else rendered."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable

from mkdocs.config.defaults import MkDocsConfig

from cchc.bridge.body import Body, BodyRenderer
from cchc.bridge.cited import marked
from cchc.bridge.fingerprint import Fingerprints
from cchc.bridge.finished import FinishedFile
from cchc.bridge.frame import is_known_extension
from cchc.bridge.workers import parallel
from cchc.cache import Store

BODY_PAYS = 40
"""So many texts take longer than starting processes for them."""

_KIND, _LINKS = "body", "links"


class Bodies:
    """What the texts of pages have become."""

    def __init__(self, config: MkDocsConfig, prints: Fingerprints, store: Store) -> None:
        """Render nothing yet."""
        self._config, self._prints, self._store = config, prints, store
        self._renderer: BodyRenderer | None = None
        # What the marks of an unknown extension make a link of, nobody can tell without rendering.
        self._known = all(map(is_known_extension, config.markdown_extensions))
        self._keys: dict[str, str] = {}
        self._made: dict[str, Body] = {}
        self._links: dict[str, tuple[str, ...]] = {}

    def prepare(self, files: Iterable[FinishedFile], wanted: Container[str]) -> None:
        """See to it that the texts with links, and the `wanted` ones, are rendered, and the links known.

        The HTML is fetched when it is asked for.
        """
        texts = [file for file in files if self._may_link(file) or (file.artifact.text and file.src_uri in wanted)]
        self._keys = {file.src_uri: self._prints.body(file.artifact) for file in texts}
        known, links = self._store.heads(_KIND), self._kept_links()
        missing = []
        for file in texts:
            key = self._keys[file.src_uri]
            if key in known and (key in links or not self._may_link(file)):
                self._links[file.src_uri] = links.get(key, ())
                self._store.touch(_KIND, key)
            else:
                missing.append(file)
        sources = [_source(file) for file in missing]
        for file, body in zip(missing, parallel(self._render, sources, pays_from=BODY_PAYS), strict=True):
            self._store.put(_KIND, self._keys[file.src_uri], body.to_bytes())
            self._made[file.src_uri] = body
            self._links[file.src_uri] = body.links if self._may_link(file) else ()  # as when it is kept
        self._keep_links([file for file in texts if self._may_link(file)], links)

    def links(self, file: FinishedFile) -> tuple[str, ...]:
        """Return the addresses in the text, as written; of a text without any, nothing is known or needed."""
        return self._links.get(file.src_uri, ())

    def of(self, file: FinishedFile) -> Body:
        """Return the text of a page as HTML."""
        return self._kept(file) or self._render(_source(file))

    def _may_link(self, file: FinishedFile) -> bool:
        """True when the text may hold an address that leads somewhere."""
        text = file.artifact.text
        return text.may_link if self._known else bool(text)

    def _kept(self, file: FinishedFile) -> Body | None:
        """Return the text if it is rendered already."""
        made, key = self._made.get(file.src_uri), self._keys.get(file.src_uri)
        if made is None and key is not None and (data := self._store.get(_KIND, key)) is not None:
            made = self._made[file.src_uri] = Body.from_bytes(data)
        return made

    def _kept_links(self) -> dict[str, tuple[str, ...]]:
        """Return the links of texts by the text's key: in one entry, because every build judges them all."""
        raw = self._store.get(_LINKS, _LINKS)
        rows: dict[str, list[str]] = json.loads(raw) if raw else {}
        return {key: tuple(links) for key, links in rows.items()}

    def _keep_links(self, files: Iterable[FinishedFile], old: dict[str, tuple[str, ...]]) -> None:
        """Keep the links of the texts that may have some, when they are others than before."""
        links = {self._keys[file.src_uri]: self.links(file) for file in files}
        if links != old:
            self._store.put(_LINKS, _LINKS, json.dumps(links, ensure_ascii=False, separators=(",", ":")).encode())

    def _render(self, text: str) -> Body:
        if self._renderer is None:
            # Headings have their ids from our extension; a table of contents is made on no page.
            names = [name for name in self._config.markdown_extensions if isinstance(name, str) and name != "toc"]
            configs = {**(self._config.mdx_configs or {}), "cchc.bridge.markdown": {"demote": True}}
            self._renderer = BodyRenderer(names, configs)
        return self._renderer.render(text)


def _source(file: FinishedFile) -> str:
    """Return the Markdown of a page, its citations marked."""
    return marked(file.artifact.text.words, file.artifact.cited)
