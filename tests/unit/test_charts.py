"""The chart family: whatever the data, all is inside the picture, nothing covers anything, every figure is said."""

from __future__ import annotations

import itertools
import math
import re
from decimal import Decimal

import lxml.etree
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.charts import EXAMPLES, broken, decimals
from tests.support import ROOT

from cchc.charts import (
    Series,
    bar_chart,
    data_table,
    gauge,
    grouped_chart,
    line_chart,
    small_multiples,
    stacked_chart,
)
from cchc.charts.lettering import width, wrap
from cchc.charts.scale import MOST_MARKS, rank_scale, scale_of

GOLDEN = ROOT / "tests/golden"
PROVINCES = [
    "An Giang",
    "Bà Rịa - Vũng Tàu",
    "Bắc Giang",
    "Thừa Thiên Huế",
    "Lai Châu",
    "TP. Hồ Chí Minh",
    "Quảng Ngãi",
]
UNITS = [f"{name} {n}" if n else name for n in range(9) for name in PROVINCES]
"""63 names."""

numbers = st.decimals(-10_000, 1_000_000, places=2, allow_nan=False, allow_infinity=False)
parts = st.decimals(0, 1_000_000, places=1, allow_nan=False, allow_infinity=False)
alphabet = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Cn", "Mn", "Me", "Zl", "Zp"))
names = st.one_of(st.sampled_from(PROVINCES), st.text(alphabet, min_size=1, max_size=70).filter(str.strip))
"""Names as they come out of the readers: composed, without control characters."""


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_golden(name: str) -> None:
    """`make golden` writes them anew (tests/golden.py)."""
    assert broken(EXAMPLES[name]) == (GOLDEN / f"bieu-do-{name}.svg").read_text(encoding="utf-8")


def parsed(svg: str) -> lxml.etree._Element:
    return lxml.etree.fromstring(svg.encode())


def check(svg: str) -> None:
    """All shapes and words inside the picture; no two words on each other; named and described."""
    root = parsed(svg)
    across, down = (float(part) for part in str(root.get("viewBox")).split()[2:])
    boxes = []
    for element in root.iter("text"):
        size = float(element.get("font-size") or 12)
        words = element.text or ""
        bold = bool({"so", "dam", "lon"} & set((element.get("class") or "").split()))
        length = width(words, size, bold=bold) / 1.06  # the true width, without the allowance for other faces
        x, y = float(str(element.get("x"))), float(str(element.get("y")))
        left = x - {"start": 0, "middle": length / 2, "end": length}[element.get("text-anchor") or "start"]
        boxes.append((left, y - size * 0.75, left + length, y + size * 0.2, words))
        assert left >= -0.6, (words, left)
        assert left + length <= across + 0.6, (words, left + length)
        assert y - size * 0.75 >= 0, words
        assert y + size * 0.2 <= down + 0.6, words
    for one, other in itertools.combinations(boxes, 2):
        apart = (
            one[2] <= other[0] + 0.6 or other[2] <= one[0] + 0.6 or one[3] <= other[1] + 0.6 or other[3] <= one[1] + 0.6
        )
        assert apart, (one, other)
    for rect in root.iter("rect"):
        x, y, w, h = (float(str(rect.get(key))) for key in ("x", "y", "width", "height"))
        assert x >= -0.6, rect.attrib
        assert x + w <= across + 0.6, rect.attrib
        assert y >= 0, rect.attrib
        assert y + h <= down, rect.attrib
    for line in root.iter("line"):
        assert all(-0.6 <= float(str(line.get(key))) <= across + 0.6 for key in ("x1", "x2"))
        assert all(-0.6 <= float(str(line.get(key))) <= down + 0.6 for key in ("y1", "y2"))
    title, desc = root.find("title"), root.find("desc")
    assert title is not None
    assert desc is not None
    assert desc.text
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert root.get("role") == "img"
    assert "style=" not in svg


@given(st.lists(numbers, min_size=1, max_size=30), st.booleans())
def test_scales_enclose_their_values_with_few_round_rising_marks(values: list[Decimal], zero: bool) -> None:
    scale = scale_of(values, zero=zero)
    assert 2 <= len(scale.marks) <= MOST_MARKS
    assert list(scale.marks) == sorted(set(scale.marks))
    assert scale.marks[0] <= min(values) <= max(values) <= scale.marks[-1]
    assert not zero or scale.marks[0] <= 0 <= scale.marks[-1]
    steps = {b - a for a, b in itertools.pairwise(scale.marks)}
    assert len(steps) == 1
    ordered = sorted(values)
    shares = [scale.share(value) for value in ordered]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


@given(st.lists(st.integers(1, 3321), min_size=1, max_size=20))
def test_ranks_begin_at_one(ranks: list[int]) -> None:
    scale = rank_scale([Decimal(rank) for rank in ranks])
    assert scale.marks[0] == 1
    assert max(ranks) <= scale.marks[-1]
    assert all(mark == int(mark) for mark in scale.marks)
    assert len(scale.marks) <= MOST_MARKS + 1


@st.composite
def over_years(draw: st.DrawFn) -> tuple[list[int], list[Series], list[int]]:
    years = sorted(draw(st.sets(st.integers(1990, 2040), min_size=1, max_size=16)))
    wanted = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    values = st.lists(st.none() | numbers, min_size=len(years), max_size=len(years))
    breaks = draw(st.lists(st.sampled_from(years), max_size=2))
    return years, [Series(name, tuple(draw(values))) for name in wanted], breaks


@settings(max_examples=30, deadline=None)
@given(over_years())
def test_lines(data: tuple[list[int], list[Series], list[int]]) -> None:
    years, series, breaks = data
    svg = line_chart(years, series, id="x", title="Thử", breaks=breaks)
    if sum(len(one.known) for one in series) < 2:
        assert svg == ""
        return
    check(svg)
    assert len(parsed(svg).findall(".//path")) >= sum(len(one.known) for one in series)


@settings(max_examples=40, deadline=None)
@example([1, 12])
@given(st.lists(st.none() | st.integers(1, 63), min_size=2, max_size=14))
def test_lines_of_ranks(ranks: list[int | None]) -> None:
    values = tuple(None if rank is None else Decimal(rank) for rank in ranks)
    svg = line_chart(
        list(range(2012, 2012 + len(ranks))), [Series("Lai Châu", values)], id="x", title="Hạng", falling=True
    )
    if svg:
        check(svg)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(names, st.none() | numbers), min_size=1, max_size=12), st.sampled_from(["", "%", "hồ sơ"]))
def test_bars(rows: list[tuple[str, Decimal | None]], unit: str) -> None:
    svg = bar_chart([name for name, _ in rows], [value for _, value in rows], id="x", title="Thử", unit=unit, own=[0])
    if any(value is not None for _, value in rows):
        check(svg)
    else:
        assert svg == ""


@settings(max_examples=40, deadline=None)
@given(st.lists(names, min_size=1, max_size=6), st.integers(1, 4), st.data())
def test_grouped_and_stacked(rows: list[str], count: int, data: st.DataObject) -> None:
    of = [data.draw(st.lists(st.none() | parts, min_size=len(rows), max_size=len(rows))) for _ in range(count)]
    series = [Series(f"Phần {n}", tuple(values)) for n, values in enumerate(of)]
    for svg in (
        grouped_chart(rows, series, id="x", title="Thử"),
        stacked_chart(rows, series, id="x", title="Thử", unit="%"),
    ):
        if svg:
            check(svg)


@settings(max_examples=40, deadline=None)
@given(st.lists(names, min_size=1, max_size=7, unique=True), st.integers(1, 12), st.data())
def test_small_multiples(panels: list[str], steps: int, data: st.DataObject) -> None:
    of = [data.draw(st.lists(st.none() | numbers, min_size=steps, max_size=steps)) for _ in panels]
    series = [Series(name, tuple(values)) for name, values in zip(panels, of, strict=True)]
    svg = small_multiples([f"T{n}/2026" for n in range(1, steps + 1)], series, id="x", title="Thử")
    if svg:
        check(svg)


@settings(max_examples=40, deadline=None)
@given(parts, parts)
def test_gauges(value: Decimal, rest: Decimal) -> None:
    if value + rest > 0:
        check(gauge(value, value + rest, id="x", title="Điểm", target=value))


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot show"):
        gauge(Decimal(101), Decimal(100), id="x", title="x")
    with pytest.raises(ValueError, match="negative"):
        stacked_chart(["a"], [Series("b", decimals(-1))], id="x", title="x")


def test_sixty_three_units_and_equal_values() -> None:
    svg = bar_chart(UNITS, [Decimal(85)] * 63, id="x", title="Thử", own=[4])
    check(svg)
    said = str(parsed(svg).findtext("desc"))
    assert all(f"{name} 85" in said for name in UNITS)


def test_long_names_are_whole() -> None:
    for name in ("Bà Rịa - Vũng Tàu", "Công tác chỉ đạo, điều hành cải cách hành chính", "x" * 90):
        svg = bar_chart([name], [Decimal(1)], id="x", title="Thử")
        check(svg)
        shown = [t.text or "" for t in parsed(svg).iter("text") if (t.get("class") or "").startswith("ten")]
        assert "".join(shown).replace(" ", "") == name.replace(" ", "")


def test_gaps_are_dashed_and_breaks_are_empty() -> None:
    values = Series("a", decimals(1, 2, None, 4))
    svg = parsed(line_chart([2021, 2022, 2023, 2024], [values], id="x", title="x"))
    dashes = [line.get("stroke-dasharray") for line in svg.findall(".//g[@class='duong m1']/line")]
    assert dashes == [None, "3 4"]
    svg = parsed(line_chart([2021, 2022, 2023, 2024], [values], id="x", title="x", breaks=[2023]))
    assert [line.get("stroke-dasharray") for line in svg.findall(".//g[@class='duong m1']/line")] == [None]
    assert svg.find(".//line[@class='moc']") is not None
    assert "năm 2023 chưa có" in str(svg.findtext("desc"))


def test_up_is_better() -> None:
    """The smaller value stands lower for a score, higher for a rank."""
    for falling in (False, True):
        svg = line_chart([2021, 2022], [Series("a", decimals(5, 30))], id="x", title="x", falling=falling)
        heights = [float(m[1]) for m in re.finditer(r'd="M[\d.]+ ([\d.]+)a4.5', svg)]
        assert (heights[0] < heights[1]) is falling


def test_words_are_escaped() -> None:
    evil = "<script>alert(1)</script>&\"'"
    for svg in (
        bar_chart([evil], [Decimal(1)], id="x", title=evil, unit=evil),
        line_chart([2021, 2022], [Series(evil, decimals(1, 2))], id="x", title=evil, unit=evil),
        small_multiples([evil], [Series(evil, decimals(1))], id="x", title=evil, unit=evil),
        grouped_chart([evil], [Series(evil, decimals(1))], id="x", title=evil, unit=evil),
        data_table(evil, [evil], [Series(evil, decimals(1))], caption=evil, unit=evil),
    ):
        assert "<script" not in svg
        assert parsed(svg).find(".//script") is None


def test_a_table_says_what_is_unknown() -> None:
    table = parsed(
        data_table("Quý", ["I", "II"], [Series("Hồ sơ", decimals(1234.5, None))], caption="Tiếp nhận", unit="hồ sơ")
    )
    assert [cell.text for cell in table.iter("td")] == ["1.234,5", "chưa có"]
    assert table.findtext("caption") == "Tiếp nhận (hồ sơ)"


@given(st.text(min_size=1, max_size=80), st.integers(40, 300))
def test_wrapping_loses_no_letter(text: str, room: int) -> None:
    lines = wrap(text, 12, room)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(width(line, 12) <= room for line in lines if len(line) > 1)


SIGHT = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How colours look to people without one kind of cone (Machado, Oliveira and Fernandes, 2009), in linear RGB."""


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(colour: list[float]) -> tuple[float, float, float]:
    r, g, b = (min(max(part, 0), 1) for part in colour)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(linear, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize(("rule", "ground"), [(":root {", "#ffffff"), ('[data-md-color-scheme="slate"] {', "#11181f")])
def test_colours_can_be_told_apart_by_everyone(rule: str, ground: str) -> None:
    css = (ROOT / "theme_overrides/assets/bieu-do.css").read_text(encoding="utf-8")
    block = css[css.index(rule) :].split("}", 1)[0]
    found = dict(re.findall(r"--([mt]\d): (#[0-9a-f]{3,6})", block))
    colours = [found[f"m{n}"] for n in range(1, 7)]
    for name, matrix in SIGHT.items():
        seen = [lab([sum(a * b for a, b in zip(row, linear(c), strict=True)) for row in matrix]) for c in colours]
        for one, other in itertools.combinations(range(6), 2):
            assert math.dist(seen[one], seen[other]) >= 14, (name, colours[one], colours[other])
    for number, colour in enumerate(colours, 1):
        assert contrast(colour, ground) >= 3
        assert contrast(colour, {"#fff": "#ffffff", "#000": "#000000"}[found[f"t{number}"]]) >= 4.5
