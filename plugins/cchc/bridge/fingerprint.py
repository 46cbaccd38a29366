"""Hashes of everything that a page reads: its artifact, what all pages share, templates, code and versions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig

from cchc.artifact import PageArtifact
from cchc.bridge.code import code_fingerprint, folder_fingerprint
from cchc.model.news import NewsItem

if TYPE_CHECKING:
    from cchc.bridge.build import Build, ShareImage


class Fingerprints:
    """Fingerprints of one build. Objects that many pages read are hashed once."""

    def __init__(self, config: MkDocsConfig, build: Build) -> None:
        """Hash what all pages share."""
        # What there is only once needs no look: empty tuples and answers make up half of a page's values.
        self._seen: dict[int, tuple[object, str]] = {id(one): (one, repr(one)) for one in (None, True, False, ())}
        markdown = repr(
            (sorted(map(str, config.markdown_extensions)), sorted((config.mdx_configs or {}).items(), key=str))
        )
        self._markdown = _digest(code_fingerprint(), markdown)
        site = build.site
        parts = (
            site.commune,
            site.section,
            site.units,
            site.contacts,
            site.channels,
            site.fields,
            site.indices,
            site.alerts,
        )
        nav = [(entry.title, getattr(entry, "url", "")) for entry in build.nav.items] if build.nav else []
        theme = folder_fingerprint(Path(config.theme.custom_dir or ""))
        self._shared = _digest(self._markdown, theme, repr((config.site_url, parts, nav, sorted(build.assets.items()))))

    def body(self, artifact: PageArtifact) -> str:
        """Return the fingerprint of the HTML of a page's text, in which the places of citations are marked."""
        return _digest(self._markdown, artifact.text.digest, repr([(one.start, one.end) for one in artifact.cited]))

    def page(self, artifact: PageArtifact, links: tuple[object, ...], card: ShareImage | None) -> str:
        """Return the fingerprint of a page."""
        head = (
            artifact.path, artifact.template, artifact.title, artifact.description,
            artifact.owner, artifact.reviewed_on, artifact.kind, artifact.lang, links, card,
        )  # fmt: skip
        around = self.of((artifact.crumbs, artifact.feeds, artifact.view))
        # One by one they would take longer than everything else here.
        cited = "\1".join([f"{c.start} {c.end} {c.path} {c.force} {c.note}" for c in artifact.cited])
        return _digest(self._shared, repr(head), artifact.text.digest, around, cited)

    def key(self, value: object) -> str:
        """Return the fingerprint of work that reads `value` and what all pages share."""
        return _digest(self._shared, self.of(value))

    def of(self, value: object) -> str:
        """Return a text that is equal for equal values and differs for different ones."""
        kind: Any = type(value)
        if kind in _PLAIN:
            return repr(value)
        found = self._seen.get(id(value))
        if found is not None:
            return found[1]
        if kind is dict and isinstance(value, dict):
            return (
                "{"
                + ",".join([f"{key}:{part}" for key, part in zip(value, self._all(value.values()), strict=True)])
                + "}"
            )
        if isinstance(value, (tuple, list)):
            text = "[" + ",".join(self._all(value)) + "]"
            if kind is list or not value:
                return text
        elif kind is NewsItem and isinstance(value, NewsItem):
            text = _digest(value.told)
        elif (parts := _parts_of(kind)) is not None:
            # Part by part: a list shows twenty items, which stand in other lists too.
            text = _digest(kind.__qualname__, *self._all(parts(value)))
        else:
            return repr(value)
        # The object itself is kept beside its text, so that its id is not given to another one.
        self._seen[id(value)] = (value, text)
        return text

    def _all(self, values: Iterable[object]) -> list[str]:
        """Return `of` each of `values`; texts and what was seen before cost no call: there are tens of thousands."""
        get, of = self._seen.get, self.of
        return [
            repr(value) if type(value) is str else found[1] if (found := get(id(value))) is not None else of(value)
            for value in values
        ]


_PLAIN = frozenset({str, int, bool, type(None)})


@cache
def _parts_of(kind: Any) -> Callable[[object], tuple[object, ...]] | None:
    """Return the function that gives the values of such a dataclass as its `repr` shows them; None for other types."""
    if not is_dataclass(kind):
        return None
    names = [one.name for one in fields(kind) if one.repr]
    get: Callable[[object], Any] = attrgetter(*names) if names else lambda _value: ()
    return get if len(names) != 1 else lambda value: (get(value),)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
