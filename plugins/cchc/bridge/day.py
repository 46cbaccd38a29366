"""The day of a build: the one thing that it takes from the clock, unless SOURCE_DATE_EPOCH tells it."""

from __future__ import annotations

import os
import time
from datetime import date, datetime

from cchc.bridge.refusal import Refusal
from cchc.model.text import VIETNAM


def today() -> date:
    """Return the day in Vietnam of the moment that MkDocs calls the time of the build. Raises Refusal."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(time.time_ns() // 10**9 if epoch is None else int(epoch), VIETNAM).date()
    except (ValueError, OverflowError, OSError) as error:
        message = f"biến môi trường SOURCE_DATE_EPOCH ghi “{epoch}”, không phải số giây tính từ ngày 01/01/1970"
        raise Refusal(message, "xóa biến này rồi chạy lại") from error
