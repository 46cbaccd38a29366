"""What the commune shows of its own work: one-stop results, reviews, feedback, questions and answers."""

from __future__ import annotations

from dataclasses import field

from cchc.model.feedback import FeedbackItem, Question
from cchc.model.one_stop import OneStopPeriod
from cchc.model.quality import Quality
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Performance:
    """Periods and feedback newest first, questions as their files have them."""

    periods: tuple[OneStopPeriod, ...] = ()
    feedback: tuple[FeedbackItem, ...] = ()
    questions: tuple[Question, ...] = ()
    quality: Quality = field(default_factory=Quality)
