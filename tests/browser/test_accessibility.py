"""axe finds nothing on any type of page: WCAG 2.x A and AA, and its best practices."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from visits import PAGES, Visitor

pytestmark = [pytest.mark.browser]
# target-size (WCAG 2.2 AA) is the one rule of these that axe leaves off by itself.
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}


@pytest.mark.parametrize(
    ("scheme", "width", "options"),
    [
        ("light", 1280, {}),
        ("light", 360, {}),
        ("dark", 1280, {}),
        ("dark", 360, {}),
        ("light", 360, {"forced_colors": "active"}),
    ],
)
def test_axe_finds_nothing(visitor: Visitor, scheme: str, width: int, options: dict[str, str]) -> None:
    page = visitor.open(width=width, color_scheme=scheme, **options)
    found: dict[str, dict[str, str]] = {}
    for name in PAGES:
        visitor.go(page, name)
        for violation in Axe().run(page, options=OPTIONS).response["violations"]:
            first = violation["nodes"][0]
            found.setdefault(violation["id"], {})[name] = f"{first['html'][:160]} {first['failureSummary']}"
    assert not found, "\n".join(f"{rule} on {', '.join(at)}: {next(iter(at.values()))}" for rule, at in found.items())
