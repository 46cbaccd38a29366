"""What the preview shows beside a page: the findings in its file, for the editor who looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cchc.model.problem import Level, Problem
from cchc.model.rules import RULES

_NAMES: tuple[tuple[Level, str], ...] = (("error", "lỗi"), ("warning", "cảnh báo"), ("note", "ghi chú"))
_STYLE = """<style>
.soat{position:fixed;right:1rem;bottom:1rem;z-index:60;width:min(25rem,calc(100vw - 2rem))}
.soat{max-height:70vh;overflow:auto}
.soat{background:#fff;color:#16212b;border:1px solid #8a97a3;border-radius:12px;box-shadow:0 8px 30px #0004}
.soat summary{cursor:pointer;padding:.8rem 1rem;font-weight:700}.soat ul{list-style:none;margin:0;padding:0 1rem .6rem}
.soat li{margin:0;padding:.55rem 0;border-top:1px solid #d5dce2}.soat p{margin:.15rem 0}.soat small{color:#4c5a66}
.soat{font-size:.88rem}.soat b{margin-right:.3rem}.soat .error b{color:#a4161a}.soat .warning b{color:#8a5200}
@media (max-width:60rem){.soat{position:static;width:auto;margin:1rem;max-height:none}}@media print{.soat{display:none}}
</style>"""


def panel(file: str, problems: Sequence[Problem]) -> str:
    """Return the panel for the page of `file` as HTML."""
    count = ", ".join(
        f"{number} {name}" for level, name in _NAMES if (number := sum(p.level == level for p in problems))
    )
    rows = "".join(_row(problem, file) for level, _ in _NAMES for problem in problems if problem.level == level)
    opened = " open" if any(problem.level != "note" for problem in problems) else ""
    return (
        f'{_STYLE}<aside class="soat" aria-label="Người soát thứ hai"><details{opened}>'
        f"<summary>Soát bài: {count or 'không có gì phải sửa'}</summary>"
        f"<ul>{rows}<li><small>{escape(file)} - chỉ hiện khi xem thử, không đăng</small></li></ul></details></aside>"
    )


def _row(problem: Problem, file: str) -> str:
    name = dict(_NAMES)[problem.level]
    line = f"dòng {problem.line}: " if problem.line else ""
    where = line if problem.file == file else f"{problem.file}: "
    rule = RULES.get(problem.rule)
    why = f"<p><small>{escape(rule.why)}</small></p>" if rule else ""
    return (
        f'<li class="{problem.level}"><p><b>{name.capitalize()}</b> {escape(where)}{escape(problem.message)}</p>'
        f"<p>→ {escape(problem.remedy)}</p>{why}</li>"
    )
