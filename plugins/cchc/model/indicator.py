"""Results of the indices that measure reform: PAR INDEX, SIPAS, and the province's PAPI, PCI, DTI."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Status = Literal["cong-bo", "suy-ra", "chua-thong-nhat"]

STATUSES: dict[str, str] = {
    "cong-bo": "Số liệu công bố",
    "suy-ra": "Tính từ số liệu công bố khác",
    "chua-thong-nhat": "Các nguồn chưa thống nhất",
}


@dataclass(frozen=True, slots=True)
class Index:
    """One index as the section shows it; which ones are shown is configuration."""

    key: str
    name: str
    long_name: str
    level: str = "tỉnh"
    """Whose result it is: "tỉnh" or "xã". A province's result is never shown as the commune's own."""
    summary: str = ""
    publisher: str = ""

    @property
    def path(self) -> str:
        """The address inside the section."""
        return f"chi-so/{self.key}/"


@dataclass(frozen=True, slots=True)
class Component:
    """One part of an index in one year: structures differ by year and province, so parts are data."""

    name: str
    score: Decimal | None = None
    maximum: Decimal | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class IndexResult:
    """One published figure. Rank without score and score without rank are normal; None is never 0."""

    index: str
    year: int
    unit: str
    score: Decimal | None = None
    maximum: Decimal | None = None
    rank: int | None = None
    of: int | None = None
    components: tuple[Component, ...] = ()
    source: str = ""
    status: Status = "cong-bo"
    note: str = ""
    file: str = ""
    line: int = 0
    published_on: date | None = None
    """The day on which it was made known; only results with a day can be in a feed."""

    @property
    def status_name(self) -> str:
        """How the figure is known, in words."""
        return STATUSES[self.status]

    @property
    def is_national(self) -> bool:
        """True for the mean of the whole country."""
        return self.unit.lower().startswith("cả nước")
