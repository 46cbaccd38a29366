"""thu-tuc/danh-muc.js: all procedures for the filter of a list that is too long for one page.

A script, not JSON, because a section opened from disk may load scripts and nothing else. One line a procedure:
the browser folds the names once, then looks each key up in plain strings and shows the first rows only.
"""

from __future__ import annotations

import json

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
    lines = (json.dumps(_line(row, *places), ensure_ascii=False, separators=(",", ":")) for row in rows)
    heads = json.dumps({"lv": fields, "cq": agencies}, ensure_ascii=False, separators=(",", ":"))
    text = f"cchcDanhMuc({heads},[\n" + ",\n".join(lines) + "\n])\n"
    # The end of a script inside a text must not end a script, and older browsers end a line at U+2028.
    for mark, written in (("</", "<\\/"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(mark, written)
    return Artifact(CATALOGUE, text.encode())


def _line(row: Row, fields: dict[str, int], agencies: dict[str, int]) -> list[object]:
    """Return code, name, words that are in neither name nor field, field, agencies, level, time."""
    one = row.procedure
    known = {one.code, "thu", "tuc", *fold(one.name).split(), *row.field.split("-")}
    extra = " ".join(word for word in row.words.split() if word not in known)
    return [one.code, one.name, extra, fields[row.field], agencies[row.agencies], one.level, shorten(one.time, 60)]
