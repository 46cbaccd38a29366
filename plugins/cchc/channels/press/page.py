"""An item as an A4 page, to print, to file, to show to those who score."""

from __future__ import annotations

from cchc import typeset
from cchc.channels.press.words import address, printable, sender, text_of
from cchc.model.news import NewsItem
from cchc.model.site import Site
from cchc.model.text import VIETNAM, format_date


def page(site: Site, item: NewsItem, *, root: str) -> bytes:
    """Return the PDF of an item's text with when, by whom and where it was published.

    Raises typeset.PrintMissingError where the extra `print` is not installed.
    """
    return typeset.pdf("bai-in.typ", page_view(site, item, root=root))


def page_view(site: Site, item: NewsItem, *, root: str) -> dict[str, object]:
    """Return what templates/bai-in.typ shows of an item."""
    unit, approver = site.units_by_key.get(item.unit), site.units_by_key.get(item.approved_by)
    fields = [site.fields_by_key[key].name for key in item.fields if key in site.fields_by_key]
    moment = item.date.astimezone(VIETNAM)
    facts = (
        ("Đăng lúc", f"{moment:%H:%M}, ngày {format_date(moment.date())}"),
        ("Đơn vị", unit.name if unit else ""),
        ("Cộng tác viên", item.contributor),
        ("Người duyệt", approver.name if approver else item.approved_by),
        ("Lĩnh vực", "; ".join(fields)),
        ("Nguồn", "; ".join(source.title for source in item.sources)),
    )
    return {
        **sender(site, slogan=""),
        **address(root, item),
        "nhan-de": printable(item.title),
        "tom-tat": printable(item.description),
        "the-loai": item.format_name,
        "su-kien": [[name, printable(value)] for name, value in facts if value],
        "khoi": text_of(item),
    }
