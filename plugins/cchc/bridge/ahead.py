"""Work whose inputs are known as soon as the content is read: it is done beside the build, and asked for at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from cchc.bridge.aside import Aside
from cchc.bridge.code import code_fingerprint
from cchc.cache import Store, key_of

Work = tuple[object, Callable[[], bytes]]
"""All that a piece of work reads, as values, and the function that does it."""

NEAR = 3
"""Fewer pieces are done long before anybody asks for them."""


class Ahead:
    """Several pieces of work of one kind: what the store has not is begun at once."""

    def __init__(self, store: Store, kind: str, works: Sequence[Work]) -> None:
        """Ask the store, and begin with the rest where that pays."""
        self._store, self._kind = store, kind
        self._keys = [key_of(code_fingerprint(), reads) for reads, _ in works]
        self._found = {key: data for key in self._keys if (data := store.get(kind, key)) is not None}
        self._missing = {key: make for key, (_, make) in zip(self._keys, works, strict=True) if key not in self._found}
        make_all = partial(_make_all, list(self._missing.values()))
        self._aside = Aside(make_all) if self._missing else None
        self._make_all = make_all

    @property
    def is_near(self) -> bool:
        """True when the result is there at once, or nearly."""
        return len(self._missing) < NEAR

    def result(self) -> list[bytes]:
        """Return what each piece gives, in order."""
        if self._missing:
            made = self._aside.result() if self._aside else self._make_all()
            for key, data in zip(self._missing, made, strict=True):
                self._store.put(self._kind, key, data)
                self._found[key] = data
            self._missing = {}
        return [self._found[key] for key in self._keys]

    def end(self) -> None:
        """Make sure that nothing goes on; a result that nobody asked for is not wanted any more."""
        if self._aside:
            self._aside.end()


def _make_all(works: list[Callable[[], bytes]]) -> list[bytes]:
    return [make() for make in works]
