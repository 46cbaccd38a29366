"""Everything that is said of an item."""

from __future__ import annotations

from collections.abc import Callable

from cchc.model.news import NewsItem
from cchc.model.problem import Problem
from cchc.model.site import Site
from cchc.review import citations


def reviewer(site: Site) -> Callable[[NewsItem], list[Problem]]:
    """Return what reviews one item of `site`; pure, so that several processes may share the work."""
    readers = (citations.reviewer(site),)
    return lambda item: [problem for read in readers for problem in read(item)]
