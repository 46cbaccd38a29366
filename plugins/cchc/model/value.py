"""`dataclass` as everything here uses it: frozen for the type checker, without the price of being so at run time.

What `dataclasses` makes of `frozen=True` sets each field through `object.__setattr__`: an object of thirty fields
takes nine times as long to make, and a build makes a hundred thousand objects. For every class it also compiles six
functions, which took a fifth of the start of the program. mypy refuses all that assigns to a field before the program
runs, so here `frozen` is its word alone; and only `__init__` is compiled.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, **more):
        """Return what `dataclasses.dataclass` does; classes with frozen=True and slots=True as said above."""

        def make(cls):
            if frozen and slots and not more:
                return _value(cls)
            return dataclasses.dataclass(frozen=frozen, slots=slots, **more)(cls)

        return make if cls is None else make(cls)


def _value(cls: type) -> Any:
    """Return the class with fields, slots and `__init__`, and with comparison, hash and text of its values."""
    own = {name for name in ("__eq__", "__hash__", "__repr__") if cls.__dict__.get(name) is not None}
    made: Any = dataclasses.dataclass(slots=True, eq=False, repr=False)(cls)
    fields = dataclasses.fields(made)
    compared = _values_of([one.name for one in fields if one.compare])
    shown = [one.name for one in fields if one.repr]
    text, told = ", ".join(f"{name}={{!r}}" for name in shown), _values_of(shown)

    def is_equal(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hash_of(self: object) -> int:
        return hash(compared(self))

    def text_of(self: object) -> str:
        return f"{self.__class__.__qualname__}({text.format(*told(self))})"

    for name, method in (("__eq__", is_equal), ("__hash__", hash_of), ("__repr__", text_of)):
        if name not in own:
            setattr(made, name, method)
    return made


def _values_of(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """Return a function that gives the attributes of these names as a tuple."""
    if not names:
        return lambda _value: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)
