"""A news item: the Markdown text that one editor writes for every channel."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import field, fields
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from cchc.model.lazytext import NO_TEXT, LazyText
from cchc.model.value import dataclass

if TYPE_CHECKING:
    from cchc.model.citation.cited import Citation

FORMATS: dict[str, str] = {
    "tin": "Tin",
    "bai": "Bài viết",
    "phong-su": "Phóng sự",
    "video": "Video",
    "infographic": "Infographic",
    "phat-thanh": "Phát thanh",
    "mo-hinh": "Mô hình, cách làm hay",
    "guong-dien-hinh": "Gương điển hình",
    "hoi-dap": "Hỏi đáp",
    "thong-bao": "Thông báo",
    "su-kien": "Sự kiện",
    "cuoc-thi": "Cuộc thi",
}
"""Kinds of item by key, with the name that readers see."""

SHORT_NAMES = {"guong": "guong-dien-hinh"}
"""What people may type for a long key."""

FOCUSES: dict[str, str] = {
    "tren": "Phần trên của ảnh",
    "giua": "Chính giữa ảnh",
    "duoi": "Phần dưới của ảnh",
    "trai": "Bên trái ảnh",
    "phai": "Bên phải ảnh",
}
"""Where the main thing of a picture is, for crops that cannot show all of it."""

BASES: dict[str, str] = {
    "dong-y": "Người được nêu tên đã đồng ý",
    "theo-luat": "Pháp luật quy định phải công khai",
}
"""Grounds on which a person may be named (Law 91/2025/QH15, Article 16)."""

INTERNAL_AUDIENCE = "noi-bo"
"""Items for officials only: never part of the public output."""


def rank_of(text: str) -> tuple[int, int | None] | None:
    """Return place and number of places in "56/63" or "56"; None when it is neither."""
    place, _, places = (part.strip() for part in text.partition("/"))
    if not re.fullmatch(r"[1-9][0-9]{0,5}", place) or not re.fullmatch(r"(?:[1-9][0-9]{0,5})?", places):
        return None
    if places and int(places) < int(place):
        return None
    return int(place), int(places) if places else None


@dataclass(frozen=True, slots=True)
class Reference:
    """A source that an item or a record names."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Video:
    """A video: `file` in the content folder, or `url` elsewhere, to which the page only links.

    `captions` is a WebVTT file in the content folder; `transcript` what is said, paragraphs with an empty line between.
    """

    file: str = ""
    url: str = ""
    captions: str = ""
    transcript: str = ""

    @property
    def kind(self) -> str:
        """The media type of `file`."""
        return "video/webm" if self.file.lower().endswith(".webm") else "video/mp4"


@dataclass(frozen=True, slots=True)
class NewsFigure:
    """The figure that an item is about: 85,97 of 100 "điểm", rank "56/63"; `label` says whose or what it is.

    `mean` is the mean of the whole country, measured alike.
    """

    value: Decimal
    of: Decimal | None = None
    unit: str = ""
    label: str = ""
    rank: str = ""
    mean: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One item. `path` is its address inside the section, "tin-tuc/2026/ten-tin/".

    `date` always carries a zone and is unique over the section: items dated on the same day without
    a time get seconds in a fixed order, because feed readers drop what ties (see sources/news.py).
    `text` is Markdown without front matter, `body_line` the line of the file where it begins.
    """

    id: str
    title: str
    date: dt.datetime
    description: str
    path: str
    file: str
    text: LazyText = NO_TEXT
    body_line: int = 1
    updated: dt.datetime | None = None
    slug: str = ""
    image: str = ""
    image_alt: str = ""
    image_focus: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    searchable: bool = True
    fields: tuple[str, ...] = ()
    area: str = ""
    format: str = "tin"
    unit: str = ""
    contributor: str = ""
    approved_by: str = ""
    approved_on: dt.date | None = None
    audience: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    sources: tuple[Reference, ...] = ()
    expires: dt.date | None = None
    aliases: tuple[str, ...] = ()
    """Old addresses of the item, which lead to it."""
    villages: tuple[str, ...] = ()
    """The villages for which the item is meant; empty for all."""
    lang: str = ""
    """Language of the text by its code (model/language.py); "" for Vietnamese."""
    version_of: str = ""
    """The item that this one says in another language: as typed, in `Site.versions` its address."""
    plain: tuple[str, ...] = ()
    """What the item says in a few short sentences that everyone understands."""
    urgent: bool = False
    """Shown on top of every page until the end of `expires`."""
    basis: str = ""
    """Why persons named in the item may be: a key of BASES."""
    basis_note: str = ""
    """The paper that shows it: a consent form and its day, or an article of a law."""
    cited: tuple[Citation, ...] = ()
    """The legal documents that the body cites, in order."""
    video: Video | None = None
    audio: str = ""
    """A recording of the item, an MP3 or M4A file in the content folder; it goes into the podcast."""
    disclosure: bool = False
    """True for what the law makes public on the loudspeaker too, see model/radio.py."""
    broadcast_days: int = 0
    """Days running on the loudspeaker; 0: as usual."""
    broadcast_from: dt.date | None = None
    """The first day on which it may be read out; None: as soon as it is published."""
    figure: NewsFigure | None = None
    """Shown large, with a bar, on the item's share card."""

    digest: str = field(default="", repr=False, compare=False)
    """Hash of the file from which the item was read; "" when it is not known."""

    said: str = field(default="", repr=False, compare=False)
    """Hash of all that the file says beside the text; "" when it is not known."""

    @property
    def body(self) -> str:
        """The words of `text`."""
        return self.text.words

    @property
    def year(self) -> int:
        """The year in the item's address and archive."""
        return self.date.year

    @property
    def format_name(self) -> str:
        """The name of the item's format that readers see."""
        return FORMATS.get(self.format, self.format)

    @property
    def modified(self) -> dt.datetime:
        """The last change: `updated`, else `date`."""
        return self.updated or self.date

    @property
    def told(self) -> str:
        """All that is said of the item beside its text: what lists, neighbours and feeds show of it.

        Equal for equal items, and another one for different ones. The text, its place in the file and what it cites
        are left out, so that a word mended in it changes no page but its own; whatever shows them reads
        `text.digest` too.
        """
        if self.said:
            # What other files decide too: an order without ties, subtitles, the item that this one translates.
            return f"{self.said} {self.date.isoformat()} {self.version_of} {self.video}"
        return repr(_SHORT(self))


_OF_TEXT = {"text", "body_line", "cited", "digest", "said"}
_SHORT = attrgetter(*(field.name for field in fields(NewsItem) if field.name not in _OF_TEXT))
