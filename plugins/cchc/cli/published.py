"""What `cchc check` says about the feeds that are published: edits that readers would take wrongly."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from cchc.model.problem import Problem
from cchc.model.site import Site


def feed_print(site_dir: Path) -> str:
    """Return a text that changes when the published feed does."""
    from cchc.feeds.memory import FEED

    try:
        return hashlib.sha256((site_dir / FEED).read_bytes()).hexdigest()
    except OSError:
        return ""


def feed_problems(site: Site, content: Path, site_dir: Path) -> list[Problem]:
    """Return the problems that readers of the feeds in `site_dir` would have with the content as it is now."""
    from cchc.feeds.memory import findings, recall

    def read(path: str) -> bytes | None:
        try:
            return (site_dir / path).read_bytes()
        except OSError:
            return None

    memory = recall(read)
    if memory is None:
        return []
    return [
        Problem(one.file, _line(content / one.file, one.key), one.rule, one.message, one.remedy, "warning")
        for one in findings(site.news, memory)
    ]


def _line(path: Path, key: str) -> int:
    """Return the line of the front matter where `key` stands, else the one of the title."""
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return 0
    for name in (key, "title"):
        for number, line in enumerate(lines[:60], 1):
            if re.match(rf"{name}\s*:", line):
                return number
    return 0
