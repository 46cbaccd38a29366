"""Times the generator beside its peers: `python -m benchmarks.run [--items 4000] [--growth 1000,4000,20000]`.

Prints the tables and writes RESULTS.md (and growth.svg) to the folder of `--out`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks import report, serve
from benchmarks.machine import describe
from benchmarks.measure import Contender, compete
from benchmarks.peers import PEERS, Work
from benchmarks.plot import growth_svg

HERE = Path(__file__).resolve().parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks; 1 when a build has failed."""
    options = _options(arguments)
    chosen = {key: PEERS[key] for key in options.peers}
    absent = {peer.label: names for peer in chosen.values() if (names := peer.missing())}
    for label, names in absent.items():
        _tell(f"{label} is left out: not installed: {', '.join(names)}")
    present = [key for key, peer in chosen.items() if peer.label not in absent]
    load = os.getloadavg()
    fingerprint = Work.of(1).words.fingerprint
    seen: list[serve.Preview] = []
    growth: dict[int, list[Contender]] = {}
    # One folder for all: what is removed slows down what comes next.
    with tempfile.TemporaryDirectory(prefix="cchc-bench-", dir=options.temp) as name:
        place = partial(_session, Path(name), options=options)
        main_round = place(options.items, present, runs=options.runs, then=partial(_preview, options.runs, seen))
        alive = [key for key in present if key in options.growth_peers]
        for count in sorted(set(options.growth)):
            growth[count] = place(count, alive, runs=options.growth_runs, memory=False)
            # What is too slow at one size is not tried at a larger one.
            alive = [key for key in alive if any(c.key.split("-")[0] == key and not c.failure for c in growth[count])]
    text = report.page(
        report.Facts(date.today(), describe(), load, [PEERS[key] for key in present], absent, fingerprint),
        items=options.items,
        runs=options.runs,
        contenders=main_round,
        growth=growth,
        growth_runs=options.growth_runs,
        preview=seen[0] if seen else None,
    )
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "RESULTS.md").write_text(text, encoding="utf-8", newline="\n")
    if growth:
        (options.out / report.PLOT).write_text(growth_svg(growth), encoding="utf-8", newline="\n")
    sys.stdout.write(text)
    return int(any(one.failure for group in (main_round, *growth.values()) for one in group))


def _session(
    place: Path,
    count: int,
    keys: list[str],
    *,
    runs: int,
    options: argparse.Namespace,
    memory: bool = True,
    then: Callable[[Path, list[Contender]], None] = lambda _folder, _contenders: None,
) -> list[Contender]:
    """Lay out a site of `count` items for each generator, in a new folder of `place`, and let them compete."""
    work, folder = Work.of(count), Path(tempfile.mkdtemp(prefix=f"{count}-", dir=place))
    contenders = []
    for key in keys:
        _tell(f"{count} items: laying out {key}")
        (folder / key).mkdir()
        contenders += PEERS[key].lay_out(folder / key, work)
    compete(contenders, runs=runs, slow=options.slow, limit=options.limit, tell=_tell, memory=memory)
    then(folder, contenders)
    return contenders


def _preview(runs: int, seen: list[serve.Preview], folder: Path, contenders: list[Contender]) -> None:
    """Measure the preview of our section, when it took part."""
    edit = next((one for one in contenders if one.key == "ours-edit" and one.samples), None)
    if edit is None:
        return
    _tell("preview: a saved item")
    item = max((folder / "ours/content/tin-tuc").rglob("*.md"))
    address = f"/cchc/tin-tuc/{item.parent.name}/{item.stem}/"
    seen.append(serve.preview(folder / "ours", item, address, edit.seconds, folder / "bare", runs=runs))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__.partition("\n")[0])
    parser.add_argument("--items", type=int, default=4000, help="news items of the main comparison (default 4000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, in turn; medians count (default 3)")
    parser.add_argument("--peers", type=_names, default=list(PEERS), help=f"which of {','.join(PEERS)} (default all)")
    parser.add_argument("--growth", type=_numbers, default=[], help="more sizes to build, such as 1000,4000,20000")
    parser.add_argument("--growth-peers", type=_names, default=list(PEERS), help="which of them (default all)")
    parser.add_argument("--growth-runs", type=int, default=1, help="runs of each at those sizes (default 1)")
    parser.add_argument("--limit", type=float, default=3600, help="seconds after which a build is given up")
    parser.add_argument(
        "--slow", type=float, default=90, help="what takes more seconds than this runs once only (default 90)"
    )
    parser.add_argument("--temp", type=Path, default=None, help="where the sites are built (default: the system's)")
    parser.add_argument("--out", type=Path, default=HERE, help="where RESULTS.md goes (default: beside this file)")
    return parser.parse_args(arguments)


def _names(text: str) -> list[str]:
    """Return the peers of one option, in the order of the table."""
    asked = text.split(",")
    if unknown := [name for name in asked if name not in PEERS]:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; known: {', '.join(PEERS)}")
    return [name for name in PEERS if name in asked]


def _numbers(text: str) -> list[int]:
    """Return the sizes of one option."""
    return [int(part) for part in text.split(",") if part]


def _tell(line: str) -> None:
    """Say on standard error how far the run is."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
