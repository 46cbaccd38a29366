"""The feeds of the registers: changes of procedures, legal documents, answers to feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from cchc.feeds.channel import Channel, Notice, morning, spaced, speaker
from cchc.model.change import CHANGE_KINDS, ChangeBatch, ProcedureChange
from cchc.model.document import LegalDocument
from cchc.model.feedback import FeedbackItem
from cchc.model.site import Site
from cchc.model.text import format_date, shorten, slugify

_SECTION_CARD = "*"
"""The share card of the section: for what has no page of its own."""

_CHANGES = "Thay đổi thủ tục hành chính"
_ANSWERS = "Trả lời phản ánh, kiến nghị"


def channels(site: Site) -> Iterator[Channel]:
    """Yield the feeds of the registers, empty ones too."""
    yield from _change_channels(site)
    documents = spaced(_document(site, one) for one in site.documents if one.date)
    about = "Văn bản mới trong danh mục, xếp theo ngày ban hành."
    yield Channel("van-ban", "Văn bản", about, "van-ban/", documents, group="Thủ tục, văn bản, phản ánh")
    answers = spaced(notice for one in site.performance.feedback if (notice := _answer(site, one)))
    about = f"Kết quả xử lý phản ánh, kiến nghị mà {site.commune.full_name} đã công khai."
    yield Channel("phan-anh", _ANSWERS, about, "phan-anh/", answers, group="Thủ tục, văn bản, phản ánh")


def _change_channels(site: Site) -> Iterator[Channel]:
    """Yield the feed of all changes, and one for each kind."""
    home = "thu-tuc/thay-doi/"
    notices = spaced(_changes(site))
    about = "Thủ tục mới ban hành, sửa đổi, thay thế, bãi bỏ theo quyết định công bố."
    yield Channel("thu-tuc", _CHANGES, about, home, notices, group="Thủ tục, văn bản, phản ánh")
    for kind, name in CHANGE_KINDS.items():
        own = tuple(notice for notice in notices if name in notice.categories)
        title = f"Thủ tục: {name[:1].lower()}{name[1:]}"
        yield Channel(f"thu-tuc/{kind}", title, f"{_CHANGES}: {name[:1].lower()}{name[1:]}.", home, own,
                      group="Thay đổi thủ tục theo loại")  # fmt: skip


def _changes(site: Site) -> Iterable[Notice]:
    for batch in site.changes:
        if batch.day:
            yield from (_change(site, batch, change) for change in batch.changes)


def _change(site: Site, batch: ChangeBatch, change: ProcedureChange) -> Notice:
    """Return one procedure of a batch; a procedure without a page is shown on the page of changes."""
    known = change.code in site.procedures_by_code
    facts = [f"{change.kind_name}: {change.name}."]
    facts += [f"Nội dung thay đổi: {', '.join(change.what)}."] if change.what else []
    facts += [f"Theo {batch.heading}."]
    facts += [f"Có hiệu lực từ ngày {format_date(batch.effective_on)}."] if batch.effective_on else []
    facts += [change.note] if change.note else []
    day = batch.day
    if day is None:
        raise ValueError(f"batch {batch.key} without a day")
    return Notice(
        id=f"thu-tuc/thay-doi/{batch.key}/{change.code}",
        title=f"{change.kind_name}: {change.name}",
        path=change.path if known else batch.path,
        date=morning(day),
        summary=shorten(" ".join(facts), 300),
        html="".join(f"<p>{escape(fact)}</p>" for fact in facts),
        creator=speaker(site),
        categories=(change.kind_name,),
        card=change.path if known else _SECTION_CARD,
    )


def _document(site: Site, document: LegalDocument) -> Notice:
    if document.date is None:
        raise ValueError(f"document {document.key} without a date")
    facts = [document.title, *([document.summary] if document.summary else [])]
    return Notice(
        id=f"van-ban/{document.key}",
        title=document.heading if document.citation else document.title,
        path=document.path,
        date=morning(document.date),
        summary=shorten(" ".join(facts), 300),
        html="".join(f"<p>{escape(fact)}</p>" for fact in facts),
        creator=document.issuer or speaker(site),
        categories=(document.type,) if document.type else (),
        card=_SECTION_CARD,
    )


def _answer(site: Site, item: FeedbackItem) -> Notice | None:
    """Return an answer that was made public; what is not answered is no news."""
    day = item.published or item.answered
    if day is None or not item.answer:
        return None
    facts = [*([item.summary] if item.summary else []), item.answer]
    return Notice(
        id=f"phan-anh/{item.id}",
        title=f"Trả lời phản ánh, kiến nghị: {item.topic}",
        path=f"phan-anh/#pa-{slugify(item.id)}",
        date=morning(day),
        summary=shorten(item.answer, 300),
        html="".join(f"<p>{escape(fact)}</p>" for fact in facts),
        creator=speaker(site, item.unit),
        categories=(item.status_name,),
        card=_SECTION_CARD,
    )
