"""Fits an export of the national portal into the lists that the commune keeps: which file gets which text.

A procedure is updated in the table where it stands; new ones go to danh-muc.csv; none is removed,
because an export may cover less than it seems, and a removed page breaks every link to it.
"""

from __future__ import annotations

import re
from pathlib import Path

from cchc.model.problem import Problem, in_order
from cchc.model.procedure import Procedure
from cchc.model.text import slugify
from cchc.model.value import dataclass
from cchc.sources.list_parts import fact_text
from cchc.sources.portal import ImportReport, import_list, list_text
from cchc.sources.procedure_detail import read_detail
from cchc.sources.procedure_list import TIER, read_list
from cchc.sources.procedures import FACT_NAMES, FOLDER, fill, same_name
from cchc.sources.report import Report
from cchc.sources.table import SUFFIXES
from cchc.sources.tree import Tree

LIST_FILE = f"{FOLDER}/danh-muc.csv"

_COMMUNE = re.compile(
    r"\bcap-xa\b(?!-hoi)|\b(?:ubnd|uy-ban-nhan-dan|cong-an|trung-tam-phuc-vu-hanh-chinh-cong)-(?:cap-)?(?:xa(?!-hoi)|phuong|dac-khu|thi-tran)\b"
    r"|\btram-y-te\b"
)

Fact = tuple[str, str, str]
"""Name, old value, new value."""


@dataclass(frozen=True, slots=True)
class Update:
    """What an import brings, and the files to write: name inside the content folder -> text.

    `lost` are errors in tables that would have to be rewritten: their rows would vanish, so nothing
    may be written before they are mended. `to_see` needs a person.
    """

    imported: ImportReport
    changes: tuple[tuple[Procedure, tuple[Fact, ...]], ...]
    files: dict[str, str]
    lost: tuple[Problem, ...]
    to_see: tuple[Problem, ...]
    before: tuple[Procedure, ...] = ()
    """The procedures of the lists before the import."""


def plan_update(path: Path, content: Path, *, commune_only: bool = False) -> Update:
    """Return what the table at `path` changes in the lists below `content`; nothing is written here.

    A second import of the same table finds nothing to change.
    """
    report = Report()
    tree = Tree(content)
    lists = {
        name: [procedure for procedure, _ in read_list(tree, name, report).rows]
        for name in tree.under(FOLDER, *SUFFIXES)
    }
    current = _joined([procedure for rows in lists.values() for procedure in rows])
    imported = import_list(path, current, keep=is_of_commune if commune_only else None)
    changed = {change.code for change in imported.changed}
    files, fixed = {}, []
    for name, rows in lists.items():
        updated = [_updated(row, imported.merged, changed) for row in rows]
        if updated == rows:
            continue
        if name.lower().endswith(".csv"):
            files[name] = updated
        else:
            fixed.append(_in_workbook(name, rows, updated))
    if imported.new:
        files[LIST_FILE] = files.get(LIST_FILE, lists.get(LIST_FILE, [])) + list(imported.new)
    changes = tuple((imported.merged[code], _facts(imported.merged[code], current[code])) for code in sorted(changed))
    texts = {name: list_text(list(_joined(rows).values())) for name, rows in sorted(files.items())}
    lost = tuple(problem for problem in in_order(report.problems) if problem.level == "error" and problem.file in files)
    seen = tuple(fixed + _overridden(tree, imported))
    return Update(imported, changes, texts, lost, seen, tuple(current.values()))


def is_of_commune(procedure: Procedure) -> bool:
    """True when a commune's own agency carries it out; without agencies the tier decides."""
    if procedure.agencies:
        return any(_COMMUNE.search(slugify(agency)) for agency in procedure.agencies)
    return "cap-xa" in slugify(dict(procedure.extra).get(TIER, ""))


def _joined(procedures: list[Procedure]) -> dict[str, Procedure]:
    """Return the procedures by code in order of code; of several rows the first counts, as when the site is read."""
    found: dict[str, Procedure] = {}
    for procedure in procedures:
        found[procedure.code] = fill(found[procedure.code], procedure) if procedure.code in found else procedure
    return {code: found[code] for code in sorted(found)}


def _updated(row: Procedure, merged: dict[str, Procedure], changed: set[str]) -> Procedure:
    """Return the row with the export's facts, or as it is where they say nothing else."""
    return fill(merged[row.code], row) if row.code in changed and _facts(merged[row.code], row) else row


def _facts(new: Procedure, old: Procedure) -> tuple[Fact, ...]:
    """Return the facts that differ."""
    pairs = ((label, fact_text(old, key), fact_text(new, key)) for key, label in FACT_NAMES.items())
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def _in_workbook(name: str, rows: list[Procedure], updated: list[Procedure]) -> Problem:
    """Return a problem for a table that this program does not write."""
    codes = sorted({old.code for old, new in zip(rows, updated, strict=True) if old != new})
    message = f"thủ tục {', '.join(codes)} có thay đổi nhưng nằm trong bảng tính"
    return Problem(name, 0, "list-workbook", message, "lưu bảng thành .csv rồi nhập lại, hoặc tự sửa", "warning")


def _overridden(tree: Tree, imported: ImportReport) -> list[Problem]:
    """Return a problem for every detail that says something else than the export: the detail is what readers see."""
    problems = []
    for name in tree.under(FOLDER, ".yml", ".yaml"):
        detail = read_detail(tree, name, Report())
        listed = imported.merged.get(detail.code) if detail else None
        if detail is None or listed is None:
            continue
        for (label, ours, theirs), key in zip(_pairs(listed, detail), FACT_NAMES, strict=True):
            if ours and theirs and ours != theirs and not (key == "name" and same_name(ours, theirs)):
                message = f"{label} ghi “{ours[:120]}”, tệp nhập ghi “{theirs[:120]}”"
                remedy = "trang đang hiện theo tệp này; sửa lại nếu tệp nhập đúng"
                problems.append(Problem(name, 0, "detail-differs", message, remedy, "warning"))
    return problems


def _pairs(listed: Procedure, detail: Procedure) -> list[Fact]:
    """Return every fact with the detail's value and the list's."""
    return [(label, fact_text(detail, key), fact_text(listed, key)) for key, label in FACT_NAMES.items()]
