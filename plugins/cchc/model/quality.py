"""The indicators of Decision 766/QĐ-TTg (23/6/2022): how well people and businesses are served, period by period.

The national portal shows 24 of them in six groups. A figure is a numerator, a denominator, a ratio and a score.
Null is not 0, 0/0 is "nothing happened", and some indicators have no score or are not for communes: each is
kept apart, because a reader must not take one for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from cchc.model.period import Period
from cchc.model.place import Commune
from cchc.model.text import fold, slugify, squeeze
from cchc.model.value import dataclass

Level = Literal["tỉnh", "xã", ""]
State = Literal["so-lieu", "chua-co", "khong-phat-sinh", "khong-ap-dung"]

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the 24: `code` is its name on the portal, `full_at` the percentage from which the score is full."""

    number: int
    group: str
    name: str
    code: str = ""
    maximum: Decimal | None = None
    communes: bool = True
    """False: only provinces are measured."""
    full_at: Decimal = Decimal(100)


_OPEN, _PACE, _ONLINE = "Công khai, minh bạch", "Tiến độ giải quyết", "Dịch vụ công trực tuyến"
_DIGITAL, _PLEASED, _PAID = "Số hóa hồ sơ", "Mức độ hài lòng", "Thanh toán trực tuyến"
GROUPS = (_OPEN, _PACE, _ONLINE, _DIGITAL, _PLEASED, _PAID)


def _max(value: int) -> Decimal:
    return Decimal(value)


INDICATORS: tuple[Indicator, ...] = (
    Indicator(1, _OPEN, "Thủ tục hành chính được công bố đúng hạn", "PUBLISH_ON_TIME", _max(6)),
    Indicator(2, _OPEN, "Thủ tục hành chính được cập nhật, công khai đúng hạn", "PUBLIC_UPDATE_ON_TIME", _max(4)),
    Indicator(3, _OPEN, "Thủ tục hành chính được công khai đủ nội dung quy định", "PUBLIC_CONTENT_FULL", _max(2)),
    Indicator(4, _OPEN, "Hồ sơ được đồng bộ trạng thái với Cổng Dịch vụ công quốc gia", "DOSSIER_SYNC", _max(6)),
    Indicator(5, _PACE, "Hồ sơ xử lý trước hạn, đúng hạn", "PROCESSING_ON_TIME", _max(20)),
    Indicator(6, _ONLINE, "Hồ sơ trực tuyến toàn trình", "", _max(12), communes=False),
    Indicator(7, _ONLINE, "Thủ tục hành chính cung cấp dịch vụ công trực tuyến"),
    Indicator(8, _ONLINE, "Thủ tục hành chính cung cấp dịch vụ công trực tuyến chủ động", communes=False),
    Indicator(9, _ONLINE, "Hồ sơ dịch vụ công chủ động", communes=False),
    Indicator(10, _ONLINE, "Hồ sơ theo hình thức nộp"),
    Indicator(11, _DIGITAL, "Hồ sơ có kết quả giải quyết điện tử", "ORIGINAL_RESULT_AVAILABLE", _max(6)),
    Indicator(12, _DIGITAL, "Hồ sơ được số hóa thành phần hồ sơ", "SO_HOA_GIAY_TO_GIAI_QUYET", _max(4)),
    Indicator(13, _DIGITAL, "Chứng thực bản sao điện tử từ bản chính", "ELECTRONIC_CERTIFIED_COPY", _max(2)),
    Indicator(14, _DIGITAL, "Hồ sơ cắt giảm, thay thế giấy tờ nhờ dữ liệu", "REUSED_DIGITIZED_DATA", _max(2)),
    Indicator(
        15, _DIGITAL, "Hồ sơ số hóa có chia sẻ dữ liệu để dùng lại", "SYNCED_WITH_DVCQG_PERSONAL_STORAGE", _max(4)
    ),
    Indicator(16, _DIGITAL, "Hồ sơ sử dụng dữ liệu dân cư", "CITIZEN_DATA_CONNECTED_DOSSIER", _max(2), communes=False),
    Indicator(
        17, _DIGITAL, "Thủ tục kết nối dữ liệu dân cư", "CITIZEN_DATA_CONNECTED_FORMALITY", _max(2), communes=False
    ),
    Indicator(18, _PLEASED, "Hài lòng về cắt giảm, phân cấp, đơn giản hóa thủ tục"),
    Indicator(
        19, _PLEASED, "Thủ tục được tham vấn ý kiến đối tượng chịu tác động", "PETITION_CLASSIFICATION_TTHC", _max(0)
    ),
    Indicator(20, _PLEASED, "Hài lòng trong thực hiện thủ tục hành chính", "PETITION_CLASSIFICATION_STAFF", _max(0)),
    Indicator(21, _PLEASED, "Phản ánh, kiến nghị xử lý đúng hạn", "PETITION_PROCESSING_ON_TIME", _max(6)),
    Indicator(22, _PLEASED, "Hài lòng trong xử lý phản ánh, kiến nghị", "PETITION_HANDLING_SATISFACTION", _max(6)),
    Indicator(
        23,
        _PLEASED,
        "Hài lòng trong tiếp nhận, giải quyết thủ tục",
        "DOSSIER_RECEIVING_SATISFACTION",
        _max(6),
        full_at=Decimal(90),
    ),
    Indicator(24, _PAID, "Hồ sơ thanh toán trực tuyến", "", _max(10)),
)
"""Names are shortened; the order and the numbers are those of the portal."""

BY_NUMBER = {one.number: one for one in INDICATORS}
_BY_WORD = {word: one for one in INDICATORS for word in (one.code.lower(), slugify(one.name)) if word}


@dataclass(frozen=True, slots=True)
class QualityFigure:
    """One indicator of one unit in one period, as it was published; None is not known."""

    period: Period
    unit: str
    indicator: Indicator
    numerator: int | None = None
    denominator: int | None = None
    ratio: Decimal | None = None
    score: Decimal | None = None
    maximum: Decimal | None = None
    level: Level = ""
    province: str = ""
    """The province that the source names beside the unit, "" where it names none."""
    source: str = ""
    note: str = ""
    file: str = ""
    line: int = 0

    @property
    def state(self) -> State:
        """What kind of figure it is."""
        if self.level == "xã" and not self.indicator.communes:
            return "khong-ap-dung"
        if self.denominator == 0:
            return "khong-phat-sinh"
        known = (self.numerator, self.ratio, self.score)
        return "chua-co" if all(value is None for value in known) else "so-lieu"

    @property
    def counted(self) -> bool:
        """True when the indicator gives points."""
        return bool(self.maximum)

    @property
    def worked_ratio(self) -> Decimal | None:
        """The ratio from its parts, in percent with two decimals; None where there is nothing to divide."""
        if self.numerator is None or not self.denominator:
            return None
        return (Decimal(self.numerator) * 100 / self.denominator).quantize(_CENT, ROUND_HALF_UP)

    @property
    def worked_score(self) -> Decimal | None:
        """The score from its parts: in proportion to the ratio, full from `full_at` on."""
        if self.numerator is None or not self.denominator or not self.maximum:
            return None
        share = Decimal(self.numerator) * 100 / self.denominator / self.indicator.full_at
        return (min(share, Decimal(1)) * self.maximum).quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class QualityTotal:
    """The published score of one unit for one group in one period."""

    period: Period
    unit: str
    group: str
    score: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Quality:
    """Everything known of Decision 766: figures by period (newest first), indicator and unit."""

    figures: tuple[QualityFigure, ...] = ()
    totals: tuple[QualityTotal, ...] = ()

    def own(self, commune: Commune) -> tuple[QualityFigure, ...]:
        """Return the figures of the commune."""
        return tuple(figure for figure in self.figures if is_own(figure, commune))


def is_own(figure: QualityFigure, commune: Commune) -> bool:
    """True for the commune's own figure, written with or without UBND and its type; another province has another."""
    plain = fold(figure.unit).removeprefix("uy ban nhan dan ").removeprefix("ubnd ")
    return plain in {fold(commune.name), fold(commune.full_name)} and fold(figure.province) in {
        "",
        fold(commune.province),
    }


def unit_and_province(text: str) -> tuple[str, str]:
    """Return a unit's name as people write it, and its province where the text ends with one.

    "UBND Phường Việt Trì - Tỉnh Phú Thọ" is "UBND phường Việt Trì" of "Phú Thọ".
    """
    words = squeeze(text)
    found = re.search(r" - (?:tinh|thanh pho|tp\.?) ", fold(words))
    province = words[found.end() :] if found else ""
    words = words[: found.start()] if found else words
    for kind in ("Xã", "Phường", "Đặc khu", "Tỉnh"):
        words = words.replace(f"UBND {kind} ", f"UBND {kind.lower()} ")
    return words, province


def indicator_named(text: str) -> Indicator | None:
    """Return the indicator by number ("5"), code of the portal or name."""
    word = text.strip()
    if word.isascii() and word.isdigit():
        return BY_NUMBER.get(int(word))
    return _BY_WORD.get(word.lower()) or _BY_WORD.get(slugify(word))


def score_sum(figures: Iterable[QualityFigure]) -> tuple[Decimal, Decimal] | None:
    """Return the sum of the known scores and of their maxima; None when no score is known."""
    known = [one for one in figures if one.score is not None and one.counted and one.state != "khong-ap-dung"]
    if not known:
        return None
    zero = Decimal(0)
    return sum((one.score or zero for one in known), zero), sum((one.maximum or zero for one in known), zero)
