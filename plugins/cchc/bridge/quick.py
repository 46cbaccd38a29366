"""The four things that templates do most, done in less time than Jinja takes, with the same result.

A page of a list escapes some three hundred values and asks for as many attributes. Jinja makes a Markup of every
escaped value, which is then joined as plain text; looks for an attribute of a dict before it looks for its key;
and asks every function whether it wants the context.
"""

from __future__ import annotations

from types import BuiltinMethodType, FunctionType
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.nodes import Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as _inner
except ImportError:  # another build of MarkupSafe: the usual way

    def _inner(s: str, /) -> str:
        return escape(s)


_OWN = frozenset(dir(dict))


def escaped(value: object) -> str:
    """Return what `markupsafe.escape` does, as plain text."""
    kind = type(value)
    if kind is str:
        return _inner(value)  # type: ignore[arg-type]  # a str
    if kind is Markup:
        return value  # type: ignore[return-value]  # as above
    return escape(value)


class QuickCode(CodeGenerator):
    """Compiles templates whose output is escaped by `escaped`."""

    def visit_Template(self, node: Template, frame: Any = None) -> None:  # noqa: N802 - Jinja's name
        """Compile a template; what stands last in its module replaces what was imported first."""
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import {escaped.__name__} as escape")


class QuickContext(Context):
    """Calls macros and plain functions at once."""

    def call(self, function: Any, /, *args: Any, **named: Any) -> Any:
        """Return what `function` gives."""
        kind = type(function)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind is not BuiltinMethodType and (kind is not FunctionType or hasattr(function, "jinja_pass_arg")):
            return super().call(function, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return function(*args, **named)


def hasten(env: Environment) -> None:
    """Let `env` do all this; to be called before it has compiled a template."""
    usual = env.getattr

    def attribute(obj: Any, name: str) -> Any:
        if type(obj) is dict and name in obj and name not in _OWN:
            return obj[name]
        try:
            return getattr(obj, name)
        except AttributeError:
            return usual(obj, name)

    env.getattr = attribute  # type: ignore[method-assign,assignment]  # compiled templates ask the environment
    env.code_generator_class, env.context_class = QuickCode, QuickContext
