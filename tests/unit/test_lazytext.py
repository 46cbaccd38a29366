"""Texts that are read when somebody asks for them: unchanged items are known without opening their files."""

from __future__ import annotations

import errno
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sources_kit import SITE_YML, TODAY, item, write

from cchc.bridge.refusal import refusal_of
from cchc.cache import Store
from cchc.model.lazytext import NO_TEXT, LazyText
from cchc.model.news import Video
from cchc.model.site import Site
from cchc.sources import news
from cchc.sources import tree as files
from cchc.sources.load import load
from cchc.sources.tree import Tree

FIRST, SECOND = "tin-tuc/2025/tin-a.md", "tin-tuc/2025/tin-b.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    # A mark before the text, another end of lines: the text is not the tail of the file's bytes.
    second = item(body="Đoạn hai.\n\n[Liên kết](tin-a.md)\n").replace("\n", "\r\n").encode("utf-8-sig")
    write(tmp_path, {"_data/site.yml": SITE_YML, FIRST: item(body="Đoạn một.\n"), SECOND: second})
    return tmp_path


def loaded(content: Path, store: Store, *, known: bool) -> Site:
    digests = {
        path.relative_to(content).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in content.rglob("*.md")
    }
    site, _ = load(Tree(content, digests if known else {}), today=TODAY, keeper=store)
    assert site is not None
    return site


def test_a_known_file_is_opened_only_for_its_words(
    content: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, opened = Store(tmp_path_factory.mktemp("kho")), []
    fresh = loaded(content, store, known=False)
    inner = files._read
    monkeypatch.setattr(files, "_read", lambda path, limit: (opened.append(path), inner(path, limit))[1])
    again = loaded(content, store, known=True)
    assert [path for path in opened if path.endswith(".md")] == []
    assert again.news == fresh.news
    assert [one.text.may_link for one in again.news] == [one.text.may_link for one in fresh.news]
    assert {one.file: one.body for one in again.news} == {
        FIRST: "Đoạn một.\n",
        SECOND: "Đoạn hai.\n\n[Liên kết](tin-a.md)\n",
    }
    assert len([path for path in opened if path.endswith(".md")]) == 2


def test_a_file_saved_meanwhile_is_told_and_not_mixed_with_what_was_known(
    content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = Store(tmp_path_factory.mktemp("kho"))
    loaded(content, store, known=False)
    site = loaded(content, store, known=True)
    (content / FIRST).write_text(item(body="Đoạn khác.\n"), encoding="utf-8")
    one = next(one for one in site.news if one.file == FIRST)
    with pytest.raises(OSError, match="changed") as caught:
        _ = one.body
    assert caught.value.errno == errno.ESTALE
    said = str(refusal_of(caught.value, "dựng chuyên mục"))
    assert said.startswith("không dựng chuyên mục được: tệp vừa được lưu trong lúc đang dựng")
    assert said.endswith("- chạy lại")
    # The next run sees the new file, whatever was remembered.
    assert next(one.body for one in loaded(content, store, known=True).news if one.file == FIRST) == "Đoạn khác.\n"


def test_texts_are_equal_by_their_words() -> None:
    later = LazyText.of(LazyText("một").digest, (), lambda: pytest.fail("nobody asked for the words"))
    assert later == LazyText("một") != LazyText("hai")
    assert len({later, LazyText("một")}) == 1
    assert bool(later)
    assert not NO_TEXT
    assert (NO_TEXT.words, LazyText("") == NO_TEXT) == ("", True)
    assert repr(later) == repr(LazyText("một")) != repr(NO_TEXT)


@pytest.mark.parametrize(
    ("words", "link", "chart"),
    [
        ("chữ", False, False),
        ("<!-- more -->\n5 < 6", False, False),
        ("```bieu-do\n```", False, True),
        ("<b>", True, False),
        ("Xem **tin kia**{: href=../a.md }", True, False),
        ("[[tin-kia]]", True, False),
    ],
)
def test_marks(words: str, link: bool, chart: bool) -> None:
    text = LazyText(words)
    assert (text.may_link, text.may_chart) == (link, chart)


def test_what_is_said_of_a_remembered_item_changes_with_all_that_other_files_decide(
    content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = Store(tmp_path_factory.mktemp("kho"))
    first, second = loaded(content, store, known=False).news
    assert first.said
    assert (first.said, first.told) != (second.said, second.told)
    assert replace(first, text=LazyText("khác"), body_line=99, cited=()).told == first.told
    # What is read again is the same; what is changed after reading (an order without ties, subtitles) is not.
    assert [one.told for one in loaded(content, store, known=True).news] == [first.told, second.told]
    later = (replace(first, date=first.date + timedelta(seconds=1)), replace(first, version_of="tin-tuc/2025/a/"))
    shown = [replace(first, video=Video(name)) for name in ("a.mp4", "b.mp4")]
    assert len({one.told for one in (first, *later, *shown)}) == 5
    # A title or any other word is another file.
    write(content, {FIRST: item(body="Đoạn một.\n").replace("Tin thử", "Tin khác")})
    assert {one.said for one in loaded(content, store, known=True).news} & {first.said, second.said} == {
        next(one.said for one in (first, second) if one.file == SECOND)
    }


def test_a_file_too_large_is_told_as_such_whatever_is_known_of_it(
    content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (content / FIRST).write_text(item(body="chữ " * 1_400_000), encoding="utf-8")
    digests = {FIRST: hashlib.sha256((content / FIRST).read_bytes()).hexdigest()}
    store = Store(tmp_path_factory.mktemp("kho"))
    site, problems = load(Tree(content, digests), today=TODAY, keeper=store)
    assert site is not None
    assert [one.file for one in site.news] == [SECOND]
    assert [(one.file, one.rule) for one in problems if one.level == "error"] == [(FIRST, "file-too-large")]


def test_an_item_whose_picture_has_come_is_read_once_and_then_known(
    content: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, read = Store(tmp_path_factory.mktemp("kho")), []
    inner = news._read_file
    monkeypatch.setattr(news, "_read_file", lambda *given: (read.append(given[-1][0]), inner(*given))[1])
    write(content, {FIRST: item("image: a.jpg\nimage_alt: Ảnh\n")})
    loaded(content, store, known=True)
    write(content, {"tin-tuc/2025/a.jpg": b"x"})
    for seen in ([FIRST], []):
        read.clear()
        one = next(one for one in loaded(content, store, known=True).news if one.file == FIRST)
        assert (read, one.image) == (seen, "tin-tuc/2025/a.jpg")
