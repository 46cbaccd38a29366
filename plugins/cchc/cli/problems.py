"""Shows problems: for people by file, for tools as JSON and SARIF."""

from __future__ import annotations

import json
import os
from itertools import groupby
from pathlib import Path

import click

from cchc import __version__
from cchc.cli.speech import tell
from cchc.model.problem import Level, Problem, in_order

_GROUPS: tuple[tuple[Level, str], ...] = (
    ("error", "Lỗi, phải sửa mới đăng được:"),
    ("warning", "Cảnh báo, vẫn đăng được nhưng cần người xem:"),
)


_WORDS: dict[Level, str] = {"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú"}


def listing(problems: list[Problem]) -> None:
    """Print one line a problem on standard output, grouped by file; the headings go to standard error.

    The file with the most serious problem comes first, and in a file the most serious problem.
    """
    files: dict[str, list[Problem]] = {}
    for problem in in_order(problems):
        files.setdefault(problem.file, []).append(problem)
    for file, ones in files.items():
        tell(f"Tệp {file} ({_counts(ones)})")
        for level, lines in groupby(ones, key=lambda one: one.level):
            tell(f"{_WORDS[level].capitalize()}:")
            click.echo("\n".join(map(str, lines)))
        tell("")


def _counts(problems: list[Problem]) -> str:
    """Return how many problems of each level there are: "2 lỗi, 1 ghi chú"."""
    levels = [problem.level for problem in problems]
    return ", ".join(f"{levels.count(level)} {word}" for level, word in _WORDS.items() if level in levels)


def show(problems: list[Problem]) -> None:
    """Tell errors and warnings while building; notes are only counted."""
    for level, heading in _GROUPS:
        lines = [str(problem) for problem in problems if problem.level == level]
        if lines:
            tell("\n".join([heading, *lines]))
    notes = sum(problem.level == "note" for problem in problems)
    if notes:
        tell(f"Có {notes} ghi chú, xem bằng lệnh: cchc check")


def as_json(problems: list[Problem]) -> str:
    """Return the problems as a JSON list."""
    rows = [
        {
            "file": problem.file,
            "line": problem.line,
            "rule": problem.rule,
            "level": problem.level,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_sarif(problems: list[Problem]) -> str:
    """Return the problems as SARIF 2.1.0, which editors of code and code hosts show beside the lines."""
    from urllib.parse import quote

    results = [
        {
            "ruleId": problem.rule,
            "level": problem.level,
            "message": {"text": f"{problem.message} - {problem.remedy}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(problem.file)},
                        "region": {"startLine": max(1, problem.line)},
                    }
                }
            ],
        }
        for problem in problems
    ]
    rules = [_sarif_rule(rule) for rule in sorted({problem.rule for problem in problems})]
    run = {"tool": {"driver": {"name": "cchc", "version": __version__, "rules": rules}}, "results": results}
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _sarif_rule(rule: str) -> dict[str, object]:
    """Return the description of a rule; those about the form of files explain themselves."""
    from cchc.model.rules import RULES

    known = RULES.get(rule)
    if known is None:
        return {"id": rule}
    text = {"text": f"{known.why} {known.how}"}
    return {"id": rule, "shortDescription": {"text": known.name}, "fullDescription": text, "help": text}


def refuse_missing(paths: tuple[Path, ...]) -> None:
    """Refuse paths that do not exist: a slip of the pen must not look like content without problems."""
    from cchc.bridge.refusal import Refusal

    for path in paths:
        if not path.exists():
            raise Refusal(f"không có tệp hoặc thư mục {path}", "kiểm tra lại đường dẫn")


def filtered(problems: list[Problem], paths: tuple[Path, ...], content: Path, config: Path) -> list[Problem]:
    """Return the problems of the given files and folders, or all when none is given."""
    if not paths:
        return problems
    wanted = [path.resolve() for path in paths]

    def is_wanted(problem: Problem) -> bool:
        place = config if problem.file == config.name else Path(os.path.normpath(content / problem.file)).resolve()
        return any(place.is_relative_to(path) for path in wanted)

    return [problem for problem in problems if is_wanted(problem)]


def summary_of(problems: list[Problem]) -> str:
    """Return the closing line."""
    if not problems:
        return "Kiểm tra xong: không có gì phải sửa."
    files = len({problem.file for problem in problems})
    is_wrong = any(problem.level == "error" for problem in problems)
    end = "chưa đăng được, hãy sửa các lỗi." if is_wrong else "không có lỗi, đăng được."
    return f"Kiểm tra xong: {_counts(problems)} trong {files} tệp; {end}"
