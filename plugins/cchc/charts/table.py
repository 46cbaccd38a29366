"""The figures of a chart as a table, for the places where no template writes one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cchc.charts.series import Series, written


def data_table(head: str, categories: Sequence[str], series: Sequence[Series], *, caption: str, unit: str = "") -> str:
    """Return a table with a row for each category and a column for each series."""
    unit_of_words = f" ({unit})" if unit not in {"", "%"} else ""
    heads = "".join(f'<th scope="col" class="so">{escape(one.name)}</th>' for one in series)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f'<td class="so">{written(one.values[at], "%" if unit == "%" else "")}</td>' for one in series)
        + "</tr>"
        for at, name in enumerate(categories)
    )
    return (
        f"<table><caption>{escape(caption + unit_of_words)}</caption>"
        f'<thead><tr><th scope="col">{escape(head)}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )
