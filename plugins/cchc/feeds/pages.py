"""The page that explains feeds to a fanpage admin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc.artifact import Crumb, FeedRef, PageArtifact
from cchc.feeds.channel import Channel
from cchc.model.site import Site
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed as the page shows it; `count` is how many entries it has had so far."""

    stem: str
    title: str
    description: str
    count: int


def pages(site: Site, channels: Sequence[Channel]) -> Iterator[PageArtifact]:
    """Yield /rss/."""
    groups: dict[str, list[Listed]] = {}
    for channel in channels:
        one = Listed(channel.stem, channel.title, channel.description, len(channel.things))
        groups.setdefault(channel.group, []).append(one)
    yield PageArtifact(
        path="rss/",
        template="feeds/rss.html",
        title="Nhận tin tự động (RSS)",
        description="Địa chỉ RSS, Atom, JSON Feed của chuyên mục và cách dùng cho người quản trị fanpage.",
        view={"groups": tuple((name, tuple(own)) for name, own in groups.items())},
        crumbs=(Crumb("Trang chủ", ""),),
        owner=site.section.publisher,
        feeds=tuple(FeedRef(channel.stem, channel.title) for channel in channels[1:]),
    )
