"""Reads _data/site.yml: the commune, its section, units, contacts, channels, fields and indices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date, timedelta
from typing import TypeVar, cast

from cchc.model.alert import Alert
from cchc.model.indicator import Index
from cchc.model.place import (
    Channel,
    ChannelKind,
    Commune,
    CommuneType,
    Contact,
    FormerUnit,
    ReformField,
    Section,
    Unit,
    Village,
)
from cchc.model.radio import Radio
from cchc.model.report import ReportWords
from cchc.model.slogan import USUAL, Slogan
from cchc.model.value import dataclass
from cchc.sources.alerts import read_alerts
from cchc.sources.document import Block, parse_yaml
from cchc.sources.fields_site import SITE
from cchc.sources.radio import read_radio
from cchc.sources.report import FileReport, Report
from cchc.sources.report_words import read_report_words
from cchc.sources.schema import Values, convert
from cchc.sources.tree import Tree
from cchc.sources.villages import read_villages

SITE_FILE = "_data/site.yml"
CONTACT_DAYS = 180
"""A contact that nobody has tried for longer than this is likely wrong."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """What site.yml says."""

    commune: Commune
    section: Section
    units: tuple[Unit, ...]
    contacts: tuple[Contact, ...]
    channels: tuple[Channel, ...]
    fields: tuple[ReformField, ...]
    indices: tuple[Index, ...]
    alerts: tuple[Alert, ...] = ()
    villages: tuple[Village, ...] = ()
    radio: Radio = field(default_factory=Radio)
    report_words: ReportWords = field(default_factory=ReportWords)
    slogans: tuple[Slogan, ...] = USUAL
    calendar: Values | None = None
    """The exceptions of the working calendar, see `read_calendar`."""
    formed_by_line: int = 0
    top_procedures_line: int = 0


def read_site(tree: Tree, report: Report, *, today: date) -> SiteFile | None:
    """Return what site.yml says, or None when the commune or the section cannot be known."""
    file = report.file(SITE_FILE)
    if SITE_FILE not in tree.files:
        file.error(
            0, "site-missing", "chưa có tệp cấu hình của chuyên mục", f"tạo tệp {SITE_FILE} theo docs/du-lieu.md"
        )
        return None
    text = tree.read_text(SITE_FILE, report)
    block = parse_yaml(text, file) if text is not None else None
    if block is None:
        return None
    if not isinstance(block, Block):
        file.error(1, "site-form", "tệp cấu hình không theo dạng “khóa: giá trị”", "viết theo mẫu ở docs/du-lieu.md")
        return None
    values = convert(block, SITE, file)
    commune, section = values.map("commune"), values.map("section")
    if commune is None or section is None:
        return None
    result = SiteFile(
        commune=_commune(commune),
        section=_section(section),
        units=_unique(values, "units", _unit, file),
        contacts=tuple(_contact(item) for item in values.maps("contacts")),
        channels=tuple(_channel(item) for item in values.maps("channels")),
        fields=_unique(values, "fields", _field, file),
        indices=_unique(values, "indices", _index, file),
        alerts=read_alerts(values.maps("alerts"), file),
        villages=read_villages(values.maps("villages"), file),
        calendar=values.map("calendar"),
        radio=read_radio(values.map("radio"), file),
        report_words=read_report_words(values.map("report"), file),
        slogans=tuple(Slogan(one.text("text"), one.lines("fields")) for one in values.maps("slogans")) or USUAL,
        formed_by_line=commune.line("formed_by"),
        top_procedures_line=section.line("top_procedures"),
    )
    _check(values, section, result, file, today)
    return result


def _commune(values: Values) -> Commune:
    """Return the commune."""
    return Commune(
        name=values.text("name"),
        type=cast(CommuneType, values.text("type")),
        province=values.text("province"),
        province_type=values.text("province_type") or "tỉnh",
        formed_on=values.date("formed_on"),
        formed_by=values.text("formed_by"),
        formed_from=tuple(
            FormerUnit(
                item.text("name"), item.text("type"), item.text("note"), item.lines("also"), item.lines("villages")
            )
            for item in values.maps("formed_from")
        ),
    )


def _section(values: Values) -> Section:
    """Return the section; what site.yml leaves out keeps the model's default."""
    usual = Section("", "", "")
    return Section(
        title=values.text("title"),
        site_name=values.text("site_name"),
        description=values.text("description"),
        owner=values.text("owner"),
        publisher=values.text("publisher"),
        reviewed_on=values.date("reviewed_on"),
        demonstration=values.flag("demonstration"),
        demonstration_note=values.text("demonstration_note"),
        service_url=values.text("service_url") or usual.service_url,
        service_name=values.text("service_name") or usual.service_name,
        feedback_url=values.text("feedback_url"),
        greeting=values.text("greeting"),
        top_procedures=tuple(dict.fromkeys(values.lines("top_procedures"))),
    )


def _unit(values: Values) -> Unit:
    """Return one unit."""
    return Unit(
        key=values.text("key"),
        name=values.text("name"),
        short=values.text("short"),
        roles=values.lines("roles"),
        address=values.text("address"),
        phone=values.text("phone"),
        email=values.text("email"),
        hours=values.text("hours"),
        map_url=values.text("map_url"),
        checked_on=values.date("checked_on"),
        note=values.text("note"),
        name_en=values.text("name_en"),
    )


def _contact(values: Values) -> Contact:
    """Return one contact."""
    return Contact(
        name=values.text("name"),
        phone=values.text("phone"),
        email=values.text("email"),
        url=values.text("url"),
        purpose=values.text("purpose"),
        hours=values.text("hours"),
        checked_on=values.date("checked_on"),
        primary=values.flag("primary"),
        name_en=values.text("name_en"),
        purpose_en=values.text("purpose_en"),
        source=_source(values),
    )


def _channel(values: Values) -> Channel:
    """Return one official channel."""
    return Channel(
        name=values.text("name"),
        kind=cast(ChannelKind, values.text("kind")),
        url=values.text("url"),
        owner=values.text("owner"),
        purpose=values.text("purpose"),
        checked_on=values.date("checked_on"),
        source=_source(values),
    )


def _source(values: Values) -> str:
    """Return a source's address, or its title where it has none."""
    source = values.reference()
    return (source.url or source.title) if source else ""


def _field(values: Values) -> ReformField:
    """Return one reform field."""
    return ReformField(values.text("key"), values.text("name"), values.text("summary"))


def _index(values: Values) -> Index:
    """Return one index."""
    return Index(
        key=values.text("key"),
        name=values.text("name"),
        long_name=values.text("long_name") or values.text("name"),
        level=values.text("level") or "tỉnh",
        summary=values.text("summary"),
        publisher=values.text("publisher"),
    )


def _unique(values: Values, key: str, make: Callable[[Values], _T], report: FileReport) -> tuple[_T, ...]:
    """Return the records of a list; of two with one key the first counts."""
    found: dict[str, _T] = {}
    for item in values.maps(key):
        name = item.text("key")
        if name in found:
            report.error(item.line("key"), "duplicate", f"khóa “{name}” dùng hai lần trong “{key}”", "đặt khóa khác")
        else:
            found[name] = make(item)
    return tuple(found.values())


def _check(values: Values, section: Values, site: SiteFile, report: FileReport, today: date) -> None:
    """Check what refers to units, and how old the contacts are."""
    units = {unit.key for unit in site.units}
    for key in ("owner", "publisher"):
        name = section.text(key)
        if name and name not in units:
            report.error(
                section.line(key), "unknown-unit", f"không có đơn vị “{name}”", "dùng một khóa có trong “units”"
            )
    if not any(contact.primary for contact in site.contacts):
        report.note(values.line("contacts"), "no-primary", "chưa có liên hệ chính", "ghi primary: true ở một liên hệ")
    level = report.note if site.section.demonstration else report.warning
    for item in values.maps("contacts"):
        checked = item.date("checked_on")
        if checked is None:
            message = f"liên hệ “{item.text('name')}” chưa ghi ngày kiểm tra"
            level(item.line("name"), "contact-unchecked", message, "gọi hoặc gửi thử rồi ghi checked_on")
        elif checked < today - timedelta(days=CONTACT_DAYS):
            message = (
                f"liên hệ “{item.text('name')}” kiểm tra lần cuối ngày {checked:%d/%m/%Y}, đã quá {CONTACT_DAYS} ngày"
            )
            level(item.line("checked_on"), "contact-old", message, "gọi hoặc gửi thử lại rồi sửa checked_on")
