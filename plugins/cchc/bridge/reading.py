"""The first step of a build: the content is read, its problems are told, and the build begins."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from cchc.bridge.build import Build
from cchc.bridge.code import code_fingerprint
from cchc.bridge.day import today
from cchc.bridge.frame import DATA_PLUGIN, store_folder
from cchc.bridge.made import Sink
from cchc.bridge.orders import Orders
from cchc.bridge.problems import report
from cchc.bridge.templates import compile_beside, set_theme_aside
from cchc.bridge.workers import parallel
from cchc.cache import Store
from cchc.model.problem import Problem
from cchc.model.site import Site
from cchc.sources.load import load
from cchc.sources.tree import Tree

PAYS_FROM = 300
"""Fewer files are read before processes have started."""


def read_again(config: MkDocsConfig) -> tuple[Site | None, Store]:
    """Return what a refused build had read, as far as it can be read, and its store."""
    plugin = config.plugins.get(DATA_PLUGIN)
    if plugin is None:
        return None, Store(Path())
    store = _store(config, str(plugin.config["cache_dir"]))
    each = partial(parallel, pays_from=PAYS_FROM)
    return load(Path(config.docs_dir), today=today(), keeper=store, version=code_fingerprint(), each=each)[0], store


def begin(config: MkDocsConfig, cache_dir: str, sink: Sink | None, orders: Orders) -> Build:
    """Return a build with everything that was read, which may be refused."""
    store = _store(config, cache_dir)
    aside = set_theme_aside(config)
    # Before the content is read: to fork a process that holds all of it costs more.
    compiling = None if orders.judging else compile_beside(config, store)
    try:
        site, problems = _read(config, store, orders)
    except BaseException:
        if compiling:
            compiling.end()
        raise
    build = Build(site, store, sink, orders.watch, judging=orders.judging, aside=aside, problems=problems)
    if compiling:
        build.compiling = compiling
        build.begun.append(compiling)
    return build


def _read(config: MkDocsConfig, store: Store, orders: Orders) -> tuple[Site, list[Problem]]:
    """Return what was read and what is told of it. Raises PluginError after telling all errors."""
    each = partial(parallel, pays_from=PAYS_FROM)
    with orders.watch.step("đọc nội dung"):
        tree = Tree(Path(config.docs_dir), orders.digests)
        site, problems = load(tree, today=today(), keeper=store, version=code_fingerprint(), each=each)
    report(problems)
    if site is None:  # load() gives no site only together with an error, and report() has raised then
        raise AssertionError("no site and no error")
    return site, list(problems)


def _store(config: MkDocsConfig, cache_dir: str) -> Store:
    return Store(store_folder(Path(config.config_file_path or "mkdocs.yml"), cache_dir))
