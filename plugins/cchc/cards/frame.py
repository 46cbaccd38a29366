"""Where things stand on a card, by its shape, and the colours of each design."""

from __future__ import annotations

from typing import Literal

from cchc.cards.card import Design, Shape
from cchc.model.value import dataclass

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
PAPER: Colour = (247, 249, 252)
BLUE: Colour = (11, 61, 110)
SKY: Colour = (168, 208, 244)
MIST: Colour = (222, 233, 244)
SLATE: Colour = (71, 96, 122)
RED: Colour = (213, 43, 30)
SAND: Colour = (255, 246, 226)
AMBER: Colour = (247, 178, 51)
EARTH: Colour = (92, 58, 4)


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a design: ground and letters above, ground and letters of the footer, and of small things."""

    ground: Colour
    title: Colour
    kicker: Colour
    rule: Colour
    chip: Colour
    chip_ink: Colour
    footer: Colour
    place: Colour
    site: Colour
    lift: int
    """How much lighter (or darker, below 0) each step of the ornament is."""


_DARK = Look(BLUE, WHITE, SKY, RED, (32, 84, 136), WHITE, PAPER, BLUE, SLATE, 5)
LOOKS: dict[Design, Look] = {
    "tin": _DARK,
    "chi-so": _DARK,
    "thu-tuc": Look(WHITE, BLUE, SLATE, RED, MIST, BLUE, BLUE, WHITE, SKY, -4),
    "thong-bao": Look(SAND, (43, 33, 14), EARTH, AMBER, AMBER, (43, 33, 14), BLUE, WHITE, SKY, -5),
}


Weight = Literal["Regular", "Bold"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a title may use: `width` and `height` in pixels, sizes from large to small."""

    width: int
    height: int
    sizes: tuple[int, ...]
    most_lines: int
    weight: Weight = "Bold"


Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the words above the footer stand: base line of the kicker, top and room of the title, and the photo."""

    kicker: int
    top: int
    title: Limits
    photo: Box | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A shape of card. `beside` are the places beside or below a photo, the first that takes the title is taken."""

    size: tuple[int, int]
    margin: int
    footer_top: int
    plain: Spot
    beside: tuple[Spot, ...]
    place: tuple[int, int, int]
    """Base lines of the place, of the site below it, and of one that stands alone."""
    small: int
    """The size of kicker, facts and place; what is smaller is a part of it."""
    fact_rows: int


_WIDE = (68, 64, 60, 56, 52, 48, 44, 42, 40, 38, 36)
_WIDE_BESIDE = (56, 52, 48, 44, 40, 37, 34)
_SQUARE = (88, 84, 80, 74, 68, 64, 60, 56, 52, 48)
_SQUARE_BELOW = (64, 60, 56, 52, 48, 44, 42, 40)

FRAMES: dict[Shape, Frame] = {
    "ngang": Frame(
        size=(1200, 630),
        margin=80,
        footer_top=522,
        plain=Spot(102, 146, Limits(1040, 340, _WIDE, 6)),
        beside=(
            Spot(102, 146, Limits(532, 340, _WIDE_BESIDE, 7), (660, 0, 1200, 522)),
            Spot(102, 146, Limits(672, 340, _WIDE_BESIDE, 7), (800, 0, 1200, 522)),
        ),
        place=(574, 609, 588),
        small=26,
        fact_rows=1,
    ),
    "vuong": Frame(
        size=(1080, 1080),
        margin=80,
        footer_top=934,
        plain=Spot(124, 180, Limits(920, 710, _SQUARE, 8)),
        beside=(
            Spot(626, 660, Limits(920, 236, _SQUARE_BELOW, 4), (0, 0, 1080, 540)),
            Spot(486, 520, Limits(920, 376, _SQUARE_BELOW, 7), (0, 0, 1080, 400)),
        ),
        place=(1000, 1042, 1018),
        small=32,
        fact_rows=3,
    ),
}
"""What lies between title and footer belongs to the facts, where a card has some."""

FRAMES["bia"] = Frame(
    size=(1400, 1400),
    margin=112,
    footer_top=1210,
    plain=Spot(170, 250, Limits(1176, 880, tuple(size * 4 // 3 for size in _SQUARE), 8)),
    beside=(),
    place=(1296, 1350, 1320),
    small=42,
    fact_rows=3,
)
