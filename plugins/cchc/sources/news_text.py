"""Reads the running text of an item: which legal documents it cites, and whose personal data it would publish."""

from __future__ import annotations

from cchc.model.citation import Citation, LawNames, find
from cchc.model.personal import leaks
from cchc.sources.report import FileReport
from cchc.sources.schema import Values


def read_text(
    values: Values, text: tuple[str, int], report: FileReport, *, phones: frozenset[str], laws: LawNames
) -> tuple[Citation, ...]:
    """Return the citations of an item's `text`, its Markdown and the first line; report personal data in all of it.

    Identity numbers and bank accounts of persons stop publishing: what was read once cannot be taken back.
    """
    body, first_line = text
    places = [(leak, first_line + body.count("\n", 0, leak.at)) for leak in leaks(body, phones)]
    for key in ("title", "description"):
        places += [(leak, values.line(key)) for leak in leaks(values.text(key), phones)]
    for leak, line in places:
        report.add(leak.level, line, leak.rule, leak.message, leak.remedy)
    return find(body, laws)
