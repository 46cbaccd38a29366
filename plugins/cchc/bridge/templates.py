"""The Jinja environment: escaping for our templates, filters, and parts that are rendered once."""

from __future__ import annotations

import contextlib
import json
import marshal
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, TemplateError
from jinja2.bccache import Bucket, bc_magic
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

from cchc.bridge.aside import Aside
from cchc.bridge.build import Build
from cchc.bridge.code import code_fingerprint
from cchc.bridge.quick import hasten, markup
from cchc.bridge.workers import may_fork
from cchc.cache import Store, key_of
from cchc.model import text
from cchc.model.document import FORCES
from cchc.model.procedure import short_code

_NO_ESCAPE = (".txt", ".md")


def set_theme_aside(config: MkDocsConfig) -> list[str]:
    """Take the folders of the named theme out of MkDocs' search for static files, and return them for `prepare`.

    Material has 14,000 of them (icons), which take a quarter of a second to list and are not published.
    """
    custom = config.theme.custom_dir
    aside = [folder for folder in config.theme.dirs if folder != custom and Path(folder).parent.name != "mkdocs"]
    if custom and (Path(custom) / "base.html").is_file():
        config.theme.dirs = [folder for folder in config.theme.dirs if folder not in aside]
        return aside
    return []


def prepare(env: Environment, config: MkDocsConfig, build: Build) -> None:
    """Make `env` ready for pages; Material's own templates are looked for in `build.aside`."""
    if env.loader and build.aside:
        env.loader = ChoiceLoader([env.loader, FileSystemLoader(build.aside)])
    _set(env, config)
    env.bytecode_cache = Compiled(build)
    env.globals.update(
        site=build.site,
        build=build,
        asset=lambda name: build.assets[name],
        shell=Shell(env, config, build).part,
        forces=FORCES,
        short_code=short_code,
    )


def _set(env: Environment, config: MkDocsConfig) -> None:
    """Set what compiled templates depend on.

    Theme Jinja has no autoescape, so ours is switched on by template name. Material's own templates stay as they are,
    for they escape by hand.
    """
    own = Path(config.theme.custom_dir or "")
    known: dict[str | None, bool] = {}

    def autoescape(name: str | None) -> bool:
        if name not in known:
            known[name] = name is not None and not name.endswith(_NO_ESCAPE) and (own / name).is_file()
        return known[name]

    env.autoescape = autoescape
    hasten(env)
    env.filters.update(
        vn_date=text.format_date,
        vn_long_date=text.format_long_date,
        vn_moment=text.format_moment,
        vn_number=text.format_number,
        fold=text.fold,
        shorten=text.shorten,
        paragraphs=paragraphs,
        sentence=lambda value: f"{value}." if value and value[-1] not in ".!?…" else value,
        json_script=json_script,
        slug=text.slugify,
    )


def paragraphs(value: str) -> list[list[str]]:
    """Return text as paragraphs (an empty line between), each a list of lines."""
    return [block.splitlines() for block in value.split("\n\n") if block.strip()]


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_script(value: object) -> Markup:
    """Return JSON that is safe inside a <script> element."""
    return markup(_JSON(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


class Compiled(BytecodeCache):
    """Keeps compiled templates in the store: compiling one takes the time of ten pages.

    Not pickled as Jinja does it: what a foreign file says must not choose what is run.
    """

    def __init__(self, build: Build) -> None:
        """Keep the build, and whose its store is: what a forked child puts into it is lost."""
        self._build, self._store, self._owner = build, build.store, os.getpid()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from this source by these versions of Jinja and Python, if it is there."""
        if self._build.compiling is not None and self._owner == os.getpid():
            compiling, self._build.compiling = self._build.compiling, None
            for key, made in compiling.result().items():
                self._store.put("template", key, made)
        data = self._store.get("template", _template_key(bucket))
        if data is not None:
            with contextlib.suppress(EOFError, ValueError, TypeError):
                bucket.code = marshal.loads(data)  # noqa: S302 - as Python does with its own .pyc files

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if self._owner == os.getpid() and bucket.code is not None:
            self._store.put("template", _template_key(bucket), marshal.dumps(bucket.code))


def compile_beside(config: MkDocsConfig, store: Store) -> Aside[dict[str, bytes]] | None:
    """Begin to compile all our templates beside the build, when none is known yet and a process can be had for it."""
    if not config.theme.custom_dir or not may_fork() or store.heads("template"):
        return None
    code_fingerprint()  # both will want it
    return Aside(partial(_compiled, config, Path(config.theme.custom_dir)))


def _compiled(config: MkDocsConfig, folder: Path) -> dict[str, bytes]:
    """Return the templates of `folder`, compiled, by their keys in the store."""
    env, made = config.theme.get_env(), {}
    _set(env, config)
    cache = BytecodeCache()
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        with contextlib.suppress(TemplateError, UnicodeError, OSError):  # told when a page asks for it
            source, file, _ = env.loader.get_source(env, name) if env.loader else ("", None, None)
            bucket = Bucket(env, cache.get_cache_key(name, file), cache.get_source_checksum(source))
            made[_template_key(bucket)] = marshal.dumps(env.compile(source, name, file))
    return made


def _template_key(bucket: Bucket) -> str:
    return key_of(bucket.key, bucket.checksum, bc_magic, code_fingerprint())


class Shell:
    """Header and footer: the same on every page of one depth and one part, so rendered once for each."""

    def __init__(self, env: Environment, config: MkDocsConfig, build: Build) -> None:
        """Keep what the parts read; nothing is rendered yet."""
        self._env, self._config, self._build = env, config, build
        self._done: dict[tuple[str, str, str], Markup] = {}

    def part(self, part: str, root: str, active: str, nav: Any) -> Markup:
        """Return the part `partials/<part>.html` for pages whose way to the section's root is `root`."""
        key = (part, root, active)
        if key not in self._done:
            template = self._env.get_template(f"partials/{part}.html")
            html = template.render(root=root, active=active, nav=nav, config=self._config)
            self._done[key] = Markup(html)  # noqa: S704 - the template escapes
        return self._done[key]


def root_of(base_url: str) -> str:
    """Return the way to the section's root with a closing slash: "./", "../../", "/cchc/"."""
    return base_url if base_url.endswith("/") else f"{base_url}/"


def add_words(context: TemplateContext, config: MkDocsConfig) -> TemplateContext:
    """Return the context with the words that our templates use beside those of MkDocs."""
    extra: dict[str, Any] = {"root": root_of(context["base_url"]), "absolute": absolute(config.site_url)}
    context.update(extra)  # type: ignore[typeddict-item]  # MkDocs types it closed
    return context


def absolute(site_url: str | None) -> Callable[[str], str]:
    """Return a function from an address inside the section to an absolute address ("" without site_url)."""
    base = (site_url or "").rstrip("/")
    return lambda path: f"{base}/{path}" if base else ""
