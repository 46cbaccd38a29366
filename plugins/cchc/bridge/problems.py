"""Show problems through MkDocs' log, so that warnings count for --strict, and stop on errors."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from cchc.model.problem import Problem, in_order

_log = get_plugin_logger("cchc")
_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "note": logging.INFO}


def report(problems: Sequence[Problem]) -> None:
    """Log every problem, then stop the build if one of them is an error.

    Raises PluginError, which MkDocs shows as one line without traceback.
    """
    ordered = in_order(problems)
    for problem in ordered:
        _log.log(_LEVELS[problem.level], "%s", problem)
    errors = sum(problem.level == "error" for problem in ordered)
    if errors:
        raise PluginError(f"Nội dung còn {errors} lỗi, chưa đăng gì - sửa các dòng nêu trên rồi chạy lại")
