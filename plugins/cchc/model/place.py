"""The commune, the units that work for it, and the ways in which people reach them."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Literal

from cchc.model.text import slugify
from cchc.model.value import dataclass

CommuneType = Literal["xã", "phường", "đặc khu", "thành phố", "thị xã", "huyện"]
"""The last three are the district level, which ended on 01/7/2025: a section may be kept as an archive."""

ChannelKind = Literal["website", "facebook", "zalo", "app", "hotline", "email", "radio", "portal"]


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """A unit that existed before the commune was formed; people still search and write its name."""

    name: str
    type: str = ""
    note: str = ""
    also: tuple[str, ...] = ()
    """Other spellings and names by which people look for it."""
    villages: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The address of the page that leads people from the old name to the new unit."""
        return f"xa-cu/{slugify(self.full_name)}/"

    @property
    def full_name(self) -> str:
        """The unit's name with its type: "thị trấn Phong Thổ"."""
        return f"{self.type} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Commune:
    """The commune whose section this is."""

    name: str
    type: CommuneType
    province: str
    province_type: str = "tỉnh"
    formed_on: date | None = None
    formed_by: str = ""
    """Key of the legal document that formed it."""
    formed_from: tuple[FormerUnit, ...] = ()

    @property
    def full_name(self) -> str:
        """ "xã Phong Thổ"."""
        return f"{self.type} {self.name}"

    @property
    def title(self) -> str:
        """The full name as a sentence begins: "Xã Phong Thổ"."""
        return self.full_name[:1].upper() + self.full_name[1:]

    @property
    def province_name(self) -> str:
        """ "tỉnh Lai Châu" or "thành phố Hải Phòng"."""
        return f"{self.province_type} {self.province}"


@dataclass(frozen=True, slots=True)
class Village:
    """A village or neighbourhood (thôn, bản, tổ dân phố), to whose head the material of each month goes."""

    name: str
    type: str = ""
    head: str = ""
    """Who reads the material out; "" where nobody is named."""

    @property
    def full_name(self) -> str:
        """The name with its type: "bản Hoàng Hồ"."""
        return f"{self.type} {self.name}".strip()

    @property
    def key(self) -> str:
        """The name of its files: "ban-hoang-ho"."""
        return slugify(self.full_name)


@dataclass(frozen=True, slots=True)
class Unit:
    """An office, centre or organisation that supplies content, does tasks or answers people.

    Names and roles differ from commune to commune, so `roles` says who does what:
    `mot-cua` (the one-stop centre), `bien-tap` (edits the section), `truyen-thong` (posts and
    broadcasts), `bao-cao` (collects reports), `phap-che` (keeps the legal register).
    """

    key: str
    name: str
    short: str = ""
    roles: tuple[str, ...] = ()
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    map_url: str = ""
    checked_on: date | None = None
    note: str = ""
    name_en: str = ""

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Contact:
    """A hotline or address that takes questions and feedback; `checked_on` is when it was last tried."""

    name: str
    phone: str = ""
    email: str = ""
    url: str = ""
    purpose: str = ""
    hours: str = ""
    checked_on: date | None = None
    primary: bool = False
    source: str = ""
    name_en: str = ""
    purpose_en: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """An official channel of the commune or of the State. What is not listed is not official."""

    name: str
    kind: ChannelKind
    url: str = ""
    owner: str = ""
    purpose: str = ""
    checked_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReformField:
    """One of the six reform fields of Resolution 76/NQ-CP, or steering (chỉ đạo, điều hành)."""

    key: str
    name: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The section itself: its name, who answers for it, when it was reviewed."""

    title: str
    site_name: str
    description: str
    owner: str = ""
    """Key of the unit that answers for the content."""
    publisher: str = ""
    """Key of the unit that posts it."""
    reviewed_on: date | None = None
    demonstration: bool = False
    """True for a sample site: every page then says that it is not an official page."""
    demonstration_note: str = ""
    service_url: str = "https://dichvucong.gov.vn/"
    service_name: str = "Cổng Dịch vụ công quốc gia"
    feedback_url: str = ""
    greeting: str = ""
    top_procedures: tuple[str, ...] = field(default=())
    """Codes of the procedures that the front page offers first."""
