"""How many identity papers in pictures are seen, how often something else is taken for one, and what a look costs.

`python -m benchmarks.papers [FOLDER...]`. Papers are drawn (tests/identity.py): 16 photographs of each grade, with
invented people. Pictures of the project's content, pages of text full of `<`, and those of the folders hold no papers.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from random import Random

from tests.identity import FONT, GRADES, PLAIN, drawn, front, page, photograph
from tests.support import ROOT

from cchc.sight.papers import seen

EACH = 16
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")


def main() -> None:
    """Print a line for each grade, and one for pictures without papers."""
    for grade in GRADES:
        _tell(grade.name, (drawn(seed, grade) for seed in range(EACH)))
    for grade in GRADES[:3]:
        _tell(f"QR {grade.name}", (photograph(front(seed), grade, Random(seed)) for seed in range(EACH)))
    _tell("chữ", (_png(seed) for seed in range(30)))
    for folder in (ROOT / "content", *map(Path, sys.argv[1:])):
        found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
        _tell(folder.name, (path.read_bytes() for path in found))


def _png(seed: int) -> bytes:
    from io import BytesIO

    out = BytesIO()
    page(seed, FONT if seed % 2 else PLAIN).save(out, "PNG")
    return out.getvalue()


def _tell(name: str, pictures: Iterable[bytes]) -> None:
    times, found = [], []
    for data in pictures:
        begin = time.process_time()
        found.append(seen(data))
        times.append((time.process_time() - begin) * 1000)
    if not times:
        return
    said = ", ".join(f"{word} {sum(word in one for one in found)}" for word in ("zone", "like", "code"))
    cost = f"median {statistics.median(times):4.0f} ms, longest {max(times):4.0f} ms"
    print(f"{name:16} {len(times):4} pictures: {said}, nothing {found.count(())}; {cost}")


if __name__ == "__main__":
    main()
