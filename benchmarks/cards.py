"""What a share card costs: median and longest time on one core, by design and shape, with the project's own content.

`python -m benchmarks.cards`. The bar is 20 ms in the median. The first cards of each design are drawn before the clock
runs, as in a build, where letters once drawn are kept.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from pathlib import Path

from cchc.cards.draw import draw
from cchc.cards.wanted import wanted
from cchc.sources.load import load

CONTENT = Path(__file__).resolve().parent.parent / "content"


def main() -> None:
    """Print a line for each design and shape, and one for all."""
    site, _ = load(CONTENT, today=dt.date(2026, 11, 22))
    if site is None:
        raise SystemExit("content/ has errors")
    cards = [one.card for one in wanted(site, procedures=True, squares=50)]
    spent: dict[str, list[float]] = {}
    for kind in {(card.design, card.shape): None for card in cards}:
        own = [card for card in cards if (card.design, card.shape) == kind]
        for card in own[:3]:
            draw(card)
        for card in own:
            begin = time.process_time()
            draw(card)
            spent.setdefault(" ".join(kind), []).append((time.process_time() - begin) * 1000)
    spent["all"] = [one for times in spent.values() for one in times]
    for name, times in spent.items():
        print(
            f"{name:18} {len(times):4} cards, median {statistics.median(times):5.1f} ms, longest {max(times):5.1f} ms"
        )


if __name__ == "__main__":
    main()
