"""Any table as people have it: its headings as they are typed, its rows as texts."""

from __future__ import annotations

import csv
import io

from cchc.model.text import nfc, slugify, squeeze
from cchc.model.value import dataclass
from cchc.sources.report import FileReport
from cchc.sources.tree import Tree, clean_text
from cchc.sources.workbook import SIZE_LIMIT, UnreadableError, is_workbook, read_workbook


@dataclass(frozen=True, slots=True)
class AnyTable:
    """Headings, and rows with the number of their line; a row has a text for each heading."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, name: str) -> int | None:
        """Return the place of the column `name`, written with or without marks and capitals."""
        wanted = slugify(name)
        return next((at for at, heading in enumerate(self.headings) if slugify(heading) == wanted), None)


def any_table(tree: Tree, name: str, report: FileReport) -> AnyTable | None:
    """Return the first table of the file: the headings are its first row with two texts or more."""
    data = tree.read_bytes(name, report, SIZE_LIMIT)
    if data is None:
        return None
    if is_workbook(data):
        try:
            sheets = read_workbook(data)
        except UnreadableError as problem:
            report.error(0, problem.rule, problem.message, problem.remedy)
            return None
        rows = sheets[0][1] if sheets else []
    else:
        text = clean_text(data, report)
        if text is None:
            return None
        rows = _csv_rows(text)
    lines = [(number, tuple(squeeze(nfc(cell)) for cell in row)) for number, row in enumerate(rows, 1)]
    first = next((at for at, (_, row) in enumerate(lines) if sum(map(bool, row)) > 1), None)
    if first is None:
        report.error(0, "table-heading", "không thấy dòng tiêu đề cột", "thêm dòng tiêu đề ở đầu bảng")
        return None
    width = len(lines[first][1])
    below = ((number, (*row, *[""] * width)[:width]) for number, row in lines[first + 1 :] if any(row))
    return AnyTable(lines[first][1], tuple(below))


def _csv_rows(text: str) -> list[list[str]]:
    """Return the records of a CSV text, parted by the mark that stands most often in its first line."""
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        return []
