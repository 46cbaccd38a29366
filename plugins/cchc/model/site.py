"""`Site`, the one root of knowledge in a build."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cchc.model.activity import Activity
from cchc.model.alert import Alert
from cchc.model.calendar import WorkCalendar
from cchc.model.change import ChangeBatch
from cchc.model.citation.register import Register
from cchc.model.document import LegalDocument
from cchc.model.indicator import Index, IndexResult
from cchc.model.life_event import LifeEvent
from cchc.model.news import NewsItem
from cchc.model.performance import Performance
from cchc.model.place import Channel, Commune, Contact, ReformField, Section, Unit, Village
from cchc.model.plan import Plan
from cchc.model.problem import Problem
from cchc.model.procedure import Procedure
from cchc.model.radio import Radio
from cchc.model.redirect import Redirect
from cchc.model.report import ReportWords
from cchc.model.silence import Silence
from cchc.model.slogan import USUAL, Slogan
from cchc.model.text import fold


@dataclass(frozen=True)
class Site:
    """Everything that was read, in a fixed order: news newest first, procedures by code,
    documents and batches of changes newest first, results by index, year (falling) and unit, plans newest first.

    `today` is the day of the build (SOURCE_DATE_EPOCH, else the clock): only what depends on the
    day by nature, such as an expired notice or a document's standing, may read it.
    """

    commune: Commune
    section: Section
    today: date
    units: tuple[Unit, ...] = ()
    contacts: tuple[Contact, ...] = ()
    channels: tuple[Channel, ...] = ()
    fields: tuple[ReformField, ...] = ()
    indices: tuple[Index, ...] = ()
    news: tuple[NewsItem, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    results: tuple[IndexResult, ...] = ()
    documents: tuple[LegalDocument, ...] = ()
    plans: tuple[Plan, ...] = ()
    ended: tuple[Procedure, ...] = ()
    """Procedures that are no longer carried out, by code: not in lists, but their pages stay."""
    changes: tuple[ChangeBatch, ...] = ()
    life_events: tuple[LifeEvent, ...] = ()
    performance: Performance = field(default_factory=Performance)
    """One-stop results, feedback, questions and answers."""
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    """Counts working days for the clocks of the law."""
    radio: Radio = field(default_factory=Radio)
    report_words: ReportWords = field(default_factory=ReportWords)
    slogans: tuple[Slogan, ...] = USUAL
    activities: tuple[Activity, ...] = ()
    """What was done beside the pages, oldest first."""
    villages: tuple[Village, ...] = ()
    versions: tuple[NewsItem, ...] = ()
    """Items in other languages; `version_of` is the address of what each says. They stand in no list and no feed."""
    redirects: tuple[Redirect, ...] = ()
    """Old addresses; those of items stand in `NewsItem.aliases`."""
    alerts: tuple[Alert, ...] = ()
    """Urgent notices that have not ended before `today`, what ends first on top."""
    silences: tuple[Silence, ...] = ()
    """Findings that are left out, each with its reason."""
    silenced: tuple[Problem, ...] = ()
    """Problems of reading that were left out."""
    hidden: tuple[str, ...] = ()
    """Files of news items that must not be published: drafts, items for officials only, broken ones."""

    @cached_property
    def units_by_key(self) -> dict[str, Unit]:
        """Units by key."""
        return {unit.key: unit for unit in self.units}

    @cached_property
    def fields_by_key(self) -> dict[str, ReformField]:
        """Reform fields by key."""
        return {item.key: item for item in self.fields}

    @cached_property
    def documents_by_key(self) -> dict[str, LegalDocument]:
        """Documents by key."""
        return {document.key: document for document in self.documents}

    @cached_property
    def register(self) -> Register:
        """The documents as citations find them."""
        return Register(self.documents)

    @cached_property
    def procedures_by_code(self) -> dict[str, Procedure]:
        """Procedures by short code, those that have ended too."""
        return {procedure.code: procedure for procedure in (*self.ended, *self.procedures)}

    @property
    def plan(self) -> Plan | None:
        """The newest plan, or None."""
        return self.plans[0] if self.plans else None

    def place_of(self, index: Index) -> str:
        """Return the place that an index measures: the province, or the commune."""
        return self.commune.province if index.level == "tỉnh" else self.commune.full_name

    def own_results(self, index: Index) -> tuple[IndexResult, ...]:
        """Return the results of `index` for its place, written with or without the place's type."""
        place = self.place_of(index)
        kind = self.commune.province_type if index.level == "tỉnh" else "UBND"
        names = {fold(place), fold(f"{kind} {place}")}
        if index.level != "tỉnh":
            names.add(fold(self.commune.name))
        return tuple(r for r in self.results if r.index == index.key and fold(r.unit) in names)

    def unit_with_role(self, role: str) -> Unit | None:
        """Return the first unit that has `role`, or None."""
        return next((unit for unit in self.units if role in unit.roles), None)
