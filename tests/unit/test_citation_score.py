"""Precision and recall of the finder on five texts with the quirks of real plans, by hand.

The texts are our own words; tests/citations/mong-doi.tsv says by hand what each cites, line by line.
`python -m tests.unit.test_citation_score` prints the score; texts and answers of another folder can be named after it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.citation_texts import FOLDER

from cchc.model.citation import LawNames, find

Mention = tuple[str, int, str, str]


def expected(folder: Path) -> Counter[Mention]:
    rows = [line.split("\t") for line in (folder / "mong-doi.tsv").read_text(encoding="utf-8").splitlines()]
    return Counter((name, int(line), what, day) for name, line, what, day in rows)


def found(folder: Path) -> Counter[Mention]:
    mentions: Counter[Mention] = Counter()
    for path in sorted(folder.glob("*.txt")):
        if path.stem == "ket-qua":
            continue  # what the checker says of them
        text = path.read_text(encoding="utf-8")
        for one in find(text, LawNames()):
            day = one.date.isoformat() if one.date else ""
            mentions[path.stem, text.count("\n", 0, one.at) + 1, one.canonical or one.name, day] += 1
    return mentions


def score(folder: Path) -> tuple[float, float, Counter[Mention], Counter[Mention]]:
    """Return precision, recall, what was found and is wrong, and what was missed."""
    right, got = expected(folder), found(folder)
    both = sum((right & got).values())
    return both / sum(got.values()), both / sum(right.values()), got - right, right - got


def test_precision_and_recall() -> None:
    precision, recall, wrong, missed = score(FOLDER)
    print(f"độ chính xác {precision:.1%}, độ bao phủ {recall:.1%}")
    assert (sorted(wrong), sorted(missed)) == ([], [])
    assert min(precision, recall) >= 0.99


if __name__ == "__main__":
    precision, recall, wrong, missed = score(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    print(f"độ chính xác {precision:.1%}, độ bao phủ {recall:.1%}")
    for title, mentions in (("thừa", wrong), ("sót", missed)):
        for mention in sorted(mentions):
            print(title, *mention)
