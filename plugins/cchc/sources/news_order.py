"""The order of items: newest first, no two at the same moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from cchc.model.news import NewsItem


def with_unique_dates(items: list[NewsItem]) -> tuple[NewsItem, ...]:
    """Return the items newest first, each a second or more after the one before it.

    Feed readers and sorted lists need an order that does not tie. Ties go by file name, so that the
    same files give the same moments on every machine.
    """
    second = timedelta(seconds=1)
    last: datetime | None = None
    result = []
    for item in sorted(items, key=lambda item: (item.date, item.file)):
        moment = item.date
        if last is not None and moment <= last:
            moment = last + second
            item = replace(item, date=moment)
        last = moment
        result.append(item)
    return tuple(reversed(result))
