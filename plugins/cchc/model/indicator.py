"""Results of the indices that measure reform: PAR INDEX, SIPAS, and the province's PAPI, PCI, DTI."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from cchc.model.province import is_region
from cchc.model.text import fold, format_number
from cchc.model.value import dataclass

Status = Literal["cong-bo", "suy-ra", "chua-thong-nhat"]

_TOLERANCE = Decimal("0.005")
_NATIONAL = ("ca nuoc", "toan quoc", "trung binh ca nuoc", "binh quan ca nuoc", "trung binh toan quoc")

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
    """The score that was assessed and published."""
    maximum: Decimal | None = None
    rank: int | None = None
    self_score: Decimal | None = None
    """What the unit gave itself, where a province lets its units score themselves first."""
    evidence: str = ""
    """Papers that prove the self-given score, or their address."""
    explanation: str = ""

    @property
    def unproved(self) -> bool:
        """True for a self-given score above zero with neither evidence nor explanation, which the rules ask for."""
        return bool(self.self_score) and not self.evidence and not self.explanation


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
        return fold(self.unit).startswith(_NATIONAL)

    @property
    def is_region(self) -> bool:
        """True for the mean of a region."""
        return is_region(self.unit)

    @property
    def self_scored(self) -> bool:
        """True when parts have self-given scores."""
        return any(part.self_score is not None for part in self.components)

    @property
    def parts_note(self) -> str:
        """What does not add up between the parts and the published score, in words; "" when all is well or unknown."""
        scores = [part.score for part in self.components]
        if self.score is None or not scores or None in scores:
            return ""
        total = sum((score for score in scores if score is not None), Decimal(0))
        if abs(total - self.score) <= _TOLERANCE:
            return ""
        maxima = [part.maximum for part in self.components]
        whole = self.maximum or Decimal(100)
        if None not in maxima and (most := sum((m for m in maxima if m is not None), Decimal(0))) < whole:
            return (
                f"Nguồn mới nêu {len(scores)} thành phần (tối đa {format_number(most)} trên {format_number(whole)}),"
                f" cộng lại được {format_number(total)}; tổng đã công bố là {format_number(self.score)}."
            )
        return (
            f"Các thành phần cộng lại được {format_number(total)}, khác tổng {format_number(self.score)} đã công bố;"
            " số liệu giữ nguyên như nguồn."
        )
