"""Scores and parts of an index: "67,41/97,5", "Thể chế=12,75/13; ...", or a row for each part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cchc.model.indicator import Component, IndexResult
from cchc.model.text import slugify, squeeze
from cchc.model.value import dataclass
from cchc.sources import kinds
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Values


@dataclass(frozen=True, slots=True)
class Scored:
    """A score with its maximum where the text gives it."""

    score: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A row that holds one part of a result: `of` says of which, by its index, year and unit."""

    of: IndexResult
    component: Component


def scored_of(values: Values, report: FileReport) -> Scored:
    """Return the score of a row's cell, "67,41" or "67,41/97,5"; else the maximum is that of its own column."""
    text = values.text("score")
    try:
        found = _split(text) if text else Scored()
    except kinds.WrongError as wrong:
        remedy = "viết như ví dụ: 67,41 hoặc 67,41/97,5"
        report.error(values.line("score"), "wrong-number", f"cột “điểm”: {wrong.reason}", remedy)
        return Scored()
    return found if found.maximum is not None else replace(found, maximum=values.number("max"))


def part_of(values: Values, scored: Scored) -> Component:
    """Return the part that a row holds."""
    return Component(
        name=values.text("part"),
        score=scored.score,
        maximum=scored.maximum,
        rank=values.integer("rank"),
        self_score=values.number("self_score"),
        evidence=values.text("evidence"),
        explanation=values.text("explanation"),
    )


def components_of(values: Values, report: FileReport) -> tuple[Component, ...]:
    """Return the parts of "Tên=12,75/13; Tên khác=14,23/15"; a part without score stays unknown."""
    parts = []
    for part in values.text("components").split(";"):
        name, equals, figure = part.rpartition("=")
        if not part.strip():
            continue
        if not equals:
            name, figure = part, ""
        try:
            scored = _split(figure) if figure.strip() else Scored()
        except kinds.WrongError as wrong:
            message = f"thành phần “{squeeze(name)}”: {wrong.reason}"
            report.error(
                values.line("components"), "wrong-number", message, "viết như ví dụ: Cải cách thể chế=12,75/13"
            )
            continue
        if scored.score is not None and scored.maximum is not None and scored.score > scored.maximum:
            message = f"thành phần “{squeeze(name)}” có điểm cao hơn điểm tối đa"
            report.error(values.line("components"), "score-over-maximum", message, "kiểm tra lại theo nguồn công bố")
            continue
        parts.append(Component(squeeze(name), scored.score, scored.maximum))
    return tuple(parts)


def gathered(results: list[IndexResult], parts: list[Part], report: Report) -> Iterator[IndexResult]:
    """Yield the results with the parts that other rows hold of them.

    Parts belong to the first result of their index, year and unit; parts without one make a result without score.
    """
    own: dict[tuple[str, int, str], list[Part]] = {}
    for part in parts:
        group = own.setdefault(_key(part.of), [])
        if any(slugify(one.component.name) == slugify(part.component.name) for one in group):
            message = f"thành phần “{part.component.name}” của {part.of.unit} năm {part.of.year} ghi hai lần"
            report.file(part.of.file).error(part.of.line, "duplicate-part", message, "xóa một trong hai dòng")
            continue
        group.append(part)
    for result in results:
        found = own.get(_key(result)) if not result.components else None
        if found:
            del own[_key(result)]
            yield replace(result, components=tuple(part.component for part in found))
        else:
            yield result
    for group in own.values():
        yield replace(group[0].of, of=None, components=tuple(part.component for part in group))


def _key(result: IndexResult) -> tuple[str, int, str]:
    return (result.index, result.year, slugify(result.unit))


def _split(text: str) -> Scored:
    """Return score and maximum of "67,41/97,5"; raises `WrongError`."""
    head, slash, tail = text.partition("/")
    score = kinds.to_number(head) if head.strip() else None
    return Scored(score, kinds.to_number(tail) if slash else None)
