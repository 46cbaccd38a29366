"""Everything that is posted, as PDF: a sheet per procedure, a board per field, and the record of what hangs there.

Each piece has a key that holds all that it shows, the template and the typefaces, so only what has changed is set anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from cchc import typeset
from cchc.model.posted import SHEETS, printable, scan_url, sheet_path, sheet_view, version_of
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.model.text import shorten
from cchc.model.value import dataclass
from cchc.procedures.browse import Group, by_field, rows_of

RECORD = f"{SHEETS}bien-ban.pdf"
_FREE, _PAID, _UNKNOWN = "Không thu", "Có thu, hỏi nơi nộp", ""


@dataclass(frozen=True, slots=True)
class Posting:
    """One PDF: its address, what it is called in messages, the template and what that shows."""

    path: str
    name: str
    template: str
    data: Mapping[str, object]

    @property
    def key(self) -> str:
        """What the file's bytes depend on."""
        text = json.dumps([typeset.fingerprint(), self.template, self.data], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def make(self) -> bytes:
        """Set the file. Raises typeset.PrintMissingError without the extra `print`."""
        # The QR code follows from the address, so it is drawn only for a file that is really made.
        code = typeset.qr_svg(str(self.data["quet"])) if self.data.get("quet") else ""
        return typeset.pdf(self.template, {**self.data, "qr": code})


def postings(site: Site, root: str) -> Iterator[Posting]:
    """Yield every file; `root` is the section's public address."""
    shared = _shared(site)
    for one in posted(site):
        url = scan_url(one, root)
        data = {**shared, **sheet_view(one), "quet": url, "dia-chi": url}
        yield Posting(sheet_path(one), one.code, "niem-yet.typ", data)
    for group in by_field(rows_of(site)):
        if members := [row.procedure for row in group.rows if is_posted(row.procedure)]:
            yield _board(group, members, shared, root)
    rows = [{**_row(one), "linh-vuc": printable(one.field), "phien-ban": version_of(one)} for one in posted(site)]
    yield Posting(RECORD, "biên bản", "bien-ban-niem-yet.typ", {**shared, "hang": rows})


def posted(site: Site) -> tuple[Procedure, ...]:
    """Return the procedures that have a sheet, by code: those whose details are whole."""
    return tuple(one for one in site.procedures if is_posted(one))


def is_posted(procedure: Procedure) -> bool:
    """True when the procedure's details are public and whole."""
    return procedure.is_detailed and not procedure.draft and not procedure.lacks


def board_path(slug: str) -> str:
    """Return the address of a field's board."""
    return f"{SHEETS}linh-vuc-{slug}.pdf"


def _board(group: Group, members: list[Procedure], shared: Mapping[str, object], root: str) -> Posting:
    """Return the board of a field."""
    rows = [_row(one) for one in members]
    version = hashlib.sha256("".join(version_of(one) for one in members).encode()).hexdigest()[:8]
    url = f"{root}{group.path}"
    more = {"ten": printable(group.name), "hang": rows, "phien-ban": version, "quet": url, "dia-chi": url}
    return Posting(board_path(group.slug), group.name, "niem-yet-linh-vuc.typ", {**shared, **more})


def _row(one: Procedure) -> dict[str, str]:
    """Return a procedure in a table; a fee is never cut short, for its half would mislead."""
    fee = _UNKNOWN if one.fee is None else _FREE if one.fee.is_free else _PAID
    return {"ma": one.code, "ten": printable(one.name), "thoi-han": shorten(printable(one.time), 80), "phi": fee}


def _shared(site: Site) -> dict[str, object]:
    """Return what every sheet says of the commune and of the place of filing."""
    center = site.unit_with_role("mot-cua")
    return {
        "noi-niem-yet": f"Ủy ban nhân dân {site.commune.full_name}",
        "noi-nop": center.name if center else "Bộ phận một cửa",
        "dia-chi-nop": printable(center.address) if center else "",
        "gio": printable(center.hours) if center else "",
        "minh-hoa": site.section.demonstration,
    }
