"""A procedure's details as YAML that a person can read: the order of the manual, long texts on lines of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import yaml

from cchc.model.procedure import CODE, Procedure
from cchc.sources.fields_procedure import DETAIL

PARTS = tuple(field.key for field in DETAIL.fields if field.key not in ("code", "draft", "absent", "reviewed_on"))
"""The keys that an import may fill, in the order of the manual."""


class _Dumper(yaml.SafeDumper):
    """Writes lists below their key, and texts of several lines as they are read."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's name
        """Indent lists too, as the editors' files do."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # 2.000510 is no number, and a number that stays one loses its zero.
    style = '"' if CODE.fullmatch(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def detail_text(procedure: Procedure, *, head: tuple[str, ...] = (), draft: bool = False) -> str:
    """Return the YAML file of a procedure; `head` are comments above it. Equal procedures give equal text."""
    value: dict[str, object] = {"code": procedure.long_code or procedure.code}
    if draft:
        value["draft"] = True
    for key in ("absent", *PARTS, "reviewed_on"):
        if (plain := _plain(getattr(procedure, key))) not in ("", [], None, False):
            value[key] = plain
    return as_yaml(value, head)


def as_yaml(value: Mapping[str, object], head: tuple[str, ...] = ()) -> str:
    """Return a record as YAML with comments above it."""
    text = yaml.dump(
        dict(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000, default_flow_style=False
    )
    return "".join(f"# {line}\n" for line in head) + text


def _plain(value: object) -> object:
    """Return a value of the model as YAML has it; empty parts are left out."""
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return [{"name": name, "value": text} for name, text in value]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: text for name, text in pairs if text not in ("", None)}
    return value
