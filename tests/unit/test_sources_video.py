"""Videos of news items: files that exist, captions, what is said; and the days on the loudspeaker."""

from __future__ import annotations

from pathlib import Path

import pytest
from sources_kit import item, read
from tests.support import Built

from cchc.model.news import Video
from cchc.sources.video import transcript_of

NAME = "tin-tuc/2025/tin-thu.md"
IMAGE = 'image: a.jpg\nimage_alt: "Ảnh"\n'
CAPTIONS = "WEBVTT\n\n1\n00:00.000 --> 00:01.000\n<v A>Chào bà con.\n\n00:01.000 --> 00:02.000\nMời xem\n"
FILES: dict[str, str | bytes] = {"tin-tuc/2025/a.mp4": b"x", "tin-tuc/2025/a.vtt": CAPTIONS, "tin-tuc/2025/a.jpg": b"x"}


def test_a_video_with_captions_tells_its_words(tmp_path: Path) -> None:
    site, problems = read(tmp_path, {NAME: item(f"{IMAGE}video: {{file: a.mp4, captions: a.vtt}}\n"), **FILES})
    assert problems == []
    base = "tin-tuc/2025/a"
    assert site.news[0].video == Video(f"{base}.mp4", "", f"{base}.vtt", "Chào bà con. Mời xem")


@pytest.mark.parametrize(
    ("front", "found"),
    [
        (IMAGE + "video: {file: a.mp4}\n", ["video-captions", "video-transcript"]),
        ('video: {file: a.mp4, captions: a.vtt, transcript: "Lời"}\n', ["video-poster"]),
        (IMAGE + "video: {file: b.mp4, captions: a.vtt}\n", ["image-missing"]),
        (IMAGE + "video: {file: a.jpg, captions: a.vtt}\n", ["video-kind"]),
        (IMAGE + 'video: {file: "https://a.vn/a.mp4", captions: a.vtt}\n', ["external-file"]),
        (IMAGE + "video: {captions: a.vtt}\n", ["video-missing"]),
        (IMAGE + 'video: {url: "https://a.vn/xem", transcript: "Lời"}\n', []),
        ("broadcast_days: 0\n", ["broadcast-days"]),
        ("disclosure: true\nbroadcast_days: 2\n", ["broadcast-days"]),
        ("disclosure: true\nbroadcast_days: 5\n", []),
    ],
)
def test_what_is_wrong_with_a_video_or_its_days(tmp_path: Path, front: str, found: list[str]) -> None:
    problems = read(tmp_path, {NAME: item(front), **FILES})[1]
    assert sorted(problem.rule for problem in problems) == found


def test_captions_of_another_kind_are_not_shown(tmp_path: Path) -> None:
    files = {**FILES, "tin-tuc/2025/a.vtt": "1\n00:00:01,000 --> 00:00:02,000\nSRT\n"}
    site, problems = read(tmp_path, {NAME: item(f"{IMAGE}video: {{file: a.mp4, captions: a.vtt}}\n"), **files})
    assert [problem.rule for problem in problems] == ["video-captions"]
    assert site.news[0].video == Video("tin-tuc/2025/a.mp4")


def test_rolling_captions_are_said_once_and_paragraphs_end_with_sentences() -> None:
    cue = "00:00.000 --> 00:01.000\n"
    assert transcript_of(f"WEBVTT\n\n{cue}Một.\n\n{cue}Một.\nHai.\n") == "Một. Hai."
    many = transcript_of("WEBVTT\n\n" + "\n\n".join(f"{cue}Câu {n}." for n in range(9)))
    assert many.split("\n\n")[0] == "Câu 0. Câu 1. Câu 2. Câu 3."
    assert len(many.split("\n\n")) == 3


def test_the_page_shows_the_video_and_starts_nothing(full_site: Built) -> None:
    page = full_site.text("tin-tuc/2025/nop-ho-so-truc-tuyen/")
    video = page[page.index("<video") : page.index("</video>")]
    assert 'preload="none"' in video
    assert "autoplay" not in video
    assert 'poster="../../../tin-tuc/anh/tiep-dan.png"' in video
    assert '<track kind="captions" srclang="vi"' in video
    assert "Bước một: mở Cổng Dịch vụ công quốc gia. Bước hai: đăng nhập bằng tài khoản VNeID." in page
    for name in ("tin-tuc/video/nop-ho-so.mp4", "tin-tuc/video/nop-ho-so.vtt"):
        assert (full_site.site_dir / name).is_file()
