"""An SVG in the making: shapes and words by place and class, and the frame that names and describes it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cchc.charts.lettering import widest, wrap

WIDTH = 340
"""Units across; at 320 px a chart is about as many pixels wide, so that 12 units stay readable."""

SIZE = 12
"""The font size of all words."""

LINE = 15
"""From one line of words to the next."""

COLOURS = 6
"""So many series have a colour and a mark of their own; the next begins anew."""


class Picture:
    """Collects the parts of one picture."""

    def __init__(self) -> None:
        """Begin an empty picture."""
        self.parts: list[str] = []

    def text(self, x: float, y: float, words: str, *, anchor: str = "start", name: str = "") -> None:
        """Write `words` with the base line at `y`; `anchor` is start, middle or end of the words at `x`."""
        end = f' text-anchor="{anchor}"' if anchor != "start" else ""
        self.parts.append(f'<text x="{num(x)}" y="{num(y)}"{end}{_class(name)}>{escape(words)}</text>')

    def lines(self, x: float, y: float, lines: Sequence[str], *, anchor: str = "start", name: str = "") -> None:
        """Write lines of words below each other; `y` is the base line of the first."""
        for number, words in enumerate(lines):
            self.text(x, y + LINE * number, words, anchor=anchor, name=name)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, name: str = "", dashed: bool = False) -> None:
        """Draw a line."""
        dash = ' stroke-dasharray="3 4"' if dashed else ""
        self.parts.append(f'<line x1="{num(x1)}" y1="{num(y1)}" x2="{num(x2)}" y2="{num(y2)}"{dash}{_class(name)}/>')

    def rect(self, x: float, y: float, across: float, down: float, *, name: str = "", title: str = "") -> None:
        """Draw a bar."""
        shape = f'rect x="{num(x)}" y="{num(y)}" width="{num(across)}" height="{num(down)}"{_class(name)}'
        self.parts.append(_titled(shape, title))

    def path(self, data: str, *, name: str = "", title: str = "") -> None:
        """Draw a path."""
        self.parts.append(_titled(f'path d="{data}"{_class(name)}', title))

    def mark(self, x: float, y: float, number: int, *, title: str = "") -> None:
        """Draw the point of the series `number`: each series has its own shape, not its own colour alone."""
        size = 4.5
        shapes = (
            f"M{num(x - size)} {num(y)}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0z",
            f"M{num(x - 4)} {num(y - 4)}h8v8h-8z",
            f"M{num(x)} {num(y - 5)}l5 9h-10z",
            f"M{num(x)} {num(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5z",
            f"M{num(x)} {num(y + 5)}l5 -9h-10z",
            f"M{num(x - 5)} {num(y - 2)}h3v-3h4v3h3v4h-3v3h-4v-3h-3z",
        )
        self.path(shapes[number % COLOURS], name=f"dau {colour(number)}", title=title)

    def open(self, name: str) -> None:
        """Begin a group."""
        self.parts.append(f"<g{_class(name)}>")

    def close(self) -> None:
        """End a group."""
        self.parts.append("</g>")

    def legend(self, names: Sequence[str], y: float, *, marks: bool) -> float:
        """Write the names of the series beside their marks or colours, row by row; return the `y` below it."""
        x = 6.0
        for number, name in enumerate(names):
            lines = wrap(name, SIZE, WIDTH - 4 - 22)  # a name longer than a row goes on below its beginning
            across = 16 + widest(lines, SIZE)
            if x > 6 and x + across > WIDTH - 4:
                x, y = 6.0, y + LINE + 3
            if marks:
                self.mark(x + 4, y - 4, number)
            else:
                self.rect(x, y - 9, 10, 10, name=colour(number))
            for line in lines:
                self.text(x + 16, y, line)
                y += LINE + 3
            y -= LINE + 3
            x = x + across + 14 if len(lines) == 1 else WIDTH
        return y + LINE + 3

    def svg(self, *, id: str, title: str, description: str, height: float) -> str:
        """Return the picture as an element whose `id` must be unique on its page."""
        return (
            f'<svg class="bd" role="img" aria-labelledby="{id}-t {id}-d" viewBox="0 0 {WIDTH} {num(height)}"'
            f' font-size="{SIZE}"><title id="{id}-t">{escape(title)}</title>'
            f'<desc id="{id}-d">{escape(description)}</desc>{"".join(self.parts)}</svg>'
        )


def num(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    return f"{value + 0.0:.1f}".removesuffix(".0") if abs(value) >= 0.05 else "0"


def colour(number: int) -> str:
    """Return the class that colours the series `number`, counted from 0."""
    return f"m{number % COLOURS + 1}"


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def _titled(shape: str, title: str) -> str:
    """Return a shape; its title is what a mouse shows."""
    return f"<{shape}><title>{escape(title)}</title></{shape.split(' ', 1)[0]}>" if title else f"<{shape}/>"
