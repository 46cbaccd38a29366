"""An urgent notice: a line on top of every page until its end."""

from __future__ import annotations

from datetime import datetime

from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Alert:
    """An urgent notice. Both moments carry a zone; `path` is an address inside the section, `url` one outside.

    A page cannot leave a phone where it was kept, so it carries both moments and a script minds them.
    """

    text: str
    ends: datetime
    begins: datetime | None = None
    path: str = ""
    url: str = ""
