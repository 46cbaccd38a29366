"""What a rule is."""

from __future__ import annotations

from cchc.model.problem import Level
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `name` says in a few words what is found, `why` why it matters, `how` what to do."""

    id: str
    level: Level
    name: str
    why: str
    how: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that belong together, under one heading of the handbook."""

    title: str
    rules: tuple[Rule, ...]
