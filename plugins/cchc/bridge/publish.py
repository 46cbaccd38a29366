"""The publishing build: MkDocs into a folder beside the published one, then one swap.

A build that fails, is killed or fills the disk leaves the published folder as it was.
"""

from __future__ import annotations

import contextlib
import gc
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from cchc.bridge.aside import Aside
from cchc.bridge.build import Build
from cchc.bridge.disk import Sign
from cchc.bridge.engine import Listener, listening, read_config, run
from cchc.bridge.known import WELL_KNOWN
from cchc.bridge.lock import WAIT, alone
from cchc.bridge.made import Sink
from cchc.bridge.orders import Orders
from cchc.bridge.reading import read_again
from cchc.bridge.refusal import Refusal, refusal_of
from cchc.bridge.swap import Places, check_whole, discard, has_base, recover, swap, take_base
from cchc.bridge.tree import Difference, compare, earlier_cards, fingerprint_of, gather, lay, survey
from cchc.bridge.unchanged import Memory, Publication
from cchc.bridge.watch import Watch
from cchc.cache import Store
from cchc.model.problem import Problem, in_order
from cchc.model.site import Site
from cchc.model.text import format_number

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
    with listening() as listener:
        config = read_config(config_file, listener, strict=strict)
        places = Places((site_dir or Path(config.site_dir)).resolve())
        try:
            _refuse_wrong_place(places.site, config_file, Path(config.docs_dir))
            places.site.parent.mkdir(parents=True, exist_ok=True)
            with alone(places.lock, tell=tell, wait=wait):
                recover(places)
                with watch.step("so với lần đăng trước"):
                    memory = Memory(config, config_file, places.site)
                    last = memory.recall()
                if last is None:
                    last, difference = _build_and_swap(config, places, listener, show, watch, memory)
                    memory.remember(last)
                else:
                    difference = Difference(last.files, frozenset(), frozenset())
                    if show:
                        show(list(last.problems))
        except OSError as error:
            raise refusal_of(error, "dựng chuyên mục") from error
    counts = (last.procedures, last.news, last.documents)
    return Summary(places.site, *counts, difference, time.perf_counter() - begin, last.reused, watch.seconds)


def _build_and_swap(
    config: MkDocsConfig, places: Places, listener: Listener, show: Show | None, watch: Watch, memory: Memory
) -> tuple[Publication, Difference]:
    """Build, and publish when something differs; return what is published now, and what differed."""
    # With a last but one site its few differences are mended later; without, the whole tree is laid out meanwhile.
    kept, known = has_base(places), memory.known
    base = places.previous if kept else places.new
    beside = Aside(partial(survey, places.site, base, known.heads(), mirror=not kept))
    try:
        published = {name: head for name, (_, head) in known.heads().items()}
        sink = Sink(folder=None if kept or places.site.exists() else places.new, published=published)
        with _no_gc():
            orders = Orders(watch, digests=memory.digests)
            build = _built(lambda: run(config, listener, places.scratch, sink, orders), listener, show)
            with watch.step("so từng tệp"):
                made = gather(places.scratch, sink)
                check_whole(made)
                seen = beside.result()
                made |= earlier_cards(made, seen.there, places.site)
                difference = compare(made, seen.there)
            if difference.changed or difference.gone or not places.site.exists():
                with watch.step("ghi tệp thay đổi"):
                    lay(made, difference, seen, sink.laid, site=places.site, base=take_base(places))
                    swap(places)
    finally:
        beside.end()
        discard(places.scratch)
        discard(places.new)
    site, counts = build.site, build.counts
    reused = sum(counts.get(all_, 0) - counts.get(new, 0) for all_, new in (("pages", "rendered"), ("cards", "drawn")))
    heads = {name: file.head for name, file in made.items()}
    # Links change when a file was last touched, so that a mirrored folder is known no more.
    if not kept or len(known.heads().keys() & (heads.keys() - difference.changed)) < WELL_KNOWN * len(heads):
        known.remember(heads, _unchanged(seen.signs, difference))
    sizes = (len(made), len(site.procedures), len(site.news), len(site.documents))
    return Publication(fingerprint_of(made), *sizes, tuple(listener.told()), reused), difference


def _unchanged(signs: Mapping[str, Sign], difference: Difference) -> dict[str, Sign]:
    """Return how the files looked that are still the same ones."""
    return {name: sign for name, sign in signs.items() if name not in difference.changed}


@contextlib.contextmanager
def _no_gc() -> Iterator[None]:
    """Do not look for cycles: what a build makes stays to its end, and looking at it costs a tenth of it."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # or all of it would be looked at now; the next build lets it go
        gc.enable()


Opinions = Callable[[Site, Store, Path], list[Problem]]
"""What is said of what was read, given the store of finished work and the content folder."""


def review(config_file: Path, opinions: Opinions | None = None, *, also: str = "") -> list[Problem]:
    """Return every problem of the content, and what `opinions` says of it: a build that makes no page.

    Only a build knows every address, and so which links lead nowhere. What was said of the same content is remembered;
    `also` stands for whatever else the opinions read.
    """
    with listening() as listener, tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        try:
            config = read_config(config_file, listener, strict=False)
            memory = Memory(config, config_file, Path(config.site_dir), also=also)
            known = memory.recall_problems()
            if known is None:
                with _no_gc():
                    known = _judged(config, listener, Path(folder, "site"), opinions, memory.digests)
                memory.remember_problems(known)
        except OSError as error:
            raise refusal_of(error, "kiểm tra nội dung") from error
        return known


def _judged(
    config: MkDocsConfig, listener: Listener, folder: Path, opinions: Opinions | None, digests: Mapping[str, str]
) -> list[Problem]:
    """Return what a build without pages tells, with the opinions when the content could be read."""
    try:
        build = run(config, listener, folder, Sink(), Orders(judging=True, digests=digests))
        site, store = build.site, build.store
    except Refusal:
        if not listener.told():
            raise
        # An error in one file hides nothing that is to be said of the others; links alone are judged later.
        read, store = read_again(config)
        if read is None:
            return listener.told()
        site = read
    return in_order([*listener.told(), *(opinions(site, store, Path(config.docs_dir)) if opinions else ())])


def _built(build: Callable[[], Build], listener: Listener, show: Show | None) -> Build:
    """Build, and show what was heard whether it went well or not."""
    try:
        return build()
    finally:
        if show:
            show(listener.told())


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
