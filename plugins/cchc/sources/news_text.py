"""Reads the running text of an item: which legal documents it cites, and whose personal data it would publish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cchc.model.citation import LawNames, find
from cchc.model.news import NewsItem
from cchc.model.personal import leaks
from cchc.sources.report import FileReport


def read_text(
    item: NewsItem, line_of: Callable[[str], int], report: FileReport, *, phones: frozenset[str], laws: LawNames
) -> NewsItem:
    """Return `item` with its citations, its personal data reported; `line_of` gives the line of a key.

    Identity numbers and bank accounts of persons stop publishing: what was read once cannot be taken back.
    """
    places = [(leak, item.body_line + item.body.count("\n", 0, leak.at)) for leak in leaks(item.body, phones)]
    for key, text in (("title", item.title), ("description", item.description)):
        places += [(leak, line_of(key)) for leak in leaks(text, phones)]
    for leak, line in places:
        report.add(leak.level, line, leak.rule, leak.message, leak.remedy)
    cited = find(item.body, laws)
    return replace(item, cited=cited) if cited else item
