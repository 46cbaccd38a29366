"""What a text says of a document that it cites."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, NamedTuple

from cchc.model.document import citation_of
from cchc.model.text import fold, format_date

Variant = Literal["hyphen", "space", "dash", "style", "letters", "date", "name", "short"]
"""How a citation departs from the way in which it should be written: a hyphen is missing, a space stands in the
symbol, a dash stands for the hyphen, Party and State styles are mixed, letters lack their marks (ND-CP), the day
does not exist, a law's name is punctuated wrongly, the symbol is left out (Nghị định 118/2025)."""


class Citation(NamedTuple):
    """One mention of a document. A named tuple, for a section has tens of thousands.

    `start` and `end` are positions in the text as given, from the kind of document ("Nghị định") to the end of
    number, date and issuer; `at` is where number or name stands, `number_end` where a number with its symbol
    ends. `word` is the kind as written, without "số"; `number` has the year where the text has one ("118/2025"),
    `symbol` is in its right form ("NĐ-CP", "NQ/TW") whatever the text writes. `name` is a law's name, `year` a
    bare "năm 2025", `place` what stands before ("khoản 2 Điều 5").
    """

    start: int
    end: int
    at: int = 0
    number_end: int = 0
    word: str = ""
    number: str = ""
    symbol: str = ""
    date: dt.date | None = None
    year: int = 0
    issuer: str = ""
    name: str = ""
    place: str = ""
    variants: tuple[Variant, ...] = ()
    nested: bool = False
    """True inside the name of a body ("Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW"): nothing but the number counts."""

    def row(self) -> list[Any]:
        """Return the fields in order as JSON can hold them, without unset ones at the end."""
        values: list[Any] = list(self)
        values[_DATE] = self.date.isoformat() if self.date else None
        while values and not values[-1]:
            values.pop()
        return values

    @classmethod
    def of_row(cls, row: list[Any]) -> Citation:
        """Return the citation that `row` wrote down."""
        values = list(row)
        if len(values) > _DATE and values[_DATE]:
            values[_DATE] = dt.date.fromisoformat(values[_DATE])
        if len(values) > _VARIANTS:
            values[_VARIANTS] = tuple(values[_VARIANTS])
        return cls(*values)

    @property
    def canonical(self) -> str:
        """Number and symbol in their right form: "57-NQ/TW"."""
        return citation_of(self.number, self.symbol)

    @property
    def key(self) -> str:
        """A text that is equal for mentions that mean the same by themselves."""
        day = self.date.isoformat() if self.date else str(self.year or "")
        return "|".join((self.canonical or fold(f"{self.word} {self.name}"), day, fold(self.issuer)))

    @property
    def label(self) -> str:
        """The mention as a message names it: "Nghị quyết số 57-NQ/TW ngày 22/12/2024"."""
        what = f"số {self.canonical}" if self.canonical else self.name
        when = f"ngày {format_date(self.date)}" if self.date else f"năm {self.year}" if self.year else ""
        return " ".join(part for part in (self.word, self.name if self.canonical else "", what, when) if part)


_DATE, _VARIANTS = Citation._fields.index("date"), Citation._fields.index("variants")
