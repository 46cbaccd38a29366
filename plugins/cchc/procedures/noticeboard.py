"""/thu-tuc/niem-yet/: what hangs on the board of the one-stop centre, and in which version."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.model.posted import SHEETS, sheet_path, version_of
from cchc.model.value import dataclass
from cchc.procedures.browse import Row, by_field
from cchc.procedures.posting import RECORD, board_path, is_posted


@dataclass(frozen=True, slots=True)
class Sheet:
    """A procedure on the board; `pdf` is the address of its sheet, "" where sheets are not published."""

    code: str
    name: str
    path: str
    version: str
    pdf: str


@dataclass(frozen=True, slots=True)
class Board:
    """The sheets of one field."""

    name: str
    pdf: str
    sheets: tuple[Sheet, ...]


def noticeboard_page(
    rows: tuple[Row, ...], crumbs: tuple[Crumb, ...], owner: str, *, sheets: bool
) -> Iterator[PageArtifact]:
    """Yield the page."""
    boards = []
    for group in by_field(rows):
        members = [row.procedure for row in group.rows if is_posted(row.procedure)]
        shown = tuple(
            Sheet(one.code, one.name, one.path, version_of(one), sheet_path(one) if sheets else "") for one in members
        )
        if shown:
            boards.append(Board(group.name, board_path(group.slug) if sheets else "", shown))
    count = sum(len(board.sheets) for board in boards)
    yield PageArtifact(
        path=SHEETS,
        template="procedures/noticeboard.html",
        title="Danh sách niêm yết",
        description=f"{count} thủ tục được niêm yết tại nơi tiếp nhận, kèm phiên bản của từng bản niêm yết.",
        view={"boards": tuple(boards), "count": count, "record": RECORD if sheets and count else ""},
        crumbs=crumbs,
        owner=owner,
        searchable=False,
    )
