"""How the commune speaks on its loudspeakers: the words around a programme, the pace, the hours of broadcast."""

from __future__ import annotations

import datetime as dt

from cchc.model.value import dataclass

PLACEHOLDERS = ("xa", "tinh", "chuyen_muc", "trang", "ngay")
"""What a greeting or closing may hold in braces: commune, province, section, site, day of the broadcast."""

DISCLOSURE_DAYS = 3
"""Days running on which the loudspeaker reads what must be made public (Law 10/2022/QH15, article 13)."""
MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Slot:
    """One broadcast of the day: when it begins, and how many minutes are free for our items."""

    time: dt.time
    minutes: int = 15


@dataclass(frozen=True, slots=True)
class Radio:
    """The commune's radio. `pace` is in syllables a minute; `words` adds readings of short forms (form, reading)."""

    greeting: str = "Kính thưa bà con! Mời bà con nghe chuyên mục {chuyen_muc} của {xa}."
    closing: str = "Chuyên mục {chuyen_muc} của {xa} đến đây là hết. Cảm ơn bà con đã lắng nghe."
    link: str = "Tiếp theo chương trình, mời bà con nghe:"
    pace: int = 150
    words: tuple[tuple[str, str], ...] = ()
    slots: tuple[Slot, ...] = (Slot(dt.time(5)), Slot(dt.time(17)))
