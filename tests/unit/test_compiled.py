"""Templates are compiled beside the first build, and only once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, cast

import pytest
from jinja2.exceptions import TemplateSyntaxError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from cchc.bridge import aside, templates
from cchc.bridge.aside import Aside
from cchc.bridge.build import Build
from cchc.bridge.templates import compile_beside, prepare
from cchc.cache import Store
from cchc.model.site import Site


def _config(folder: Path) -> MkDocsConfig:
    """Return a configuration whose theme has a page, a part, and what is no template at all."""
    (folder / "parts").mkdir(parents=True)
    (folder / "page.html").write_text("{% include 'parts/part.html' %}{{ name }}", encoding="utf-8")
    (folder / "parts/part.html").write_text("Xin chào ", encoding="utf-8")
    (folder / "wrong.html").write_text("{% if %}", encoding="utf-8")
    (folder / "picture.html").write_bytes(b"\xff\xd8\xff")
    config = MkDocsConfig()
    config.theme = Theme(name=None, custom_dir=str(folder))
    return config


def _never(*_: object, **__: object) -> Any:
    raise AssertionError("compiled again")


def test_what_was_compiled_beside_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (aside, templates):
        monkeypatch.setattr(module, "may_fork", lambda: True)  # whatever threads the runner has
    config, store = _config(tmp_path / "theme"), Store(tmp_path / "store")
    build = Build(cast("Site", None), store, compiling=compile_beside(config, store))
    assert build.compiling is not None
    env = config.theme.get_env()
    prepare(env, config, build)
    with monkeypatch.context() as patch:
        patch.setattr(env, "compile", _never)
        env.get_template("parts/part.html")
        # A child must not ask the store; what fails in it would be done here.
        process, page = Aside(lambda: (os.getpid(), env.get_template("page.html").render(name="<Thổ>"))).result()
        assert process != os.getpid()
        assert page == env.get_template("page.html").render(name="<Thổ>") == "Xin chào &lt;Thổ&gt;"
    with pytest.raises(TemplateSyntaxError):  # told when a page asks for it
        env.get_template("wrong.html")
    assert build.compiling is None
    assert compile_beside(config, store) is None  # the store knows them now


def test_without_fork_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "may_fork", lambda: False)
    assert compile_beside(_config(tmp_path / "theme"), Store(tmp_path / "store")) is None
