"""A Markdown text that is read from its file when somebody asks for it.

A build of thousands of items shows most of them as they were: it needs to know that a text is the same, not its words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

LINK, TAG, CHART = "lien-ket", "the", "bieu-do"
"""What a text may hold that its page must look at: links and pictures of Markdown (attributes in braces and names in
double brackets may be some), tags of HTML, charts."""

_TAG = re.compile(r"<[a-zA-Z]")


class LazyText:
    """A text: equal to any other with the same `digest`. `marks` are those of LINK, TAG and CHART that it may hold."""

    __slots__ = ("_read", "_words", "digest", "marks")

    def __init__(self, words: str) -> None:
        """Keep a text that is at hand."""
        self._words: str | None = words
        self._read: Callable[[], str] | None = None
        self.digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest() if words else ""
        self.marks = marks_of(words)

    @classmethod
    def of(cls, digest: str, marks: tuple[str, ...], read: Callable[[], str]) -> LazyText:
        """Return a text of which digest and marks are known; `read` gives its words."""
        text = cls.__new__(cls)
        text._words, text._read, text.digest, text.marks = None, read, digest, marks
        return text

    @property
    def words(self) -> str:
        """The text itself."""
        if self._words is None:
            self._words = self._read() if self._read else ""
        return self._words

    @property
    def may_link(self) -> bool:
        """True when the text may hold a link or a picture: never wrongly False with the extensions that we know."""
        return LINK in self.marks or TAG in self.marks

    @property
    def may_chart(self) -> bool:
        """True when the text may hold a chart; never wrongly False."""
        return CHART in self.marks

    def __bool__(self) -> bool:
        """True unless the text is empty."""
        return bool(self.digest)

    def __eq__(self, other: object) -> bool:
        """True for a text with the same words."""
        return isinstance(other, LazyText) and self.digest == other.digest

    def __hash__(self) -> int:
        """Return a hash of the words."""
        return hash(self.digest)

    def __repr__(self) -> str:
        """Return a short text that is another one for other words."""
        return f"LazyText({self.digest})"


def marks_of(words: str) -> tuple[str, ...]:
    """Return what a text may hold; fast, and never too little."""
    # One letter is looked for several times faster than two.
    links = "{" in words or ("]" in words and ("](" in words or "]:" in words or "]]" in words))
    tags = "<" in words and _TAG.search(words) is not None
    charts = CHART in words
    return tuple([mark for mark, found in ((LINK, links), (TAG, tags), (CHART, charts)) if found])


NO_TEXT = LazyText("")
