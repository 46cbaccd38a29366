"""The register of changes of procedures: what was issued, amended, replaced, abolished; how soon it was posted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from cchc.model.calendar import WorkCalendar, add_working_days, working_days_between
from cchc.model.news import Reference
from cchc.model.procedure import Ended, Procedure
from cchc.model.text import format_date
from cchc.model.value import dataclass

ChangeKind = Literal["moi", "sua-doi", "thay-the", "bai-bo"]

CHANGE_KINDS: dict[str, str] = {
    "moi": "Mới ban hành",
    "sua-doi": "Sửa đổi, bổ sung",
    "thay-the": "Thay thế",
    "bai-bo": "Bãi bỏ",
}

POSTING_DAYS = 5
"""Working days from the announcing decision to publication (formula of the index of Decision 766/QĐ-TTg)."""


@dataclass(frozen=True, slots=True)
class ProcedureChange:
    """One procedure in a batch.

    `what` names the facts that changed, as readers know them ("thời hạn", "phí, lệ phí"). `replaces`
    are the codes that a new procedure takes the place of, `replaced_by` those that follow an abolished one.
    """

    code: str
    kind: ChangeKind
    name: str
    what: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    note: str = ""

    @property
    def path(self) -> str:
        """The procedure's address."""
        return f"thu-tuc/{self.code}/"

    @property
    def kind_name(self) -> str:
        """The kind as readers see it."""
        return CHANGE_KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class ChangeBatch:
    """Procedures that one decision announced. Days are None where they are not known.

    `taken` counts working days from the announcement to the posting, `due_on` is the last day of the
    clock; both are worked out when the register is read, because a page must not look into the calendar.
    """

    key: str
    decision: str
    changes: tuple[ProcedureChange, ...]
    title: str = ""
    announced_on: date | None = None
    effective_on: date | None = None
    posted_on: date | None = None
    due_on: date | None = None
    taken: int | None = None
    documents: tuple[str, ...] = ()
    source: Reference | None = None
    note: str = ""
    file: str = ""

    @property
    def path(self) -> str:
        """Where the batch stands on the page of changes."""
        return f"thu-tuc/thay-doi/#{self.key}"

    @property
    def heading(self) -> str:
        """The batch's name: its title, else its decision and date."""
        if self.title:
            return self.title
        day = f" ngày {format_date(self.announced_on)}" if self.announced_on else ""
        return f"{'Quyết định số ' if self.decision[:1].isdigit() else ''}{self.decision}{day}"

    @property
    def day(self) -> date | None:
        """The day by which batches are sorted: when the public could know, else when it was decided."""
        return self.posted_on or self.announced_on

    @property
    def is_late(self) -> bool:
        """True when it was posted after the clock had run out."""
        return self.taken is not None and self.taken > POSTING_DAYS

    def of_kind(self, kind: str) -> tuple[ProcedureChange, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of posting: its last day, and how many working days were taken so far or in the end."""

    due_on: date | None = None
    taken: int | None = None


def posting_clock(announced_on: date | None, posted_on: date | None, calendar: WorkCalendar) -> Clock:
    """Return the clock of a batch; without the day of the decision there is none."""
    if announced_on is None:
        return Clock()
    taken = working_days_between(announced_on, posted_on, calendar) if posted_on else None
    return Clock(add_working_days(announced_on, POSTING_DAYS, calendar), taken)


def ended_codes(batches: tuple[ChangeBatch, ...], today: date) -> dict[str, Ended]:
    """Return the codes that are out of force on `today`, with the reason; the newest decision on a code counts.

    A procedure that a later batch issues again is in force again.
    """
    found: dict[str, Ended] = {}
    for batch in reversed(batches):
        if batch.effective_on and batch.effective_on > today:
            continue
        for change in batch.changes:
            if change.kind == "bai-bo":
                found[change.code] = Ended(
                    change.kind_name, batch.heading, batch.path, batch.effective_on, change.replaced_by
                )
            else:
                found.pop(change.code, None)
                for old in change.replaces:
                    found[old] = Ended("Thay thế", batch.heading, batch.path, batch.effective_on, (change.code,))
    return found


def split_ended(
    procedures: tuple[Procedure, ...], batches: tuple[ChangeBatch, ...], today: date
) -> tuple[tuple[Procedure, ...], tuple[Procedure, ...]]:
    """Return the procedures in force and those that have ended, by code.

    One that the lists no longer have is made from the register, so that its address still answers.
    """
    ended = ended_codes(batches, today)
    names = {change.code: change.name for batch in reversed(batches) for change in batch.changes}
    known = {procedure.code: procedure for procedure in procedures}
    gone = []
    for code in sorted(ended):
        if code in known or code in names:
            procedure = known.get(code) or Procedure(code, names[code], "")
            gone.append(replace(procedure, ended=ended[code]))
    return tuple(one for one in procedures if one.code not in ended), tuple(gone)
