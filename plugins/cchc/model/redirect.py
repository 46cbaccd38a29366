"""An old address and the page to which it leads now."""

from __future__ import annotations

from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Redirect:
    """A line of a table of old addresses; both addresses without host and without slashes around them."""

    old: str
    new: str
    file: str = ""
    line: int = 0
