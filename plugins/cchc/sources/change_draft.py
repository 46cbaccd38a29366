"""The register of changes from the difference of two imports: a draft that an editor confirms.

A difference is no announcement. What is new, amended or gone in a list becomes official by a decision, so the draft
stays away from readers until its number and day are filled in; what was not meant is deleted or named in `kept`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from difflib import SequenceMatcher

from cchc.model.change import CHANGE_KINDS, ProcedureChange
from cchc.model.procedure import Procedure
from cchc.model.text import fold
from cchc.model.value import dataclass
from cchc.sources.changes import FOLDER, batches_of
from cchc.sources.detail_text import as_yaml
from cchc.sources.procedures import FACT_NAMES, same_name
from cchc.sources.report import Report
from cchc.sources.tree import Tree

_ALIKE = 0.86
"""Two names so alike are taken for one procedure under a new code."""
_SILENT = {"đường dẫn", "loại thủ tục", "cơ quan ban hành", "tên thường gọi", "nguồn", "thông tin khác", "tóm tắt"}
"""Facts whose change is no amendment of a procedure."""

Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one import has and the one before had not: `amended` procedures with their facts, by code."""

    new: tuple[Procedure, ...] = ()
    amended: tuple[tuple[Procedure, tuple[Fact, ...]], ...] = ()
    gone: tuple[Procedure, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A batch to be confirmed: its changes, the decision that they share or "", and the file's text."""

    changes: tuple[ProcedureChange, ...]
    decision: str
    text: str


def changes_of(
    found: Difference, *, before: Collection[Procedure], settled: Collection[str]
) -> tuple[ProcedureChange, ...]:
    """Return the changes, by kind and code. `settled` codes were asked about before.

    A list that covers an issuer for the first time, or for the first time whole, brings procedures that nobody has
    newly issued: an issuer more than doubled is left out. A procedure that goes while one of nearly the same name comes
    is replaced by it.
    """
    issuers = _covered(found.new, before)
    new = [one for one in found.new if one.code not in settled and one.issuer in issuers]
    gone = [one for one in found.gone if one.code not in settled]
    followers = _followers(new, gone)
    replaced = {old.code for old in followers.values()}
    made = []
    for one in new:
        old = followers.get(one.code)
        made.append(
            ProcedureChange(one.code, "thay-the" if old else "moi", one.name, replaces=(old.code,) if old else ())
        )
    for one, facts in found.amended:
        what = tuple(label for label, old_text, new_text in facts if _matters(label, old_text, new_text))
        if what:
            made.append(ProcedureChange(one.code, "sua-doi", one.name, what))
    made += [ProcedureChange(one.code, "bai-bo", one.name) for one in gone if one.code not in replaced]
    order = list(CHANGE_KINDS)
    return tuple(sorted(made, key=lambda change: (order.index(change.kind), change.code)))


def _covered(new: Collection[Procedure], before: Collection[Procedure]) -> set[str]:
    """Return the issuers whose procedures the commune had before."""
    had, came = Counter(one.issuer for one in before), Counter(one.issuer for one in new)
    return {issuer for issuer in had if came[issuer] <= had[issuer]}


def _matters(label: str, old: str, new: str) -> bool:
    """True when the change of a fact is an amendment: another spelling of the name is none, nor is a first value."""
    return bool(old) and label not in _SILENT and not (label == FACT_NAMES["name"] and same_name(old, new))


def _followers(new: list[Procedure], gone: list[Procedure]) -> dict[str, Procedure]:
    """Return for each new procedure the gone one that it follows, the closest name first."""
    pairs = [
        (ratio, one.code, old.code, old)
        for one in new
        for old in gone
        if one.field == old.field and (ratio := SequenceMatcher(None, fold(one.name), fold(old.name)).ratio()) >= _ALIKE
    ]
    found: dict[str, Procedure] = {}
    taken: set[str] = set()
    for _, code, other, old in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if code not in found and other not in taken:
            found[code] = old
            taken.add(other)
    return found


def settled_codes(tree: Tree) -> frozenset[str]:
    """Return the codes that the register has answered for already, drafts included."""
    found: set[str] = set()
    for _, values in batches_of(tree, Report()):
        found |= set(values.lines("kept"))
        for item in values.maps("changes"):
            if item.text("kind") != "sua-doi":
                found |= {item.text("code"), *item.lines("replaces")}
    return frozenset(found)


def draft_batch(changes: tuple[ProcedureChange, ...], procedures: Collection[Procedure]) -> Draft:
    """Return the file of the register for the changes."""
    known = {one.code: one for one in procedures}
    decisions = {known[one.code].decision for one in changes if one.kind != "bai-bo" and one.code in known}
    decision = decisions.pop() if len(decisions) == 1 else ""
    gone = [one.code for one in changes if one.kind == "bai-bo"]
    head = [
        "Bản nháp, chưa đăng. Chương trình so tệp vừa nhập với danh mục trước đó để lập bản này.",
        "Đối chiếu với quyết định công bố: xóa thủ tục không thuộc quyết định, sửa kind và what cho đúng,",
        "điền decision, announced_on, effective_on, sau khi công khai điền posted_on, rồi xóa dòng draft.",
    ]
    if gone:
        head.append("Thủ tục ghi bai-bo là thủ tục không còn trong tệp nhập; vẫn áp dụng thì chuyển mã sang kept.")
    value = {
        "draft": True,
        "decision": decision,
        "announced_on": "",
        "effective_on": "",
        "changes": [_plain(change) for change in changes],
        "kept": [],
    }
    return Draft(changes, decision, as_yaml(value, tuple(head)))


def _plain(change: ProcedureChange) -> dict[str, object]:
    value = {"code": change.code, "kind": change.kind, "name": change.name, "what": list(change.what)}
    return {key: item for key, item in {**value, "replaces": list(change.replaces)}.items() if item}


def free_name(tree: Tree, day: str) -> str:
    """Return the name of a new file of the register for the day."""
    name, number = f"{FOLDER}/{day}-nhap.yml", 1
    while name in tree.files:
        number += 1
        name = f"{FOLDER}/{day}-nhap-{number}.yml"
    return name
