"""The loudspeaker's timetable: the three days of the law, no broadcast over its time, nothing lost in silence."""

from __future__ import annotations

import datetime as dt
import io
import sys
import wave
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sources_kit import item as written
from sources_kit import section

from cchc.channels.schedule import Timetable, timetable
from cchc.cli import cli
from cchc.model.lazytext import LazyText
from cchc.model.news import NewsItem
from cchc.model.place import Commune, Section
from cchc.model.radio import Radio, Slot
from cchc.model.site import Site
from cchc.model.text import VIETNAM

FIRST = dt.date(2026, 11, 23)


def _site(*items: NewsItem, slots: tuple[Slot, ...] = (Slot(dt.time(5), 10), Slot(dt.time(17), 5))) -> Site:
    radio = Radio(slots=slots, pace=150)
    commune, section = Commune("Bến Thử", "xã", "Lai Châu"), Section("Cải cách", "Trang", "Lời")
    news = tuple(sorted(items, key=lambda item: item.date, reverse=True))
    return Site(commune, section, FIRST, radio=radio, news=news)


def _item(name: str, day: int, syllables: int = 100, **more: object) -> NewsItem:
    moment = dt.datetime(2026, 11, 23, 6, tzinfo=VIETNAM) + dt.timedelta(days=day, seconds=len(name))
    body = "tin " * syllables
    item = NewsItem(
        name,
        "Tin",
        moment,
        "Tóm tắt",
        f"tin-tuc/2026/{name}/",
        f"{name}.md",
        text=LazyText(body),
        channels=("phat-thanh",),
    )
    return replace(item, **more)  # type: ignore[arg-type] - test data


def _days(made: Timetable) -> dict[str, list[tuple[dt.date, dt.time]]]:
    found: dict[str, list[tuple[dt.date, dt.time]]] = defaultdict(list)
    for one in made.broadcasts:
        for reading in one.readings:
            found[reading.item.id].append((one.day, one.slot.time))
    return found


def test_an_item_is_read_once_in_the_first_broadcast_after_it_appeared() -> None:
    made = timetable(_site(_item("a", 0), _item("khong", 0, channels=("zalo",))), first=FIRST, days=7)
    assert _days(made) == {"a": [(FIRST, dt.time(17))]}
    assert len(made.broadcasts) == 14
    assert made.unplaced == ()


def test_an_item_waits_for_its_first_day() -> None:
    late = _item("a", -20, broadcast_from=FIRST + dt.timedelta(days=2), channels=())
    assert _days(timetable(_site(late), first=FIRST, days=7)) == {"a": [(FIRST + dt.timedelta(days=2), dt.time(5))]}


def test_what_the_law_makes_public_is_read_three_days_running_at_the_same_hour() -> None:
    law = _item("luat", 0, disclosure=True, channels=())
    longer = _item("dai-hon", 0, disclosure=True, broadcast_days=5)
    days = _days(timetable(_site(law, longer), first=FIRST, days=7))
    for name, count in (("luat", 3), ("dai-hon", 5)):
        run = days[name]
        assert [day for day, _ in run] == [run[0][0] + dt.timedelta(days=n) for n in range(count)]
        assert len({hour for _, hour in run}) == 1


def test_overlapping_timetables_agree() -> None:
    site = _site(*(_item(f"a{n}", n % 9, 300, disclosure=n % 3 == 0) for n in range(25)))
    one = _days(timetable(site, first=FIRST, days=10))
    two = _days(timetable(site, first=FIRST + dt.timedelta(days=4), days=10))
    cut = FIRST + dt.timedelta(days=4), FIRST + dt.timedelta(days=9)
    for name in one:
        inside = [[when for when in days[name] if cut[0] <= when[0] <= cut[1]] for days in (one, two)]
        assert inside[0] == inside[1]


def test_what_finds_no_place_is_told() -> None:
    site = _site(_item("qua-dai", 0, 5000), _item("het-han", 0, 600, expires=FIRST), slots=(Slot(dt.time(5), 5),))
    made = timetable(site, first=FIRST, days=7)
    assert {(one.item.id, one.reason) for one in made.unplaced} == {("qua-dai", "too-long"), ("het-han", "no-room")}


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-5, 12), st.integers(1, 250), st.booleans(), st.integers(0, 4)), min_size=1, max_size=25
    )
)
def test_the_rule_of_three_days_holds_for_any_items(drawn: list[tuple[int, int, bool, int]]) -> None:
    items = [
        _item(f"t{n}", day, size, disclosure=law, broadcast_days=days) for n, (day, size, law, days) in enumerate(drawn)
    ]
    slots = (Slot(dt.time(5), 3), Slot(dt.time(17), 2))
    made = timetable(_site(*items, slots=slots), first=FIRST - dt.timedelta(days=10), days=60)
    placed, missing = _days(made), {one.item.id for one in made.unplaced}
    for item in items:
        run = placed.get(item.id, [])
        assert bool(run) != (item.id in missing)
        if run:
            assert len(run) == max(item.broadcast_days or 1, 3 if item.disclosure else 1)
            assert [day for day, _ in run] == [run[0][0] + dt.timedelta(days=n) for n in range(len(run))]
            assert all(dt.datetime.combine(day, hour, VIETNAM) >= item.date for day, hour in run)
    assert all(one.seconds <= one.slot.minutes * 60 for one in made.broadcasts)


def _content(tmp_path: Path) -> list[str]:
    """A small section whose one item must be read on three days."""
    body = "Cha hoặc mẹ đăng ký khai sinh cho con trong 60 ngày.\n"
    news = written("format: bai\ndisclosure: true\n", body).replace("2025-07-28", "2026-04-07")
    return section(tmp_path, {"tin-tuc/2026/khai-sinh.md": news})


def test_the_command_writes_timetable_and_scripts(tmp_path: Path) -> None:
    config, scripts = _content(tmp_path), tmp_path / "loi-doc"
    asked = ["schedule", "--from", "07/04/2026", "--days", "4"]
    printed = CliRunner().invoke(cli, [*asked, "--scripts", str(scripts), *config])
    assert printed.exit_code == 0, printed.output
    assert printed.stdout.count("Tin thử") == 3
    assert "ngày thứ 3 trong 3" in printed.stdout
    written = sorted(path.name for path in scripts.iterdir())
    assert written == ["2026-04-07-1700.txt", "2026-04-08-1700.txt", "2026-04-09-1700.txt"]
    assert "sáu mươi ngày" in (scripts / written[0]).read_text(encoding="utf-8")
    for ending, start in ((".pdf", b"%PDF"), (".csv", b"\xef\xbb\xbfNg"), (".txt", "Thứ Ba".encode())):
        target = tmp_path / f"lich{ending}"
        done = CliRunner().invoke(cli, [*asked, "-o", str(target), *config])
        assert done.exit_code == 0, done.output
        assert target.read_bytes().startswith(start)
    assert CliRunner().invoke(cli, [*asked, "-o", "lich.xyz", *config]).exit_code == 2


VOICE = """\
import sys, wave
text = sys.stdin.buffer.read().decode()
with wave.open(sys.argv[1], "wb") as sound:
    sound.setnchannels(1); sound.setsampwidth(2); sound.setframerate(8000)
    sound.writeframes(b"\\0\\0" * len(text))
"""


def test_a_given_voice_makes_the_audio_draft(tmp_path: Path) -> None:
    config, item = _content(tmp_path), str(tmp_path / "content/tin-tuc/2026/khai-sinh.md")
    program, target = tmp_path / "giong.py", tmp_path / "nghe thu.wav"
    program.write_text(VOICE, encoding="utf-8")
    voice = f'"{sys.executable}" "{program}" {{tep}}'
    done = CliRunner().invoke(cli, ["script", item, "--audio", str(target), "--voice", voice, *config])
    assert done.exit_code == 0, done.output
    with wave.open(io.BytesIO(target.read_bytes())) as sound:
        assert sound.getnframes() > 200


@pytest.mark.parametrize("voice", ["khong-co-lenh-nay {tep}", "echo", f'"{sys.executable}" -c "import sys" {{tep}}'])
def test_a_voice_that_gives_no_sound_is_told(tmp_path: Path, voice: str) -> None:
    config, item = _content(tmp_path), str(tmp_path / "content/tin-tuc/2026/khai-sinh.md")
    target = tmp_path / "a.wav"
    done = CliRunner().invoke(cli, ["script", item, "--audio", str(target), "--voice", voice, *config])
    assert done.exit_code == 2
    assert not target.exists()
    assert "Traceback" not in done.output


@pytest.mark.parametrize("mark", ["audience: [noi-bo]", "draft: true"])
def test_no_channel_takes_what_is_not_public(tmp_path: Path, mark: str) -> None:
    config = _content(tmp_path)
    path = tmp_path / "content/tin-tuc/2026/khai-sinh.md"
    text = path.read_text(encoding="utf-8").replace("format: bai", f"format: bai\n{mark}")
    path.write_text(text, encoding="utf-8")
    target = tmp_path / "ra"
    for command in ("script", "poster", "leaflet", "booklet"):
        done = CliRunner().invoke(cli, [command, str(path), "-o", str(target), *config])
        assert done.exit_code == 2, command
        assert "bản nháp, tin nội bộ" in done.stderr
        assert not target.exists()
    timetable = CliRunner().invoke(cli, ["schedule", "--from", "07/04/2026", *config])
    assert "Tin thử" not in timetable.stdout
    table = tmp_path / "danh-muc.csv"
    report = CliRunner().invoke(cli, ["report", "2026-Q2", "-o", str(target), "--csv", str(table), *config])
    assert report.exit_code == 0, report.output
    assert "khai-sinh" not in table.read_text(encoding="utf-8-sig")
