"""The feed of results: index results and one-stop periods of this place by the day on which they were made known."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from cchc.feeds.channel import Channel, Notice, morning, spaced
from cchc.model.indicator import Index, IndexResult
from cchc.model.one_stop import OneStopPeriod
from cchc.model.site import Site
from cchc.model.text import format_number


def channels(site: Site) -> Iterator[Channel]:
    """Yield the feed of index results, also an empty one; what has no day of publication is on the page only."""
    about = f"Kết quả các chỉ số cải cách hành chính và kết quả một cửa có liên quan tới {site.commune.full_name}."
    notices = [notice for index in site.indices for notice in _notices(site, index)]
    notices += [notice for one in site.performance.periods if (notice := _period(site, one))]
    yield Channel("chi-so", "Kết quả chỉ số", about, "chi-so/", spaced(notices), group="Kết quả")


def _notices(site: Site, index: Index) -> Iterator[Notice]:
    """Yield an entry for each year whose result is known with its day; sources that disagree share one entry."""
    years: dict[int, list[IndexResult]] = {}
    for result in site.own_results(index):
        if result.published_on:
            years.setdefault(result.year, []).append(result)
    for year, results in years.items():
        said = "; ".join(dict.fromkeys(filter(None, map(_figures, results))))
        if not said:
            continue
        days = [result.published_on for result in results if result.published_on]
        text = f"{index.name} năm {year} của {site.place_of(index)}: {said}."
        if len(results) > 1:
            text += " Các nguồn nêu số liệu khác nhau, xem chi tiết trong trang."
        yield Notice(
            id=f"chi-so/{index.key}/{year}",
            title=f"{index.name} năm {year} của {site.place_of(index)}",
            path=index.path,
            date=morning(min(days)),
            summary=text,
            html=f"<p>{escape(text)}</p>",
            creator=index.publisher,
            categories=(index.name,),
            card=f"{index.path}#{year}",
        )


def _period(site: Site, one: OneStopPeriod) -> Notice | None:
    """Return the entry of a period of the one-stop centre, when its figures and their day are known."""
    total, day = one.total, one.published_on
    if total is None or day is None:
        return None
    facts = []
    if total.received is not None:
        facts.append(f"tiếp nhận {format_number(total.received)} hồ sơ")
    if total.solved is not None:
        facts.append(f"đã giải quyết {format_number(total.solved)} hồ sơ")
    if total.in_time_share is not None:
        facts.append(f"trước hạn, đúng hạn {format_number(total.in_time_share)}%")
    if not facts:
        return None
    name = one.period.name[:1].lower() + one.period.name[1:]
    text = f"Kết quả một cửa {site.commune.full_name}, {name}: {', '.join(facts)}."
    return Notice(
        id=f"mot-cua/{one.period.key}",
        title=f"Kết quả một cửa {name}",
        path=one.path,
        date=morning(day),
        summary=text,
        html=f"<p>{escape(text)}</p>",
        creator=site.commune.full_name,
        categories=("Một cửa",),
    )


def _figures(result: IndexResult) -> str:
    """Return score and rank in words, as far as they are known."""
    parts = []
    if result.score is not None:
        maximum = f"/{format_number(result.maximum)}" if result.maximum is not None else ""
        parts.append(f"{format_number(result.score)}{maximum} điểm")
    if result.rank:
        parts.append(f"hạng {result.rank}" + (f"/{result.of}" if result.of else ""))
    return ", ".join(parts)
