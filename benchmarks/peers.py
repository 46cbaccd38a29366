"""Lays out the same site for each generator in a folder of its own, and says how to build it."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import yaml

from benchmarks import corpus, register, templates
from benchmarks.measure import Contender

ROOT = Path(__file__).resolve().parent.parent
CARDS = "cchc/cards"


@dataclass(frozen=True, slots=True)
class Work:
    """What every generator has to build: so many items, and the procedures."""

    words: corpus.Vocabulary
    rows: list[register.Row]
    count: int

    @classmethod
    def of(cls, count: int) -> Work:
        """Return the work with the vocabulary of the project's own content."""
        rows = register.read_register(ROOT / "content")
        words = corpus.read_vocabulary(ROOT / "content", [row["Mã số"] for row in rows])
        return cls(words, rows, count)


@dataclass(frozen=True, slots=True)
class Peer:
    """One generator: which packages it needs, and how its site is laid out."""

    label: str
    packages: tuple[str, ...]
    lay_out: Callable[[Path, Work], list[Contender]]

    def missing(self) -> list[str]:
        """Return the packages that are not installed."""
        return [name for name in self.packages if _version(name) is None]

    def versions(self) -> list[tuple[str, str]]:
        """Return packages and versions."""
        return [(name, _version(name) or "-") for name in self.packages]


def lay_out_ours(folder: Path, work: Work) -> list[Contender]:
    """Lay out the project itself: its theme, settings and registers, with the corpus for news and procedures.

    All variants share one folder; in every round they run in this order, so that the build that fills
    the cache comes right before those that use it.
    """
    content = ROOT / "content"
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    shutil.copytree(content, folder / "content", ignore=lambda at, _: _left_out(Path(at), content))
    register.write_list(folder / "content/_data/thu-tuc/danh-muc.csv", work.rows)
    news = folder / "content/tin-tuc"
    corpus.write(news, work.words, work.count, "cchc")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / "plain.yml").write_text(_without_cards(settings), encoding="utf-8")
    newest = max(news.rglob("*.md"))

    def fresh(_: int) -> None:
        _put_aside(folder, ["site", ".site.truoc", ".cache"])

    def edited(number: int) -> None:
        with newest.open("a", encoding="utf-8") as file:
            file.write(f"\nTin được sửa lần thứ {number + 1}.\n")

    def variant(key: str, label: str, config: str, prepare: Callable[[int], None]) -> Contender:
        command = [*_cchc(), "build", "-f", config, "-d", "site"]
        return Contender(f"ours-{key}", f"cchc, {label}", command, folder, folder / "site", prepare)

    return [
        variant("plain", "cold, without share cards", "plain.yml", fresh),
        variant("cold", "cold, with share cards", "mkdocs.yml", fresh),
        variant("warm", "warm, nothing changed", "mkdocs.yml", lambda _: None),
        variant("edit", "warm, one item edited", "mkdocs.yml", edited),
    ]


def lay_out_stock(folder: Path, work: Work) -> list[Contender]:
    """Lay out MkDocs and Material as their guides say: blog, search and rss plugins."""
    docs = folder / "docs"
    corpus.write(docs / "blog/posts", work.words, work.count, "material")
    register.write_pages(docs / "thu-tuc", work.rows)
    templates.write(folder, templates.STOCK)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"]
    return [_peer("stock", "MkDocs + Material blog + rss", command, folder, "site", ["site", ".cache"])]


def lay_out_pelican(folder: Path, work: Work) -> list[Contender]:
    """Lay out Pelican with the theme and feeds that it comes with; it has no search."""
    corpus.write(folder / "content", work.words, work.count, "pelican")
    register.write_pages(folder / "content/pages", work.rows, yaml_front=False)
    templates.write(folder, templates.PELICAN)
    command = [sys.executable, "-m", "pelican", "content", "-o", "output", "-s", "pelicanconf.py", "-q"]
    return [_peer("pelican", "Pelican", command, folder, "output", ["output", "__pycache__"])]


def lay_out_hugo(folder: Path, work: Work) -> list[Contender]:
    """Lay out Hugo with a few bare templates of our own, for it comes with none; it has no search."""
    corpus.write(folder / "content/tin-tuc", work.words, work.count, "hugo")
    register.write_pages(folder / "content/thu-tuc", work.rows)
    templates.write(folder, templates.HUGO)
    command = [_hugo(), "build", "--quiet", "--noBuildLock", "-d", "public"]
    return [_peer("hugo", "Hugo, bare templates", command, folder, "public", ["public", "resources"])]


PEERS = {
    "ours": Peer("cchc", ("cchc", "mkdocs", "mkdocs-material", "markdown", "pillow"), lay_out_ours),
    "stock": Peer("Material", ("mkdocs", "mkdocs-material", "mkdocs-rss-plugin"), lay_out_stock),
    "pelican": Peer("Pelican", ("pelican", "markdown"), lay_out_pelican),
    "hugo": Peer("Hugo", ("hugo",), lay_out_hugo),
}


def _peer(key: str, label: str, command: list[str], folder: Path, output: str, stale: list[str]) -> Contender:
    """Return a contender that begins each run without what an earlier run has left."""
    return Contender(key, label, command, folder, folder / output, lambda _: _put_aside(folder, stale))


def _cchc() -> list[str]:
    """Return the publishing command, or plain MkDocs, which gives the same pages."""
    script = Path(sys.executable).with_name("cchc")
    if script.is_file() and importlib.util.find_spec("cchc.cli"):
        return [str(script)]
    return [sys.executable, "-m", "mkdocs"]


def _without_cards(settings: str) -> str:
    """Return mkdocs.yml with the share cards switched off."""
    config = yaml.safe_load(settings)
    plugins = config["plugins"]
    named = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in plugins]
    plugins[named.index(CARDS)] = {CARDS: {"enabled": False}}
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


def _left_out(at: Path, content: Path) -> set[str]:
    """Return what is not copied of the content: the corpus takes the place of news and procedures."""
    if at == content:
        return {"tin-tuc"}
    return {"thu-tuc"} if at == content / "_data" else set()


def _put_aside(folder: Path, names: Iterable[str]) -> None:
    """Move away what an earlier run has left.

    Removed, it would slow the next run down, and each by another measure: a disk (ext4) passes over the places of
    thousands of files that were removed in the last minutes, which no machine has that builds a site the first time.
    """
    for name in names:
        if (folder / name).exists():
            (folder / name).rename(Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent)) / name)


def _hugo() -> str:
    """Return the program inside the package: the script beside Python only starts it, a tenth of a second later."""
    inside = [path for path in distribution("hugo").files or () if path.parent.name == "binaries"]
    return str(next(path.locate() for path in inside if path.stem == "hugo"))


def _version(package: str) -> str | None:
    """Return the version of an installed package, or None."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None
