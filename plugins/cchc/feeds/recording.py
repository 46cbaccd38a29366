"""What a recording truly is: its length in bytes and in seconds, read from the file."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

from cchc.feeds.entry import FeedAudio
from cchc.model.problem import Problem
from cchc.model.site import Site

_KINDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4"}
"""What every podcast app and every browser plays."""


def recordings(site: Site, content: Path) -> tuple[dict[str, FeedAudio], list[Problem]]:
    """Return every item's recording by its path in the content folder, and what is wrong with others."""
    found: dict[str, FeedAudio] = {}
    problems: list[Problem] = []
    for name in {item.audio: None for item in site.news if item.audio}:
        one = recording(content / name, name)
        if isinstance(one, Problem):
            problems.append(one)
        else:
            found[name] = one
    return found, problems


def recording(path: Path, name: str) -> FeedAudio | Problem:
    """Return what is known of the file `path`, which the content folder calls `name`, or the problem it has."""
    mime = _KINDS.get(path.suffix.lower())
    if mime is None:
        remedy = "xuất lại dưới dạng MP3 rồi chép vào"
        return Problem(name, 0, "audio-type", "tệp âm thanh không thuộc dạng MP3 hoặc M4A", remedy)
    # Here, for most builds see no recording, and the library takes longer to load than a page to make.
    from mutagen import MutagenError
    from mutagen.mp3 import MP3
    from mutagen.mp4 import MP4

    try:
        length = path.stat().st_size
        opened: Any = (MP3 if mime == "audio/mpeg" else MP4)(path)
        seconds = round(opened.info.length)
    except (MutagenError, OSError, ValueError, ArithmeticError, LookupError, AttributeError, struct.error):
        # mutagen tells of a broken file in most of these ways, by where it stumbles.
        seconds = length = 0
    if seconds < 1:
        remedy = "mở bản thu gốc, xuất lại dưới dạng MP3 rồi chép lại tệp"
        return Problem(name, 0, "audio-broken", "tệp âm thanh bị hỏng hoặc không có tiếng", remedy)
    return FeedAudio(name, length, mime, seconds)
