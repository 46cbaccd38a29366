"""Lends the schema of news to a room that makes a form of it: rooms themselves know the model only."""

from __future__ import annotations

from cchc.sources.fields_news import NEWS
from cchc.sources.schema import Field


def news_fields() -> tuple[Field, ...]:
    """Return the fields of an item's front matter."""
    return NEWS.fields
