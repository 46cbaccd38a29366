"""What can be found: an entry per procedure, document and other page. News have an index of their own (news.py)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc.artifact import PageArtifact, SearchEntry
from cchc.model.document import FORCES, LegalDocument
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.model.text import format_date, shorten, squeeze

KINDS: dict[str, str] = {
    "thu-tuc": "Thủ tục",
    "tin": "Tin tức",
    "van-ban": "Văn bản",
    "chi-so": "Chỉ số",
    "lien-he": "Liên hệ",
    "hoi-dap": "Hỏi đáp",
    "tra-loi": "Trả lời phản ánh",
    "trang": "Trang",
}
"""Kinds of entries by key, with the name that readers see, in the order of the filter."""

_BY_PART = {"chi-so": "chi-so", "lien-he": "lien-he", "kenh-chinh-thuc": "lien-he", "hoi-dap": "hoi-dap"}
"""The kind of a page without entries, by the first part of its address."""

_FEE_LIMIT = 150


def entries(site: Site, pages: Iterable[PageArtifact]) -> Iterator[SearchEntry]:
    """Yield every entry but those of news, in the order in which equals are shown."""
    own = {p.path for p in site.procedures} | {d.path for d in site.documents}
    yield from map(_procedure, site.procedures)
    for document in site.documents:
        yield _document(document, site)
    for page in pages:
        if page.entries:
            yield from page.entries
        elif page.searchable and not page.file and page.path not in own:
            yield _page(page, site)


def _procedure(procedure: Procedure) -> SearchEntry:
    papers = (paper.name for paper in procedure.papers)
    return SearchEntry(
        kind="thu-tuc",
        title=squeeze(procedure.name),
        path=procedure.path,
        facts=tuple(_facts(procedure)),
        keywords=tuple(filter(None, (procedure.code, procedure.long_code, *procedure.keywords))),
        group=procedure.field,
        text=shorten(squeeze(" ".join((procedure.summary, *procedure.audience, *papers))), 500),
    )


def _facts(procedure: Procedure) -> Iterator[str]:
    """Yield what a person wants to know before opening the page: time, fee, level."""
    if procedure.time:
        yield f"Thời hạn: {shorten(procedure.time, 60)}"
    if fee := _fee(procedure):
        yield fee
    if procedure.level_name:
        yield procedure.level_name


def _fee(procedure: Procedure) -> str:
    """Return the fee, whole and with its exemptions, or only that there is one: a fee cut short would mislead."""
    if not procedure.fee:
        return ""
    if procedure.fee.is_free:
        return "Không thu phí"
    amount, exemptions = squeeze(procedure.fee.amount), squeeze(procedure.fee.exemptions)
    whole = f"Phí: {amount}; miễn, giảm: {exemptions}" if exemptions else ""
    return whole if whole and len(whole) <= _FEE_LIMIT else "Có thu phí: xem mức thu và diện miễn, giảm trong trang"


def _document(document: LegalDocument, site: Site) -> SearchEntry:
    known_by = f"{document.type} số {document.citation}" if document.citation else document.title
    facts = [shorten(document.title, 160)] if document.citation else []
    if document.date:
        facts.append(f"Ngày {format_date(document.date)}")
    force = document.force_on(site.today)
    if force in {"het-hieu-luc", "chua-co-hieu-luc"}:
        facts.append(FORCES[force])
    # A year is typed as often as it is part of the number: "nghị quyết 76 năm 2021".
    year = f"{document.type} {document.citation} năm {document.date.year}" if document.date else ""
    return SearchEntry(
        kind="van-ban",
        title=squeeze(known_by),
        path=document.path,
        facts=tuple(facts),
        keywords=tuple(filter(None, (squeeze(document.title), year))),
        group=document.type,
        text=" ".join((document.issuer, document.field)).strip(),
    )


def _page(page: PageArtifact, site: Site) -> SearchEntry:
    part = page.path.split("/")[0]
    return SearchEntry(
        kind=_BY_PART.get(part, "trang"),
        title=page.title,
        path=page.path,
        facts=_contact_facts(site) if part == "lien-he" else (shorten(page.description, 160),),
        keywords=tuple(_other_names(page, part, site)),
        text=page.description,
    )


def _contact_facts(site: Site) -> tuple[str, ...]:
    """Return the number to call first, which is what most people look for."""
    contact = next((c for c in site.contacts if c.primary and c.phone), None)
    return (f"{contact.name}: {contact.phone}",) if contact else ()


def _other_names(page: PageArtifact, part: str, site: Site) -> Iterator[str]:
    """Yield what people call the things that stand on a page: units, numbers, channels, former communes."""
    if part == "chi-so":
        for index in site.indices:
            if page.path == index.path:
                yield from (index.name, index.long_name)
    if part == "lien-he":
        yield from (
            "đường dây nóng",
            "số điện thoại",
            "hotline",
            "tổng đài",
            "địa chỉ",
            "giờ làm việc",
            "lịch làm việc",
        )
        for contact in site.contacts:
            yield from filter(None, (contact.name, contact.phone, contact.purpose))
        for unit in site.units:
            yield from filter(None, (unit.name, unit.short, unit.phone))
        yield f"số điện thoại {site.commune.full_name}"
    if part == "kenh-chinh-thuc":
        yield from ("fanpage", "trang giả mạo", "kênh chính thức", "zalo", "facebook", "lừa đảo")
        for channel in site.channels:
            yield from filter(None, (channel.name, channel.purpose))
