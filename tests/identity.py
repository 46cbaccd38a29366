"""Draws identity papers that nobody has: invented people, numbers of a province that does not exist (099).

Cards and passports lie in photographs of several grades of difficulty; each is known by its seed.
"""

from __future__ import annotations

import cmath
import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import segno
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONT = Path(__file__).parents[1] / "plugins/cchc/fonts/ocr-b.otf"
PLAIN = Path(__file__).parents[1] / "plugins/cchc/fonts/BeVietnamPro-Regular.ttf"
Point = tuple[float, float]
_VALUES = {"<": 0} | {letter: at for at, letter in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_FAMILY = ("LO", "VANG", "GIANG", "TAN", "PO", "LU", "MA", "SUNG", "HANG", "TAO")
_GIVEN = ("THU<NGHIEM", "MAU<AN", "KHONG<CO<THAT", "VAN<BE", "THI<MAU", "A<THU", "DEMO")


@dataclass(frozen=True)
class Grade:
    """How hard a photograph is to read."""

    name: str
    wide: tuple[float, float]
    """Share of the photograph's width that the card takes."""

    photo: int
    turn: float
    tilt: float
    blur: tuple[float, float]
    noise: float
    quality: tuple[int, int]
    quarter: bool = False


GRADES = (
    Grade("phẳng", (0.95, 1.0), 1000, 0.0, 0.0, (0.0, 0.4), 3, (85, 92)),
    Grade("lệch", (0.7, 0.95), 1400, 4.0, 0.03, (0.2, 0.7), 6, (70, 85), quarter=True),
    Grade("chụp nghiêng", (0.45, 0.7), 1600, 12.0, 0.10, (0.3, 0.9), 8, (60, 80), quarter=True),
    Grade("nhỏ trong ảnh", (0.26, 0.4), 1600, 30.0, 0.06, (0.2, 0.6), 8, (55, 75), quarter=True),
    Grade("rất nhỏ", (0.17, 0.25), 1600, 30.0, 0.04, (0.2, 0.5), 6, (60, 80), quarter=True),
    Grade("nghiêng mạnh", (0.6, 0.9), 1600, 20.0, 0.18, (0.3, 0.8), 8, (60, 80), quarter=True),
    Grade("mờ", (0.5, 0.8), 1400, 8.0, 0.05, (1.2, 1.8), 10, (45, 60), quarter=True),
)


def digit(field: str) -> str:
    """Return the check digit of a field of the zone."""
    return str(sum(_VALUES[letter] * (7, 3, 1)[at % 3] for at, letter in enumerate(field)) % 10)


def card_zone(dice: random.Random) -> tuple[str, ...]:
    """Return the three rows on the back of an invented citizen's card."""
    number = f"099{dice.randrange(4)}{dice.randrange(10**8):08}"
    birth, expiry = _day(dice, 40, 99), _day(dice, 26, 49)
    first = f"IDVNM{number[3:]}{digit(number[3:])}{number}<<"
    middle = f"{birth}{digit(birth)}{dice.choice('MF')}{expiry}{digit(expiry)}"
    whole = digit(f"{first[5:]}{digit(first[15:29])}{middle[:7]}{middle[8:15]}")
    name = f"{dice.choice(_FAMILY)}<<{dice.choice(_GIVEN)}"
    return f"{first}{digit(first[15:29])}", f"{middle}VNM<<<<<<<<<<<{whole}", f"{name:<<30}"


def passport_zone(dice: random.Random) -> tuple[str, ...]:
    """Return the two rows of an invented passport."""
    number = f"{dice.choice('BCEKP')}{dice.randrange(10**8):08}"[:8] + "<"
    birth, expiry, personal = _day(dice, 40, 99), _day(dice, 26, 49), f"099{dice.randrange(10**9):09}<<"
    name = f"{dice.choice(_FAMILY)}<<{dice.choice(_GIVEN)}"
    parts = (
        f"{number}{digit(number)}",
        f"{birth}{digit(birth)}",
        f"{expiry}{digit(expiry)}{personal}{digit(personal)}",
    )
    row = f"{parts[0]}VNM{parts[1]}{dice.choice('MF')}{parts[2]}"
    return f"{'P<VNM' + name:<<44}", f"{row}{digit(''.join(parts))}"


def _day(dice: random.Random, first: int, last: int) -> str:
    return f"{dice.randint(first, last):02}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"


def paper(rows: Sequence[str], dice: random.Random, *, wide: int = 1400, font: Path = FONT) -> Image.Image:
    """Return the side of the paper that bears the zone, flat and clean."""
    count = len(rows[0])
    millimetre = wide / (85.6 if count == 30 else 125)
    high = round(millimetre * (54 if count == 30 else 88))
    tint = tuple(dice.randint(205, 245) for _ in range(3))
    card = Image.new("RGB", (wide, high), tint)
    pen = ImageDraw.Draw(card)
    for at in range(0, wide * 2, max(3, wide // 60)):
        shade = tuple(max(0, value - dice.randint(8, 28)) for value in tint)
        pen.line([(x, at - x * 0.6 + 9 * math.sin(x / 23)) for x in range(0, wide, 8)], fill=shade)
    words = ImageFont.truetype(str(PLAIN), round(3 * millimetre))
    for row, text in enumerate(("Đặc điểm nhận dạng / Personal identification", "Thẻ vẽ để thử", "Cục trưởng cục thử")):
        pen.text((6 * millimetre, (5 + row * 6) * millimetre), text, font=words, fill=(40, 40, 60))
    pen.ellipse([wide * 0.7, high * 0.1, wide * 0.85, high * 0.1 + wide * 0.15], outline=(170, 30, 40), width=4)
    letters, pitch, step = ImageFont.truetype(str(font), round(3.53 * millimetre)), 2.54, dice.uniform(4.6, 6.35)
    ink = dice.randint(15, 60)
    left = (wide / millimetre - count * pitch) / 2
    for row, text in enumerate(reversed(rows)):
        for at, letter in enumerate(text):
            place = ((left + at * pitch + pitch / 2) * millimetre, high - (5 + row * step) * millimetre)
            pen.text(place, letter, font=letters, fill=(ink, ink, ink), anchor="ms")
    return card


def photograph(card: Image.Image, grade: Grade, dice: random.Random) -> bytes:
    """Return a JPEG in which the paper lies as `grade` says."""
    wide = round(grade.photo * dice.uniform(*grade.wide))
    size = (grade.photo, round(grade.photo * (card.height / card.width if grade.wide[1] == 1 else 0.75)))
    corners = _corners(wide, wide * card.height / card.width, grade, size, dice)
    photo = _ground(size, dice)
    smaller = card.resize((wide * 2, round(wide * 2 * card.height / card.width)), Image.Resampling.LANCZOS)
    mask = Image.new("L", smaller.size, 255)
    form = _form(corners, smaller.size)
    double = (size[0] * 2, size[1] * 2)
    laid = smaller.transform(double, Image.Transform.PERSPECTIVE, form, Image.Resampling.BICUBIC)
    cover = mask.transform(double, Image.Transform.PERSPECTIVE, form, Image.Resampling.BILINEAR)
    photo.paste(laid.resize(size, Image.Resampling.BOX), (0, 0), cover.resize(size, Image.Resampling.BOX))
    return _taken(photo, grade, dice)


def _taken(photo: Image.Image, grade: Grade, dice: random.Random) -> bytes:
    """Return the photograph with uneven light, blur, noise and the losses of JPEG."""
    light = Image.linear_gradient("L").rotate(dice.choice((0, 90, 180))).resize(photo.size)
    depth = dice.uniform(0.05, 0.35)
    light = light.point(lambda value: 255 - round(value * depth))
    photo = ImageChops.multiply(photo, Image.merge("RGB", (light, light, light)))
    photo = photo.filter(ImageFilter.GaussianBlur(dice.uniform(*grade.blur)))
    grain = Image.frombytes("L", photo.size, dice.randbytes(photo.width * photo.height))
    grain = grain.filter(ImageFilter.BoxBlur(0.5)).point(lambda value: 128 + round((value - 128) * grade.noise / 50))
    photo = ImageChops.add(photo, Image.merge("RGB", (grain, grain, grain)), 1, -128)
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=dice.randint(*grade.quality))
    return out.getvalue()


def _ground(size: tuple[int, int], dice: random.Random) -> Image.Image:
    """Return a desk with things on it."""
    photo = Image.new("RGB", size, tuple(dice.randint(40, 220) for _ in range(3)))
    pen = ImageDraw.Draw(photo)
    for _ in range(dice.randint(0, 25)):
        x, y = dice.randrange(size[0]), dice.randrange(size[1])
        box = [x, y, x + dice.randint(20, 400), y + dice.randint(4, 300)]
        pen.rectangle(box, fill=tuple(dice.randint(20, 240) for _ in range(3)))
    words = ImageFont.truetype(str(PLAIN), dice.randint(14, 30))
    for _ in range(dice.randint(0, 12)):
        place = (dice.randrange(size[0]), dice.randrange(size[1]))
        pen.text(place, "Phiếu tiếp nhận hồ sơ số 12 <<< trang 3", font=words, fill=(20, 20, 20))
    return photo


def _corners(wide: float, high: float, grade: Grade, size: tuple[int, int], dice: random.Random) -> list[Point]:
    """Return where the corners of the paper lie in the photograph, wholly inside it."""
    turn = dice.uniform(-grade.turn, grade.turn) + (dice.choice((0, 90, 180, 270)) if grade.quarter else 0)
    spot = (dice.uniform(0.3, 0.7), dice.uniform(0.3, 0.7)) if grade.turn > 10 else (0.5, 0.5)
    angle, found = cmath.exp(1j * math.radians(turn)), []
    for x, y in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
        inward = dice.uniform(-grade.tilt, grade.tilt) * (1 if x < 0 else -1)
        found.append(complex((x + inward) * wide, (y + dice.uniform(-grade.tilt, grade.tilt)) * high) * angle)
    low = complex(min(one.real for one in found), min(one.imag for one in found))
    span = complex(max(one.real for one in found), max(one.imag for one in found)) - low
    scale = min(1.0, size[0] / span.real, size[1] / span.imag)
    room = complex(spot[0] * (size[0] - span.real * scale), spot[1] * (size[1] - span.imag * scale))
    moved = [(one - low) * scale + room for one in found]
    return [(one.real, one.imag) for one in moved]


def _form(corners: Sequence[Point], size: tuple[int, int]) -> list[float]:
    """Return the coefficients that lead from the doubled photograph back to the paper."""
    rows, wanted = [], []
    edges = ((0, 0), (size[0], 0), size, (0, size[1]))
    for (x, y), (u, v) in zip(((2 * x, 2 * y) for x, y in corners), edges, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return _solved(rows, wanted)


def _solved(rows: list[list[float]], wanted: list[float]) -> list[float]:
    """Solve the equations by Gauss."""
    table = [[*map(float, row), float(value)] for row, value in zip(rows, wanted, strict=True)]
    for at in range(len(table)):
        best = max(range(at, len(table)), key=lambda row: abs(table[row][at]))
        table[at], table[best] = table[best], table[at]
        table[at] = [value / table[at][at] for value in table[at]]
        for row in range(len(table)):
            if row != at:
                table[row] = [a - table[row][at] * b for a, b in zip(table[row], table[at], strict=True)]
    return [row[-1] for row in table]


def drawn(seed: int, grade: Grade) -> bytes:
    """Return a photograph of a card, or of a passport each third time."""
    dice = random.Random(f"{grade.name} {seed}")
    return photograph(paper(card_zone(dice) if seed % 3 else passport_zone(dice), dice), grade, dice)


def front(seed: int) -> Image.Image:
    """Return the front of a card with its QR code."""
    dice = random.Random(seed)
    card = Image.new("RGB", (1400, 883), (200, 225, 220))
    born = f"{dice.randint(1, 28):02}{dice.randint(1, 12):02}19{dice.randint(40, 99)}"
    old, more = ("099000123", "") if seed % 2 else ("", "||Lò Văn Cha|Vàng Thị Mẹ|")
    words = (
        f"099{dice.randrange(10**9):09}|{old}|Lò Văn Bê|{born}|Nam|Bản Thử, Xã Không Có, Tỉnh Không Có|01012022{more}"
    )
    card.paste(code(words, 4).resize((230, 230)), (1130, 40))
    return card


def code(words: str, scale: int) -> Image.Image:
    """Return a QR code."""
    out = io.BytesIO()
    segno.make(words, micro=False).save(out, kind="png", scale=scale, border=3)
    return Image.open(out).convert("RGB")


def page(seed: int, font: Path) -> Image.Image:
    """Return a page of text full of what zones are made of, in which there is no zone."""
    dice = random.Random(seed)
    size = dice.randint(16, 36)
    letters = ImageFont.truetype(str(font), size)
    sheet = Image.new("L", (dice.choice((1000, 1500)), 900), dice.randint(220, 255))
    pen, words = (
        ImageDraw.Draw(sheet),
        ("IDVNM", "VNM", "P<", "<<<<<<<<<<<<", "12<34", "List<A<B>>", "0987654321", "cat <<EOF"),
    )
    for y in range(20, 860, round(size * dice.choice((1.3, 1.8)))):
        line = " ".join(dice.choices(words, k=12))
        if seed % 3 == 1:
            line = "".join(dice.choices("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<<<<<<", k=60))
        elif seed % 3 == 2:
            line = "".join(dice.choices("<<<<<0123456789", k=60))
        pen.text((30, y), line, font=letters, fill=dice.randint(0, 60))
    return sheet.rotate(dice.choice((0, 0, 2, 90)), expand=True, fillcolor=240)
