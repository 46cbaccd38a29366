"""An administrative procedure (TTHC) with the parts that Decree 63/2010/NĐ-CP, Article 8(2) lists."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from cchc.model.news import Reference
from cchc.model.text import slugify
from cchc.model.value import dataclass

Level = Literal["toan-trinh", "mot-phan", "truc-tiep", ""]

LEVELS: dict[str, str] = {
    "toan-trinh": "Trực tuyến toàn trình",
    "mot-phan": "Trực tuyến một phần",
    "truc-tiep": "Nộp trực tiếp",
}
"""The two levels of an online service since Decree 42/2022, and what is done at the counter only."""

WAYS: dict[str, str] = {
    "truc-tiep": "Trực tiếp",
    "truc-tuyen": "Trực tuyến",
    "buu-chinh": "Bưu chính công ích",
}

REQUIRED_PARTS: dict[str, str] = {
    "name": "tên thủ tục",
    "steps": "trình tự thực hiện",
    "ways": "cách thức thực hiện",
    "papers": "thành phần, số lượng hồ sơ",
    "time": "thời hạn giải quyết",
    "audience": "đối tượng thực hiện",
    "agencies": "cơ quan giải quyết",
}
"""The parts that every procedure has (Decree 63/2010/NĐ-CP, Article 8(2), as amended by Decree 92/2017/NĐ-CP)."""

EXEMPTIONS = "exemptions"
"""What a fee lacks when nobody has said who need not pay it."""

OPTIONAL_PARTS: dict[str, str] = {
    "forms": "mẫu đơn, tờ khai",
    "result": "kết quả",
    "conditions": "yêu cầu, điều kiện",
    "fee": "phí, lệ phí",
}
"""The parts of the same article that a procedure has only where they apply."""

CODE = re.compile(r"(?<![\d.])(\d\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2}\.H\d{2}(?:\.\d{2})?)?(?![\d])")
"""A code in its short form, or the local long form (1.011442.000.00.00.H38) whose first part is the code."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of filing, with its own time and fee where they differ."""

    kind: str
    place: str = ""
    time: str = ""
    fee: str = ""
    note: str = ""
    cost: str = ""
    """What sending costs beside the fee: the postage."""

    @property
    def name(self) -> str:
        """The way's name that readers see."""
        return WAYS.get(self.kind, self.kind)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the dossier; `when` says in which case it is needed, `group` heads a list of such cases."""

    name: str
    copies: str = ""
    form: str = ""
    when: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """What it costs. A fee never stands without its exemptions: a wrong cost harms people."""

    amount: str
    exemptions: str = ""
    basis: str = ""

    @property
    def is_free(self) -> bool:
        """True when nothing is charged to anyone, so that there is nothing to be exempt from."""
        return is_free(self.amount)


@dataclass(frozen=True, slots=True)
class Ended:
    """Why a procedure is no longer carried out: since when, by which decision, and what follows it."""

    kind_name: str
    heading: str
    path: str
    since: date | None = None
    replaced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure. What is "" or () is not known, and is shown as such, never guessed.

    `agencies` are those that carry it out (cơ quan thực hiện), `authority` decides,
    `issuer` is the ministry that issued it. `files` lists the data files that it was read from.
    """

    code: str
    name: str
    field: str
    agencies: tuple[str, ...] = ()
    issuer: str = ""
    long_code: str = ""
    decision: str = ""
    kind: str = ""
    audience: tuple[str, ...] = ()
    authority: str = ""
    level: Level = ""
    summary: str = ""
    steps: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    papers: tuple[Paper, ...] = ()
    paper_sets: str = ""
    time: str = ""
    fee: Fee | None = None
    result: str = ""
    conditions: str = ""
    forms: tuple[Reference, ...] = ()
    legal_basis: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    any_boundary: bool = False
    """True when it is taken regardless of administrative boundary inside the province."""
    note: str = ""
    source: Reference | None = None
    reviewed_on: date | None = None
    url: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    """Columns of the commune's own list that the product does not know, kept as they came."""
    files: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    """The optional parts that this procedure does not have, as somebody has made sure."""
    draft: bool = False
    """True when its details are not ready: they stay away, and the page shows the list's facts only."""
    lacks: tuple[str, ...] = ()
    """The parts that its details still lack: keys of REQUIRED_PARTS, or EXEMPTIONS."""
    ended: Ended | None = None
    """Set when it is no longer carried out; its page stays and says so."""

    @property
    def path(self) -> str:
        """The address inside the section."""
        return f"thu-tuc/{self.code}/"

    @property
    def level_name(self) -> str:
        """The level's name that readers see, or ""."""
        return LEVELS.get(self.level, "")

    @property
    def portal_url(self) -> str:
        """The same procedure on the national portal: its own address where the list has it, else by code."""
        return (
            self.url or f"https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc-hanh-chinh.html?ma_thu_tuc={self.code}"
        )

    def has(self, part: str) -> bool:
        """True when a part of Article 8(2) is said: filled in, or, where it need not apply, known not to."""
        if part == "forms":
            return bool(self.forms or any(paper.form for paper in self.papers) or part in self.absent)
        if part == "time":
            return bool(self.time or (self.ways and all(way.time for way in self.ways)))
        if part == "fee" and not self.fee and self.ways:
            return part in self.absent or all(is_free(way.fee) for way in self.ways)
        return bool(getattr(self, part)) or part in self.absent

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that must be there and are not: the required ones, and exemptions of a fee."""
        found = [part for part in REQUIRED_PARTS if not self.has(part)]
        paid = [way.fee for way in self.ways if way.fee and not is_free(way.fee)]
        if not (self.fee and (self.fee.exemptions or (self.fee.is_free and not paid))) and (self.fee or paid):
            found.append(EXEMPTIONS)
        return tuple(found)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The optional parts of which nobody has said whether they apply."""
        return tuple(part for part in OPTIONAL_PARTS if not self.has(part))

    @property
    def is_detailed(self) -> bool:
        """True when people can prepare by it: more than the list's facts is known."""
        return bool(self.steps or self.papers)


def is_free(amount: str) -> bool:
    """True when the words say that nothing is charged; no words say nothing."""
    return amount.lower().startswith(("không thu", "miễn phí", "không mất phí", "không quy định", "không có"))


def field_slug(name: str) -> str:
    """Return the address part of a field (lĩnh vực); a name without letters or digits shares "khac"."""
    return slugify(name) or "khac"


def short_code(text: str) -> str:
    """Return the short code inside `text` ("2.000815.000.00.00.H55" gives "2.000815"), or ""."""
    found = CODE.search(text)
    return found.group(1) if found else ""
