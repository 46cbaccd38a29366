"""Contacts, and the list of official channels against fake fanpages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from cchc.artifact import Crumb, PageArtifact
from cchc.feedback.register import register_pages
from cchc.model.place import Channel
from cchc.model.site import Site

HOME = Crumb("Trang chủ", "")

KINDS: dict[str, str] = {
    "website": "Trang thông tin điện tử",
    "portal": "Cổng dịch vụ, hệ thống trực tuyến",
    "app": "Ứng dụng",
    "hotline": "Tổng đài, đường dây nóng",
    "facebook": "Trang Facebook",
    "zalo": "Zalo",
    "email": "Thư điện tử",
    "radio": "Đài truyền thanh",
}


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /lien-he/, /kenh-chinh-thuc/, /phan-anh/ and /hoi-dap/."""
    yield PageArtifact(
        path="lien-he/",
        template="feedback/contacts.html",
        title="Liên hệ",
        description="Nơi tiếp nhận hồ sơ, đường dây nóng, địa chỉ tiếp nhận phản ánh, kiến nghị về thủ tục hành chính.",
        view={"base": site.documents_by_key.get(site.commune.formed_by)},
        crumbs=(HOME,),
        owner=site.section.owner,
        reviewed_on=_checked(site),
        source="_data/site.yml",
    )
    yield PageArtifact(
        path="kenh-chinh-thuc/",
        template="feedback/channels.html",
        title="Kênh thông tin chính thức",
        description="Danh sách kênh thông tin chính thức và cách nhận biết trang giả mạo cơ quan nhà nước.",
        view={"groups": channel_groups(site.channels)},
        crumbs=(HOME,),
        owner=site.section.owner,
        reviewed_on=_checked(site),
        source="_data/site.yml",
    )
    yield from register_pages(site)


def channel_groups(channels: tuple[Channel, ...]) -> list[tuple[str, list[Channel]]]:
    """Return the channels by kind, in the order of KINDS, then as site.yml has them."""
    order = list(KINDS)
    ranked = sorted(enumerate(channels), key=lambda pair: (order.index(pair[1].kind), pair[0]))
    return [
        (KINDS[kind], [channel for _, channel in members])
        for kind, members in groupby(ranked, key=lambda pair: pair[1].kind)
    ]


def _checked(site: Site) -> date | None:
    """Return the oldest day on which a contact was tried: the page is as fresh as its stalest line."""
    tried = (*(c.checked_on for c in site.contacts), *(c.checked_on for c in site.channels))
    days = [day for day in tried if day]
    return min(days) if days else site.section.reviewed_on
