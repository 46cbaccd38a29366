"""Radio scripts: an item, or several as one programme, in the words that are said on the loudspeaker."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.channels.blocks import Block, blocks
from cchc.channels.numbers import cardinal
from cchc.channels.spoken import Speaker
from cchc.model.news import NewsItem
from cchc.model.radio import Radio
from cchc.model.site import Site
from cchc.model.text import format_date

_PAUSE = 0.35
"""Seconds that a voice rests after a sentence, on average."""


@dataclass(frozen=True)
class Script:
    """A script as plain text, one paragraph a line with an empty line between; `seconds` at the radio's pace.

    `spelled` are short forms that nobody explained, which are read letter by letter.
    """

    text: str
    seconds: int
    spelled: tuple[str, ...] = ()

    @property
    def length(self) -> str:
        """ "3 phút 20 giây"."""
        return length_of(self.seconds)


def length_of(seconds: int) -> str:
    """Return "3 phút 20 giây"."""
    minutes, rest = divmod(seconds, 60)
    return " ".join([*([f"{minutes} phút"] if minutes else []), *([f"{rest} giây"] if rest or not minutes else [])])


def script(site: Site, items: Sequence[NewsItem], *, on: dt.date | None = None) -> Script:
    """Return the script of one item, or a programme of several, with greeting and closing of site.yml.

    `on` is the day of the broadcast, the day of the build when it is not given.
    """
    radio = site.radio
    lines = [_filled(radio.greeting, site, on or site.today)]
    for number, item in enumerate(items):
        lines += [radio.link] if number else []
        lines += item_lines(item)
    lines.append(_filled(radio.closing, site, on or site.today))
    return _spoken(lines, radio)


def item_lines(item: NewsItem) -> list[str]:
    """Return what is said of an item, before it is put into spoken words; the summary where there is no text."""
    body = list(_lines(blocks(item.body)))
    return [item.title, *(body or [item.description])]


def read_out(item: NewsItem, radio: Radio) -> list[str]:
    """Return an item in spoken words, a paragraph each, its title first: what somebody reads out to neighbours."""
    return _spoken(item_lines(item), radio).text.strip().split("\n\n")


def duration_of(item: NewsItem, radio: Radio) -> int:
    """Return the seconds that an item takes, without greeting and closing."""
    return _spoken(item_lines(item), radio).seconds


def frame_seconds(site: Site) -> int:
    """Return the seconds that greeting and closing take."""
    radio = site.radio
    return _spoken([_filled(text, site, site.today) for text in (radio.greeting, radio.closing)], radio).seconds


def _spoken(lines: Sequence[str], radio: Radio) -> Script:
    speaker = Speaker(dict(radio.words))
    heard = [speaker.listen(line) for line in lines]
    said = [_ended(one.text) for one in heard if one.text]
    spelled = dict.fromkeys(form for one in heard for form in one.spelled)
    return Script("\n\n".join(said) + "\n", _seconds(said, radio.pace), tuple(spelled))


def _lines(body: Sequence[Block]) -> Iterator[str]:
    """Yield blocks as sentences: numbers of items are said, rows of tables become "head: cell"."""
    for block in body:
        if block.kind == "item" and block.number:
            yield f"{cardinal(block.number)} là, {block.text}"
        elif block.kind == "row":
            yield _row(block)
        else:
            yield block.text


def _row(block: Block) -> str:
    """Return a row as a sentence; of two columns the first is the subject of the second."""
    first, *rest = block.cells or ("",)
    if block.heads and first.replace("-", "").isdigit():  # "2024" alone is no subject, "Năm 2024" is one
        first = f"{block.heads[0]} {first}".strip()
    if len(rest) < 2:
        return ": ".join(filter(None, (first, *rest)))
    heads = [*block.heads[1:], *[""] * len(rest)]
    told = [": ".join(filter(None, (head, cell))) for head, cell in zip(heads, rest, strict=False) if cell]
    return f"{first}. {'; '.join(told)}" if first else "; ".join(told)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":", ";")) else f"{text}."


def _seconds(lines: Sequence[str], pace: int) -> int:
    """Return the length at `pace` syllables a minute: in Vietnamese a word between spaces is a syllable."""
    text = " ".join(lines)
    syllables, rests = len(text.split()), len(re.findall(r"[.!?:;](?:\s|$)", text))
    return math.ceil((syllables * 60 / pace + rests * _PAUSE) / 5) * 5


def _filled(text: str, site: Site, on: dt.date) -> str:
    """Return the text with the placeholders of model/radio.py filled in."""
    values = {
        "xa": site.commune.full_name,
        "tinh": site.commune.province_name,
        "chuyen_muc": site.section.title,
        "trang": site.section.site_name,
        "ngay": f"ngày {format_date(on)}",
    }
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), text)
