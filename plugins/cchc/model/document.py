"""A legal or administrative document in the register."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from cchc.model.news import Reference
from cchc.model.text import format_date, slugify
from cchc.model.value import dataclass

Certainty = Literal["chac-chan", "mot-nguon", "chua-xac-nhan"]

CERTAINTIES: dict[str, str] = {
    "chac-chan": "Đã đối chiếu văn bản gốc hoặc ít nhất hai nguồn độc lập",
    "mot-nguon": "Đã đối chiếu một nguồn",
    "chua-xac-nhan": "Chưa đối chiếu được với nguồn độc lập",
}

Force = Literal["con-hieu-luc", "chua-co-hieu-luc", "da-sua-doi", "het-hieu-luc", "chua-ro"]

FORCES: dict[str, str] = {
    "con-hieu-luc": "Còn hiệu lực",
    "chua-co-hieu-luc": "Chưa có hiệu lực",
    "da-sua-doi": "Còn hiệu lực, đã được sửa đổi, bổ sung",
    "het-hieu-luc": "Hết hiệu lực",
    "chua-ro": "Chưa xác định hiệu lực",
}


def citation_of(number: str, symbol: str) -> str:
    """Return number and symbol as written on the paper.

    The Party writes 57-NQ/TW (a slash inside the symbol), the State 118/2025/NĐ-CP.
    """
    if not number:
        return ""
    if not symbol:
        return number
    return f"{number}-{symbol}" if "/" in symbol else f"{number}/{symbol}"


def default_key(number: str, symbol: str, day: dt.date | None, title: str) -> str:
    """Return the address part of a document: "118-2025-nd-cp", or with the year of its date: "76-nq-cp-2021"."""
    key = slugify(citation_of(number, symbol)) or slugify(title)
    if day and "/" not in number:
        key = f"{key}-{day.year}"
    return key


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """One document. `amended_by`, `replaced_by` and `guided_by` hold keys of other documents."""

    key: str
    type: str
    title: str
    number: str = ""
    symbol: str = ""
    date: dt.date | None = None
    issuer: str = ""
    signer: str = ""
    field: str = ""
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    amended_by: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    guided_by: tuple[str, ...] = ()
    summary: str = ""
    file: str = ""
    source: Reference | None = None
    certainty: Certainty = "chua-xac-nhan"
    checked_on: dt.date | None = None
    note: str = ""
    origin: str = ""
    line: int = 0

    @property
    def path(self) -> str:
        """The address inside the section."""
        return f"van-ban/{self.key}/"

    @property
    def citation(self) -> str:
        """ "118/2025/NĐ-CP", or "" for a document known by name only."""
        return citation_of(self.number, self.symbol)

    @property
    def heading(self) -> str:
        """ "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025", as a citation in running text begins."""
        parts = [self.type]
        if self.citation:
            parts.append(f"số {self.citation}")
        if self.date:
            parts.append(f"ngày {format_date(self.date)}")
        return " ".join(parts) if self.citation else self.title

    def force_on(self, day: dt.date) -> Force:
        """Return the document's standing on `day`, from its own dates and links only."""
        if self.in_force_from and day < self.in_force_from:
            return "chua-co-hieu-luc"
        if self.in_force_to and day >= self.in_force_to:
            return "het-hieu-luc"
        if self.replaced_by and not self.in_force_to:
            return "het-hieu-luc"
        if self.amended_by:
            return "da-sua-doi"
        return "con-hieu-luc" if self.in_force_from or self.certainty == "chac-chan" else "chua-ro"
