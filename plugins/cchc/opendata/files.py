"""CSV for Excel and JSON for programs, from one data set."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

from cchc.artifact import Artifact
from cchc.model.text import format_date
from cchc.opendata.datasets import Dataset, Value

_FORMULA = ("=", "+", "-", "@")


def files(data: Dataset) -> tuple[Artifact, Artifact]:
    """Return du-lieu/<key>.csv and du-lieu/<key>.json."""
    return (
        Artifact(f"du-lieu/{data.key}.csv", csv_bytes(data)),
        Artifact(f"du-lieu/{data.key}.json", json_bytes(data)),
    )


def csv_bytes(data: Dataset) -> bytes:
    """Return UTF-8 with a mark, by which Excel knows the encoding; decimal commas, days as dd/mm/yyyy."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.heading for column in data.columns])
    writer.writerows([_cell(value) for value in row] for row in data.rows)
    return out.getvalue().encode("utf-8-sig")


def json_bytes(data: Dataset) -> bytes:
    """Return title, columns with their meaning, and rows as objects; what is not known is null."""
    keys = [column.key for column in data.columns]
    value = {
        "title": data.title,
        "columns": [{"key": c.key, "heading": c.heading, "meaning": c.doc} for c in data.columns],
        "rows": [dict(zip(keys, map(_plain, row), strict=True)) for row in data.rows],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _cell(value: Value) -> str:
    """Return a value as people in Vietnam type it; a text that Excel would take for a formula is quoted."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    if isinstance(value, date):
        return format_date(value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _plain(value: Value) -> str | int | float | None:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
