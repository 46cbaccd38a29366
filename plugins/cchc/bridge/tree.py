"""Compares what a build made with what is published, and lays out the next site from both.

Most files do not change from one build to the next. They are never written again: the new site
gets the published file itself (a hard link), so that its time, its ETag and its place on the disk
stay, and only what differs costs anything.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterable, Mapping, Set
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from cchc.bridge.disk import link_all, write
from cchc.bridge.made import Made, Sink
from cchc.bridge.standing import Base, Difference, signs_below, standing
from cchc.cache import Head

_THREADS, _AHEAD = 4, 64
_CARDS = "anh-chia-se/"


def gather(scratch: Path, sink: Sink) -> dict[str, Made]:
    """Return every file of the new site: what the build handed over, and what MkDocs wrote itself."""
    found = dict(sink.made)
    for name, (_, head) in standing(scratch, {}).odd.items():
        if head is not None:
            found[name] = Made(head, partial((scratch / name).read_bytes))
    return found


def compare(made: Mapping[str, Made], there: Mapping[str, Head | None]) -> Difference:
    """Return what differs from what is published."""
    changed = frozenset(name for name, file in made.items() if there.get(name) != file.head)
    return Difference(len(made), changed, frozenset(there) - made.keys())


def earlier_cards(made: Mapping[str, Made], there: Mapping[str, Head | None], site: Path) -> dict[str, Made]:
    """Return the published share cards that the new site no longer names but whose page it still has.

    Networks show a shared link with the picture of that day, by its address. What was withdrawn goes at once.
    """
    slugs = {_slug(name) for name in made if name.startswith(_CARDS)}
    return {
        name: Made(head, partial((site / name).read_bytes))
        for name, head in there.items()
        if head and name.startswith(_CARDS) and name not in made and _slug(name) in slugs
    }


def _slug(card: str) -> str:
    """Return what a card's name tells of its page: "tin-a" for ".../tin-a-vuong.0123456789ab.jpg"."""
    return card.rsplit(".", 2)[0].removesuffix("-vuong")


def lay(
    made: Mapping[str, Made], difference: Difference, there: Base, laid: Set[str], *, site: Path, base: Path
) -> None:
    """Make the folder `base`, in which is what `there` tells, into the new site; `site` is only read.

    Files `laid` lie there already.
    No file is changed in place, because a file of `base` may be one with a published file.
    """
    base.mkdir(exist_ok=True)
    if site.is_dir():
        shutil.copymode(site, base)
    carry_hidden(site, base)
    stale = sorted(there.names - made.keys())
    for name in stale:
        (base / name).unlink()
    _remove_empty(base, stale)  # now, for a new file may have the name of an old folder
    with ThreadPoolExecutor(_THREADS) as pool:
        kept = made.keys() - difference.changed - there.laid
        same = [(f"{site}/{name}", f"{base}/{name}") for name in sorted(kept)]
        parts = [same[at : at + _AHEAD] for at in range(0, len(same), _AHEAD)]
        list(pool.map(link_all, parts))
        _write_all({name: made[name] for name in sorted(difference.changed - laid)}, base, pool)


def carry_hidden(site: Path, base: Path) -> None:
    """Bring hidden entries at the top of the published folder (.well-known, .git): MkDocs never removes them."""
    for entry in sorted(base.iterdir()):
        if entry.name.startswith("."):
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    for entry in sorted(site.iterdir()) if site.is_dir() else ():
        if not entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, base / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, base / entry.name, follow_symlinks=False)


def newest(site: Path) -> float:
    """Return the time of the newest file of a site. Only files that a build changed are new, so it is the build's."""
    return max((site / name).lstat().st_mtime for name in signs_below(site))


def _write_all(made: Mapping[str, Made], base: Path, pool: ThreadPoolExecutor) -> None:
    """Write files; the disk is waited for in threads, while the bytes of the next ones are fetched here."""
    waiting: deque[Future[None]] = deque()
    for name, file in made.items():
        waiting.append(pool.submit(write, f"{base}/{name}", file.read()))
        if len(waiting) > _AHEAD:
            waiting.popleft().result()
    for one in waiting:
        one.result()


def _remove_empty(folder: Path, gone: Iterable[str]) -> None:
    """Remove the folders of files that are gone, where they hold nothing any more."""
    for name in sorted({name.rpartition("/")[0] for name in gone}, reverse=True):
        while name:
            try:
                (folder / name).rmdir()
            except OSError:  # a folder with files or folders is not empty; one that is gone was seen to before
                if (folder / name).is_dir():
                    break
            name = name.rpartition("/")[0]
