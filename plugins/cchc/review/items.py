"""Everything that is said of an item."""

from __future__ import annotations

from collections.abc import Callable

from cchc.model.news import NewsItem
from cchc.model.problem import Problem
from cchc.model.silence import OUTSIDE, split
from cchc.model.site import Site
from cchc.review import citations
from cchc.review.finding import Finding
from cchc.review.people import approval, descriptions, people
from cchc.review.prose import Prose
from cchc.review.times import changed_law, long_sentences, short_forms, summary
from cchc.review.wording import wording

FILE = "_data/site.yml"
"""Where what is said of the whole section stands."""


def finder(site: Site) -> Callable[[NewsItem], list[Finding]]:
    """Return what reads one item of `site`; pure, so that several processes may share the work."""
    known = frozenset(word for index in site.indices for word in index.name.split())
    in_use = any(item.approved_by for item in site.news)

    def read(item: NewsItem) -> list[Finding]:
        prose = Prose(item)
        found = citations.judge(item.body, site.register, cited=item.cited, on=item.modified.date(), today=site.today)
        found += short_forms(prose, known)
        for rules in (wording, changed_law, long_sentences, summary, people, descriptions):
            found += rules(prose)
        return found + list(approval(prose)) if in_use else found

    return read


def reviewer(site: Site) -> Callable[[NewsItem], list[Problem]]:
    """Return what gives the problems of one item, silenced ones too."""
    read = finder(site)
    return lambda item: [finding.problem(item) for finding in read(item)]


def told(site: Site, problems: list[Problem]) -> list[Problem]:
    """Return the problems without those that are silenced, and a note for each silence that covers nothing any more."""
    if site.news and not any(item.approved_by for item in site.news):
        # A commune that records no approval is told so once, not in every item.
        remedy = "ghi approved_by và approved_on ở đầu mỗi tin"
        problems.append(
            Problem(FILE, 0, "approval-missing", "chưa tin nào ghi người duyệt, ngày duyệt", remedy, "note")
        )
    left, silenced = split(problems, site.silences, site.today)
    covered = [*silenced, *site.silenced]
    for one in site.silences:
        if one.rule.startswith(OUTSIDE) or any(one.covers(problem) for problem in covered):
            continue
        message = f"mục bỏ qua “{one.rule}” không còn lời báo nào để bỏ qua"
        left.append(Problem(one.origin, one.line, "silence-unused", message, "xóa mục này", "note"))
    return left
