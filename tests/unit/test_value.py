"""Our `dataclass` gives what that of the library gives, but for being frozen at run time."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import asdict, field, fields, is_dataclass, replace
from typing import Any

import pytest

from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Ours:
    """Many fields."""

    name: str
    parts: tuple[int, ...] = ()
    more: list[int] = field(default_factory=list, compare=False)
    digest: str = field(default="", repr=False, compare=False)

    @property
    def length(self) -> int:
        """A property stays one."""
        return len(self.parts)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """The same by the library."""

    name: str
    parts: tuple[int, ...] = ()
    more: list[int] = field(default_factory=list, compare=False)
    digest: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class One:
    """One field."""

    value: object


@dataclass(frozen=True, slots=True)
class Below(One):
    """One more."""

    other: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    """No field."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a class says itself stays."""

    text: str

    def __repr__(self) -> str:
        return f"<{self.text}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Told) and self.text.lower() == other.text.lower()

    def __hash__(self) -> int:
        return hash(self.text.lower())


VALUES: list[dict[str, Any]] = [
    {"name": "a"},
    {"name": "{b} {!r} 'ê'\n", "parts": (1, 2)},
    {"name": "a", "more": [1], "digest": "x"},
    {"name": "a", "parts": (1,), "digest": "y"},
]


def test_text_comparison_and_hash_are_those_of_the_library() -> None:
    ours, theirs = [Ours(**one) for one in VALUES], [Theirs(**one) for one in VALUES]
    assert [repr(one) for one in ours] == [repr(one).replace("Theirs", "Ours") for one in theirs]
    assert [[a == b for b in ours] for a in ours] == [[a == b for b in theirs] for a in theirs]
    assert list(map(hash, ours)) == list(map(hash, theirs))
    assert [asdict(one) for one in ours] == [asdict(one) for one in theirs]
    assert [one.name for one in fields(Ours)] == [one.name for one in fields(Theirs)]


def test_other_classes_are_never_equal() -> None:
    assert Ours("a") != Theirs("a")
    assert One(1) != Below(1)
    assert Below(1, 2) == Below(1, 2) != Below(1, 3)
    assert repr(Below(One(2), 3)) == "Below(value=One(value=2), other=3)"
    assert Nothing() == Nothing()
    assert (repr(Nothing()), len({Nothing(), Nothing()}), hash(One("x"))) == ("Nothing()", 1, hash(("x",)))


@pytest.mark.parametrize("value", [*(Ours(**one) for one in VALUES), One(None), Below(1, 2), Nothing()])
def test_values_are_copied_sent_and_replaced(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) == copy.copy(value) == copy.deepcopy(value) == replace(value) == value
    assert is_dataclass(value)
    assert not hasattr(value, "__dict__")


def test_what_a_class_says_itself_stays() -> None:
    assert Told("A") == Told("a")
    assert (repr(Told("A")), hash(Told("A"))) == ("<A>", hash("a"))
    assert Ours("a", (1, 2)).length == 2
    assert Ours("a").more is not Ours("a").more


def test_other_dataclasses_are_the_library_s() -> None:
    @dataclass
    class Open:
        value: int = 1

    @dataclass(frozen=True)
    class Frozen:
        value: int = 1

    one = Open()
    one.value = 2
    assert one == Open(2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Frozen().value = 2  # type: ignore[misc]  # that is the question
