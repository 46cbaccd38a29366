"""What a share card says, as values: no pixel is known here."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Literal

import PIL

from cchc.model.value import dataclass

Design = Literal["tin", "thu-tuc", "thong-bao", "chi-so"]
"""News, procedure, notice, index result."""

Shape = Literal["ngang", "vuong", "bia"]
"""1200x630 as Facebook shows links, 1080x1080 as Zalo and posts on fanpages show pictures, and 1400x1400, the
smallest cover that podcast apps take."""

VERSION = 3
"""Part of every key: raise it when cards shall look different."""

FOLDER = "anh-chia-se"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `share` of the full width (0 to 1), `value` as people read it; `own`: of this place."""

    label: str
    value: str
    share: float
    own: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of an index result: "85,97" in large, "/100 điểm" after it, "Hạng 56/63", and bars.

    `full` is True where a whole bar means the highest score that can be had.
    """

    value: str
    unit: str = ""
    rank: str = ""
    bars: tuple[Bar, ...] = ()
    full: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says.

    `kicker` is the kind or the field of what is shared ("Thủ tục hành chính"), `site` the section's
    title, `place` the commune ("Xã Phong Thổ · Lai Châu"), `mark` a warning such as "BẢN TRÌNH DIỄN".
    `photo` is a picture that `photo.prepare` found sound, as bytes or as a file; `focus`
    says which part of it must stay (a key of `photo.FOCUS`). `tag` stands at the upper right (a procedure's
    code), `facts` stand below the title; one that does not fit whole is left out, for half a fact misleads.
    """

    title: str
    kicker: str = ""
    site: str = ""
    place: str = ""
    mark: str = ""
    photo: bytes | Path | None = None
    focus: str = ""
    design: Design = "tin"
    shape: Shape = "ngang"
    tag: str = ""
    facts: tuple[str, ...] = ()
    figure: Figure | None = None


def card_key(card: Card) -> str:
    """Return a hash of all that the card's bytes depend on, so that finished cards can be kept."""
    photo = card.photo.read_bytes() if isinstance(card.photo, Path) else card.photo or b""
    words = repr((VERSION, PIL.__version__, replace(card, photo=None) if card.photo else card))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass") + hashlib.sha256(photo).digest()).hexdigest()


def card_path(slug: str, digest: str, shape: Shape = "ngang") -> str:
    """Return the card's path in the published site.

    The name holds the hash of the bytes (`digest`, SHA-256 in hexadecimal), because networks keep a
    picture by its address: a changed card needs a new one.
    """
    return f"{FOLDER}/{slug}{'-vuong' if shape == 'vuong' else ''}.{digest[:12]}.jpg"
