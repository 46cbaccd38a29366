"""The state of one build: what was read, and what rooms have added. Made anew in every `on_config`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from cchc.artifact import PageArtifact
from cchc.bridge.ahead import Ahead, Work
from cchc.bridge.aside import Aside
from cchc.bridge.frame import DATA_PLUGIN
from cchc.bridge.made import Sink
from cchc.bridge.watch import Watch
from cchc.cache import Store
from cchc.model.problem import Problem
from cchc.model.site import Site
from cchc.model.value import dataclass

if TYPE_CHECKING:
    from mkdocs.structure.nav import Navigation

R = TypeVar("R")


class Finishing(Protocol):
    """What the build asks of its finisher."""

    def body_html(self, src_uri: str) -> str:
        """Return the HTML of an item's text, with addresses relative to its page."""

    def print_of(self, src_uri: str) -> str:
        """Return a text that changes when the finished page of the file does."""

    def key_of(self, *values: object) -> str:
        """Return the key of work that reads `values` and what all pages share."""

    def told(self, value: object) -> str:
        """Return a text that is equal for equal values and differs for different ones."""

    def render(self, artifact: PageArtifact) -> bytes:
        """Return a page that is made from finished texts; it has no text of its own."""

    def remembered(self, kind: str, works: Sequence[Work]) -> list[bytes]:
        """Return what each function gives, from the store when it was made before from equal values."""


@dataclass
class Build:
    """One build. `pages` are our pages by `src_uri`; `images` and `squares` the share cards, wide and square, by
    address of their page, `assets` the published names of styles, scripts and fonts; `counts` tell what was done
    anew; `aside` are the folders of the named theme, in which templates are looked for last."""

    site: Site
    store: Store
    sink: Sink | None = None
    watch: Watch = field(default_factory=Watch)
    pages: dict[str, PageArtifact] = field(default_factory=dict)
    images: dict[str, ShareImage] = field(default_factory=dict)
    squares: dict[str, ShareImage] = field(default_factory=dict)
    pictures: dict[str, ShownPicture] = field(default_factory=dict)
    """Editors' pictures by path in the content folder; broken ones, and those that nobody made smaller, are missing."""

    recordings: dict[str, Any] = field(default_factory=dict)
    """Recordings by path in the content folder, as the feeds know them: `length` in bytes, `seconds`, `type`."""

    assets: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    judging: bool = False
    """True when only problems are asked for: nothing is drawn, rendered or written that nobody would look at."""

    aside: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """What was told of the content, for the preview."""

    nav: Navigation | None = None
    finisher: Finishing | None = None
    extension: Callable[[str, str], Mapping[str, object]] = lambda _path, _html: {}
    """What JSON Feed carries beside its own words for the page at an address, whose text has the HTML."""

    compiling: Aside[dict[str, bytes]] | None = None
    """The templates, compiled, while nobody has asked for one."""

    begun: list[Ahead | Aside[Any]] = field(default_factory=list)

    def ahead(self, kind: str, works: Sequence[Work]) -> Ahead:
        """Begin work that reads nothing but its values; the result is asked for when it is needed."""
        begun = Ahead(self.store, kind, works)
        self.begun.append(begun)
        return begun

    def beside(self, function: Callable[[], R]) -> Aside[R]:
        """Begin a function in a process beside the build; what it puts into the store is lost."""
        begun = Aside(function)
        self.begun.append(begun)
        return begun

    def end(self) -> None:
        """End what was begun beside the build."""
        for one in self.begun:
            one.end()

    def text_of(self, src_uri: str) -> str:
        """Return the HTML of an item's text, with addresses relative to its page; known from `on_env` on."""
        return self.finisher.body_html(src_uri) if self.finisher else ""

    def print_of(self, src_uri: str) -> str:
        """Return a text that changes when the finished page of the file does; known from `on_env` on."""
        return self.finisher.print_of(src_uri) if self.finisher else ""

    def key_of(self, *values: object) -> str:
        """Return the key of work that reads `values` and what all pages share; known from `on_env` on."""
        if self.finisher is None:
            raise RuntimeError("pages are not finished yet")
        return self.finisher.key_of(*values)

    def told(self, value: object) -> str:
        """Return a text that is equal for equal values and differs for different ones."""
        return self.finisher.told(value) if self.finisher else repr(value)

    def render(self, artifact: PageArtifact) -> bytes:
        """Return a page that is made from finished texts; to be called from `on_env` on."""
        if self.finisher is None:
            raise RuntimeError("pages are not finished yet")
        return self.finisher.render(artifact)

    def remembered(self, kind: str, works: Sequence[Work]) -> list[bytes]:
        """Return what each function gives, from the store when it was made before from equal values."""
        return self.finisher.remembered(kind, works) if self.finisher else [make() for _, make in works]


class EndHooks:
    """What the data plugin does when its host breaks off: no process goes on for a build that is none."""

    build: Build | None = None

    def on_build_error(self, **_: object) -> None:
        """End what was begun beside the build."""
        if self.build:
            self.build.end()


@dataclass(frozen=True, slots=True)
class ShareImage:
    """The share card of one address: path inside the section, type and size."""

    path: str
    length: int
    type: str = "image/jpeg"
    width: int = 1200
    height: int = 630
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """An editor's picture: its size in pixels, and smaller files of it by path in the site and width."""

    width: int
    height: int
    smaller: tuple[tuple[str, int], ...] = ()


def build_of(config: MkDocsConfig) -> Build:
    """Return the running build, or tell which line of mkdocs.yml is missing or in the wrong place."""
    plugin = config.plugins.get(DATA_PLUGIN)
    build = getattr(plugin, "build", None)
    if not isinstance(build, Build):
        raise ConfigurationError(
            f'mkdocs.yml: thiếu "{DATA_PLUGIN}" trong mục plugins, hoặc dòng này đứng sau các phần khác'
            f' - đặt "- {DATA_PLUGIN}" làm dòng đầu tiên của mục plugins'
        )
    return build
