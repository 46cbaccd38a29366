"""A life event: what a person has to do when a child is born or a house is built, step by step across procedures."""

from __future__ import annotations

from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One step: what to do, and the codes of the procedures for it. `optional` steps are for some people only."""

    title: str
    text: str = ""
    procedures: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """An event with its steps in order. `keywords` are words by which people look for it."""

    key: str
    title: str
    summary: str
    steps: tuple[LifeStep, ...]
    keywords: tuple[str, ...] = ()
    note: str = ""
    file: str = ""

    @property
    def path(self) -> str:
        """The address inside the section."""
        return f"thu-tuc/viec/{self.key}/"

    @property
    def procedures(self) -> tuple[str, ...]:
        """The codes of all steps, each once."""
        return tuple(dict.fromkeys(code for step in self.steps for code in step.procedures))
