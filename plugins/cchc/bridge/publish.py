"""The publishing build: MkDocs into a folder beside the published one, then one swap.

A build that fails, is killed or fills the disk leaves the published folder as it was. What needs MkDocs is in
`rebuild`, and loaded only when something has changed.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.bridge.aside import Aside
from cchc.bridge.frame import Frame, recall_frame, written
from cchc.bridge.lock import WAIT, alone
from cchc.bridge.refusal import WRONG_CONTENT, Refusal, refusal_of
from cchc.bridge.standing import Difference, base_of
from cchc.bridge.swap import Places, discard, has_base, recover
from cchc.bridge.unchanged import Memory, Publication
from cchc.bridge.watch import Watch
from cchc.model.problem import Problem
from cchc.model.text import format_number
from cchc.model.value import dataclass

if TYPE_CHECKING:
    from cchc.bridge.rebuild import Loaded

Tell = Callable[[str], None]
Show = Callable[[list[Problem]], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build has published."""

    site_dir: Path
    procedures: int
    news: int
    documents: int
    difference: Difference
    seconds: float
    reused: int = 0
    """Pages and share cards that did not have to be made again."""
    steps: Mapping[str, float] = field(default_factory=dict)
    """Seconds by step."""

    def __str__(self) -> str:
        """Return one Vietnamese line."""
        number = format_number
        what = f"{number(self.procedures)} thủ tục, {number(self.news)} tin, {number(self.documents)} văn bản"
        changed, gone = len(self.difference.changed), len(self.difference.gone)
        parts = [f"{number(changed)} tệp thay đổi"] if changed else []
        parts += [f"bỏ {number(gone)} tệp cũ"] if gone else []
        parts += [f"dùng lại {number(self.reused)} trang và ảnh đã dựng"] if self.reused and parts else []
        changes = ", ".join(parts) or "không có gì thay đổi"
        spent = number(round(self.seconds, 1))
        return f"Đã dựng {what}: {number(self.difference.files)} tệp ({changes}) trong {spent} giây"


def publish(
    config_file: Path,
    site_dir: Path | None = None,
    strict: bool | None = None,
    *,
    tell: Tell = print,
    show: Show | None = None,
    wait: float = WAIT,
    watch: Watch | None = None,
) -> Summary:
    """Build the section of `config_file` into `site_dir` (else the one that it names).

    `tell` receives a remark while the build waits, `show` all problems once they are known, `watch`
    how far the work is. Raises Refusal, with the published folder untouched.
    """
    begin, watch = time.perf_counter(), watch or Watch()
    said = written(config_file, strict)
    with contextlib.ExitStack() as stack:

        @cache
        def load() -> Loaded:
            from cchc.bridge.rebuild import loaded

            return stack.enter_context(loaded(said))

        frame = recall_frame(said) or load().frame
        places = Places((site_dir or Path(frame.site)).resolve())
        try:
            _refuse_wrong_place(places.site, config_file, Path(frame.docs))
            places.site.parent.mkdir(parents=True, exist_ok=True)
            with alone(places.lock, tell=tell, wait=wait):
                recover(places)
                with watch.step("so với lần đăng trước"):
                    memory = Memory(said, frame, places.site, look=True)
                last, difference = _publish(memory, frame, places, load, show, watch)
        except OSError as error:
            raise refusal_of(error, "dựng chuyên mục") from error
    counts = (last.procedures, last.news, last.documents)
    return Summary(places.site, *counts, difference, time.perf_counter() - begin, last.reused, watch.seconds)


def _publish(
    memory: Memory, frame: Frame, places: Places, load: Callable[[], Loaded], show: Show | None, watch: Watch
) -> tuple[Publication, Difference]:
    """Return what is published, and in what it differs from what was; build it unless it stands there already."""
    try:
        with watch.step("so với lần đăng trước"):
            last = memory.recall()
        if last is None:
            last, difference = _rebuild(memory, frame, places, load, show, watch)
            memory.remember(last)
            return last, difference
        if show:
            show(list(last.problems))
        return last, Difference(last.files, frozenset(), frozenset())
    finally:
        memory.end()


def _rebuild(
    memory: Memory, frame: Frame, places: Places, load: Callable[[], Loaded], show: Show | None, watch: Watch
) -> tuple[Publication, Difference]:
    memory.expect_build()
    engine = load()  # while somebody looks at the published folder
    if engine.frame != frame:
        name = engine.said.file.name
        raise Refusal(f"{name} vừa được sửa trong lúc dựng, chưa đăng gì", "chạy lại", WRONG_CONTENT)
    from cchc.bridge.rebuild import rebuild

    # With a last but one site its few differences are mended later; without, the whole tree is laid out meanwhile.
    kept = has_base(places)
    beside = Aside(partial(base_of, places.site, places.previous if kept else places.new, mirror=not kept))
    try:
        return rebuild(engine, places, memory, beside, show, watch)
    finally:
        beside.end()
        discard(places.scratch)
        discard(places.new)


def _refuse_wrong_place(site: Path, config_file: Path, docs: Path) -> None:
    """Refuse a folder whose content would be lost by publishing into it."""
    for precious in (config_file.resolve().parent, docs.resolve()):
        if precious.is_relative_to(site) or (precious == docs.resolve() and site.is_relative_to(precious)):
            message = f"không đăng vào {site} được: thư mục này chứa hoặc nằm trong phần nguồn của chuyên mục"
            raise Refusal(message, "chọn thư mục khác sau -d, ví dụ -d site")
    if site.exists() and not site.is_dir():
        raise Refusal(f"{site} là một tệp, không phải thư mục", "chọn tên khác sau -d")
    names = [path.name for path in site.iterdir() if not path.name.startswith(".")] if site.is_dir() else []
    if names and not {"index.html", "404.html", "sitemap.xml"} & set(names):
        message = f"thư mục {site} đang có tệp khác, không phải một lần đăng của chương trình"
        raise Refusal(message, "chọn thư mục trống sau -d hoặc tự chuyển các tệp đó đi")
