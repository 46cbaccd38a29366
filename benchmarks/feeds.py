"""How long all feeds of a section take: `python -m benchmarks.feeds [--items 5000]`.

One process, nothing kept from before; the texts of the items are rendered beforehand, for pages need them anyway.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.peers import PEERS, Work
from cchc.bridge.body import BodyRenderer
from cchc.feeds.catalogue import all_channels
from cchc.feeds.compose import Composer, Surroundings
from cchc.feeds.entry import FeedImage
from cchc.sources.load import load

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "sane_lists", "tables", "fenced_code"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make all feeds and print what they took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.feeds", description=__doc__.partition("\n")[0])
    parser.add_argument("--items", type=int, default=5000)
    count = parser.parse_args(arguments).items
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as name:
        PEERS["ours"].lay_out(Path(name), Work.of(count))
        site, _ = load(Path(name, "content"), today=date(2026, 1, 1))
    if site is None:
        raise AssertionError("the corpus cannot be read")
    renderer = BodyRenderer([*EXTENSIONS, "cchc.bridge.markdown"], {"cchc.bridge.markdown": {"demote": True}})
    texts = {item.file: renderer.render(item.body).html for item in site.news[:1000]}
    around = Surroundings(
        text=lambda file: texts.get(file) or renderer.render(bodies[file]).html,
        picture=lambda path: FeedImage(f"anh-chia-se/{path}x.jpg", 90000, "image/jpeg", 1200, 630),
    )
    bodies = {item.file: item.body for item in site.news}
    channels = all_channels(site)
    before, begin, worked = _peak(), time.perf_counter(), time.process_time()
    composer = Composer(site, "https://example.org/cchc/", around)
    sizes = [len(file.make()) for channel in channels for file in composer.files(channel)]
    seconds, worked, grown = time.perf_counter() - begin, time.process_time() - worked, _peak() - before
    print(f"{count:,} items, {len(channels)} feeds, {len(sizes)} files, {sum(sizes) / 2**20:.0f} MiB:")
    print(
        f"{seconds:.2f} s ({worked:.2f} s of processor time), "
        f"{grown / 2**20:.0f} MiB more at the peak ({before / 2**20:.0f} MiB before)"
    )
    return 0


def _peak() -> int:
    """Return the most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    raise SystemExit(main())
