"""Remembers what was read from each news file, by the hash of its bytes, so that it need not be read again.

The memory is sixteen entries of the caller's store: thousands of small ones would cost more to find
than most items cost to read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, fields
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any, Protocol

from cchc.model.citation import Citation
from cchc.model.lazytext import NO_TEXT, LazyText
from cchc.model.news import NewsFigure, NewsItem, Reference, Video
from cchc.model.problem import Problem
from cchc.model.text import VIETNAM
from cchc.model.value import dataclass
from cchc.sources.report import FileReport
from cchc.sources.tree import clean_text

_KIND = "news"
_DIGITS = "0123456789abcdef"
_MOMENTS = {"date", "updated"}
_DAYS = {"approved_on", "broadcast_from", "expires"}
_NAMES = tuple(field.name for field in fields(NewsItem) if field.name not in {"text", "digest", "said"})
_VALUES = attrgetter(*_NAMES)


class Keeper(Protocol):
    """What keeps the memory; cchc.cache.Store does."""

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what was put, or None."""

    def put(self, kind: str, key: str, data: bytes) -> object:
        """Keep `data`."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a file: a public item or None, and problems.

    The item's text is the file's text from `body_at` on. `asked` are the files that were looked for
    (pictures), with the answer.
    """

    item: NewsItem | None
    body_at: int
    problems: tuple[Problem, ...]
    asked: tuple[tuple[str, bool], ...]


Row = Sequence[Any]
"""What was read from a file as plain values; between processes it travels several times faster than an item.

They are the values of the item and their hash, what is told of its text (`_text_of`), the problems, and the files
asked for.
"""


def row_of(data: bytes, read: Read) -> Row:
    """Return the row of what was read from a file with the bytes `data`."""
    problems = [(p.file, p.line, p.rule, p.message, p.remedy, p.level) for p in read.problems]
    values = [_plain(value) for value in _VALUES(read.item)] if read.item else None
    said = hashlib.sha256(read.item.told.encode("utf-8", "surrogatepass")).hexdigest()[:32] if read.item else ""
    return (values, said, _text_of(data, read), problems, read.asked)


def _text_of(data: bytes, read: Read) -> tuple[str, tuple[str, ...], int, int] | None:
    """Return the digest and marks of an item's text, and where it begins in the file's text and bytes."""
    text = read.item.text if read.item else None
    return (text.digest, text.marks, read.body_at, _tail(data, text.words)) if text else None


def asked_by(row: Row) -> Iterable[tuple[str, bool]]:
    """Return the files that were looked for, with the answer."""
    asked: Iterable[tuple[str, bool]] = row[-1]
    return asked


def read_of(name: str, row: Row, data: Callable[[], bytes], digest: str = "") -> Read:
    """Return what `row_of` wrote down of the file `name`; `data` gives its bytes, and `digest` stands for them."""
    values, said, about, problems, asked = row
    text, body_at = NO_TEXT, 0
    if about:
        words, marks, body_at, tail_at = about
        text = LazyText.of(words, marks, partial(_body, name, data, body_at, tail_at))
    item = _item(values, text, digest, said) if values else None
    told = tuple([Problem(*problem) for problem in problems])
    return Read(item, body_at, told, tuple([(target, found) for target, found in asked]))


class Memo:
    """The memory of one run. `version` stands for the code and for everything that items may refer to."""

    def __init__(self, keeper: Keeper, version: str) -> None:
        """Load what the last run kept under the same version."""
        self._keeper, self._key = (
            keeper,
            hashlib.sha256(f"{sys.version}\0{version}".encode("utf-8", "surrogatepass")).hexdigest(),
        )
        # In parts by the first digit of the hash: a changed item writes a part, not all.
        self._old: dict[str, dict[str, Any]] = {digit: self._kept(digit) for digit in _DIGITS}
        self._new: dict[str, dict[str, Any]] = {digit: {} for digit in _DIGITS}

    def _kept(self, digit: str) -> dict[str, Any]:
        raw = self._keeper.get(_KIND, f"{self._key} {digit}")
        try:
            # Python's own form is read several times faster than JSON; other versions of Python have another key.
            rows: dict[str, Any] = marshal.loads(raw) if raw is not None else {}  # noqa: S302 - our own store, sealed
        except (EOFError, ValueError, TypeError):
            return {}
        return rows

    def recall(self, digest: str) -> Row | None:
        """Return the row of what was read from the file with this digest of its bytes and name, or None."""
        row = self._old[digest[0]].get(digest)
        if row is not None:
            self._new[digest[0]][digest] = row
        return row

    def remember(self, digest: str, row: Row) -> None:
        """Keep the row of what was read from a file."""
        self._new[digest[0]][digest] = row

    def keep(self) -> None:
        """Hand the memory to the keeper when it has changed; files that are gone are forgotten."""
        for digit, rows in self._new.items():
            if rows != self._old[digit]:  # rows that were recalled are the same objects, and cost no comparison
                self._keeper.put(_KIND, f"{self._key} {digit}", marshal.dumps(rows))


def version_of(code: str, sets: Iterable[Iterable[str] | None]) -> str:
    """Return a text that changes with the code and with what items may refer to."""
    known = "\1".join("-" if names is None else "\0".join(sorted(names)) for names in sets)
    return f"{code}\2{known}"


def _tail(data: bytes, body: str) -> int:
    """Return where the body begins in the file's bytes, or -1 when the file holds it in another form."""
    tail = body.encode("utf-8", "surrogatepass")
    return len(data) - len(tail) if data.endswith(tail) else -1


def _body(name: str, data: Callable[[], bytes], body_at: int, tail_at: int) -> str:
    """Return the body; most files hold it as it is, and cleaning them again takes longer than reading them."""
    if tail_at >= 0:
        return data()[tail_at:].decode("utf-8")
    return (clean_text(data(), FileReport(name, [])) or "")[body_at:]


def _plain(value: object) -> object:
    """Return a value of an item as plain values."""
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple([_plain_part(one) for one in value])
    if isinstance(value, Video):
        return [value.file, value.url, value.captions, value.transcript]
    if isinstance(value, NewsFigure):
        return [str(part) if isinstance(part, Decimal) else part for part in astuple(value)]
    return value


def _plain_part(value: object) -> object:
    if isinstance(value, Citation):
        return value.row()
    return [value.title, value.url] if isinstance(value, Reference) else value


def _item(values: list[Any], text: LazyText, digest: str, said: str) -> NewsItem:
    """Return the item that `_plain` took apart."""
    found: dict[str, Any] = dict(zip(_NAMES, values, strict=True))
    for name in _MOMENTS:
        if found[name] is not None:
            found[name] = dt.datetime.fromisoformat(found[name]).astimezone(VIETNAM)
    for name in _DAYS:
        if found[name] is not None:
            found[name] = dt.date.fromisoformat(found[name])
    found["video"] = Video(*found["video"]) if found["video"] else None
    found["figure"] = _figure(*found["figure"]) if found["figure"] else None
    found["sources"] = tuple([Reference(*pair) for pair in found["sources"]])
    found["cited"] = tuple([Citation.of_row(row) for row in found["cited"]])
    return NewsItem(**found, text=text, digest=digest, said=said)


def _figure(value: str, of: str | None, unit: str, label: str, rank: str, mean: str | None) -> NewsFigure:
    """Return a figure from its parts."""
    top, middle = (None if one is None else Decimal(one) for one in (of, mean))
    return NewsFigure(Decimal(value), top, unit, label, rank, middle)
