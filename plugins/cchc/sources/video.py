"""Reads the video of a news item: its file or address, captions, and what is said in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cchc.model.news import NewsItem, Video
from cchc.model.text import squeeze
from cchc.sources.body import content_path
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Values
from cchc.sources.tree import Tree

_FILES = (".mp4", ".webm")
_CUE = re.compile(r"-->")
_MARK = re.compile(r"<[^>]*>")
_SENTENCES = 4
"""Sentences to a paragraph of a transcript made from captions."""


def read_video(values: Values, name: str, tree: Tree, report: FileReport) -> Video | None:
    """Return the video of the item `name`, or None without one or with a problem that hides it."""
    given = values.map("video")
    if given is None:
        return None
    line = values.line("video")
    file = _path(given, "file", _FILES, name, tree, report)
    captions = _path(given, "captions", (".vtt",), name, tree, report)
    url = given.text("url")
    if not file and not url:
        if not given.text("file"):
            report.error(line, "video-missing", "mục video chưa có tệp hay địa chỉ", "ghi file hoặc url")
        return None
    if file and not captions:
        remedy = "thêm captions: tệp .vtt, để người khiếm thính và người xem không bật tiếng theo dõi được"
        report.warning(line, "video-captions", "video chưa có phụ đề", remedy)
    if not captions and not given.text("transcript"):
        report.warning(line, "video-transcript", "video chưa có lời viết ra", "thêm transcript, hoặc tệp phụ đề")
    if not values.text("image"):
        report.warning(line, "video-poster", "video chưa có ảnh hiện trước khi phát", "thêm dòng image và image_alt")
    return Video(file, url, captions, given.text("transcript"))


def _path(given: Values, key: str, endings: tuple[str, ...], name: str, tree: Tree, report: FileReport) -> str:
    """Return the content path of a file that the video names, or "" with a problem."""
    written = given.text(key)
    if written and not written.lower().endswith(endings):
        message = f"“{written}” không phải tệp {' hoặc '.join(endings)}"
        report.error(
            given.line(key), "video-kind", message, "đổi sang loại tệp này; video ở trang khác thì ghi vào url"
        )
        return ""
    return content_path(written, given.line(key), name, tree, report) if written else ""


def with_transcripts(news: tuple[NewsItem, ...], tree: Tree, report: Report) -> tuple[NewsItem, ...]:
    """Return the items, those videos that have captions only with a transcript made of them.

    It is done after the items were read, because what is remembered of an unchanged item must not depend on
    the words of another file.
    """
    if not any(item.video and item.video.captions for item in news):
        return news
    return tuple(_told(item, tree, report) for item in news)


def _told(item: NewsItem, tree: Tree, report: Report) -> NewsItem:
    video = item.video
    if video is None or not video.captions:
        return item
    text = tree.read_text(video.captions, report) or ""
    if not text.lstrip("\ufeff").startswith("WEBVTT"):
        remedy = "xuất lại phụ đề kiểu WebVTT; dòng đầu tiên của tệp là WEBVTT"
        report.file(video.captions).warning(1, "video-captions", "tệp phụ đề không đúng dạng", remedy)
        return replace(item, video=replace(video, captions=""))
    return item if video.transcript else replace(item, video=replace(video, transcript=transcript_of(text)))


def transcript_of(captions: str) -> str:
    """Return what WebVTT captions say, as paragraphs of a few sentences."""
    words = squeeze(" ".join(_lines(captions)))
    sentences = re.split(r"(?<=[.!?…])\s+", words)
    parts = [" ".join(sentences[at : at + _SENTENCES]) for at in range(0, len(sentences), _SENTENCES)]
    return "\n\n".join(part for part in parts if part)


def _lines(captions: str) -> Iterator[str]:
    """Yield the lines of the cues: what follows a line with times, up to the next empty line."""
    speaking, last = False, ""
    for line in captions.splitlines():
        if _CUE.search(line):
            speaking = True
        elif not line.strip():
            speaking = False
        elif speaking:
            said = _MARK.sub("", line).strip()
            if said != last:  # captions that roll repeat their last line
                yield said
            last = said
