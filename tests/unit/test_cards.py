"""Share cards: no letter leaves its place, no broken picture gets through, and the same card has the same bytes."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import zlib
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from cchc.cards.card import Bar, Card, Design, Figure, Shape, card_key, card_path
from cchc.cards.draw import LIMIT, draw
from cchc.cards.frame import FRAMES, LOOKS, Limits
from cchc.cards.layout import fit, fit_line
from cchc.cards.lettering import drawable, ink, readable, width
from cchc.cards.wanted import Wanted, wanted
from cchc.model.problem import Problem
from cchc.model.text import nfc
from cchc.photo import Picture, filled, prepare
from cchc.sources.load import load

WIDE, SQUARE = FRAMES["ngang"], FRAMES["vuong"]
SIZE, MARGIN, FOOTER_TOP = WIDE.size, WIDE.margin, WIDE.footer_top
BLUE, PAPER = LOOKS["tin"].ground, LOOKS["tin"].footer
PLAIN = WIDE.plain.title
BESIDE_PHOTO = tuple(spot.title for spot in WIDE.beside)
PHOTO_LEFT = tuple(spot.photo[0] for spot in WIDE.beside if spot.photo)
ROOMS = [spot.title for frame in (WIDE, SQUARE) for spot in (frame.plain, *frame.beside)]

LONG = (
    "Ủy ban nhân dân xã Phong Thổ ban hành Kế hoạch truyền thông cải cách hành chính năm 2026 theo Nghị quyết "
    "số 76/NQ-CP ngày 15/7/2021 của Chính phủ và Quyết định số 118/QĐ-UBND của Ủy ban nhân dân tỉnh"
)
TITLES = [
    "",
    "Hỏi đáp",
    "Lịch tiếp công dân tháng 8",
    "Trung tâm Phục vụ hành chính công xã cắt giảm 30% thời gian giải quyết hồ sơ hộ tịch",
    LONG,
    LONG.upper(),
    LONG * 3,
    "ỄỘẬỰ ỵọậự " * 20,
    "W" * 200,
    "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/" + "a" * 120,
    "Phí < 5.000đ & <script>alert(1)</script> 😀 \x0b ]]>",
    "😀😀😀",
    "Nga\u0303 ba đường",
]
CARD = Card(LONG, "Thủ tục hành chính", "Cải cách hành chính", "Xã Phong Thổ · Lai Châu", "BẢN TRÌNH DIỄN")


def jpeg(size: tuple[int, int] = (1600, 1200), orientation: int = 0, colour: str = "#338844") -> bytes:
    """Return a picture whose upper half is red."""
    image = Image.new("RGB", size, colour)
    image.paste((200, 30, 30), (0, 0, size[0], size[1] // 2))
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def noise() -> bytes:
    """Return a picture that hardly compresses."""
    pixels = random.Random(1).randbytes(1200 * 900 * 3)
    buffer = io.BytesIO()
    Image.frombytes("RGB", (1200, 900), pixels).save(buffer, "PNG")
    return buffer.getvalue()


def bomb(columns: int, rows: int) -> bytes:
    """Return a PNG of a few bytes that claims to be huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def with_photo(card: Card, picture: Picture) -> bytes:
    """Return the card with a checked picture beside its title."""
    return draw(replace(card, photo=picture.source))


def opened(data: bytes) -> Image.Image:
    """Return the decoded card."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def furthest(image: Image.Image, box: tuple[int, int, int, int], ground: tuple[int, int, int]) -> int:
    """Return how far any channel in `box` strays from the ground."""
    extrema = image.crop(box).getextrema()
    return max(
        max(abs(int(low) - want), abs(int(high) - want))  # type: ignore[arg-type,call-overload]
        for (low, high), want in zip(extrema, ground, strict=True)
    )


class TestLayout:
    """The golden rule: text never overflows and never touches an edge."""

    @pytest.mark.parametrize("limits", ROOMS)
    @pytest.mark.parametrize("title", TITLES)
    def test_every_line_is_inside(self, title: str, limits: Limits) -> None:
        block = fit(readable(title), limits)
        assert len(block.lines) <= limits.most_lines
        assert block.height <= limits.height
        assert all(width("Bold", block.size, line) <= limits.width for line in block.lines)

    @pytest.mark.parametrize("title", [title[:200] for title in TITLES if " " in title and "ỄỘ" not in title])
    def test_two_hundred_characters_are_never_cut(self, title: str) -> None:
        text = readable(title)
        block = fit(text, PLAIN)
        assert not block.cut
        assert " ".join(block.lines) == text
        assert block.size >= 36
        assert len(block.lines) <= 6

    def test_short_titles_are_large(self) -> None:
        assert fit("Lịch tiếp công dân", PLAIN).size == 68

    def test_what_must_be_cut_ends_in_an_ellipsis(self) -> None:
        block = fit(LONG * 3, PLAIN)
        assert block.cut
        assert block.lines[-1].endswith("…")
        assert not block.lines[-1].endswith((",…", " …"))

    def test_lines_are_even(self) -> None:
        block = fit("Trung tâm Phục vụ hành chính công xã cắt giảm thời gian giải quyết hồ sơ hộ tịch", PLAIN)
        lengths = [width("Bold", block.size, line) for line in block.lines]
        assert min(lengths) > 0.6 * max(lengths)
        assert len(block.lines[-1].split()) > 1

    @pytest.mark.parametrize("size", range(500, 1100, 37))
    def test_a_number_stays_with_its_word(self, size: int) -> None:
        limits = Limits(size, 2000, (40,), 20)
        lines = fit(
            "Theo Nghị quyết số 76/NQ-CP, Ủy ban nhân dân xã Phong Thổ – Lai Châu họp", limits, names="Phong Thổ"
        ).lines
        joined = "\n".join(lines)
        for kept in ("số 76/NQ-CP", "Nghị quyết", "nhân dân", "Phong Thổ"):
            assert kept in joined
        assert not any(line.startswith("–") for line in lines)

    @pytest.mark.parametrize("limits", ROOMS)
    def test_no_word_stands_alone_on_the_last_line(self, limits: Limits) -> None:
        words = LONG.split()
        for first in range(0, len(words), 3):
            for count in range(4, 24):
                title = " ".join(words[first : first + count])
                lines = fit(title, limits, names="Phong Thổ").lines
                assert len(lines) == 1 or " " in lines[-1], lines

    def test_a_word_is_rather_alone_than_cut(self) -> None:
        block = fit(" ".join(["W" * 18] * 3), PLAIN)
        assert not block.cut
        assert " ".join(block.lines) == " ".join(["W" * 18] * 3)

    def test_stacked_marks_keep_clear_of_the_line_above(self) -> None:
        block = fit("ỵ " * 40 + "Ễ " * 40, PLAIN)
        for above, below in pairwise(block.lines):
            low = max(ink("Bold", block.size, word).bottom for word in above.split())
            high = max(-ink("Bold", block.size, word).top for word in below.split())
            assert low + high < block.pitch

    def test_one_line(self) -> None:
        assert fit_line("Xã Phong Thổ", "Bold", (30, 24), 900) == ("Xã Phong Thổ", 30)
        text, size = fit_line("Xã Phong Thổ " * 20, "Bold", (30, 24), 300)
        assert size == 24
        assert text.endswith("…")
        assert width("Bold", 24, text) <= 300


class TestLettering:
    """What the font cannot draw is left out rather than shown as a box."""

    def test_all_vietnamese_letters_are_there(self) -> None:
        marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
        letters = [nfc(base + mark) for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for mark in marks]
        assert all(len(letter) == 1 and drawable(letter) for letter in letters)
        assert all(drawable(char) for char in "đĐ₫“”‘’–—…•·%/§²°")

    def test_emoji_and_controls_go(self) -> None:
        assert readable("Tin 😀 mới\x0b  №5 → xong") == "Tin mới số 5 – xong"

    def test_decomposed_text_gives_the_same_card(self) -> None:
        assert draw(Card("Nga\u0303 ba")) == draw(Card("Ngã ba"))


class TestCard:
    """The finished picture."""

    @pytest.mark.parametrize("design", list(LOOKS))
    @pytest.mark.parametrize("shape", list(FRAMES))
    def test_margins_stay_empty(self, design: Design, shape: Shape) -> None:
        frame, look = FRAMES[shape], LOOKS[design]
        (right, bottom), edge, foot = frame.size, frame.margin - 8, frame.footer_top
        figure = Figure("1.000.090,10", "/1.000.100 điểm", "Hạng 63/63", (Bar("Cả nước " * 3, "90,10", 2.0),) * 3)
        for title in TITLES[3:10]:
            for photo in (None,) if design == "chi-so" or not frame.beside else (None, jpeg((800, 600))):
                card = Card(
                    title, "Lĩnh vực " * 9, CARD.site * 9, CARD.place * 5, CARD.mark, photo,
                    design=design, shape=shape, tag="1.001193",
                    facts=() if design == "chi-so" else ("Thời hạn: 15 ngày", *TITLES[:5]),
                    figure=figure if design == "chi-so" else None,
                )  # fmt: skip
                image = opened(draw(card))
                assert image.size == frame.size
                assert furthest(image, (0, foot + 16, edge, bottom), look.footer) < 12
                assert furthest(image, (right - edge, foot + 16, right, bottom), look.footer) < 12
                assert furthest(image, (0, bottom - 6, right, bottom), look.footer) < 12
                assert furthest(image, (0, foot - 20, right // 2 - 120, foot - 8), look.ground) < 12
                if photo is None:
                    assert furthest(image, (0, 32, edge, foot - 8), look.ground) < 12
                    assert furthest(image, (right - edge, 32, right, foot // 3), look.ground) < 12

    def test_the_title_is_there(self) -> None:
        assert furthest(opened(draw(Card("Hỏi đáp"))), (MARGIN, 150, 500, 480), BLUE) > 200

    def test_bars_have_one_scale(self) -> None:
        def length(card: bytes, row: int) -> int:
            image = opened(card)
            return sum(max(image.getpixel((x, row))) > 200 for x in range(310, 900))  # type: ignore[arg-type,type-var]

        bars = (Bar("Xã", "1.234,50", 0.5), Bar("Cả nước", "7", 0.5, own=False))
        data = draw(Card("PAR INDEX", design="chi-so", figure=Figure("1", bars=bars)))
        first = 146 + 268 + 13
        assert length(data, first) == length(data, first + 52) > 150

    def test_a_mark_changes_the_footer(self) -> None:
        assert furthest(opened(draw(CARD)), (900, FOOTER_TOP + 16, SIZE[0], SIZE[1]), PAPER) > 100
        assert draw(CARD) != draw(Card(CARD.title, CARD.kicker, CARD.site, CARD.place))

    @pytest.mark.parametrize("photo", [None, noise()])
    def test_it_is_a_small_jpeg(self, photo: bytes | None) -> None:
        data = draw(Card(LONG, photo=photo))
        assert len(data) < LIMIT
        assert Image.open(io.BytesIO(data)).format == "JPEG"

    def test_equal_cards_have_equal_bytes(self) -> None:
        assert draw(CARD) == draw(CARD)

    def test_the_name_holds_a_hash_of_the_content(self) -> None:
        one, two = (hashlib.sha256(draw(card)).hexdigest() for card in (CARD, Card("Khác")))
        assert card_path("tin-a", one).startswith("anh-chia-se/tin-a.")
        assert card_path("tin-a", one) != card_path("tin-a", two)
        assert len(card_path("tin-a", one)) == len("anh-chia-se/tin-a.") + 12 + len(".jpg")

    def test_the_key_covers_all_that_is_shown(self, tmp_path: Path) -> None:
        file = tmp_path / "a.jpg"
        file.write_bytes(jpeg())
        base = Card("a", "b", "c", "d", "e")
        words = {"title": "x", "kicker": "x", "site": "x", "place": "x", "mark": "x", "photo": file, "focus": "trai"}
        more = {"design": "thu-tuc", "shape": "vuong", "tag": "x", "facts": ("x",), "figure": Figure("1")}
        others = [replace(base, **{name: value}) for name, value in {**words, **more}.items()]
        assert len(words | more) == len(fields(Card))
        assert len({card_key(card) for card in [base, *others]}) == len(others) + 1
        assert card_key(replace(base, photo=file)) == card_key(replace(base, photo=jpeg()))


class TestPhoto:
    """An editor's picture is not trusted."""

    def test_what_is_known(self, tmp_path: Path) -> None:
        file = tmp_path / "ảnh.jpg"
        file.write_bytes(jpeg())
        assert prepare(file, file="tin-tuc/a.md") == Picture(file, "image/jpeg", 1600, 1200, len(jpeg()))

    def test_a_turned_picture_is_measured_upright(self) -> None:
        picture = prepare(jpeg(orientation=6), file="a.md")
        assert isinstance(picture, Picture)
        assert (picture.width, picture.height) == (1200, 1600)

    def test_a_turned_picture_is_shown_upright(self) -> None:
        # Orientation 6: the stored left edge is shown at the top, so that the red half comes to the right.
        image = filled(jpeg(orientation=6), (300, 300))
        red, green = image.getpixel((280, 150)), image.getpixel((20, 150))
        assert isinstance(red, tuple)
        assert isinstance(green, tuple)
        assert red[0] > 150 > green[0]

    @pytest.mark.parametrize(("columns", "rows"), [(8000, 7000), (30000, 30000)])
    def test_a_bomb_is_refused(self, columns: int, rows: int) -> None:
        problem = prepare(bomb(columns, rows), file="a.md", line=3)
        assert isinstance(problem, Problem)
        assert problem.rule == "image-too-large"
        assert str(problem).startswith("a.md:3: ảnh lớn hơn 50 triệu điểm ảnh - ")

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
    def test_a_truncated_picture_is_refused(self, kind: str) -> None:
        buffer = io.BytesIO()
        Image.open(io.BytesIO(noise())).resize((300, 200)).save(buffer, kind)
        whole = buffer.getvalue()
        assert isinstance(prepare(whole, file="a.md"), Picture)
        for part in (0.5, 0.9):
            problem = prepare(whole[: int(len(whole) * part)], file="a.md")
            assert isinstance(problem, Problem)
            assert problem.rule in {"image-broken", "image-type"}

    @pytest.mark.parametrize("data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%!PS-Adobe-3.0 EPSF-3.0\n"])
    def test_other_formats_are_refused(self, data: bytes) -> None:
        problem = prepare(data, file="a.md")
        assert isinstance(problem, Problem)
        assert problem.rule == "image-type"

    def test_a_missing_file(self, tmp_path: Path) -> None:
        problem = prepare(tmp_path / "x.jpg", file="a.md")
        assert isinstance(problem, Problem)
        assert problem.rule == "image-missing"
        folder = prepare(tmp_path, file="a.md")
        assert isinstance(folder, Problem)

    @pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "CMYK", "1", "I;16"])
    def test_every_mode_can_be_shown(self, mode: str) -> None:
        buffer = io.BytesIO()
        Image.new(mode, (400, 300)).save(buffer, "JPEG" if mode == "CMYK" else "PNG")
        picture = prepare(buffer.getvalue(), file="a.md")
        assert isinstance(picture, Picture)
        assert opened(with_photo(CARD, picture)).size == SIZE

    def test_the_photo_fills_its_side(self) -> None:
        picture = prepare(jpeg(), file="a.md")
        assert isinstance(picture, Picture)
        image = opened(with_photo(Card("Hỏi đáp"), picture))
        top, low = image.getpixel((PHOTO_LEFT[0] + 30, 30)), image.getpixel((SIZE[0] - 2, FOOTER_TOP - 10))
        assert isinstance(top, tuple)
        assert isinstance(low, tuple)
        assert top[0] > 150
        assert low[1] > 100 > low[0]


@pytest.mark.parametrize(("focus", "wanted"), [("trai", "red"), ("phai", "blue"), ("tren", "red"), ("", "both")])
def test_a_crop_keeps_the_part_that_the_editor_names(focus: str, wanted: str) -> None:
    wide = Image.new("RGB", (900, 300), (255, 0, 0))
    wide.paste((0, 0, 255), (450, 0, 900, 300))
    if focus == "tren":
        wide = wide.transpose(Image.Transpose.ROTATE_270)
    out = io.BytesIO()
    wide.save(out, "PNG")
    crop = filled(out.getvalue(), (300, 300), focus)
    colours = {crop.getpixel((10, 10)), crop.getpixel((290, 290))}
    assert colours == {"red": {(255, 0, 0)}, "blue": {(0, 0, 255)}, "both": {(255, 0, 0), (0, 0, 255)}}[wanted]


@pytest.fixture(scope="module")
def asked(full_source: Path) -> list[Wanted]:
    """The cards of the full test site."""
    site, _ = load(full_source, today=date(2026, 11, 22))
    assert site is not None
    return list(wanted(site, procedures=True, squares=2))


class TestWanted:
    """Which cards a section needs."""

    def test_a_year_has_its_own_card_and_the_page_shows_the_newest(self, asked: list[Wanted]) -> None:
        cards = {one.path: one for one in asked if one.card.shape == "ngang"}
        page, year = cards["chi-so/par-index/"], cards["chi-so/par-index/#2024"]
        assert (page.slug, page.card) == (year.slug, year.card)
        assert year.card.figure is not None
        assert (year.card.figure.value, year.card.figure.rank) == ("88,50", "Hạng 12/63")
        assert [(bar.label, bar.value) for bar in year.card.figure.bars] == [
            ("Thử Nghiệm", "88,50"),
            ("Cả nước", "88,37"),
        ]

    def test_sources_that_disagree_and_ranks_alone(self, asked: list[Wanted]) -> None:
        cards = {one.path: one.card for one in asked}
        assert cards["chi-so/par-index/#2019"].figure is None
        assert cards["chi-so/par-index/#2019"].facts == ("Các nguồn nêu khác nhau", "80,1 điểm", "80,9 điểm")
        rank = cards["chi-so/par-index/#2022"].figure
        assert rank is not None
        assert rank.value == "Hạng 30/63"
        assert rank.bars[0].share == pytest.approx(34 / 63)
        assert cards["chi-so/sipas/#2024"].tag == "Số liệu suy ra"

    def test_only_the_newest_items_and_results_have_squares(self, asked: list[Wanted]) -> None:
        squares = [one for one in asked if one.card.shape == "vuong"]
        assert len([one for one in squares if one.path.startswith("tin-tuc/")]) == 2
        assert not [one for one in squares if one.path.startswith("thu-tuc/")]
        assert {one.path for one in squares if one.path.startswith("chi-so/")} == {
            one.path for one in asked if one.path.startswith("chi-so/")
        }

    def test_a_procedure_shows_its_code_and_no_fee_but_a_free_one(self, asked: list[Wanted]) -> None:
        cards = {one.card.tag: one.card for one in asked if one.card.design == "thu-tuc"}
        assert set(cards) >= {"1.001193", "2.000815"}
        assert not [fact for card in cards.values() for fact in card.facts if "đồng" in fact]

    def test_no_two_cards_of_one_address_and_shape(self, asked: list[Wanted]) -> None:
        names = [(one.path, one.card.shape) for one in asked]
        assert len(names) == len(set(names))
