"""Counts the rows of index tables and of Decision 766 against the rows of the pages.

python -m tests.rows CONTENT SITE: a line for each table of the content folder, and every row that no page shows.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import lxml.html

from cchc.model.indicator import IndexResult
from cchc.model.quality import QualityFigure, is_own
from cchc.model.site import Site
from cchc.model.text import fold, format_number
from cchc.sources import load
from cchc.sources.any_table import any_table
from cchc.sources.report import Report
from cchc.sources.tree import Tree

PARTS = "parts of figures"
FOLDERS = ("_data/chi-so", "_data/qd-766")


@dataclass
class Count:
    """Rows of one table: in the file, on a page, told of by a note (a repeated row) and on no page."""

    rows: int = 0
    shown: set[int] = field(default_factory=set)
    explained: set[int] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return self.rows == len(self.shown | self.explained) and not self.lost


class Pages:
    """The rows of the tables of published pages, as folded text."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._rows: dict[str, list[str]] = {}

    def show(self, path: str, *words: str) -> bool:
        """True when one row of the page has all words."""
        wanted = [fold(word) for word in words if word]
        return any(all(word in row for word in wanted) for row in self._of(path))

    def _of(self, path: str) -> list[str]:
        if path not in self._rows:
            file = self._site / path / "index.html"
            page = lxml.html.fromstring(file.read_bytes()) if file.is_file() else None
            rows = [] if page is None else page.xpath("//tr | //ul[contains(@class, 'so-lieu')]/li")
            self._rows[path] = [fold(" ".join(row.text_content().split())) for row in rows]
        return self._rows[path]


def count(content: Path, site: Path) -> dict[str, Count]:
    """Return what became of every row, by table."""
    read, problems = load(content, today=date(2026, 11, 22))
    assert read is not None, "site.yml"
    tree, pages = Tree(content), Pages(site)
    counts: dict[str, Count] = defaultdict(Count)
    for folder in FOLDERS:
        for name in tree.under(folder, ".csv", ".xlsx"):
            table = any_table(tree, name, Report().file(name))
            counts[name].rows = len(table.rows) if table else 0
    for file, line, what, shown in _results(read, pages):
        _note(counts[file], line, what, shown=shown)
    for figure in read.performance.quality.figures:
        path = f"chi-so/qd-766/{figure.period.key}/"
        said = _ratio(figure)
        shown = pages.show(path, figure.unit, *said)
        if not shown and is_own(figure, read.commune):
            shown = pages.show(path, f"{figure.indicator.number}. {figure.indicator.name}", *said)
        what = f"{figure.unit}, {figure.period.name}, {figure.indicator.number}"
        _note(counts[figure.file], figure.line, what, shown=shown)
    for problem in problems:
        if problem.rule == "repeated-row":
            counts[problem.file].explained.add(problem.line)
    return dict(counts)


def _results(site: Site, pages: Pages) -> Iterator[tuple[str, int, str, bool]]:
    """Yield table, line, name and whether a page shows it, of every figure and of every part of one."""
    for one in site.results:
        paths = (f"chi-so/{one.index}/{one.year}/", f"chi-so/{one.index}/")
        name = f"{one.index} {one.year} {one.unit}"
        yield one.file, one.line, name, any(_shows(pages, path, one) for path in paths)
        for number, part in enumerate(one.components):
            score = format_number(part.score) if part.score is not None else ""
            shown = any(pages.show(path, part.name, score) for path in paths)
            yield PARTS, hash((name, number)), f"{name}: {part.name}", shown


def _shows(pages: Pages, path: str, one: IndexResult) -> bool:
    """True when a row of the page has the figure: of the unit, of its year, as the mean or as the best."""
    figure = format_number(one.score) if one.score is not None else (str(one.rank) if one.rank else "chưa có")
    return pages.show(path, one.unit, figure) or pages.show(path, str(one.year), figure)


def _ratio(figure: QualityFigure) -> tuple[str, ...]:
    if figure.state == "khong-phat-sinh":
        return ("không phát sinh (0/0)",)
    return (f"{format_number(figure.ratio)}%",) if figure.ratio is not None else ()


def _note(one: Count, line: int, what: str, *, shown: bool) -> None:
    if shown:
        one.shown.add(line)
    else:
        one.lost.append(what)


def main() -> int:
    """Print the report; 1 when a row is on no page."""
    counts = count(Path(sys.argv[1]), Path(sys.argv[2]))
    for name, one in sorted(counts.items()):
        print(
            f"{name}: {one.rows} rows in, {len(one.shown)} shown, {len(one.explained)} repeated, {len(one.lost)} lost"
        )
        for what in one.lost:
            print(f"  lost: {what}")
    return int(any(one.lost for one in counts.values()))


if __name__ == "__main__":
    raise SystemExit(main())
