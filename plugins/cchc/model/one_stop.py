"""Results of the one-stop centre, period by period, and what the commune says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from cchc.model.period import Period
from cchc.model.value import dataclass

TOTAL = ""
"""The field of a row that counts all fields together."""


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Counts of dossiers; None is not known, never 0."""

    received: int | None = None
    carried: int | None = None
    online: int | None = None
    direct: int | None = None
    solved: int | None = None
    early: int | None = None
    on_time: int | None = None
    late: int | None = None
    open: int | None = None
    open_in_time: int | None = None
    open_late: int | None = None
    withdrawn: int | None = None
    digitised: int | None = None
    payable: int | None = None
    paid_online: int | None = None

    @property
    def in_time_share(self) -> Decimal | None:
        """Solved before or on the day, of all solved, in percent."""
        if self.solved is None or self.late is None:
            return None
        return share(self.solved - self.late, self.solved)

    @property
    def online_share(self) -> Decimal | None:
        """Filed online, of those received in the period, in percent."""
        if self.online is None or self.direct is None:
            return None
        return share(self.online, self.online + self.direct)

    @property
    def digitised_share(self) -> Decimal | None:
        """Digitised, of all received, in percent."""
        return share(self.digitised, self.received)

    @property
    def paid_online_share(self) -> Decimal | None:
        """Paid online, of those with something to pay, in percent."""
        return share(self.paid_online, self.payable)


COUNTS = tuple(field.name for field in fields(Dossiers))


@dataclass(frozen=True, slots=True)
class OneStopRow:
    """One row of a period's table: a field, or all of them (`TOTAL`)."""

    period: Period
    field: str
    counts: Dossiers
    source: str = ""
    note: str = ""
    file: str = ""
    line: int = 0
    published_on: date | None = None
    """The day on which the figures were made known; only periods with a day can be in a feed."""


@dataclass(frozen=True, slots=True)
class Review:
    """What was achieved in a period and what was not: the plans ask for both (results and shortcomings)."""

    period: Period
    results: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    source_title: str = ""
    source: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class OneStopPeriod:
    """Everything known of one period. `total` is the published row, or the sum where only fields are given."""

    period: Period
    rows: tuple[OneStopRow, ...] = ()
    review: Review | None = None

    @property
    def path(self) -> str:
        """The address inside the section."""
        return f"mot-cua/{self.period.key}/"

    @property
    def published_on(self) -> date | None:
        """The first day on which figures of the period were made known."""
        return min((row.published_on for row in self.rows if row.published_on), default=None)

    @property
    def by_field(self) -> tuple[OneStopRow, ...]:
        """The rows of single fields."""
        return tuple(row for row in self.rows if row.field != TOTAL)

    @property
    def published_total(self) -> OneStopRow | None:
        """The row of all fields, where one is published."""
        return next((row for row in self.rows if row.field == TOTAL), None)

    @property
    def total(self) -> Dossiers | None:
        """The counts of all fields together; None without any row."""
        published = self.published_total
        if published:
            return published.counts
        return added([row.counts for row in self.by_field]) if self.rows else None


def added(parts: Iterable[Dossiers]) -> Dossiers:
    """Return the sum; a count that one part does not know is not known."""
    known = list(parts)

    def total(name: str) -> int | None:
        values: list[int | None] = [getattr(part, name) for part in known]
        return None if None in values else sum(value for value in values if value is not None)

    return Dossiers(**{name: total(name) for name in COUNTS})


def share(part: int | None, whole: int | None) -> Decimal | None:
    """Return `part` of `whole` in percent with two decimals; None when unknown or of nothing."""
    if part is None or not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("received", ("carried", "online", "direct")),
    ("solved", ("early", "on_time", "late")),
    ("open", ("open_in_time", "open_late")),
)
"""Totals and the parts that make them up."""


def mismatches(counts: Dossiers) -> list[tuple[str, int, int]]:
    """Return (total, published, sum of its parts) for every total that its parts do not make up."""
    found = []
    for name, parts in PARTS:
        total: int | None = getattr(counts, name)
        values: list[int | None] = [getattr(counts, part) for part in parts]
        known = [value for value in values if value is not None]
        if total is not None and len(known) == len(values) and sum(known) != total:
            found.append((name, total, sum(known)))
    done = [counts.solved, counts.open]
    if counts.received is not None and counts.solved is not None and counts.open is not None:
        handled = sum(value for value in done if value is not None) + (counts.withdrawn or 0)
        if handled != counts.received:
            found.append(("handled", counts.received, handled))
    return found
