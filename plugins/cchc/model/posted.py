"""Posting sheets (niêm yết): what hangs on the board of the one-stop centre, from the same data as the page.

A sheet says its version, a fingerprint of all that it shows, and its QR code carries it to the page, which tells a
reader whose sheet is older than the page. So a board with old sheets is noticed by whoever reads it.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from functools import lru_cache

from cchc.model.procedure import Procedure
from cchc.model.text import format_date, shorten, squeeze

SHEETS = "thu-tuc/niem-yet/"
STEP_LENGTH, PAPER_LENGTH, FACT_LENGTH = 330, 260, 420
"""Longer texts are cut on the sheet, which is read standing; the page behind the QR code has them whole."""


def sheet_path(procedure: Procedure) -> str:
    """Return the address of a procedure's sheet."""
    return f"{SHEETS}{procedure.code}.pdf"


@lru_cache(maxsize=16384)
def version_of(procedure: Procedure) -> str:
    """Return the version of a procedure's data: the same words give the same version, on every machine."""
    text = json.dumps(_content(procedure), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def scan_url(procedure: Procedure, root: str) -> str:
    """Return what the QR code says: the page, and the version of the sheet."""
    return f"{root}{procedure.path}?pb={version_of(procedure)}"


def sheet_view(procedure: Procedure) -> dict[str, object]:
    """Return what templates/niem-yet.typ shows of a procedure."""
    day = format_date(procedure.reviewed_on) if procedure.reviewed_on else ""
    return {**_content(procedure), "phien-ban": version_of(procedure), "ngay": day}


def _content(one: Procedure) -> dict[str, object]:
    """Return the facts of a sheet; whatever is not known is left out, never guessed."""
    return {
        "ma": one.code,
        "ten": printable(one.name),
        "linh-vuc": printable(one.field),
        "muc-do": one.level_name,
        "thoi-han": _cut(one.time, FACT_LENGTH),
        "phi": _cut(one.fee.amount, FACT_LENGTH) if one.fee else "",
        # Who need not pay is never cut: half a list would mislead those who are not on it.
        "mien-giam": printable(one.fee.exemptions) if one.fee else "",
        "cach-nop": list(dict.fromkeys(way.name for way in one.ways)),
        "doi-tuong": printable("; ".join(one.audience)),
        "co-quan": printable("; ".join(one.agencies)),
        "ho-so": [_paper(paper.name, paper.copies, paper.when) for paper in one.papers],
        "so-bo": one.paper_sets,
        "trinh-tu": [_cut(step, STEP_LENGTH) for step in one.steps],
        "ket-qua": _cut(one.result, FACT_LENGTH),
        "dieu-kien": "" if one.conditions == "Không có" else _cut(one.conditions, FACT_LENGTH),
        "phi-dia-gioi": one.any_boundary,
    }


def _paper(name: str, copies: str, when: str) -> str:
    """Return a paper with its copies and case on one line."""
    rest = "; ".join(filter(None, (copies, when)))
    return f"{_cut(name, PAPER_LENGTH)}{f' ({_cut(rest, PAPER_LENGTH)})' if rest else ''}"


def _cut(text: str, limit: int) -> str:
    return shorten(printable(text), limit)


def printable(text: str) -> str:
    """Return the text without pictures and scripts that the typeface cannot set."""
    return squeeze(text.translate(_SETTABLE))


class _Settable(dict[int, int | None]):
    """What becomes of each character, worked out once: a table is many times faster than asking for every letter."""

    def __missing__(self, code: int) -> int | None:
        kept = code if code < 0x2190 and unicodedata.category(chr(code)) != "So" else None
        self[code] = kept
        return kept


_SETTABLE = _Settable()
