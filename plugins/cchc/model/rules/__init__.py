"""The rules of the second pair of eyes: each with an id, a level and an explanation for editors.

The handbook page docs/huong-dan/kiem-tra.md is written from here, `cchc check --explain` prints from here, and only
what stands here can be silenced: what makes a file unreadable cannot.
"""

from __future__ import annotations

from cchc.model.rules.citations import CITATIONS
from cchc.model.rules.kinds import Group, Rule
from cchc.model.rules.people import PEOPLE
from cchc.model.rules.texts import TEXTS

GROUPS: tuple[Group, ...] = (CITATIONS, PEOPLE, TEXTS)

RULES: dict[str, Rule] = {rule.id: rule for group in GROUPS for rule in group.rules}
"""Every rule by id."""

__all__ = ["GROUPS", "RULES", "Group", "Rule"]
