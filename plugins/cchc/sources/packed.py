"""Writes down what was read as plain values, and makes the same objects of them again.

Only the classes of the model are made: what a foreign file says must not choose what is run, as pickle lets it.
"""

from __future__ import annotations

import datetime as dt
import marshal
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from cchc.model import document, feedback, indicator, news, one_stop, performance, period, problem, procedure, quality
from cchc.sources.report import CellLine

_MODULES = (document, feedback, indicator, news, one_stop, performance, period, problem, procedure, quality)
_CLASSES: dict[str, Any] = {
    f"{module.__name__} {name}": one
    for module in _MODULES
    for name, one in vars(module).items()
    if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__
}
_PLAIN = frozenset((str, int, float, bool, type(None)))


def pack(value: object) -> bytes:
    """Return `value` as bytes: objects of the model with tuples, dates, numbers, texts. Raises TypeError for others."""
    return marshal.dumps(_flat(value))


def unpack(data: bytes) -> Any:
    """Return what `pack` wrote down. Raises an error of `DAMAGED` for anything else."""
    return _made(marshal.loads(data))  # noqa: S302 - our own store, sealed


DAMAGED = (EOFError, ValueError, TypeError, LookupError, ArithmeticError)


def _flat(value: object) -> Any:
    """Return a value of the model as plain ones: a list for a tuple, a tuple of kind and parts for an object."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, tuple) and kind is tuple:
        return [_flat(one) for one in value]
    if isinstance(value, CellLine):
        return ("line", int(value), value.cell)
    if isinstance(value, Decimal):
        return ("decimal", str(value))
    if kind is dt.date:
        return ("date", str(value))
    name = f"{kind.__module__} {kind.__name__}"
    if _CLASSES.get(name) is not kind:
        raise TypeError(name)
    return (name, *[_flat(getattr(value, field.name)) for field in fields(kind)])


def _made(value: Any) -> Any:
    """Return what `_flat` took apart."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list:
        return tuple([_made(one) for one in value])
    name, *parts = value
    return _MAKERS[name](*parts) if name in _MAKERS else _CLASSES[name](*[_made(part) for part in parts])


_MAKERS: dict[str, Any] = {"line": CellLine, "decimal": Decimal, "date": dt.date.fromisoformat}
