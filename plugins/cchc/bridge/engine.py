"""Runs MkDocs as `mkdocs build` does, but hears its log instead of printing it."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils.yaml import yaml_load

from cchc.bridge.build import DATA_PLUGIN, Build, build_of
from cchc.bridge.made import Sink
from cchc.bridge.messages import as_problem
from cchc.bridge.orders import Orders
from cchc.bridge.plugin import DataPlugin
from cchc.bridge.refusal import WRONG_CONTENT, Refusal, reason
from cchc.model.problem import Level, Problem, in_order
from cchc.sources.yaml_errors import explain

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")


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


def find_config(name: Path | None) -> Path:
    """Return the configuration file, or refuse and say where it was looked for."""
    for path in [name] if name else [Path(one) for one in CONFIG_NAMES]:
        if path.is_file():
            return path.resolve()
    if name:
        raise Refusal(f"không có tệp cấu hình {name}", "kiểm tra lại đường dẫn sau -f")
    message = f"không thấy mkdocs.yml trong thư mục {Path.cwd()}"
    raise Refusal(message, "chuyển tới thư mục của chuyên mục rồi chạy lại, hoặc chỉ rõ tệp bằng -f")


def content_dir(config_file: Path) -> Path:
    """Return the content folder that mkdocs.yml names, without loading theme and plugins."""
    folder = config_file.parent / str(_values(config_file).get("docs_dir") or "docs")
    if not folder.is_dir():
        raise Refusal(f"{config_file.name}: không có thư mục nội dung {folder}", "sửa docs_dir cho đúng tên thư mục")
    return folder


def published_dir(config_file: Path) -> Path:
    """Return the folder that mkdocs.yml publishes into, without loading theme and plugins."""
    return config_file.parent / str(_values(config_file).get("site_dir") or "site")


def public_address(config_file: Path) -> str:
    """Return the section's public address with a slash at its end, or refuse: a QR code must lead somewhere."""
    address = str(_values(config_file).get("site_url") or "")
    if not address:
        raise Refusal(f"{config_file.name}: chưa có site_url", "ghi địa chỉ công khai của chuyên mục vào site_url")
    return address.rstrip("/") + "/"


def _values(config_file: Path) -> dict[str, Any]:
    """Return what mkdocs.yml says, unchecked."""
    _check_yaml(config_file)
    with config_file.open("rb") as stream:
        try:
            return yaml_load(stream)
        except MkDocsException as error:
            raise Refusal(f"{config_file.name}: MkDocs báo: {error}", "sửa lại tệp cấu hình") from error


def read_config(config_file: Path, listener: Listener, *, strict: bool | None) -> MkDocsConfig:
    """Return the configuration as `mkdocs build` reads it, or refuse with everything that is wrong in it."""
    listener.config_file = config_file.name
    _check_yaml(config_file)
    try:
        config = load_config(str(config_file), strict=strict)
    except (Abort, MkDocsException) as error:
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


def _check_yaml(config_file: Path) -> None:
    """Refuse a configuration file that is not YAML, in words for people."""
    try:
        text = config_file.read_text(encoding="utf-8-sig")
    except OSError as error:
        what, remedy = reason(error)
        raise Refusal(f"không đọc được {config_file}: {what}", remedy) from error
    except UnicodeDecodeError as error:
        raise Refusal(f"{config_file.name}: tệp không phải văn bản UTF-8", "lưu lại tệp bằng UTF-8") from error
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as error:
        line, message, remedy = explain(error, text)
        raise Refusal(f"{config_file.name}:{line}: {message}", remedy) from error
