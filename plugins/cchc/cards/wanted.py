"""Which cards a section needs, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from cchc.cards.card import Card, Design
from cchc.cards.results import index_cards, news_figure
from cchc.model.news import NewsItem
from cchc.model.problem import Problem
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.model.text import format_date
from cchc.model.value import dataclass
from cchc.photo import prepare

NOTICES = {"thong-bao": "Có giá trị đến hết ngày", "su-kien": "Đến hết ngày", "cuoc-thi": "Kết thúc ngày"}
"""Formats that tell people of something with an end, and what is said of that day."""

_LONGEST_FACT = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card and what it stands for: `path` is a page's address ("*": pages without their own card), or an
    address with "#" for one of several things on a page."""

    path: str
    slug: str
    card: Card
    image: str = ""
    """The editor's picture, relative to the content folder."""
    file: str = ""
    """The source file, for messages."""


def wanted(site: Site, *, procedures: bool, squares: int = 0) -> Iterator[Wanted]:
    """Yield the section's own card, then those of news items, index results and procedures.

    The newest `squares` items, and every index result, have a square card too, right after their wide one.
    """
    place = f"{site.commune.title} · {site.commune.province}"
    mark = "Bản trình diễn" if site.section.demonstration else ""
    card = partial(Card, site=site.section.title, place=place, mark=mark)
    whole = f"{site.section.title} {site.commune.full_name}"
    yield Wanted("*", "chuyen-muc", card(whole, "Chuyên mục"))
    name = f"Phát thanh {site.section.title[:1].lower()}{site.section.title[1:]}"
    yield Wanted("feeds/phat-thanh", "phat-thanh", card(name, "Podcast", shape="bia"))
    for number, item in enumerate(site.news):
        slug = item.path.rstrip("/").rsplit("/", 1)[-1][:80]
        one = Wanted(item.path, slug, _news(site, item, card), "" if item.figure else item.image, item.file)
        yield one
        if number < squares:
            yield replace(one, card=replace(one.card, shape="vuong"))
    for path, slug, result in index_cards(site, card("")):
        yield Wanted(path, slug, result)
        if squares:
            yield Wanted(path, slug, replace(result, shape="vuong"))
    if procedures:
        for procedure in (*site.procedures, *site.ended):
            yield Wanted(procedure.path, procedure.code, _procedure(procedure, card))


def _news(site: Site, item: NewsItem, card: Callable[..., Card]) -> Card:
    design: Design = "thong-bao" if item.format in NOTICES else "tin"
    facts = (f"{NOTICES[item.format]} {format_date(item.expires)}",) if item.expires and item.format in NOTICES else ()
    kicker = _kicker(site, item)
    if item.figure:
        return card(item.title, kicker, design="chi-so", figure=news_figure(item.figure))
    return card(item.title, kicker, focus=item.image_focus, design=design, facts=facts)


def _kicker(site: Site, item: NewsItem) -> str:
    """Return what is said above the title: the format when it tells something, else the reform field."""
    if item.format not in {"tin", "bai"}:
        return item.format_name
    field = next((site.fields_by_key[key].name for key in item.fields if key in site.fields_by_key), "")
    return field or item.format_name


def _procedure(procedure: Procedure, card: Callable[..., Card]) -> Card:
    """Return a procedure's card. A fee is told only where nobody pays: an amount without exemptions misleads."""
    if procedure.ended:
        since = f" từ ngày {format_date(procedure.ended.since)}" if procedure.ended.since else ""
        facts: list[str] = [f"Không còn thực hiện{since}"]
    else:
        facts = [procedure.level_name]
        facts += [f"Thời hạn: {procedure.time}"] if 0 < len(procedure.time) <= _LONGEST_FACT - 10 else []
        facts += ["Không thu phí"] if procedure.fee and procedure.fee.is_free else []
    shown = tuple(fact for fact in facts if fact)
    return card(procedure.name, "Thủ tục hành chính", design="thu-tuc", tag=procedure.code, facts=shown)


def with_photos(
    asked: Sequence[Wanted], content: Path, sound: Collection[str] = ()
) -> tuple[list[Card], list[Problem]]:
    """Return the cards with editors' pictures on them; a broken one is a problem, and its cards go without.

    Those of `sound` have been judged already.
    """
    checked: dict[str, Path | None] = {}
    problems: list[Problem] = []
    for name in {one.image: None for one in asked if one.image}:
        photo = picture_path(content, name)
        found = prepare(photo, file=name) if photo and name not in sound else None
        if isinstance(found, Problem):
            problems.append(found)
            photo = None
        checked[name] = photo
    return [replace(one.card, photo=checked[one.image]) if one.image else one.card for one in asked], problems


def picture_path(content: Path, image: str) -> Path | None:
    """Return where an editor's picture lies, or None when it is outside the content folder."""
    path = (content / image).resolve()
    return path if path.is_relative_to(content.resolve()) and path.is_file() else None
