"""What a publishing build needs MkDocs for: the site is built anew, and published when something differs."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig

from cchc.bridge.aside import Aside
from cchc.bridge.build import Build
from cchc.bridge.engine import Listener, listening, read_config, run
from cchc.bridge.frame import Frame, Written, frame_of
from cchc.bridge.known import WELL_KNOWN
from cchc.bridge.made import Made, Sink
from cchc.bridge.orders import Orders
from cchc.bridge.standing import Base, Difference, fingerprint_of, known_heads
from cchc.bridge.swap import Places, check_whole, has_base, swap, take_base
from cchc.bridge.tree import compare, earlier_cards, gather, lay
from cchc.bridge.unchanged import Memory, Publication
from cchc.bridge.watch import Watch
from cchc.model.problem import Problem
from cchc.model.value import dataclass

Show = Callable[[list[Problem]], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """MkDocs with the configuration of a section, and whoever hears what it logs."""

    said: Written
    config: MkDocsConfig
    listener: Listener
    frame: Frame


@contextlib.contextmanager
def loaded(said: Written) -> Iterator[Loaded]:
    """Load MkDocs' configuration, and hear its log while the block runs. Raises Refusal."""
    with listening() as listener:
        config = read_config(said.file, listener, strict=said.strict)
        yield Loaded(said, config, listener, frame_of(config, said))


def rebuild(
    engine: Loaded, places: Places, memory: Memory, beside: Aside[Base], show: Show | None, watch: Watch
) -> tuple[Publication, Difference]:
    """Build, and publish when something differs; return what is published now, and what differed.

    `beside` looks at the folder from which the next site is made.
    """
    kept, known = has_base(places), memory.known.looks()
    sink = Sink(folder=None if kept or places.site.exists() else places.new, published=known_heads(known))
    with no_gc():
        orders = Orders(watch, digests=memory.digests)
        build = _built(lambda: run(engine.config, engine.listener, places.scratch, sink, orders), engine.listener, show)
        memory.look_again()
        with watch.step("so từng tệp"):
            made = gather(places.scratch, sink)
            check_whole(made)
            standing = memory.standing()
            there = standing.heads(known)
            made |= earlier_cards(made, there, places.site)
            difference = compare(made, there)
        if difference.changed or difference.gone or not places.site.exists():
            with watch.step("ghi tệp thay đổi"):
                lay(made, difference, beside.result(), sink.laid, site=places.site, base=take_base(places))
                swap(places)
    heads = {name: file.head for name, file in made.items()}
    # Links change when a file was last touched, so that a mirrored folder is known no more.
    if not kept or len(standing.odd.keys() | difference.changed) > (1 - WELL_KNOWN) * len(heads):
        signs = standing.signs(known)
        memory.known.remember(heads, {name: signs[name] for name in signs.keys() - difference.changed})
    return _publication(build, made, engine.listener), difference


def _publication(build: Build, made: Mapping[str, Made], listener: Listener) -> Publication:
    """Return what is to be remembered of a build."""
    site, counts = build.site, build.counts
    reused = sum(counts.get(all_, 0) - counts.get(new, 0) for all_, new in (("pages", "rendered"), ("cards", "drawn")))
    fingerprint = fingerprint_of((name, file.head.digest) for name, file in made.items())
    sizes = (len(made), len(site.procedures), len(site.news), len(site.documents))
    return Publication(fingerprint, *sizes, tuple(listener.told()), reused)


def _built(build: Callable[[], Build], listener: Listener, show: Show | None) -> Build:
    """Build, and show what was heard whether it went well or not."""
    try:
        return build()
    finally:
        if show:
            show(listener.told())


@contextlib.contextmanager
def no_gc() -> Iterator[None]:
    """Do not look for cycles: what a build makes stays to its end, and looking at it costs a tenth of it."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # or all of it would be looked at now; the next build lets it go
        gc.enable()
