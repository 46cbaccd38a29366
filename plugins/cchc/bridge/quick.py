"""The things that templates do most, done in less time than Jinja takes, with the same result.

A page of a list escapes some three hundred values and asks for as many attributes. Jinja makes a Markup of every
escaped value, which is then joined as plain text; looks for an attribute of a dict before it looks for its key;
asks every function whether it wants the context; and goes through a locked list for each template that another
one imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.filters import do_urlencode
from jinja2.nodes import Getattr, Node, Template
from jinja2.runtime import BlockReference, Context, Macro
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as _inner
except ImportError:  # another build of MarkupSafe: the usual way

    def _inner(s: str, /) -> str:
        return escape(s)


_OWN = frozenset(dir(dict))
_PLAIN = frozenset({Macro, BlockReference, FunctionType, MethodType, BuiltinMethodType})


def escaped(value: object) -> str:
    """Return what `markupsafe.escape` does, as plain text."""
    if type(value) is str:
        return _inner(value)
    if type(value) is Markup:
        return value
    return escape(value)


def markup(html: str) -> Markup:
    """Return HTML as what needs no escaping; `Markup` itself asks first whether it is given something else."""
    return str.__new__(Markup, html)


def quoted(value: Any) -> str:
    """Return what Jinja's filter `urlencode` does; it looks at each letter of a text by itself."""
    if type(value) is not str:
        return do_urlencode(value)
    return _UNQUOTED.sub(_percent, value.encode("utf-8")).decode("ascii")


_UNQUOTED = re.compile(rb"[^A-Za-z0-9_.~/-]+")


def _percent(found: re.Match[bytes]) -> bytes:
    return b"%" + found[0].hex("%").upper().encode("ascii")


class QuickCode(CodeGenerator):
    """Compiles templates whose output is escaped by `escaped`, whose blocks are put together before they are handed
    on, and which look for attributes without calling the environment."""

    def visit_Template(self, node: Template, frame: Any = None) -> None:  # noqa: N802 - Jinja finds it by the name of the node
        """Compile a template; what stands last in its module replaces what was imported first."""
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import {escaped.__name__} as escape")

    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        """Compile what stands in a block: a piece of text goes through one generator for each block around it."""
        if not frame.block_frame or frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    @optimizeconst
    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja finds it by the name of the node
        """Compile `thing.name`; the environment is asked only where the thing has no such attribute."""
        self.write("(_found if (_found := getattr((_thing := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(_thing, {node.attr!r}))")


class QuickContext(Context):
    """Calls macros, functions and methods at once."""

    def call(self, function: Any, /, *args: Any, **named: Any) -> Any:
        """Return what `function` gives."""
        kind = type(function)
        if kind not in _PLAIN or hasattr(function, "jinja_pass_arg"):
            return super().call(function, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        if kind is not Macro:
            return function(*args, **named)
        takes_more = function.caller or function.catch_kwargs or function.catch_varargs
        if named or takes_more or len(args) != len(function.arguments):
            return function(self.eval_ctx, *args, **named)
        html = function._func(*args)
        return markup(html) if self.eval_ctx.autoescape else html


def hasten(env: Environment) -> None:
    """Let `env` do all this; to be called before it has compiled a template, of which none changes any more."""
    usual, find = env.getattr, env.get_template
    known: dict[tuple[object, str | None], Any] = {}

    def attribute(obj: Any, name: str) -> Any:
        if type(obj) is dict and name in obj and name not in _OWN:
            return obj[name]
        try:
            return getattr(obj, name)
        except AttributeError:
            return usual(obj, name)

    def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Any:
        if globals is not None or not isinstance(name, str):
            return find(name, parent, globals)
        found = known.get((name, parent))
        if found is None:
            found = known[name, parent] = find(name, parent)
        return found

    # Compiled templates ask the environment for both.
    env.getattr, env.get_template = attribute, get_template  # type: ignore[method-assign,assignment]  # as said
    env.code_generator_class, env.context_class = QuickCode, QuickContext
    # Jinja chains the maps of names, and each import in a template compares two chains name by name.
    env.make_globals = lambda own: {**env.globals, **(own or {})}  # type: ignore[assignment,method-assign]  # its own hook
    env.filters["urlencode"] = quoted
    env.auto_reload = False  # every build has an environment of its own; asking for times costs a tenth of a page
