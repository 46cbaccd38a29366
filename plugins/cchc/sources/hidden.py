"""Files beside news that only hidden items name: a draft's photo is a draft too."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import quote, unquote

from cchc.model.news import NewsItem
from cchc.sources.report import Report
from cchc.sources.tree import Tree

_MEDIA = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".mp4", ".webm", ".vtt", ".mp3", ".m4a", ".pdf")


def hidden_media(tree: Tree, folder: str, hidden: Collection[str], found: Sequence[NewsItem]) -> set[str]:
    """Return the files below `folder` that a text of `hidden` names and no item of `found` shows.

    Files of one name may lie in several folders; each is judged by where the texts lead.
    """
    by_name: dict[str, list[str]] = {}
    for path in tree.files:
        if path.startswith(f"{folder}/") and path.lower().endswith(_MEDIA):
            by_name.setdefault(path.rpartition("/")[2], []).append(path)
    if not by_name or not hidden:
        return set()
    texts = [text for name in hidden if (text := tree.read_text(name, Report())) is not None]
    named = [name for name in by_name if any(name in text or quote(name) in text for text in texts)]
    return {path for name in named for path in by_name[name] if not any(_shows(i, path, by_name[name]) for i in found)}


def _shows(item: NewsItem, path: str, namesakes: Sequence[str]) -> bool:
    """True when `item` shows the file, or may: what leads to none of its namesakes is no reason to hide it."""
    video = (item.video.file, item.video.captions) if item.video else ()
    if path in (item.image, item.audio, *video):
        return True
    targets = list(_targets(item, path.rpartition("/")[2]))
    return bool(targets) and (len(namesakes) == 1 or any(one == path or one not in namesakes for one in targets))


def _targets(item: NewsItem, name: str) -> Iterator[str]:
    """Yield where the body's links to a file of this name lead."""
    for written in {name, quote(name)}:
        if written in item.body:
            for link in re.findall(rf"[^\s()<>\"'\[\]]*{re.escape(written)}", item.body):
                yield posixpath.normpath(posixpath.join(posixpath.dirname(item.file), unquote(link)))
