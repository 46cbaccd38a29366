"""A build is spared only when nothing that it reads has changed and what it published stands there whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cchc.bridge import frame as frames
from cchc.bridge import unchanged
from cchc.bridge.frame import CACHE_DIR, Frame, Written, frame_of, recall_frame, store_folder, written
from cchc.bridge.standing import standing
from cchc.bridge.unchanged import Memory, Publication
from cchc.model.problem import Problem

CONFIG = "site_name: Thử\ndocs_dir: content\n"
DAY = "1790000000"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A section that was built and published."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    files = {"mkdocs.yml": CONFIG, "content/a.md": "một", "giao-dien/main.html": "x", "site/index.html": "<p>một"}
    files |= {"site/b/index.html": "b", "content/_data/site.yml": "{}"}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    said, frame = told(tmp_path)
    Memory(said, frame, tmp_path / "site").remember(publication(tmp_path))
    return tmp_path


def told(folder: Path, *, strict: bool = False) -> tuple[Written, Frame]:
    """Return what mkdocs.yml says and what MkDocs would make of it."""
    places = [str(folder / name) for name in ("content", "giao-dien", "site", CACHE_DIR)]
    return written(folder / "mkdocs.yml", strict), Frame(*places, strict, closed=True)


def publication(folder: Path) -> Publication:
    problem = Problem("a.md", 1, "r", "sai", "sửa", "warning")
    return Publication(standing(folder / "site", {}).fingerprint, 2, 0, 1, 0, (problem,))


def recalled(folder: Path) -> Publication | None:
    """Return what the next command finds out, before it loads MkDocs."""
    said = written(folder / "mkdocs.yml", False)
    frame = recall_frame(said)
    return None if frame is None else Memory(said, frame, Path(frame.site)).recall()


def test_a_look_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    assert recalled(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_when_nothing_has_changed_the_last_publication_is_recalled(folder: Path) -> None:
    assert recalled(folder) == publication(folder)


def write(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def keeping_its_times(name: str, text: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        seen = (folder / name).stat()
        (folder / name).write_text(text, encoding="utf-8")
        os.utime(folder / name, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    return change


def damaged(folder: Path) -> None:
    store = folder / CACHE_DIR / "store.db"
    store.write_bytes(store.read_bytes()[:-3000] + b"x" * 3000)


CHANGES: dict[str, Callable[[Path], object]] = {
    "an item": write("content/a.md", "hai"),
    "an item of the same length and time": keeping_its_times("content/a.md", "mốt"),
    "a new item": write("content/b.md", ""),
    "data": write("content/_data/site.yml", "{ }"),
    "a renamed item": lambda folder: (folder / "content/a.md").rename(folder / "content/c.md"),
    "an item gone": lambda folder: (folder / "content/a.md").unlink(),
    "the content gone": lambda folder: (folder / "content").rename(folder / "khac"),
    "a template": write("giao-dien/main.html", "y"),
    "a new template": write("giao-dien/moi.html", "y"),
    "mkdocs.yml": write("mkdocs.yml", CONFIG + "# khác\n"),
    "mkdocs.yml gone": lambda folder: (folder / "mkdocs.yml").unlink(),
    "a published page": write("site/index.html", "<p>hai"),
    "a published page of the same time": keeping_its_times("site/index.html", "<p>mốt"),
    "a published page gone": lambda folder: (folder / "site/b/index.html").unlink(),
    "a page too many": write("site/c.html", ""),
    "the site gone": lambda folder: (folder / "site").rename(folder / "khac"),
    "a damaged store": damaged,
    "the store gone": lambda folder: (folder / CACHE_DIR / "store.db").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_nothing_is_recalled(folder: Path, change: Callable[[Path], object]) -> None:
    change(folder)
    assert recalled(folder) is None


@pytest.mark.parametrize("day", [str(int(DAY) + 86_400), None])
def test_another_day_is_another_build(folder: Path, monkeypatch: pytest.MonkeyPatch, day: str | None) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day) if day else monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert recalled(folder) is None


@pytest.mark.parametrize("what", ["code_fingerprint", "installed"])
def test_other_code_is_another_build(folder: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    said, frame = told(folder)
    monkeypatch.setattr(unchanged, what, lambda: "khác")
    assert Memory(said, frame, folder / "site").recall() is None
    monkeypatch.setattr(frames, what, lambda: "khác")
    assert recall_frame(said) is None


def test_another_place_or_strictness_is_another_build(folder: Path) -> None:
    said, frame = told(folder)
    (folder / "site").rename(folder / "noi-khac")
    assert Memory(said, frame, folder / "noi-khac").recall() is None
    (folder / "noi-khac").rename(folder / "site")
    assert Memory(said, replace(frame, strict=True), folder / "site").recall() is None
    assert recall_frame(replace(said, strict=None)) is None
    assert recalled(folder) is not None


def test_a_touched_page_is_read_and_found_the_same(folder: Path) -> None:
    os.utime(folder / "site/index.html", ns=(1, 1))
    assert recalled(folder) == publication(folder)


def test_what_was_saved_during_a_build_is_not_remembered(folder: Path) -> None:
    for name in ("content/a.md", "giao-dien/main.html", "mkdocs.yml"):
        (folder / name).write_text("trước", encoding="utf-8")
        said, frame = told(folder)
        memory = Memory(said, frame, folder / "site")
        (folder / name).write_text("trong lúc dựng", encoding="utf-8")
        memory.remember(publication(folder))
        assert recalled(folder) is None, name


@pytest.mark.parametrize("moment", ["before", "after"])
def test_what_is_saved_during_a_build_is_seen_by_the_second_look(folder: Path, moment: str) -> None:
    (folder / "content/a.md").write_text("hai", encoding="utf-8")
    said, frame = told(folder)
    memory = Memory(said, frame, folder / "site")
    memory.expect_build()
    if moment == "before":
        (folder / "content/a.md").write_text("ba", encoding="utf-8")
    memory.look_again()
    memory.remember(publication(folder))
    memory.end()
    assert (recalled(folder) is None) == (moment == "before")


def test_mkdocs_yml_saved_between_reading_it_and_loading_it_is_not_remembered(folder: Path) -> None:
    said, frame = told(folder)
    (folder / "mkdocs.yml").write_text(CONFIG + "# khác\n", encoding="utf-8")
    Memory(said, frame, folder / "site").remember(publication(folder))
    assert recalled(folder) is None


def test_an_open_build_is_never_remembered(folder: Path) -> None:
    (folder / "content/a.md").write_text("hai", encoding="utf-8")
    said, frame = told(folder)
    memory = Memory(said, replace(frame, closed=False), folder / "site")
    memory.remember(publication(folder))
    assert memory.recall() is None
    assert recalled(folder) is None
    assert memory.standing().fingerprint == publication(folder).folder


def config(**other: Any) -> Any:
    """Return the parts of MkDocs' configuration that matter."""
    data = SimpleNamespace(config={"cache_dir": CACHE_DIR})
    parts: dict[str, Any] = {
        "plugins": {"cchc/data": data, "cchc/news": data},
        "markdown_extensions": ["toc", "markdown.extensions.tables", "cchc.bridge.markdown"],
        "theme": SimpleNamespace(custom_dir=None),
        "hooks": {},
    }
    return SimpleNamespace(docs_dir="/c", site_dir="/s", strict=False, **(parts | other))


def test_what_is_no_utf8_is_open(folder: Path) -> None:
    (folder / "mkdocs.yml").write_bytes((CONFIG + "extra: !ENV A\n").encode("utf-16"))
    said = written(folder / "mkdocs.yml", False)
    assert not frame_of(config(), said).closed
    assert recalled(folder) is None


@pytest.mark.parametrize(
    ("text", "parts", "closed"),
    [
        (CONFIG, {}, True),
        ("", {}, False),
        (CONFIG + "extra: {a: !ENV A}\n", {}, False),
        (CONFIG + "INHERIT: ../mkdocs.yml\n", {}, False),
        (CONFIG + "hooks: [a.py]\n", {}, False),
        (CONFIG, {"plugins": {"cchc/data": None, "search": None}}, False),
        (CONFIG, {"plugins": {}}, False),
        (CONFIG, {"markdown_extensions": ["pymdownx.snippets"]}, False),
        (CONFIG, {"markdown_extensions": ["mdx_include"]}, False),
        (CONFIG, {"hooks": {"a.py": None}}, False),
    ],
)
def test_a_build_that_may_read_anything_is_open(tmp_path: Path, text: str, parts: dict[str, Any], closed: bool) -> None:
    found = frame_of(config(**parts), Written(tmp_path / "mkdocs.yml", text, 1, None))
    assert found.closed is closed
    assert found.store == str(store_folder(tmp_path / "mkdocs.yml", CACHE_DIR))


@pytest.mark.parametrize(
    "line", ["    cache_dir: kho\n", "    'cache_dir' : \"kho\" # ở đây\n", "  - x: {cache_dir: kho}\n"]
)
def test_the_store_is_found_where_mkdocs_yml_puts_it(folder: Path, line: str) -> None:
    (folder / "mkdocs.yml").write_text(CONFIG + line, encoding="utf-8")
    said, frame = told(folder)
    frame = replace(frame, store=str(folder / "kho"))
    Memory(said, frame, folder / "site").remember(publication(folder))
    assert recall_frame(said) == frame


def test_the_problems_of_a_check_are_recalled(folder: Path) -> None:
    said, frame = told(folder)
    problems = [Problem("a.md", 0, "r", "sai", "sửa", "note")]
    Memory(said, frame, folder / "site", also="x").remember_problems(problems)
    assert Memory(said, frame, folder / "site", also="x").recall_problems() == problems
    assert Memory(said, frame, folder / "site", also="y").recall_problems() is None
