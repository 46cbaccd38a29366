"""What the check says of every item, on all cores."""

from __future__ import annotations

from cchc.model.problem import Problem
from cchc.model.site import Site

PAYS_FROM = 300
"""Fewer items are read before processes have started."""


def opinions(site: Site) -> list[Problem]:
    """Return what is said of the items of `site`."""
    from cchc.bridge.workers import parallel
    from cchc.review.items import reviewer

    found = parallel(reviewer(site), site.news, pays_from=PAYS_FROM)
    return [problem for problems in found for problem in problems]
