"""Writes blocks as the Markdown of an item."""

from __future__ import annotations

from cchc.word.blocks import Block, Cell, Contents
from cchc.word.spans import Span, plain, to_html, to_markdown


def write(contents: Contents, pictures: dict[int, str]) -> str:
    """Return the body of an item; `pictures` gives the address of each picture."""
    return _Writer(contents, pictures).body()


class _Writer:
    """One text on its way."""

    def __init__(self, contents: Contents, pictures: dict[int, str]) -> None:
        """Number the notes in the order in which the text names them."""
        self.contents, self.pictures = contents, pictures
        self.notes: dict[str, str] = {}
        for block in contents.blocks:
            spans = [s for row in block.rows for cell in row for b in cell.blocks for s in b.spans] or block.spans
            for span in spans:
                if span.note in contents.notes:
                    self.notes.setdefault(span.note, str(len(self.notes) + 1))

    def body(self) -> str:
        """Return everything."""
        parts: list[str] = []
        before: Block | None = None
        for block in self.contents.blocks:
            text = self._block(block)
            if not text:
                continue
            tight = before is not None and _goes_on(before, block)
            parts.append(("\n" if tight else "\n\n") + text if parts else text)
            before = block
        return "".join(parts) + self._footnotes()

    def _block(self, block: Block) -> str:
        """Return one block."""
        if block.rows:
            return self._table(block)
        if block.heading:
            return f"{'#' * block.heading} {self._line(block.spans, in_line=True)}"
        if block.bullet is not None:
            return f"{'    ' * block.bullet}- {self._line(block.spans, in_line=True)}"
        if block.number is not None:
            return f"{block.number}. {self._line(block.spans, in_line=True)}"
        return self._line(block.spans)

    def _line(self, spans: list[Span], *, in_line: bool = False, in_cell: bool = False) -> str:
        return to_markdown(spans, pictures=self.pictures, notes=self.notes, in_line=in_line, in_cell=in_cell)

    def _table(self, block: Block) -> str:
        """Return a table: of Markdown where each cell is one field, else of HTML."""
        width = max(len(row) for row in block.rows)
        is_single = len(block.rows) == 1  # Markdown would add an empty row
        plain_cells = not is_single and all(cell.columns == cell.rows == 1 for row in block.rows for cell in row)
        if not plain_cells or any(len(row) != width for row in block.rows):
            return self._html_table(block)
        rows = [[self._cell(cell) for cell in row] for row in block.rows]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        lines.insert(1, "|" + "---|" * width)
        return "\n".join(lines)

    def _cell(self, cell: Cell) -> str:
        """Return a cell on one line."""
        return "<br>".join(text for part in cell.blocks if (text := self._line(part.spans, in_cell=True)))

    def _html_table(self, block: Block) -> str:
        """Return a table with merged cells."""
        lines = ["<table>"]
        notes: list[str] = []
        for number, row in enumerate(block.rows):
            lines.append("<tr>")
            for cell in row:
                tag = "th" if number == 0 and len(block.rows) > 1 else "td"
                more = ' scope="col"' if tag == "th" else ""
                more += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
                more += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
                parts = [to_html(part.spans, pictures=self.pictures, notes=self.notes) for part in cell.blocks]
                lines.append(f"<{tag}{more}>{'<br>'.join(part for part in parts if part)}</{tag}>")
                notes += [span.note for part in cell.blocks for span in part.spans if span.note in self.notes]
            lines.append("</tr>")
        # Markdown does not look inside HTML, so notes named there are told below the table.
        below = [f"({self.notes[name]}) {self._line(self.contents.notes[name])}" for name in dict.fromkeys(notes)]
        for name in notes:
            self.contents.notes[name] = []
        return "\n\n".join(["\n".join([*lines, "</table>"]), *below])

    def _footnotes(self) -> str:
        """Return the notes."""
        lines = [
            f"[^{number}]: {self._line(self.contents.notes[name])}"
            for name, number in self.notes.items()
            if plain(self.contents.notes[name])
        ]
        return ("\n\n" + "\n\n".join(lines) if lines else "") + "\n"


def _goes_on(before: Block, block: Block) -> bool:
    """True when two blocks are items of one list."""
    if block.number is not None:
        inside = before.bullet is not None and before.bullet > 0
        return inside or (before.number is not None and block.number == before.number + 1)
    if block.bullet is None:
        return False
    return before.bullet is not None or (before.number is not None and block.bullet > 0)
