"""The register of feedback with its clocks, and questions with their answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cchc.artifact import Crumb, FeedRef, PageArtifact
from cchc.model.feedback import Clock, FeedbackItem, Question
from cchc.model.site import Site

HOME = Crumb("Trang chủ", "")

Shown = tuple[FeedbackItem, str, tuple[Clock, ...]]


def register_pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /phan-anh/ and /hoi-dap/."""
    items = [_shown(item, site) for item in site.performance.feedback]
    yield PageArtifact(
        path="phan-anh/",
        feeds=(FeedRef("phan-anh", "Trả lời phản ánh, kiến nghị"),),
        template="feedback/register.html",
        title="Phản ánh, kiến nghị",
        description="Nơi gửi phản ánh, kiến nghị về thủ tục hành chính, thời hạn trả lời và kết quả xử lý.",
        view={"items": items, "counts": counts(items)},
        crumbs=(HOME,),
        owner=site.section.owner,
    )
    asked = [item for item in site.news if item.format == "hoi-dap" and item.searchable]
    yield PageArtifact(
        path="hoi-dap/",
        template="feedback/questions.html",
        title="Hỏi đáp",
        description="Câu hỏi thường gặp về thủ tục hành chính và câu trả lời của cơ quan có trách nhiệm.",
        view={
            "groups": question_groups(site.performance.questions),
            "items": asked,
            "codes": {code: p.name for code, p in site.procedures_by_code.items() if _asked_of(code, site)},
        },
        crumbs=(HOME,),
        owner=site.section.owner,
    )


def counts(items: list[Shown]) -> dict[str, int]:
    """Return how many pieces there are, how many are done, and how many are late."""
    return {
        "received": len(items),
        "done": sum(item.status != "dang-xu-ly" for item, _, _ in items),
        "late": sum(any(clock.state == "qua-han" for clock in clocks) for _, _, clocks in items),
    }


def question_groups(questions: tuple[Question, ...]) -> list[tuple[str, list[Question]]]:
    """Return the questions by group, groups in the order in which they first appear."""
    order = list(dict.fromkeys(one.field for one in questions))
    ranked = sorted(questions, key=lambda one: order.index(one.field))
    return [(name, list(members)) for name, members in groupby(ranked, key=lambda one: one.field)]


def _shown(item: FeedbackItem, site: Site) -> Shown:
    """Return an item with the name of its unit and its clocks."""
    unit = site.units_by_key.get(item.unit)
    return item, unit.name if unit else item.unit, item.clocks(site.calendar, site.today)


def _asked_of(code: str, site: Site) -> bool:
    return any(code in one.procedures for one in site.performance.questions)
