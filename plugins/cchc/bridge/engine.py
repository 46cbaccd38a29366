"""Runs MkDocs as `mkdocs build` does, but hears its log instead of printing it."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from cchc.bridge.build import Build, build_of
from cchc.bridge.config_file import CONFIG_NAMES, check_yaml
from cchc.bridge.frame import DATA_PLUGIN
from cchc.bridge.made import Sink
from cchc.bridge.messages import as_problem
from cchc.bridge.orders import Orders
from cchc.bridge.plugin import DataPlugin
from cchc.bridge.refusal import WRONG_CONTENT, Refusal
from cchc.model.problem import Level, Problem, in_order


class Listener(logging.Handler):
    """Collects problems from MkDocs' log; everything below a warning that is not ours is chatter."""

    def __init__(self) -> None:
        """Begin with nothing heard; paths are set when the configuration is known."""
        super().__init__(logging.INFO)
        self.problems: list[Problem] = []
        self.docs = Path()
        self.config_file = CONFIG_NAMES[0]
        self._failures: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a problem."""
        if isinstance(record.args, tuple) and len(record.args) == 1 and isinstance(record.args[0], Problem):
            self.problems.append(record.args[0])
        elif record.levelno >= logging.WARNING:
            level: Level = "error" if record.levelno >= logging.ERROR else "warning"
            text = record.getMessage().removeprefix("cchc: ")  # the prefix of our plugins' logger
            problem = as_problem(text, level, docs=self.docs, config_file=self.config_file)
            (self._failures if level == "error" else self.problems).append(problem)

    def told(self) -> list[Problem]:
        """Return everything in order. The engine's own last words count only when nothing else explains them."""
        explained = any(problem.level == "error" for problem in self.problems)
        return in_order(self.problems + ([] if explained else self._failures))


@contextlib.contextmanager
def listening() -> Iterator[Listener]:
    """Hear MkDocs' log while the block runs, and keep it from every other handler."""
    logger = logging.getLogger("mkdocs")
    listener = Listener()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    # Material prints an English notice about the future of MkDocs when it is imported.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        yield listener
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
        logger.propagate = propagate


def read_config(config_file: Path, listener: Listener, *, strict: bool | None) -> MkDocsConfig:
    """Return the configuration as `mkdocs build` reads it, or refuse with everything that is wrong in it."""
    listener.config_file = config_file.name
    try:
        config = load_config(str(config_file), strict=strict)
    except (Abort, MkDocsException, OSError, UnicodeDecodeError) as error:
        check_yaml(config_file)  # whoever wrote no YAML is told so in better words
        wrong = [str(problem) for problem in listener.told()] or [f"{config_file.name}: MkDocs báo: {error}"]
        raise Refusal(
            "\n".join([*wrong, "tệp cấu hình chưa dùng được"]), "sửa các dòng nêu trên rồi chạy lại"
        ) from error
    listener.docs = Path(config.docs_dir)
    return config


def run(
    config: MkDocsConfig,
    listener: Listener,
    folder: Path,
    sink: Sink | None = None,
    orders: Orders | None = None,
) -> Build:
    """Build into `folder` and return the build; refuse when the content does not allow it.

    With a `sink`, files that the program makes are handed to it instead of being written.
    """
    config.site_dir = str(folder)
    plugin = config.plugins.get(DATA_PLUGIN)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        if isinstance(plugin, DataPlugin):
            plugin.sink, plugin.orders = sink, orders or Orders()
        try:
            build(config)
        finally:
            if isinstance(plugin, DataPlugin):
                # MkDocs keeps a plugin with a hook on start for the next configuration in this process.
                plugin.sink, plugin.orders = None, Orders()
                if plugin.build:
                    plugin.build.end()
            config.plugins.on_shutdown()
    except Abort as error:
        raise _stopped(listener) from error
    except UnicodeDecodeError as error:
        # MkDocs has logged which page it is.
        raise _stopped(listener) from error
    except MkDocsException as error:
        message = " ".join(str(error).split())
        raise Refusal(f"MkDocs báo: {message}", "sửa lại rồi chạy lại", WRONG_CONTENT) from error
    return build_of(config)


def _stopped(listener: Listener) -> Refusal:
    """Return why the build was broken off, counted from what was heard."""
    levels = [problem.level for problem in listener.told()]
    if errors := levels.count("error"):
        message = f"nội dung còn {errors} lỗi, chưa đăng gì"
    else:
        message = f"nội dung còn {levels.count('warning')} cảnh báo, chế độ --strict không cho đăng"
    return Refusal(message, "sửa các dòng nêu trên rồi chạy lại", WRONG_CONTENT)
