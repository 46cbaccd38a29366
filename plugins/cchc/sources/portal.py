"""Turns an export of the national portal into the commune's own list of procedures."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from cchc.model.problem import Problem, in_order
from cchc.model.procedure import LEVELS, Procedure
from cchc.model.value import dataclass
from cchc.sources.list_parts import part_cells
from cchc.sources.procedure_list import LIST, TIER, read_list
from cchc.sources.procedures import FACT_NAMES, fill
from cchc.sources.report import Report
from cchc.sources.tree import Tree


@dataclass(frozen=True, slots=True)
class Change:
    """One procedure whose facts differ from what the commune has: the names of those facts."""

    code: str
    name: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import found, and the text of the list that it makes.

    `rows` counts the procedures read, `mended` the cells that were composed, joined or trimmed.
    `new`, `changed` and `gone` are by code. `gone` looks only at the issuers that the export covers,
    because one export holds one ministry. `csv_text` begins with a byte-order mark, so that Excel
    shows it rightly, and has the portal's headings; it is "" when nothing could be read.
    """

    rows: int
    new: tuple[Procedure, ...]
    changed: tuple[Change, ...]
    gone: tuple[Procedure, ...]
    mended: int
    problems: list[Problem]
    csv_text: str
    merged: dict[str, Procedure] = field(default_factory=dict)
    """Every procedure of the export by code, with what the export does not say taken from the commune's own."""
    skipped: int = 0
    """How many procedures `keep` has refused."""


def import_list(
    path: Path, current: Mapping[str, Procedure], *, keep: Callable[[Procedure], bool] | None = None
) -> ImportReport:
    """Return what the table at `path` brings against the procedures that the commune has, by code.

    The export's facts win; what it does not say (an export has five columns) is kept from `current`.
    A fact that a YAML detail overrides stays "changed" until the detail is mended too.
    The same table gives the same text, and importing that text again changes nothing. `keep` chooses
    among the export's procedures, for a ministry's export holds those of every tier.
    """
    report = Report()
    tree = Tree.of_file(path)
    found: dict[str, Procedure] = {}
    listed = read_list(tree, path.name, report)
    for procedure, row in listed.rows:
        if procedure.code in found:
            message = f"mã {procedure.code} lặp lại trong tệp"
            report.file(path.name).note(row, "repeated-code", message, "chỉ dùng dòng đầu tiên")
            found[procedure.code] = fill(found[procedure.code], procedure)
        else:
            found[procedure.code] = procedure
    read = frozenset(found)
    found = {code: procedure for code, procedure in found.items() if keep is None or keep(procedure)}
    merged = {code: _merged(found[code], current.get(code)) for code in sorted(found)}
    issuers = {procedure.issuer for procedure in found.values()}
    return ImportReport(
        rows=len(read),
        new=tuple(merged[code] for code in merged if code not in current),
        changed=tuple(
            _change(merged[code], current[code]) for code in merged if _differs(merged[code], current.get(code))
        ),
        gone=tuple(current[code] for code in sorted(current) if code not in read and current[code].issuer in issuers),
        mended=listed.mended,
        problems=in_order(report.problems),
        csv_text=list_text(list(merged.values())) if merged else "",
        merged=merged,
        skipped=len(read) - len(found),
    )


def _merged(new: Procedure, old: Procedure | None) -> Procedure:
    """Return the export's procedure with what it does not say taken from the commune's own."""
    return fill(new, old) if old else new


def _facts(new: Procedure, old: Procedure) -> tuple[str, ...]:
    """Return the Vietnamese names of the facts that differ."""
    return tuple(label for key, label in FACT_NAMES.items() if getattr(new, key) != getattr(old, key))


def _differs(new: Procedure, old: Procedure | None) -> bool:
    """True when the commune has the procedure with other facts."""
    return old is not None and bool(_facts(new, old))


def _change(new: Procedure, old: Procedure) -> Change:
    """Return the change of one procedure."""
    return Change(new.code, new.name, _facts(new, old))


def list_text(procedures: list[Procedure]) -> str:
    """Return the list with the portal's headings; columns that nothing fills are left out."""
    rows = [_row(procedure) for procedure in procedures]
    headings = [field.aliases[0] for field in LIST.fields]
    headings += sorted({name for procedure in procedures for name, _ in procedure.extra} - set(headings))
    used = [name for name in headings if any(row.get(name) for row in rows)]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(used)
    writer.writerows([row.get(name, "") for name in used] for row in rows)
    return "\ufeff" + text.getvalue()


def _row(procedure: Procedure) -> dict[str, str]:
    """Return one procedure by heading."""
    values = {
        "code": procedure.long_code or procedure.code,
        "name": procedure.name,
        "decision": procedure.decision,
        "kind": procedure.kind,
        "field": procedure.field,
        "issuer": procedure.issuer,
        "agencies": "; ".join(procedure.agencies),
        "audience": "; ".join(procedure.audience),
        "level": LEVELS.get(procedure.level, ""),
        "url": procedure.url,
        **part_cells(procedure),
    }
    row = {field.aliases[0]: values.get(field.key, "") for field in LIST.fields}
    extra = dict(procedure.extra)
    return {**extra, **row, TIER: extra.get(TIER, "")}
