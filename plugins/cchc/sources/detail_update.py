"""Fits details of the national portal into the files that the commune keeps.

Three versions meet: what the portal says now, what it said at the last import (only its fingerprint is kept), and what
is published, which an editor may have reworded. What the editor has not touched follows the portal; what both have
changed stays as it is and is told of. So an import never undoes an editor's work, and a second one changes nothing.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from cchc.model.problem import Problem, in_order
from cchc.model.procedure import OPTIONAL_PARTS, REQUIRED_PARTS, Fee, Procedure
from cchc.model.text import shorten
from cchc.model.value import dataclass
from cchc.sources.detail_text import PARTS, detail_text
from cchc.sources.list_parts import value_text
from cchc.sources.portal_details import Detail, detail_of
from cchc.sources.portal_records import read_records
from cchc.sources.portal_update import Fact, is_of_commune
from cchc.sources.procedure_detail import read_detail
from cchc.sources.procedure_list import read_list
from cchc.sources.procedures import FACT_NAMES, FOLDER, fill
from cchc.sources.report import FileReport, Report
from cchc.sources.table import SUFFIXES
from cchc.sources.tree import Tree

SEEN_FILE = "_data/thu-tuc-nguon/chi-tiet.csv"
"""Fingerprints of what the portal said at the last import, by code and part; no text of its own."""

PART_NAMES = {
    **FACT_NAMES,
    **REQUIRED_PARTS,
    **OPTIONAL_PARTS,
    "summary": "tóm tắt",
    "authority": "cơ quan có thẩm quyền",
    "paper_sets": "số bộ hồ sơ",
    "legal_basis": "căn cứ pháp lý",
    "keywords": "từ khóa",
    "any_boundary": "phạm vi tiếp nhận",
    "note": "ghi chú",
    "source": "nguồn",
    "extra": "thông tin khác",
    "name": "tên",
}
Seen = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class DetailUpdate:
    """What an import of details brings, and the files to write: name inside the content folder -> text.

    `changes` are procedures with their changed parts, old and new; `new` are codes that neither lists nor details had,
    `added` listed ones that get details now. `kept` counts parts that an editor has worded and the portal has not
    changed. `problems` name line, code and part. `gone` were there at the last import of the same issuers.
    """

    read: int
    skipped: int
    new: tuple[Procedure, ...]
    added: tuple[Procedure, ...]
    changes: tuple[tuple[Procedure, tuple[Fact, ...]], ...]
    drafts: tuple[Procedure, ...]
    gone: tuple[Procedure, ...]
    kept: int
    files: dict[str, str]
    problems: tuple[Problem, ...]
    mended: int = 0
    """How many texts had decomposed letters, invisible marks, tabs or symbols of Wingdings."""
    before: tuple[Procedure, ...] = ()
    """What lists and details had before the import."""


@dataclass(slots=True)
class _State:
    """What is published: lists and details by code, their files; and what is found on the way."""

    listed: dict[str, Procedure]
    details: dict[str, tuple[str, Procedure]]
    heads: dict[str, tuple[str, ...]]
    seen: Seen
    take_source: bool
    kept: int = 0
    files: dict[str, str] = field(default_factory=dict)
    changes: list[tuple[Procedure, tuple[Fact, ...]]] = field(default_factory=list)
    drafts: list[Procedure] = field(default_factory=list)

    def settle(self, wanted: list[Detail], report: FileReport) -> None:
        """Work out the files, telling of doubts and of parts over which editor and portal differ."""
        seen = dict(self.seen)
        for detail in sorted(wanted, key=lambda one: one.procedure.code):
            _tell(detail, report)
            self._settle_one(detail, report)
            seen |= _prints(detail, self)
        text = _seen_text(seen)
        if wanted and text != _seen_text(self.seen):
            self.files[SEEN_FILE] = text

    def _settle_one(self, detail: Detail, report: FileReport) -> None:
        """Work out one procedure's file."""
        code = detail.procedure.code
        made, facts, conflicts = _merged(detail, self)
        for label, ours, theirs in conflicts:
            message = f"thủ tục {code}, {label}: trang ghi “{shorten(ours, 90)}”, nguồn ghi “{shorten(theirs, 90)}”"
            remedy = "giữ lời của trang; thêm --lay-nguon để lấy theo nguồn"
            report.warning(detail.line, "detail-differs", message, remedy)
        name, old = self.details.get(code, (f"{FOLDER}/{code}.yml", None))
        if old is None or facts:
            self.files[name] = _text(made, detail, self.heads.get(code), old)
        if old is None and detail.procedure.missing:
            self.drafts.append(made)
        if facts and old is not None:
            self.changes.append((made, facts))

    def before(self) -> tuple[Procedure, ...]:
        """Return every procedure of lists and details."""
        own = {
            code: fill(one, self.listed[code]) if code in self.listed else one
            for code, (_, one) in self.details.items()
        }
        return tuple({**self.listed, **own}.values())


def plan_details(path: Path, content: Path, *, commune_only: bool = False, take_source: bool = False) -> DetailUpdate:
    """Return what the records at `path` change below `content`; nothing is written here.

    `take_source` lets the portal's words win where an editor has worded a part otherwise.
    """
    report, tree = Report(), Tree(content)
    state = _state(tree, take_source)
    names = {code: one.name for code, one in state.listed.items()}
    records = read_records(path, names, report)
    details = [detail_of(record) for record in records]
    wanted = [one for one in details if not commune_only or is_of_commune(one.procedure)]
    state.settle(wanted, report.file(path.name))
    fresh = [one.procedure for one in wanted if one.procedure.code not in state.details]
    return DetailUpdate(
        read=len(details),
        skipped=len(details) - len(wanted),
        new=tuple(one for one in fresh if one.code not in state.listed),
        added=tuple(one for one in fresh if one.code in state.listed),
        changes=tuple(state.changes),
        drafts=tuple(state.drafts),
        gone=_gone(state, details),
        kept=state.kept,
        files=state.files,
        problems=tuple(in_order(report.problems)),
        mended=sum(record.mended for record in records),
        before=state.before(),
    )


def _tell(detail: Detail, report: FileReport) -> None:
    """Report what of a record needs a person."""
    for where, what in detail.doubts:
        message = f"thủ tục {detail.procedure.code}, trường {where}: {what}"
        report.warning(detail.line, "detail-doubt", message, "người xem và sửa tệp của thủ tục")


def _state(tree: Tree, take_source: bool) -> _State:
    """Read what is published."""
    quiet = Report()
    listed: dict[str, Procedure] = {}
    for name in tree.under(FOLDER, *SUFFIXES):
        for one, _ in read_list(tree, name, quiet).rows:
            listed[one.code] = fill(listed[one.code], one) if one.code in listed else one
    details, heads = {}, {}
    for name in tree.under(FOLDER, ".yml", ".yaml"):
        if found := read_detail(tree, name, quiet):
            details[found.code] = (name, found)
            lines = (tree.read_text(name, quiet) or "").split("\n")
            stop = next((at for at, line in enumerate(lines) if not line.startswith("#")), 0)
            heads[found.code] = tuple(line[1:].strip() for line in lines[:stop])
    return _State(listed, details, heads, _read_seen(tree), take_source)


def _merged(detail: Detail, state: _State) -> tuple[Procedure, tuple[Fact, ...], tuple[Fact, ...]]:
    """Return the procedure to publish, the parts that change, and the parts over which editor and portal differ."""
    new = _without_listed(detail.procedure, state.listed.get(detail.procedure.code))
    _, old = state.details.get(new.code, ("", None))
    if old is None:
        return new, (), ()
    values: dict[str, object] = {}
    facts, conflicts = [], []
    for part in PARTS:
        ours, theirs = getattr(old, part), getattr(new, part)
        if not theirs or ours == theirs:
            continue
        if part == "fee" and ours and not theirs.exemptions:
            theirs = Fee(theirs.amount, ours.exemptions, theirs.basis or ours.basis)
        if part == "extra":
            theirs = ours + tuple(pair for pair in theirs if pair[0] not in dict(ours))
        if ours == theirs:
            continue
        last = state.seen.get((new.code, part), "")
        fact = (PART_NAMES[part], value_text(ours), value_text(theirs))
        if not ours or state.take_source or last == print_of(ours):
            values[part] = theirs
            facts.append(fact)
        elif last == print_of(getattr(new, part)):
            state.kept += 1
        else:
            conflicts.append(fact)
    return replace(old, **values), tuple(facts), tuple(conflicts)  # type: ignore[arg-type]  # keys are parts of Procedure


def _without_listed(new: Procedure, listed: Procedure | None) -> Procedure:
    """Return the procedure without facts that the list has already: said twice, they would part one day."""
    if listed is None:
        return new
    blank = Procedure("", "", "")
    same = {
        part: getattr(blank, part)
        for part in FACT_NAMES
        if part != "name" and getattr(new, part) == getattr(listed, part)
    }
    return replace(new, **same, extra=tuple(pair for pair in new.extra if pair not in listed.extra))


def _text(made: Procedure, detail: Detail, head: tuple[str, ...] | None, old: Procedure | None) -> str:
    """Return the file; a new one says above what needs a person."""
    if old is not None:
        return detail_text(made, head=head or (), draft=old.draft)
    lines = [f"Cần xem {where}: {what}" for where, what in detail.doubts]
    lines += [f"Còn thiếu: {REQUIRED_PARTS[part]}" for part in detail.procedure.missing if part in REQUIRED_PARTS]
    draft = bool(detail.procedure.missing)
    if draft:
        lines.append("Bổ sung xong thì xóa dòng draft để đăng.")
    return detail_text(made, head=tuple(line.replace("\n", " ") for line in lines), draft=draft)


def print_of(value: object) -> str:
    """Return the fingerprint of a part."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]


def _prints(detail: Detail, state: _State) -> dict[tuple[str, str], str]:
    """Return the fingerprints of what a record says."""
    new = _without_listed(detail.procedure, state.listed.get(detail.procedure.code))
    return {(new.code, part): print_of(value) for part in PARTS if (value := getattr(new, part))}


def _read_seen(tree: Tree) -> Seen:
    """Return the fingerprints of the last import; a damaged file means that nothing is remembered."""
    if SEEN_FILE not in tree.files:
        return {}
    rows = csv.reader(io.StringIO(tree.read_text(SEEN_FILE, Report()) or ""))
    return {(row[0], row[1]): row[2] for row in rows if len(row) == 3}


def _seen_text(seen: Seen) -> str:
    """Return the file of fingerprints."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows((code, part, mark) for (code, part), mark in sorted(seen.items()))
    return out.getvalue()


def _gone(state: _State, read: list[Detail]) -> tuple[Procedure, ...]:
    """Return procedures of the same issuers that came with an earlier import and are not in this one."""
    codes = {one.procedure.code for one in read}
    issuers = {one.procedure.issuer for one in read}
    earlier = sorted({code for code, _ in state.seen} - codes)
    found = [
        fill(state.details[code][1], state.listed.get(code, state.details[code][1]))
        for code in earlier
        if code in state.details
    ]
    return tuple(one for one in found if one.issuer in issuers)
