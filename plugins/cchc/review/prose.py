"""A text as the rules on wording read it: flat, cut into words and sentences, with the way back to the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from cchc.model.citation.flat import Flat
from cchc.model.news import NewsItem
from cchc.model.text import fold

_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?…](?=[\s”\")]|$)|[\n\ufffc]|;(?=\s)")
_TABLE = re.compile(r"^[ \t]*\|.*$|^(?: {4}|\t).*$", re.MULTILINE)


class Prose:
    """One item's body."""

    def __init__(self, item: NewsItem) -> None:
        """Flatten the body; rows of tables and code are no prose and become empty lines."""
        self.item = item
        body = item.body
        if "|" in body or "    " in body or "\t" in body:
            body = _TABLE.sub(lambda found: "\n" * bool(found[0]) + " " * (len(found[0]) - 1), body)
        self._flat = Flat(body)
        self.text = self._flat.text
        lowered = self.text.lower()
        self.lower = lowered if len(lowered) == len(self.text) else self.text

    def raw(self, position: int) -> int:
        """Return the position in the body."""
        return self._flat.raw(position)

    def raw_end(self, position: int) -> int:
        """Return where the body goes on after `position`."""
        return self._flat.raw_end(position)

    @cached_property
    def words(self) -> list[str]:
        """Every word in lower case."""
        return _WORD.findall(self.lower)

    def places(self, word: str) -> Iterator[int]:
        """Yield where a whole word stands in the text in lower case."""
        at = self.lower.find(word)
        while at >= 0:
            end = at + len(word)
            if not self.lower[at - 1 : at].isalnum() and not self.lower[end : end + 1].isalnum():
                yield at
            at = self.lower.find(word, end)

    @cached_property
    def initials(self) -> str:
        """The first letters of all words without marks, title and summary before the text: "Ủy ban" gives "ub"."""
        front = _WORD.findall(f"{self.item.title} {self.item.description}".lower())
        return fold("".join([word[0] for word in (*front, " ", *self.words)]))

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield where each sentence begins and ends."""
        begin = 0
        for found in _STOP.finditer(self.text):
            if found.start() > begin:
                yield begin, found.start()
            begin = found.end()
        if begin < len(self.text):
            yield begin, len(self.text)

    def around(self, position: int) -> str:
        """Return the sentence of a position, with the one before, in lower case."""
        begin = self.lower.rfind("\n", 0, position) + 1
        first = self.lower.rfind(". ", begin, position)
        end = self.lower.find(". ", position)
        stop = self.lower.find("\n", position)
        ends = [one for one in (end, stop) if one >= 0]
        return self.lower[max(begin, first + 1) : min(ends) if ends else len(self.lower)]
