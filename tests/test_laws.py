"""The rules of docs/architecture.md hold; and each law, shown a violation, sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests import laws
from tests.support import ROOT, write

Law = Callable[[Path], list[str]]

SOUND = {
    "plugins/cchc/__init__.py": '"""All."""\n',
    "plugins/cchc/artifact.py": "import dataclasses\n",
    "plugins/cchc/cache.py": "import hashlib\n",
    "plugins/cchc/typeset.py": "import segno\n",
    "plugins/cchc/photo.py": "from PIL import Image\n",
    "plugins/cchc/charts/__init__.py": "from cchc.model import text\n",
    "plugins/cchc/sight/__init__.py": "import os\nfrom cchc.model import text\n",
    "plugins/cchc/cli.py": (
        "from typing import TYPE_CHECKING\nimport click\nif TYPE_CHECKING:\n    import PIL\n"
        "def run():\n    import cchc.news.pages\n"
    ),
    "plugins/cchc/model/__init__.py": "",
    "plugins/cchc/model/text.py": "import re\n",
    "plugins/cchc/sources/__init__.py": "",
    "plugins/cchc/sources/load.py": "import yaml\nfrom cchc.model import text\n",
    "plugins/cchc/bridge/__init__.py": "",
    "plugins/cchc/bridge/build.py": "import mkdocs\nfrom cchc.sources import load\n",
    "plugins/cchc/news/__init__.py": "",
    "plugins/cchc/news/pages.py": "from cchc.model import text\nfrom cchc import artifact\n",
    "plugins/cchc/news/plugin.py": "import mkdocs\nfrom cchc.bridge import build\nfrom cchc import cache\n",
    "plugins/cchc/news/config.py": 'import mkdocs\nclass C:\n    """Doc."""\n\n    size = int()\n    """Doc."""\n',
    "plugins/cchc/plan/__init__.py": "",
    "theme_overrides/main.html": "{{ page.content | safe }}<img src='{{ root }}a.png'><a href='https://a.vn'>a</a>",
    "theme_overrides/news/item.html": "{{ page.content | safe }}",
    "theme_overrides/news/version.html": "{{ page.content | safe }}",
    "theme_overrides/components/chart.html": "{{ svg | safe }}",
    "theme_overrides/assets/a.css": "a { background: url(b.png) }",
}
"""The smallest house that keeps every law."""

LAWS: list[Law] = [
    laws.only_the_bridge_imports_mkdocs,
    laws.lower_layers_look_down_only,
    laws.rooms_are_apart,
    laws.loose_modules_are_known,
    laws.commands_start_quickly,
    laws.things_are_small,
    laws.nothing_asks_the_clock,
    laws.every_module_imports_alone,
    laws.options_have_docstrings,
    laws.templates_escape,
    laws.templates_show_no_text_of_items,
    laws.nothing_from_other_hosts,
    laws.the_workshop_is_not_named,
]

BREACHES: list[tuple[Law, str, str]] = [
    (laws.only_the_bridge_imports_mkdocs, "plugins/cchc/news/lists.py", "from mkdocs.structure import files\n"),
    (laws.only_the_bridge_imports_mkdocs, "plugins/cchc/news/lists.py", "def f():\n    import mkdocs.config\n"),
    (laws.only_the_bridge_imports_mkdocs, "plugins/cchc/cli.py", "def f():\n    import mkdocs.config\n"),
    (laws.lower_layers_look_down_only, "plugins/cchc/model/a.py", "import yaml\n"),
    (laws.lower_layers_look_down_only, "plugins/cchc/model/a.py", "from cchc.artifact import Artifact\n"),
    (laws.lower_layers_look_down_only, "plugins/cchc/model/a.py", "from ..sources import load\n"),
    (laws.lower_layers_look_down_only, "plugins/cchc/sources/a.py", "import lxml.html\n"),
    (laws.lower_layers_look_down_only, "plugins/cchc/bridge/a.py", "from cchc.news.pages import pages\n"),
    (laws.lower_layers_look_down_only, "plugins/cchc/cache.py", "import PIL\n"),
    (laws.lower_layers_look_down_only, "plugins/cchc/typeset.py", "from cchc.model import text\n"),
    (laws.rooms_are_apart, "plugins/cchc/news/a.py", "from cchc.plan.pages import pages\n"),
    (laws.rooms_are_apart, "plugins/cchc/news/a.py", "from cchc import plan\n"),
    (laws.rooms_are_apart, "plugins/cchc/news/a.py", "from ..plan import pages\n"),
    (laws.rooms_are_apart, "plugins/cchc/news/a.py", "from cchc.bridge.build import Build\n"),
    (laws.rooms_are_apart, "plugins/cchc/news/a.py", "def f():\n    from cchc.sources import load\n"),
    (laws.rooms_are_apart, "plugins/cchc/news/a.py", "from cchc.cache import Store\n"),
    (laws.loose_modules_are_known, "plugins/cchc/helpers.py", ""),
    (laws.commands_start_quickly, "plugins/cchc/cli.py", "from cchc.sources import load\n"),
    (laws.commands_start_quickly, "plugins/cchc/cli.py", "try:\n    import PIL\nfinally:\n    pass\n"),
    (laws.things_are_small, "plugins/cchc/news/a.py", "x = 1\n" * 301),
    (laws.things_are_small, "plugins/cchc/news/plugin.py", "x = 1\n" * 81),
    (laws.things_are_small, "plugins/cchc/news/a.py", "class C:\n  def f():\n" + "    x = 1\n" * 40),
    (laws.nothing_asks_the_clock, "plugins/cchc/news/a.py", "import datetime\nx = datetime.datetime.now()\n"),
    (laws.nothing_asks_the_clock, "plugins/cchc/news/a.py", "from datetime import date\nx = date.today()\n"),
    (laws.nothing_asks_the_clock, "plugins/cchc/news/a.py", "from random import choice\n"),
    (laws.every_module_imports_alone, "plugins/cchc/news/a.py", "import cchc\nx = cchc.plan\n"),
    (laws.every_module_imports_alone, "plugins/cchc/news/a.py", "from cchc.news.b import x\n"),
    (laws.every_module_imports_alone, "plugins/cchc/news/a.py", "import re\nre.template('')\n"),
    (laws.options_have_docstrings, "plugins/cchc/plan/config.py", "class C:\n    size = int()\n    more = 1\n"),
    (laws.options_have_docstrings, "plugins/cchc/plan/config.py", "class C:\n    size: int = int()\n"),
    (laws.templates_escape, "theme_overrides/plan/plan.html", "{{ plan.note|safe }}"),
    (laws.templates_escape, "theme_overrides/news/item.html", "{{ item.title | safe }}"),
    (laws.templates_escape, "theme_overrides/plan/plan.html", "{% autoescape false %}{{ x }}{% endautoescape %}"),
    (laws.templates_escape, "theme_overrides/plan/plan.html", "{{ (a ~ b) | upper | safe }}"),
    (laws.templates_show_no_text_of_items, "theme_overrides/news/list.html", "{{ item.body | truncate(9) }}"),
    (laws.nothing_from_other_hosts, "theme_overrides/a.html", '<script\n src="https://cdn.example/a.js"></script>'),
    (laws.nothing_from_other_hosts, "theme_overrides/a.html", "<link rel=stylesheet href=//cdn.example/a.css>"),
    (laws.nothing_from_other_hosts, "theme_overrides/a.html", "<img alt='' src='http://cdn.example/a.png'>"),
    (laws.nothing_from_other_hosts, "theme_overrides/assets/b.css", "@import 'https://cdn.example/a.css';"),
    (laws.nothing_from_other_hosts, "theme_overrides/assets/b.css", "a { src: url(//cdn.example/a.woff2) }"),
    (laws.the_workshop_is_not_named, "docs/a.md", "xem " + "/work" + "/main/a\n"),
    (laws.the_workshop_is_not_named, "docs/a.md", "xem .." + "/shared" + "/design/a.md\n"),
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_repository_keeps_the_law(law: Law) -> None:
    assert law(ROOT) == []


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_sound_house_passes(law: Law, tmp_path: Path) -> None:
    assert law(write(tmp_path, SOUND)) == []


@pytest.mark.parametrize(("law", "place", "text"), BREACHES, ids=lambda value: getattr(value, "__name__", None))
def test_a_breach_is_seen(law: Law, place: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, {**SOUND, place: text})
    assert law(tmp_path) != []


@pytest.mark.parametrize(
    "law", [law for law in LAWS if law is not laws.commands_start_quickly], ids=lambda law: law.__name__
)
def test_an_empty_house_is_no_pass(law: Law, tmp_path: Path) -> None:
    assert law(tmp_path) != []
