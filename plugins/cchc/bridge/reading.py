"""The first step of a build: the content is read, its problems are told, and the build begins."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_datetime

from cchc.bridge.build import DATA_PLUGIN, Build, store_of
from cchc.bridge.fingerprint import code_fingerprint
from cchc.bridge.made import Sink
from cchc.bridge.orders import Orders
from cchc.bridge.problems import report
from cchc.bridge.templates import set_theme_aside
from cchc.bridge.workers import parallel
from cchc.cache import Store
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.sources.load import load
from cchc.sources.tree import Tree

PAYS_FROM = 300
"""Fewer files are read before processes have started."""


def read_again(config: MkDocsConfig) -> tuple[Site | None, Store]:
    """Return what a refused build had read, as far as it can be read, and its store."""
    plugin = config.plugins.get(DATA_PLUGIN)
    if plugin is None:
        return None, Store(Path())
    store = store_of(config, str(plugin.config["cache_dir"]))
    today = get_build_datetime().astimezone(VIETNAM).date()
    each = partial(parallel, pays_from=PAYS_FROM)
    return load(Path(config.docs_dir), today=today, keeper=store, version=code_fingerprint(), each=each)[0], store


def begin(config: MkDocsConfig, cache_dir: str, sink: Sink | None, orders: Orders) -> Build:
    """Return a build with everything that was read. Raises PluginError after telling all errors."""
    today = get_build_datetime().astimezone(VIETNAM).date()
    store = store_of(config, cache_dir)
    each = partial(parallel, pays_from=PAYS_FROM)
    with orders.watch.step("đọc nội dung"):
        tree = Tree(Path(config.docs_dir), orders.digests)
        site, problems = load(tree, today=today, keeper=store, version=code_fingerprint(), each=each)
    report(problems)
    if site is None:  # load() gives no site only together with an error, and report() has raised then
        raise AssertionError("no site and no error")
    aside = set_theme_aside(config)
    return Build(site, store, sink, orders.watch, judging=orders.judging, aside=aside, problems=list(problems))
