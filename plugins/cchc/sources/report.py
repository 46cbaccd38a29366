"""Collects problems while files are read, so that one run shows them all."""

from __future__ import annotations

from cchc.model.problem import Level, Problem


class CellLine(int):
    """The number of a spreadsheet's row that knows the cell in it: problems told there name the cell ("ô C7")."""

    cell: str

    def __new__(cls, row: int, cell: str = "") -> CellLine:
        """Remember the cell's address beside the row's number."""
        line = super().__new__(cls, row)
        line.cell = cell
        return line


class Report:
    """All problems of one run."""

    def __init__(self) -> None:
        """Begin without problems."""
        self.problems: list[Problem] = []

    def file(self, name: str) -> FileReport:
        """Return a reporter for the file `name` (relative to the content folder)."""
        return FileReport(name, self.problems)


class FileReport:
    """Adds the problems of one file to the common list and counts its errors."""

    __slots__ = ("errors", "name", "problems")

    def __init__(self, name: str, problems: list[Problem]) -> None:
        """Report about the file `name` into `problems`."""
        self.name = name
        self.problems = problems
        self.errors = 0

    def add(self, level: Level, line: int, rule: str, message: str, remedy: str) -> None:
        """Add a problem of any level."""
        self.errors += level == "error"
        if isinstance(line, CellLine):
            message = f"ô {line.cell}: {message}"
            line = int(line)
        self.problems.append(Problem(self.name, line, rule, message, remedy, level))

    def error(self, line: int, rule: str, message: str, remedy: str) -> None:
        """Add what stops publishing."""
        self.add("error", line, rule, message, remedy)

    def warning(self, line: int, rule: str, message: str, remedy: str) -> None:
        """Add what a person should look at."""
        self.add("warning", line, rule, message, remedy)

    def note(self, line: int, rule: str, message: str, remedy: str) -> None:
        """Add what the program mended, or a normal oddity of real data."""
        self.add("note", line, rule, message, remedy)
