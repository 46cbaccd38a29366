"""Citations of legal documents in running Vietnamese text: what they are, how they are found, what they mean.

Everything here is pure. `find` answers where a text cites what; `Register` answers which document of the
register is meant. The grammar is written down in `grammar`.
"""

from __future__ import annotations

from cchc.model.citation.cited import Citation
from cchc.model.citation.finder import find
from cchc.model.citation.laws import LawNames
from cchc.model.citation.register import Match, Register

__all__ = ["Citation", "LawNames", "Match", "Register", "find"]
