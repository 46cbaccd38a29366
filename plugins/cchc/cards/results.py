"""The cards of index results: one a year, so that what was shared last year keeps last year's figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cchc.cards.card import Bar, Card, Figure
from cchc.model.indicator import Index, IndexResult
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
    rank = f"Hạng {one.rank}" + (f"/{one.of}" if one.of else "") if one.rank else ""
    if one.score is None:
        return Figure(rank, bars=_place(one), full=True)
    top = one.maximum if one.maximum else max(one.score, mean.score if mean and mean.score else one.score)
    bars: tuple[Bar, ...] = _place(one)
    if top > 0 and (one.maximum or mean):
        bars = (Bar(name, format_number(one.score), float(one.score / top)),)
        if mean and mean.score is not None:
            bars += (Bar("Cả nước", format_number(mean.score), float(mean.score / top), own=False),)
    unit = f"/{format_number(one.maximum)} điểm" if one.maximum is not None else "điểm"
    return Figure(format_number(one.score), unit, rank, bars, full=bool(one.maximum or not mean))


def _place(one: IndexResult) -> tuple[Bar, ...]:
    """Return the bar of a rank: full for the first, and a little of it for the last."""
    if not (one.rank and one.of):
        return ()
    return (Bar("Thứ hạng", f"{one.rank}/{one.of}", 1 - (one.rank - 1) / one.of),)
