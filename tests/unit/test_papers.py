"""Identity papers in pictures: drawn ones are seen however they lie, nothing else is taken for one.

`python -m benchmarks.papers` looks at many more and prints how many it sees.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw
from tests.identity import (
    FONT,
    GRADES,
    PLAIN,
    Grade,
    card_zone,
    code,
    drawn,
    front,
    page,
    paper,
    passport_zone,
    photograph,
)
from tests.support import ROOT, build, copy_site, write, write_config

from cchc.bridge import papers
from cchc.cache import Store
from cchc.cli import cli
from cchc.review.panel import panel
from cchc.sight.papers import seen

CONTENT = sorted((ROOT / "content").rglob("*.jpg"))


def saved(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def small_card(seed: int = 1) -> Image.Image:
    dice = Random(seed)
    return paper(card_zone(dice), dice, wide=700)


@pytest.mark.parametrize(("seed", "grade"), list(enumerate(GRADES[:-1], 3)), ids=lambda one: getattr(one, "name", ""))
def test_a_zone_in_a_photograph_is_seen(seed: int, grade: Grade) -> None:
    assert seen(drawn(seed, grade)) == ("zone",)


@pytest.mark.parametrize(("turn", "kind"), [(0, "WEBP"), (90, "JPEG"), (180, "PNG"), (270, "JPEG"), (37, "WEBP")])
def test_a_scan_may_lie_as_it_likes(turn: int, kind: str) -> None:
    turned = small_card().rotate(turn, expand=True, fillcolor=(250, 250, 250), resample=Image.Resampling.BICUBIC)
    assert seen(saved(turned, kind, quality=80)) == ("zone",)


def test_two_rows_of_a_passport_are_a_zone() -> None:
    dice = Random(5)
    assert seen(saved(paper(passport_zone(dice), dice, wide=1000))) == ("zone",)


def test_a_passport_of_another_state_must_be_right_in_all() -> None:
    dice = Random(5)
    first, second = passport_zone(dice)
    first, second = f"{first[:2]}UTO{first[5:]}", f"{second[:10]}UTO{second[13:]}"
    assert seen(saved(paper((first, second), dice, wide=1000))) == ("zone",)
    wrong = f"{second[:27]}{(int(second[27]) + 1) % 10}{second[28:]}"
    assert seen(saved(paper((first, wrong), dice, wide=1000))) == ()


def test_a_small_picture_with_an_alpha_channel_is_read_on_white_ground() -> None:
    card = small_card().convert("L").point(lambda value: 255 - value if value < 100 else 0)
    clear = Image.merge("LA", (Image.new("L", card.size, 0), card))
    assert seen(saved(clear)) == ("zone",)


def test_a_covered_zone_is_no_zone_and_half_a_zone_is_a_doubt() -> None:
    card = small_card()
    half, whole = card.copy(), card.copy()
    ImageDraw.Draw(whole).rectangle([0, card.height * 0.5, card.width, card.height], fill=(90, 90, 90))
    assert seen(saved(whole)) == ()
    rows = list(card_zone(Random(1)))
    rows[0] = f"{rows[0][:14]}{(int(rows[0][14]) + 5) % 10}{rows[0][15:]}"
    assert seen(saved(paper(rows, Random(1), wide=700))) == ("like",)
    ImageDraw.Draw(half).rectangle([0, card.height * 0.75, card.width * 0.6, card.height], fill=(90, 90, 90))
    assert "zone" not in seen(saved(half))


@pytest.mark.parametrize(("seed", "grade"), list(enumerate(GRADES[:3])), ids=lambda one: getattr(one, "name", ""))
def test_the_code_on_the_front_of_a_card_is_seen(seed: int, grade: Grade) -> None:
    assert seen(photograph(front(seed), grade, Random(seed))) == ("code",)


def test_a_picture_of_both_sides_says_both() -> None:
    both = Image.new("RGB", (1500, 1900), "white")
    both.paste(front(1), (50, 30))
    both.paste(small_card(), (50, 1000))
    assert seen(saved(both, "JPEG")) == ("code", "zone")


@pytest.mark.parametrize(
    "words",
    [
        "https://dichvucong.gov.vn/",
        "00020101021138570010A00000072701270006970436|123456789012|x",
        "099099000123",
        "012345678901|abc|2|3|4",
        "123|456|789",
        "MÃ HỒ SƠ|000.00.00.H99-261122-0001|Nộp ngày 22112026|",
    ],
)
def test_other_codes_say_nothing(words: str) -> None:
    assert seen(saved(code(words, 6))) == ()


@pytest.mark.parametrize("seed", range(2, 6))
def test_a_page_full_of_fillers_says_nothing(seed: int) -> None:
    assert seen(saved(page(seed, FONT if seed % 2 else PLAIN))) == ()


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_pictures_of_the_project_say_nothing(path: Path) -> None:
    assert seen(path.read_bytes()) == ()


def huge() -> bytes:
    """Return a picture of 64 megapixels in a few hundred bytes, of which only the head is true."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    head = (8000).to_bytes(4) + (8000).to_bytes(4) + bytes((8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"anh",
        b"GIF89a",
        huge(),
        saved(Image.new("RGB", (1, 1))),
        saved(Image.new("L", (3000, 1))),
        saved(Image.new("I;16", (40, 40))),
        saved(Image.new("P", (40, 40)), "GIF"),
        saved(Image.effect_noise((500, 400), 120)),
    ],
)
def test_what_cannot_be_read_says_nothing(data: bytes) -> None:
    assert seen(data) == ()


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_broken_file_never_ends_the_program(share: float) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        data = saved(small_card(), kind)
        assert isinstance(seen(data[: round(len(data) * share)]), tuple)
        assert isinstance(seen(data[:60] + bytes(40) + data[100:]), tuple)


def test_a_picture_is_looked_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "cache")
    paths = {"a.png": tmp_path / "a.png", "b.png": tmp_path / "b.png"}
    write(tmp_path, {"a.png": saved(small_card()), "b.png": saved(Image.new("L", (50, 50)))})
    first = papers.paper_problems(paths, store)
    assert [(one.file, one.rule, one.level) for one in first["a.png"]] == [("a.png", "picture-mrz", "error")]
    monkeypatch.setattr(papers, "_seen", None)
    (tmp_path / "c.png").write_bytes((tmp_path / "a.png").read_bytes())
    assert papers.paper_problems({"c.png": tmp_path / "c.png"}, store)["c.png"][0].file == "c.png"
    assert papers.paper_problems(paths, store) == first


def test_nothing_is_loaded_before_a_picture_must_be_read() -> None:
    names = "cchc.cli, cchc.cli.opinions, cchc.bridge.papers, cchc.bridge.pictures, cchc.bridge.plugin, cchc.cli.word"
    told = "import sys; print([name for name in ('numpy', 'zxingcpp') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", f"import {names}; {told}"], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_paper_stops_check_and_build_until_it_is_gone_or_allowed(tmp_path: Path) -> None:
    content = copy_site("minimal", tmp_path / "content")
    write(content, {"tin-tuc/anh/the.png": saved(small_card()), "tin-tuc/anh/truoc.png": saved(front(2))})
    config = write_config(content, tmp_path)
    lines = (
        "tin-tuc/anh/the.png: ảnh có dòng mã đọc bằng máy của thẻ căn cước, hộ chiếu, trong đó có họ tên, số giấy tờ, "
        "ngày sinh - che kín cả hai hoặc ba dòng trong ảnh này rồi lưu lại, hoặc thay ảnh",
        "tin-tuc/anh/truoc.png: ảnh có mã QR của thẻ căn cước, quét là đọc được họ tên, ngày sinh, nơi ở - "
        "che kín mã trong ảnh này rồi lưu lại, hoặc thay ảnh",
    )
    for command in ("check", "build"):
        result = CliRunner().invoke(cli, [command, "-f", str(config)])
        assert result.exit_code == 1
        assert all(line in result.output for line in lines)
    assert not (tmp_path / "site/index.html").exists()
    silence = '- rule: {}\n  file: "tin-tuc/anh/*"\n  reason: "Mẫu thẻ do cơ quan công an công bố"\n'
    write(content, {"_data/bo-qua.yml": "".join(map(silence.format, ("picture-mrz", "picture-identity")))})
    assert CliRunner().invoke(cli, ["check", "-f", str(config)]).exit_code == 0
    assert "tin-tuc/anh/the.png" in build(content, tmp_path / "built").files


def test_the_preview_names_the_picture_beside_the_item_that_shows_it() -> None:
    doubt = papers._problem("tin-tuc/anh/the.png", *papers._WORDS["like"])
    shown = panel("tin-tuc/2026/tin.md", [doubt])
    assert "tin-tuc/anh/the.png: ảnh có dòng chữ giống dòng mã" in shown
    assert "<small>tin-tuc/2026/tin.md" in shown
