"""Tells whether rows of letters are the zone of an identity paper (ICAO 9303: TD1 cards, TD2 cards, TD3 passports).

A zone is told when the check digits of its number and of birth or expiry are right. Letters are only looked for where
letters may stand, and digits where digits may; one letter of a field may be read anew to make its check digit right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from cchc.model.mrz import is_date, is_right
from cchc.model.value import dataclass
from cchc.sight.letters import ALPHABET, Reading
from cchc.sight.marks import Floats

Found = Literal["", "likely", "sure"]

_DIGITS = list(range(10))
_LETTERS = list(range(10, 36))
_ANY = list(range(37))
_SEXES = [ALPHABET.index(letter) for letter in "MF<"]
_KINDS = [ALPHABET.index(letter) for letter in "ACI"]
_CLEAR = 0.68
"""How well the letters of a zone fit at least, in the middle."""

_SEEN = 0.5
"""Where nothing fits better, there is no letter."""

_SLACK, _LOST = 0.05, 0.12
"""A letter that the rules of the zone allow may fit so much worse than the best one (O and 0 are much alike); what goes
beyond may be so much in all."""

_GAPS = 2
"""Places of a row that may be empty."""

_CLOSE = 0.05
"""A letter may be read as another one that fits hardly worse."""

_STATE = [ALPHABET.index(letter) for letter in "VNM"]
_STRANGE = 0.08
"""How much worse in all the letters of our state may fit than the best ones."""

_LIKE = re.compile(r"(?:ID|I<|P[<A-Z])VNM[A-Z0-9<]{25}|\d{7}[MF<]\d{7}VNM[A-Z0-9<]{8}")
"""What is left of a zone when letters are hidden or blurred: a first row, a second row."""


@dataclass(frozen=True, slots=True)
class _Losses:
    """How much worse than the best letter of all the best allowed one fits, by place and what is allowed there."""

    digits: Floats
    sexes: Floats
    kinds: Floats
    letters: Floats
    state: Floats


@dataclass(frozen=True, slots=True)
class _Part:
    """One row of a zone that may stand at a place: its kind and where its first letter is."""

    kind: str
    x: float
    y: float
    pitch: float


def judge(readings: Sequence[Reading]) -> Found:
    """Return whether a zone stands in what was read in one picture."""
    parts = [part for reading in readings for part in _parts(reading)]
    if any(part.kind == "passport" for part in parts):
        return "sure"
    firsts, seconds = ([part for part in parts if part.kind == kind] for kind in ("first", "second"))
    if any(_beside(one, other) for one in firsts for other in seconds):
        return "sure"
    return "likely" if seconds or any(_looks(reading) for reading in readings) else ""


def _beside(one: _Part, other: _Part) -> bool:
    """True when two rows begin near each other and have letters of one size."""
    return 0.7 < one.pitch / other.pitch < 1.4 and np.hypot(one.x - other.x, one.y - other.y) < 5 * one.pitch


def _looks(reading: Reading) -> bool:
    """True when a row of a zone of our state is read, though no check digit is right."""
    best = reading.fits.max(axis=1)
    text = "".join(letter if fit > _SEEN else " " for letter, fit in zip(reading.text, best, strict=True))
    return bool(_LIKE.search(text))


def _parts(reading: Reading) -> Iterator[_Part]:
    """Yield the rows of a zone that `reading` may be, at every place where they may begin."""
    fits, x, y = reading.fits, reading.x, reading.y
    best = fits.max(axis=1)
    seen = np.where(best < _SEEN, 1, best)
    state = np.stack([np.roll(seen - fits[:, letter], -at) for at, letter in enumerate(_STATE)]).sum(axis=0)
    digits, sexes, kinds, letters = (
        np.maximum(0, seen - fits[:, allowed].max(axis=1) - _SLACK) for allowed in (_DIGITS, _SEXES, _KINDS, _LETTERS)
    )
    losses = _Losses(digits, sexes, kinds, letters, state)
    for kind, length in _LENGTHS:
        for at in range(len(fits) - length + 1):
            here = best[at : at + length]
            if np.median(here) > _CLEAR and (here < _SEEN).sum() <= _GAPS and _RULES[kind](fits[at:], losses, at):
                pitch = float(np.hypot(x[at + 9] - x[at], y[at + 9] - y[at]) / 9)
                yield _Part(kind, float(x[at]), float(y[at]), pitch)


def _first(fits: Floats, loss: _Losses, at: int) -> bool:
    """True for the first row of a card: kind, state, number and its check digit."""
    lost = loss.kinds[at] + loss.digits[at + 14]
    return bool(loss.state[at + 2] < _STRANGE and lost < _LOST) and _checked(fits[5:15], _ANY)


def _second(fits: Floats, loss: _Losses, at: int) -> bool:
    """True for the second row of a card: birth, sex, expiry, state."""
    lost = loss.digits[at : at + 7].sum() + loss.sexes[at + 7] + loss.digits[at + 8 : at + 15].sum()
    return bool(loss.state[at + 15] < _STRANGE and lost < _LOST) and (_dated(fits[:7]) or _dated(fits[8:15]))


def _passport(fits: Floats, loss: _Losses, at: int) -> bool:
    """True for the second row of a passport: number, state, birth, sex, expiry."""
    lost = loss.digits[at + 9] + loss.digits[at + 13 : at + 20].sum()
    lost += loss.sexes[at + 20] + loss.digits[at + 21 : at + 28].sum()
    if lost >= _LOST:
        return False
    if loss.state[at + 10] < _STRANGE:
        return _checked(fits[:10], _ANY) and (_dated(fits[13:20]) or _dated(fits[21:28]))
    # Of another state: nothing is read anew, and all of it must be right.
    if loss.letters[at + 10 : at + 13].sum() >= _LOST:
        return False
    number, dates = _read(fits[:10], _ANY), [_read(fits[start : start + 7], _DIGITS) for start in (13, 21)]
    return number[-1] in "0123456789<" and is_right(number) and all(_holds(one, True) for one in dates)


_RULES = {"first": _first, "second": _second, "passport": _passport}
_LENGTHS = (("first", 30), ("second", 30), ("passport", 44), ("passport", 36))


def _dated(fits: Floats) -> bool:
    return _checked(fits, _DIGITS, dated=True)


def _checked(fits: Floats, allowed: list[int], *, dated: bool = False) -> bool:
    """True when a field with its check digit is right, as it is read best or with one letter read anew."""
    best = _read(fits[:-1], allowed) + _read(fits[-1:], _DIGITS)
    if best.strip("<0") and _holds(best, dated):
        return True
    for at in range(len(best)):
        places = _DIGITS if at == len(best) - 1 else allowed
        now = fits[at][ALPHABET.index(best[at])]
        for other in places:
            if ALPHABET[other] != best[at] and fits[at][other] > now - _CLOSE:
                mended = f"{best[:at]}{ALPHABET[other]}{best[at + 1 :]}"
                if mended.strip("<0") and _holds(mended, dated):
                    return True
    return False


def _holds(field: str, dated: bool) -> bool:
    return is_right(field) and (not dated or is_date(field))


def _read(fits: Floats, allowed: list[int]) -> str:
    return "".join(ALPHABET[allowed[at]] for at in fits[:, allowed].argmax(axis=1))
