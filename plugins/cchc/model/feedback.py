"""Feedback of people and businesses: what was answered and when, without who asked; questions and answers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from cchc.model.calendar import WorkCalendar, add_working_days
from cchc.model.value import dataclass

FeedbackStatus = Literal["dang-xu-ly", "da-tra-loi", "tu-choi", "cho-bo-sung"]

STATUSES: dict[str, str] = {
    "dang-xu-ly": "Đang xử lý",
    "da-tra-loi": "Đã trả lời",
    "tu-choi": "Từ chối tiếp nhận",
    "cho-bo-sung": "Chờ bổ sung thông tin",
}

REFUSE_DAYS, ASK_DAYS, ANSWER_DAYS, PUBLISH_DAYS = 2, 5, 15, 2
"""Working days of the indicators of Decision 766/QĐ-TTg: refuse, ask for more, answer; publish once answered."""

ClockState = Literal["dung-han", "qua-han", "con-han"]

CLOCK_STATES: dict[str, str] = {"dung-han": "Đúng hạn", "qua-han": "Quá hạn", "con-han": "Trong hạn"}


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit: until when, when it was done (None: not yet), how it stands."""

    name: str
    due: date
    done: date | None
    state: ClockState

    @property
    def state_name(self) -> str:
        """How it stands, in words."""
        return CLOCK_STATES[self.state]


@dataclass(frozen=True, slots=True)
class FeedbackItem:
    """One piece of feedback in the public register; it never says who sent it."""

    id: str
    received: date
    topic: str
    status: FeedbackStatus
    unit: str = ""
    summary: str = ""
    channel: str = ""
    due: date | None = None
    answered: date | None = None
    published: date | None = None
    answer: str = ""
    note: str = ""
    file: str = ""
    line: int = 0

    @property
    def status_name(self) -> str:
        """The status in words."""
        return STATUSES[self.status]

    def clocks(self, calendar: WorkCalendar, today: date) -> tuple[Clock, ...]:
        """Return the time limits that apply, as they stand on `today`."""
        days, name = {
            "tu-choi": (REFUSE_DAYS, "Thông báo từ chối"),
            "cho-bo-sung": (ASK_DAYS, "Yêu cầu bổ sung"),
        }.get(self.status, (ANSWER_DAYS, "Trả lời"))
        due = self.due or add_working_days(self.received, days, calendar)
        found = [_clock(name, due, self.answered, today)]
        if self.answered and self.status == "da-tra-loi":
            limit = add_working_days(self.answered, PUBLISH_DAYS, calendar)
            found.append(_clock("Công khai kết quả", limit, self.published, today))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that people often ask, with its answer in paragraphs."""

    question: str
    answer: str
    field: str = ""
    procedures: tuple[str, ...] = ()
    answered_on: date | None = None
    source_title: str = ""
    source: str = ""
    file: str = ""
    line: int = 0


def _clock(name: str, due: date, done: date | None, today: date) -> Clock:
    late = (done or today) > due
    return Clock(name, due, done, "qua-han" if late else ("dung-han" if done else "con-han"))
