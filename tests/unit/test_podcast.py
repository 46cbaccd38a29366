"""The podcast: true lengths, Apple's words, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import lxml.etree
import pytest
from tests.recordings import m4a, mp3

from cchc.feeds.entry import FeedAudio, FeedEntry, FeedInfo
from cchc.feeds.podcast import Show, podcast
from cchc.feeds.recording import recording
from cchc.model.problem import Problem

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
DAY = datetime(2026, 10, 5, tzinfo=UTC)
INFO = FeedInfo("Phát thanh", "Nghe lại", "https://xa.example/tin-tuc/", "https://xa.example/feeds/phat-thanh.xml", DAY)
ENTRY = FeedEntry(
    id="tag:xa.example,2025:1",
    title='Số 1 & "2" <b> ]]> \x0b',
    url="https://xa.example/tin-tuc/2026/so-1/",
    published=DAY,
    updated=DAY,
    summary="Tóm tắt",
    html="<p>Lời</p>",
    audio=FeedAudio("https://xa.example/a.mp3", 1000, "audio/mpeg", 75),
)


@pytest.mark.parametrize(
    ("name", "data", "mime"), [("a.mp3", mp3(seconds=75), "audio/mpeg"), ("B.M4A", m4a(seconds=75), "audio/mp4")]
)
def test_length_and_duration_are_true(name: str, data: bytes, mime: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert recording(tmp_path / name, name) == FeedAudio(name, len(data), mime, 75)


@pytest.mark.parametrize("data", [b"", b"RIFF....WAVE", mp3(seconds=1)[:300], m4a(seconds=9)[:90], b"\xff" * 5000])
@pytest.mark.parametrize("name", ["a.mp3", "a.m4a"])
def test_a_broken_recording_is_told(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    problem = recording(tmp_path / name, name)
    assert isinstance(problem, Problem)
    assert problem.rule == "audio-broken"


def test_other_kinds_are_refused(tmp_path: Path) -> None:
    problem = recording(tmp_path / "a.wma", "a.wma")
    assert isinstance(problem, Problem)
    assert str(problem).startswith("a.wma: tệp âm thanh không thuộc dạng MP3 hoặc M4A - ")


def read(entries: list[FeedEntry], show: Show) -> Any:
    return lxml.etree.fromstring(podcast(INFO, entries, show=show))[0]


def test_it_says_what_apple_asks_for() -> None:
    channel = read([ENTRY], Show("https://xa.example/bia.jpg", "phatthanh@xa.example"))
    assert channel.find(f"{ITUNES}image").get("href") == "https://xa.example/bia.jpg"
    assert channel.find(f"{ITUNES}category").get("text") == "Government"
    assert channel.findtext(f"{ITUNES}explicit") == "false"
    assert channel.findtext(f"{ITUNES}owner/{ITUNES}email") == "phatthanh@xa.example"
    (item,) = channel.findall("item")
    assert item.findtext(f"{ITUNES}duration") == "75"
    assert item.findtext("title") == 'Số 1 & "2" <b> ]]>'
    assert item.find("guid").get("isPermaLink") == "false"
    assert dict(item.find("enclosure").attrib) == {
        "url": "https://xa.example/a.mp3",
        "length": "1000",
        "type": "audio/mpeg",
    }


def test_nobody_is_made_up() -> None:
    channel = read([], Show())
    assert channel.find(f"{ITUNES}owner") is None
    assert channel.find(f"{ITUNES}image") is None


def test_newest_first_and_no_episode_without_sound() -> None:
    later = replace(ENTRY, id="tag:xa.example,2025:2", published=DAY + timedelta(days=7), updated=DAY)
    channel = read([ENTRY, later], Show())
    assert [item.findtext("guid") for item in channel.findall("item")] == [later.id, ENTRY.id]
    with pytest.raises(ValueError, match="without a sound recording"):
        podcast(INFO, [replace(ENTRY, audio=None)], show=Show())
