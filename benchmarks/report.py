"""Writes RESULTS.md: tables of one run, ratios of medians, versions and machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.measure import Contender
from benchmarks.peers import Peer
from benchmarks.register import COUNT
from benchmarks.serve import Preview

PLOT = "growth.svg"

_METHOD = """\
## How it is measured

All build the same news items and procedures, written in the dialect of each; the texts are made by
`benchmarks/corpus.py` from the sentences of `content/`, the same on every machine (fingerprint of the vocabulary:
`{fingerprint}`). Items have about 6 KB: headings, paragraphs, a table, two lists. Every build is a process of its own;
the builds of one round run one after another, then the next round begins, and medians count. Only ratios within one
run of the benchmarks mean anything; the seconds depend on the machine and on what else it was doing. Processor time
counts all cores together, and suffers less from other work on the machine.

- *Peak memory* is what the process and its children occupy together, looked at twenty times a second: of memory
  that several share each counts its part (PSS). It has a run of its own, for the looks themselves take time: with them
  a build of several processes took a fifth to a third longer, one of a single process less.
- What takes longer than a minute and a half is timed once. The disk is given time to write what earlier runs left.
- *Cold*: no output and no cache; what earlier rounds left is moved away, not removed, for a disk is slow for minutes
  after thousands of files were removed, and a machine that builds a site the first time has removed none.
  *Warm*: the cache and output of the build before. *Edited*: one news item changed.
- *cchc* builds its real `mkdocs.yml` and theme, with the register of documents, the plan and the indices of `content/`:
  pages that the peers do not have. Command: `{command}`.
- *MkDocs + Material blog + rss* has the blog, search and rss plugins with their defaults, procedures as Markdown pages
  outside the nav, and no share cards. The rss plugin does not ask Git for dates.
- *Pelican* has its default theme and feeds, and no search. *Hugo* has bare templates with feeds and related items, and
  no search; a real theme would take longer.
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """Where and when the benchmarks ran; `absent` peers were left out for the packages they lack."""

    day: date
    machine: list[tuple[str, str]]
    load: tuple[float, float, float]
    peers: list[Peer]
    absent: Mapping[str, list[str]]
    fingerprint: str


def page(
    facts: Facts,
    *,
    items: int,
    runs: int,
    contenders: Sequence[Contender],
    growth: Mapping[int, Sequence[Contender]],
    growth_runs: int,
    preview: Preview | None = None,
) -> str:
    """Return RESULTS.md."""
    parts = ["# Benchmarks", f"Written by `python -m benchmarks.run` on {facts.day.isoformat()}; do not edit by hand."]
    parts += [f"## {items:,} news items and {COUNT} procedures, {_times(runs)}", _times_table(contenders)]
    parts += [_failures(contenders), "## Ratios of medians: wall time (processor time)", _ratios(contenders)]
    parts += _preview(preview) if preview else []
    if growth:
        parts += [f"## Growth, {_times(growth_runs)}", f"![Wall time by number of items]({PLOT})", _growth(growth)]
        parts += [_failures(one for group in growth.values() for one in group)]
    parts += ["## Machine and versions", _facts(facts), _left_out(facts)]
    command = next((_command(one) for one in contenders if one.key.startswith("ours")), "-")
    parts.append(_METHOD.format(fingerprint=facts.fingerprint, command=command))
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def _preview(found: Preview) -> list[str]:
    """Return what was measured of the preview server."""
    words = (
        f"`make serve`: an item saved until its new page is given: {found.saved:.2f} s. A publishing build after such "
        f"an edit takes {found.build:.2f} s, MkDocs' own reload of a site of one page {found.bare:.2f} s; "
        f"ratio to both together: {found.ratio:.2f}."
    )
    return ["## Preview", words]


def _times_table(contenders: Iterable[Contender]) -> str:
    """Return the table of one size."""
    rows = []
    for one in contenders:
        if not one.samples or one.wrote is None:
            continue
        walls = [sample.seconds for sample in one.samples]
        spread = f"{min(walls):.2f}-{max(walls):.2f}"
        largest = f"{one.wrote.largest} {one.wrote.largest_size / 2**20:.1f}"
        cost = [str(len(walls)), f"{one.seconds:.2f}", spread, f"{one.cpu_seconds:.2f}", f"{one.peak / 2**20:.0f}"]
        rows.append([one.label, *cost, f"{one.wrote.files:,}", f"{one.wrote.size / 2**20:.1f}", largest])
    head = ["Build", "Runs", "Median s", "Range s", "CPU s", "Peak MiB", "Files", "Output MiB", "Largest file MiB"]
    return _table(head, rows, left={0, 8})


def _ratios(contenders: Iterable[Contender]) -> str:
    """Return how many times as long as each peer each of our builds takes."""
    done = [one for one in contenders if one.samples]
    ours = [one for one in done if one.key.startswith("ours")]
    peers = [one for one in done if one not in ours]
    if not ours or not peers:
        return "Nothing to compare."

    def ratio(one: Contender, peer: Contender) -> str:
        return f"{one.seconds / peer.seconds:.2f} ({one.cpu_seconds / peer.cpu_seconds:.2f})"

    rows = [[one.label, *(ratio(one, peer) for peer in peers)] for one in ours]
    return _table(["Build", *(f"/ {peer.label}" for peer in peers)], rows, left={0})


def _growth(growth: Mapping[int, Sequence[Contender]]) -> str:
    """Return time and output of every build at every size."""
    labels = {one.key: one.label for group in growth.values() for one in group}
    found = {(count, one.key): one for count, group in growth.items() for one in group if one.samples and one.wrote}

    def cell(count: int, key: str) -> str:
        one = found.get((count, key))
        if one is None or one.wrote is None:
            return "-"
        return f"{one.seconds:.1f} s, {one.wrote.size / 2**20:.0f} MiB"

    rows = [[label, *(cell(count, key) for count in growth)] for key, label in labels.items()]
    head = ["Wall time, output", *(f"{count:,} items" for count in growth)]
    return _table(head, rows, left={0})


def _facts(facts: Facts) -> str:
    """Return machine and versions as a table."""
    loads = " / ".join(f"{value:.2f}" for value in facts.load)
    rows = [list(pair) for pair in facts.machine]
    rows.append(["Load before the run (1, 5, 15 min)", loads])
    rows += [list(pair) for pair in dict(pair for peer in facts.peers for pair in peer.versions()).items()]
    return _table(["", ""], rows, left={0, 1})


def _left_out(facts: Facts) -> str:
    """Return the peers that were not measured."""
    return "\n".join(f"- {label} was left out: not installed: {', '.join(n)}." for label, n in facts.absent.items())


def _failures(contenders: Iterable[Contender]) -> str:
    """Return what did not get to its end."""
    return "\n".join(f"- {one.label}: {one.failure}." for one in contenders if one.failure)


def _command(one: Contender) -> str:
    """Return the command as one would type it, without the folders of this machine."""
    words = [word.rsplit("/", 1)[-1] if word.startswith("/") else word for word in one.command]
    return " ".join(words)


def _times(runs: int) -> str:
    """Return the number of runs in words."""
    return "one run" if runs == 1 else f"{runs} runs in turn"


def _table(head: list[str], rows: Iterable[list[str]], *, left: set[int]) -> str:
    """Return a Markdown table; columns not in `left` hold numbers."""
    line = ["---" if n in left else "---:" for n in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, line, *rows))
