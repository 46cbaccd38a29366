"""How wide words are in the site's typeface, so that labels can be placed without a browser.

Advance widths of Be Vietnam Pro Regular in ems, rounded up. Vietnamese marks stand above or below a letter
and do not widen it. Where the typeface has not loaded, system faces are about as wide; `SAFETY` covers them.
"""

from __future__ import annotations

from collections.abc import Sequence

from cchc.model.text import fold

SAFETY = 1.06
_BOLD = 1.05
_WIDTHS = {
    **dict.fromkeys("'`", 0.2),
    **dict.fromkeys(" Iijl·", 0.27),
    **dict.fromkeys('!.:,;"', 0.32),
    **dict.fromkeys("1frt{}|()[]J~", 0.46),
    **dict.fromkeys("\\*/zs", 0.51),
    **dict.fromkeys("<>^kx?nuhvy7", 0.59),
    **dict.fromkeys("e+-cELF8PSago", 0.64),
    **dict.fromkeys("$2Tbdpq35ZBRY069K–_", 0.7),
    **dict.fromkeys("4HVUX=DN…&A", 0.74),
    **dict.fromkeys("CG#QO", 0.83),
    **dict.fromkeys("%Mwm", 0.89),
    **dict.fromkeys("@W", 1.0),
}
_WIDEST = 1.0


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of `text` at the font size `size`, in the units of `size`."""
    total = 0.0
    for char in text:
        plain = fold(char)
        base = plain.upper() if char.isupper() else plain
        # ơ, ư and đ are wider than the letters they are folded to.
        total += _WIDTHS.get(base, _WIDEST) + (0.05 if char in "ơưđƠƯĐ" or char.upper() in "ƠỜỚỞỠỢƯỪỨỬỮỰĐ" else 0)
    return total * size * SAFETY * (_BOLD if bold else 1)


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return `text` in lines of at most `room`, parted between words; a word too long for a line is parted inside."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
            continue
        *full, rest = _pieces(word, size, room, bold=bold)
        lines += [*full, rest]
    return lines or [""]


def widest(texts: Sequence[str], size: float) -> float:
    """Return the width of the widest text, 0 without any."""
    return max((width(text, size) for text in texts), default=0.0)


def _pieces(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """Return a word in pieces that fit."""
    pieces = [""]
    for char in word:
        if pieces[-1] and width(pieces[-1] + char, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces
