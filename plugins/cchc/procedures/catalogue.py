"""thu-tuc/danh-muc.js: all procedures for the filter of a list that is too long for one page.

A script, not JSON, because a section opened from disk may load scripts and nothing else. The rows are one string, a
line for a procedure: a browser reads a string at once, where thousands of lists would hold up the key just pressed.
It folds the names part by part, then looks each key up in plain strings and shows the first rows only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from cchc.artifact import Artifact
from cchc.model.site import Site
from cchc.model.text import fold, shorten
from cchc.procedures.browse import CATALOGUE, FULL_LIST, Row, rows_of


def catalogue(site: Site) -> Artifact | None:
    """Return the file, or None where the first list holds everything."""
    if len(site.procedures) <= FULL_LIST:
        return None
    rows = rows_of(site)
    fields = sorted({row.field for row in rows})
    agencies = sorted({row.agencies for row in rows})
    places = (
        {name: number for number, name in enumerate(fields)},
        {name: number for number, name in enumerate(agencies)},
    )
    lines = "\n".join("\t".join(_line(row, *places)) for row in rows)
    heads = {"lv": fields, "cq": agencies}
    given = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in (heads, lines))
    text = f"cchcDanhMuc({','.join(given)})\n"
    # The end of a script inside a text must not end a script, and older browsers end a line at U+2028.
    for mark, written in (("</", "<\\/"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(mark, written)
    return Artifact(CATALOGUE, text.encode())


def _line(row: Row, fields: dict[str, int], agencies: dict[str, int]) -> Iterator[str]:
    """Yield code, name, words that are in neither name nor field, field, agencies, level, time."""
    one = row.procedure
    known = {one.code, "thu", "tuc", *fold(one.name).split(), *row.field.split("-")}
    extra = " ".join(word for word in row.words.split() if word not in known)
    fields_of = (one.code, one.name, extra, fields[row.field], agencies[row.agencies], one.level, shorten(one.time, 60))
    for value in fields_of:
        yield " ".join(str(value).split())
