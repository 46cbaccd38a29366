"""The quicker ways of Jinja's most frequent work give what Jinja gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, pass_context, pass_environment
from jinja2.exceptions import UndefinedError
from jinja2.filters import do_urlencode
from markupsafe import Markup, escape

from cchc.bridge.quick import escaped, hasten, quoted


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.floats(), st.lists(st.text())))
def test_a_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert escaped(value) == str(escape(value))


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.dictionaries(st.text(), st.text())))
def test_an_address_is_quoted_as_jinja_does(value: object) -> None:
    try:
        usual = do_urlencode(value)  # type: ignore[arg-type]  # anything may stand in a template
    except UnicodeEncodeError:
        with pytest.raises(UnicodeEncodeError):
            quoted(value)
    else:
        assert quoted(value) == usual


class Html:
    """Something that tells its own HTML."""

    def __html__(self) -> str:
        return "<b>ta</b>"

    def __str__(self) -> str:
        return "<ta>"


class Caller:
    """Something that can be called, and is asked whether it wants the context."""

    def __call__(self, one: str, *, two: str = "") -> str:
        return f"<{one}{two}>"


@dataclass
class Thing:
    """A thing with attributes that dicts have as methods."""

    name: str = "<tên>"
    items: tuple[str, ...] = ("a & b", "c")


@pass_context
def asks(context: Any, word: str) -> str:
    return f"{context['title']} {word}"


@pass_environment
def environment(env: Environment, word: str) -> str:
    return f"{env.block_start_string} {word}"


TEMPLATES = {
    "parts.html": "{% macro row(x, big=false) %}<li>{{ x }}{{ caller() if caller }}{{ big }}</li>{% endmacro %}",
    "more.html": "{% macro all(x, y=1) %}{{ x }}{{ y }}{{ varargs | join('+') }}{{ kwargs.z }}{% endmacro %}"
    "{% macro two(x, y='&') %}{{ x }}{{ y }}{% if x %}{{ two('', y) }}{% endif %}{% endmacro %}",
    "blocks.html": "{% extends 'base.html' %}{% import 'more.html' as more %}"
    "{% block b %}{% for x in thing.items if x %}{% block c scoped %}{{ loop.index }}{{ x }}{{ thing.name.lower() }}"
    "{% endblock %}{% else %}none{% endfor %}{% set y = 'một <' %}{% set text %}{{ title }}{{ y }}{% endset %}"
    "{{ text }}{{ more.all('<', 2, 3, '>', z='&') }}{{ more.all('<') }}{{ more.two('<') }}{{ more.two('<', '>') }}"
    "{{ more.two() }}{% filter upper %}{{ title }}{{ self.a() }}{% endfilter %}{% include 'text.txt' %}"
    "{% macro own(v) %}{{ v.item }}{{ html }}{% endmacro %}{{ own(view) }}{{ own(v=view) }}"
    "{% if view.item.missing %}!{% endif %}{% endblock %}",
    "base.html": "<p>{% block a %}{{ title }}{% endblock %}</p>{% block b %}{% endblock %}",
    "page.html": "{% extends 'base.html' %}{% import 'parts.html' as parts %}{% set v = view.item %}"
    "{% block b %}{{ super() }}{{ html }}{{ safe }}{{ number }}{{ missing }}{{ view.missing }}{{ view.item }}"
    "{{ view.get('item') }}{{ view.items() | list }}{{ view.keys() | list }}{{ view['keys'] }}"
    "{{ thing.name }}{{ thing.items }}{{ thing['name'] }}{{ thing.missing }}{{ thing.name.upper() }}"
    "{% for x in thing.items %}{{ parts.row(x, big=loop.first) }}{% endfor %}"
    "{% call parts.row('<x>') %}{{ title }}{% endcall %}{{ asks('đó') }}{{ environment('<') }}"
    "{{ say('a', two='b') }}{{ plain(1, 2) }}{{ view.list[0] }}{{ number.real }}{{ title ~ html }}"
    "{% autoescape false %}{{ title }}{% endautoescape %}{% endblock %}",
    "text.txt": "{{ title }} {{ view.item }} {{ safe }}",
}


def rendered(name: str, *, quickly: bool) -> str:
    """Return a template of the above."""
    env = Environment(
        loader=DictLoader(TEMPLATES),
        autoescape=lambda name: bool(name and name.endswith(".html")),
    )
    env.globals.update(asks=asks, environment=environment, say=Caller(), plain=lambda a, b: f"{a}<{b}")
    if quickly:
        hasten(env)
    return env.get_template(name).render(
        title="“A” & 'B' <c>",
        html=Html(),
        safe=Markup("<i>i</i>"),
        number=12,
        view={"item": "một & hai", "list": ["<0>"], "keys": "khóa"},
        thing=Thing(),
    )


@pytest.mark.parametrize("name", ["page.html", "blocks.html", "text.txt"])
def test_templates_say_the_same(name: str) -> None:
    usual = rendered(name, quickly=False)
    assert rendered(name, quickly=True) == usual
    assert "một" in usual


def test_what_is_missing_is_undefined_as_ever() -> None:
    env = Environment()
    hasten(env)
    assert env.from_string("{{ a.b }}|{{ d.x }}").render(a={}, d=Thing()) == "|"
    with pytest.raises(UndefinedError, match="'dict object' has no attribute 'b'"):
        env.from_string("{{ a.b.c }}").render(a={})
