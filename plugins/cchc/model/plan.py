"""The communication plan: what is to be told, by whom, when."""

from __future__ import annotations

import datetime as dt

from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A content area. Areas are stored by key; each plan prints its own letters (they differ)."""

    key: str
    letter: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the work table. `time` is as the plan says it ("Thường xuyên"); `due` only where it is dated."""

    content: str
    lead: str
    partners: tuple[str, ...] = ()
    time: str = ""
    due: dt.date | None = None
    area: str = ""
    product: str = ""
    done_on: dt.date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan's text: heading and paragraphs (plain text, an empty line between them)."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan; the newest one is "the" plan of the section."""

    key: str
    title: str
    issuer: str
    number: str = ""
    date: dt.date | None = None
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    basis: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    areas: tuple[Area, ...] = ()
    tasks: tuple[Task, ...] = ()
    recipients: tuple[str, ...] = ()
    note: str = ""
    file: str = ""
