"""Cards with a figure: news of results, and index results, one a year, so that what was shared keeps its figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cchc.cards.card import Bar, Card, Figure
from cchc.model.indicator import Index, IndexResult
from cchc.model.news import NewsFigure, rank_of
from cchc.model.site import Site
from cchc.model.text import format_number


def index_cards(site: Site, base: Card) -> Iterator[tuple[str, str, Card]]:
    """Yield address, name and card of every year with a result; the page of the index shows the newest one's."""
    for index in site.indices:
        years: dict[int, list[IndexResult]] = {}
        for result in site.own_results(index):
            if result.score is not None or result.rank:
                years.setdefault(result.year, []).append(result)
        for number, (year, results) in enumerate(years.items()):
            slug, card = f"{index.key}-{year}", _card(site, index, results, base)
            if not number:
                yield index.path, slug, card
            yield f"{index.path}#{year}", slug, card


def _card(site: Site, index: Index, results: list[IndexResult], base: Card) -> Card:
    """Return the card of one year; where sources disagree no single figure stands for it."""
    one = results[0]
    of_province = index.level == "tỉnh"
    place = site.commune.province_name if of_province else site.commune.full_name
    card = replace(
        base,
        title=f"{index.name} năm {one.year} của {place}",
        kicker=f"Chỉ số của {site.commune.province_type}" if of_province else "Kết quả chỉ số",
        design="chi-so",
    )
    if len(results) > 1 or one.status == "chua-thong-nhat":
        said = dict.fromkeys(filter(None, map(_said, results)))
        return replace(card, facts=("Các nguồn nêu khác nhau", *said))
    tag = "Số liệu suy ra" if one.status == "suy-ra" else ""
    name = site.commune.province if of_province else site.commune.title
    return replace(card, tag=tag, figure=_figure(one, _mean(site, one), name))


def _said(result: IndexResult) -> str:
    """Return score or rank in a few words."""
    if result.score is not None:
        return f"{format_number(result.score)} điểm"
    return f"Hạng {result.rank}" if result.rank else ""


def _mean(site: Site, one: IndexResult) -> IndexResult | None:
    """Return the national mean of the same year, where it is measured alike."""
    found = (r for r in site.results if r.index == one.index and r.year == one.year and r.is_national)
    mean = next(found, None)
    return mean if mean and mean.score is not None and mean.maximum == one.maximum else None


def _figure(one: IndexResult, mean: IndexResult | None, name: str) -> Figure:
    if one.score is None:
        return Figure(_rank(one.rank, one.of), bars=_place(one.rank, one.of), full=True)
    shown = NewsFigure(one.score, one.maximum, "điểm", name, mean=mean.score if mean else None)
    return _drawn(shown, one.rank, one.of)


def news_figure(figure: NewsFigure) -> Figure:
    """Return what the card of a news item shows of its figure."""
    return _drawn(figure, *(rank_of(figure.rank) or (None, None)))


def _drawn(one: NewsFigure, rank: int | None, places: int | None) -> Figure:
    """Return a figure with a bar beside the country's mean, or with a bar of its rank where nothing else bounds it."""
    top = one.of or max(one.value, one.mean or one.value)
    bars = _place(rank, places)
    if top > 0 and (one.of or one.mean is not None):
        bars = (Bar(one.label or "Kết quả", _figured(one.value, one.unit), float(one.value / top)),)
        if one.mean is not None:
            bars += (Bar("Cả nước", _figured(one.mean, one.unit), float(one.mean / top), own=False),)
    unit = "" if one.unit == "%" else one.unit
    if one.of is not None and one.unit != "%":
        unit = f"/{format_number(one.of)} {unit}".rstrip()
    return Figure(_figured(one.value, one.unit), unit, _rank(rank, places), bars, full=bool(one.of or one.mean is None))


def _figured(value: Decimal, unit: str) -> str:
    """Return a number as people read it; a percent sign belongs to it."""
    return format_number(value) + ("%" if unit == "%" else "")


def _rank(rank: int | None, places: int | None) -> str:
    return f"Hạng {rank}" + (f"/{places}" if places else "") if rank else ""


def _place(rank: int | None, places: int | None) -> tuple[Bar, ...]:
    """Return the bar of a rank: full for the first, and a little of it for the last."""
    if not (rank and places):
        return ()
    return (Bar("Thứ hạng", f"{rank}/{places}", 1 - (rank - 1) / places),)
