"""Drafts of news items from published results: an index's year, a period of the one-stop centre or of Decision 766.

The draft says only what the data say, each figure with its source; what it means an editor must add.
"""

from __future__ import annotations

from decimal import Decimal

from cchc.model.indicator import Index, IndexResult
from cchc.model.news import NewsFigure
from cchc.model.one_stop import Dossiers, OneStopPeriod
from cchc.model.period import Period
from cchc.model.quality import GROUPS, QualityFigure, score_sum
from cchc.model.site import Site
from cchc.model.text import format_number
from cchc.model.value import dataclass

MEANING = "<!-- Viết thêm: kết quả này do đâu, xã sẽ làm gì tiếp; người dân cần biết gì. Xóa dòng này khi xong. -->"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft begins with; `figure` is what its share card shows large."""

    title: str
    description: str
    body: str
    field: str
    figure: NewsFigure | None = None


def index_draft(site: Site, index: Index, year: int) -> Draft | None:
    """Return the draft on the year of an index; None without a result of this place that sources agree on."""
    own = [one for one in site.own_results(index) if one.year == year and (one.score is not None or one.rank)]
    if len(own) != 1:
        return None
    one, place = own[0], site.place_of(index)
    of = site.commune.province_name if index.level == "tỉnh" else place
    said = _figures(one)
    lines = [f"Theo số liệu đã công bố, {index.long_name or index.name} ({index.name}) năm {year} của {of}: {said}."]
    mean = next((r for r in site.results if r.index == index.key and r.year == year and r.is_national), None)
    if mean and mean.score is not None:
        lines.append(f"Trung bình cả nước là {format_number(mean.score)} điểm.")
    before = [r for r in site.own_results(index) if r.year == year - 1]
    if len(before) == 1 and _figures(before[0]):
        lines.append(f"Năm {year - 1}: {_figures(before[0])}.")
    if one.status != "cong-bo" or one.note:
        lines.append(
            " ".join(filter(None, (f"{one.status_name}." if one.status != "cong-bo" else "", _sentence(one.note))))
        )
    parts = [f"- {p.name}: {_part(p.score, p.maximum)}" for p in one.components if p.score is not None]
    body = "\n\n".join(
        filter(None, (" ".join(lines), "Các thành phần:\n\n" + "\n".join(parts) if parts else "", MEANING))
    )
    link = f"Xem bảng số liệu các năm: [{index.name}](../../{index.path.rstrip('/')}.md)."
    source = f"\n\nNguồn: <{one.source}>." if one.source else ""
    whose = "Chỉ số của tỉnh, không phải của riêng xã. " if index.level == "tỉnh" else ""
    return Draft(
        f"{index.name} năm {year} của {of}: {said}",
        f"{whose}{index.name} năm {year} của {of}: {said}.",
        f"{body}\n\n{link}{source}\n",
        "chi-dao-dieu-hanh",
        _index_figure(site, index, one, mean),
    )


def _index_figure(site: Site, index: Index, one: IndexResult, mean: IndexResult | None) -> NewsFigure | None:
    """Return the score for the share card; the country's mean beside it where it is measured alike."""
    if one.score is None:
        return None
    rank = (f"{one.rank}" + (f"/{one.of}" if one.of else "")) if one.rank else ""
    name = site.commune.province if index.level == "tỉnh" else site.commune.title
    alike = mean.score if mean and mean.maximum == one.maximum else None
    return NewsFigure(one.score, one.maximum, "điểm", name, rank, alike)


def period_draft(one: OneStopPeriod, site: Site) -> Draft | None:
    """Return the draft on a period of the one-stop centre; None when no figure of it is known."""
    total = one.total
    if total is None:
        return None
    known = _known(total)
    if not known:
        return None
    name = one.period.name[:1].lower() + one.period.name[1:]
    in_time = _percent(total.in_time_share)
    head = f"{in_time} hồ sơ đúng hạn" if in_time else f"{known[0][0].lower()} {known[0][1]}"
    review = one.review
    body = [f"Kết quả tiếp nhận, giải quyết hồ sơ của {site.commune.full_name}, {name}:"]
    body.append("\n".join(f"- {label}: {figure}." for label, figure in known))
    for title, points in (
        ("Kết quả đạt được", review.results if review else ()),
        ("Tồn tại, hạn chế", review.shortcomings if review else ()),
        ("Việc làm tiếp", review.next_steps if review else ()),
    ):
        if points:
            body.append(f"## {title}\n\n" + "\n".join(f"- {point}" for point in points))
    if not (review and review.shortcomings):
        body.append("## Tồn tại, hạn chế\n\n<!-- Kế hoạch yêu cầu nêu cả kết quả và tồn tại, hạn chế. -->")
    body.append(f"Xem số liệu từng lĩnh vực: [kết quả một cửa {name}](../../{one.path.rstrip('/')}.md).")
    summary = "; ".join(f"{label.lower()}: {figure}" for label, figure in known[:3])
    return Draft(
        f"Một cửa {site.commune.full_name} {name}: {head}",
        f"{site.commune.title}, {name}: {summary}.",
        "\n\n".join(body) + "\n",
        "thu-tuc-hanh-chinh",
        _period_figure(total),
    )


def _period_figure(total: Dossiers) -> NewsFigure | None:
    """Return the figure of the title for the share card: dossiers solved in time, else the first that is known."""
    if total.in_time_share is not None:
        return NewsFigure(total.in_time_share, Decimal(100), "%", "Đúng hạn")
    counts = ((total.received, "Hồ sơ tiếp nhận"), (total.solved, "Hồ sơ đã giải quyết"))
    return next((NewsFigure(Decimal(one), unit="hồ sơ", label=label) for one, label in counts if one is not None), None)


def _known(total: Dossiers) -> list[tuple[str, str]]:
    """Return the figures of a period that are known, by name."""
    facts = [
        ("Hồ sơ tiếp nhận", _count(total.received)),
        ("Hồ sơ đã giải quyết", _count(total.solved)),
        ("Giải quyết trước hạn, đúng hạn", _percent(total.in_time_share)),
        ("Quá hạn", _count(total.late)),
        ("Nộp trực tuyến", _percent(total.online_share)),
        ("Số hóa hồ sơ", _percent(total.digitised_share)),
        ("Thanh toán trực tuyến", _percent(total.paid_online_share)),
    ]
    return [(name, figure) for name, figure in facts if figure]


def quality_draft(site: Site, period: Period) -> Draft | None:
    """Return the draft on a period of Decision 766; None when the commune has no score in it."""
    own = [one for one in site.performance.quality.own(site.commune) if one.period == period]
    total = score_sum(own)
    if total is None:
        return None
    name = period.name[:1].lower() + period.name[1:]
    said = f"{format_number(total[0])}/{format_number(total[1])} điểm"
    lines = [_group(group, own) for group in GROUPS]
    body = [
        f"Theo bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg), {name} {site.commune.full_name} đạt"
        f" {said} ở các chỉ tiêu đã có số liệu:",
        "\n".join(filter(None, lines)),
        MEANING,
        f"Xem từng chỉ tiêu: [Chỉ số 766, {name}](../../chi-so/qd-766/{period.key}.md).",
    ]
    source = next((one.source for one in own if one.source), "")
    if source:
        body.append(f"Nguồn: <{source}>.")
    return Draft(
        f"Chỉ số 766 {name} của {site.commune.full_name}: {said}",
        f"Chất lượng phục vụ người dân, doanh nghiệp của {site.commune.full_name}, {name}: {said}.",
        "\n\n".join(body) + "\n",
        "thu-tuc-hanh-chinh",
        NewsFigure(total[0], total[1] or None, "điểm", site.commune.title),
    )


def _group(name: str, own: list[QualityFigure]) -> str:
    known = score_sum(one for one in own if one.indicator.group == name)
    return f"- {name}: {_part(*known)}." if known else ""


def _figures(one: IndexResult) -> str:
    """Return score and rank in words, as far as they are known."""
    parts = []
    if one.score is not None:
        maximum = f"/{format_number(one.maximum)}" if one.maximum is not None else ""
        parts.append(f"{format_number(one.score)}{maximum} điểm")
    if one.rank:
        parts.append(f"hạng {one.rank}" + (f"/{one.of}" if one.of else ""))
    return ", ".join(parts)


def _part(score: Decimal | None, maximum: Decimal | None) -> str:
    if score is None:
        return ""
    return f"{format_number(score)}/{format_number(maximum)} điểm" if maximum else f"{format_number(score)} điểm"


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}." if text else ""


def _count(value: int | None) -> str:
    return "" if value is None else format_number(value)


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{format_number(value)}%"
