"""Identity papers in editors' pictures; what was seen is remembered by the bytes of a picture."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from cchc.bridge.workers import parallel
from cchc.cache import Store
from cchc.model.problem import Problem
from cchc.model.rules import RULES
from cchc.sight import VERSION

PAYS_FROM = 8
"""Fewer pictures are looked into before processes have started and loaded what they need."""

_KIND = "papers"
_WORDS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "code": (
            "picture-identity",
            "ảnh có mã QR của thẻ căn cước, quét là đọc được họ tên, ngày sinh, nơi ở",
            "che kín mã trong ảnh này rồi lưu lại, hoặc thay ảnh",
        ),
        "zone": (
            "picture-mrz",
            "ảnh có dòng mã đọc bằng máy của thẻ căn cước, hộ chiếu, trong đó có họ tên, số giấy tờ, ngày sinh",
            "che kín cả hai hoặc ba dòng trong ảnh này rồi lưu lại, hoặc thay ảnh",
        ),
        "like": (
            "picture-paper",
            "ảnh có dòng chữ giống dòng mã đọc bằng máy của giấy tờ tùy thân",
            "mở ảnh xem lại; đúng là giấy tờ của một người thì che kín hoặc thay ảnh",
        ),
    }
)
"""Rule, message and remedy of what may be seen; how sure it is stands in the rule."""


def paper_problems(paths: Mapping[str, Path], store: Store) -> dict[str, list[Problem]]:
    """Return the identity papers in each picture of `paths`, pictures by name; nothing silenced is left out."""
    key = _key() if paths else ""
    raw = store.get(_KIND, key) if paths else None
    old: dict[str, list[str]] = json.loads(raw) if raw else {}
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items()}
    fresh = {digest: paths[name] for name, digest in digests.items() if digest not in old}
    looked = parallel(_seen, list(fresh.values()), pays_from=PAYS_FROM, spawn=True)
    new = {digest: list(found) for digest, found in zip(fresh, looked, strict=True)}
    # A check and a build look at slightly different pictures; what both have left behind goes in the end.
    much, present = len(old) > 2 * len(digests) + 100, set(digests.values())
    known = {digest: found for digest, found in old.items() if not much or digest in present} | new
    if new:
        store.put(_KIND, key, json.dumps(known).encode())
    return {
        name: [_problem(name, *_WORDS[one]) for one in known[digest]]
        for name, digest in digests.items()
        if known[digest]
    }


def _key() -> str:
    """Return the key of what was seen: better libraries may see more. Asking for their versions loads none of them."""
    return " ".join((VERSION, *map(version, ("zxing-cpp", "pillow", "numpy"))))


def paper_in(name: str, data: bytes) -> list[Problem]:
    """Return the identity papers in one picture."""
    from cchc.sight.papers import seen

    return [_problem(name, *_WORDS[one]) for one in seen(data)]


def _seen(path: Path) -> tuple[str, ...]:
    # The library behind it takes a quarter of a second to load, and most builds have no new picture.
    from cchc.sight.papers import seen

    return seen(path.read_bytes())


def _problem(name: str, rule: str, message: str, remedy: str) -> Problem:
    return Problem(name, 0, rule, message, remedy, RULES[rule].level)
