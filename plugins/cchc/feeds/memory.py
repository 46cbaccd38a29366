"""What readers of the published feeds have seen, and which edits would make them lose or repeat an item.

Tools that post to networks remember little: n8n the newest date only, others the ids. So an item that comes in
behind the newest date is never posted, and one whose date or id has changed may be posted again. The memory is
the feed that was published last, with its archive; it warns the editor and never changes what is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import unquote

from lxml import etree

from cchc.feeds.compose import entry_id
from cchc.model.news import NewsItem
from cchc.model.text import VIETNAM, squeeze
from cchc.model.value import dataclass

FEED = "feeds/tin-tuc.atom"
_ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry as it was published."""

    id: str
    title: str
    date: datetime


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything that was published, by id; `base` is the start of the ids."""

    base: str
    entries: Mapping[str, Seen]

    @property
    def newest(self) -> datetime | None:
        """The newest date that readers have seen."""
        return max((seen.date for seen in self.entries.values()), default=None)


@dataclass(frozen=True, slots=True)
class Finding:
    """An edit that readers would take wrongly, and what mends it: `key: value` in the item's front matter."""

    file: str
    rule: str
    message: str
    key: str
    value: str
    remedy: str


def recall(read: Callable[[str], bytes | None]) -> Memory | None:
    """Return what the published feed and its archive hold; `read` gives a file of the published site, or None.

    A site that was never published, or whose feed is not ours, has no memory: None.
    """
    entries: dict[str, Seen] = {}
    base, path, visited = "", FEED, set[str]()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    while path and path not in visited:
        visited.add(path)
        try:
            root = etree.fromstring(read(path) or b"", parser)
        except etree.XMLSyntaxError:
            break
        base = base or (root.findtext(f"{_ATOM}id") or "").removesuffix("feeds/tin-tuc")
        for entry in root.iter(f"{_ATOM}entry"):
            one = _seen(entry)
            if one:
                entries.setdefault(one.id, one)
        links = {link.get("rel"): link.get("href", "") for link in root.findall(f"{_ATOM}link")}
        # Addresses are absolute; what follows the site's root is the path in the published folder.
        path = links.get("prev-archive", "").rpartition("/feeds/")[2]
        path = f"feeds/{path}" if path else ""
    return Memory(base, entries) if base else None


def _seen(entry: etree._Element) -> Seen | None:
    """Return an entry, or None when it lacks what every entry of ours has."""
    uri, title = entry.findtext(f"{_ATOM}id"), entry.findtext(f"{_ATOM}title") or ""
    try:
        date = datetime.fromisoformat(entry.findtext(f"{_ATOM}published") or "")
    except ValueError:
        return None
    return Seen(uri, title, date) if uri and date.utcoffset() is not None else None


def findings(items: Iterable[NewsItem], memory: Memory) -> list[Finding]:
    """Return what is wrong with the items for those who read the feed that `memory` recalls, oldest item first."""
    ordered = sorted(items, key=lambda item: (item.date, item.file))
    uris = {item.file: entry_id(item.id, memory.base) for item in ordered}
    gone = [seen for uri, seen in memory.entries.items() if uri not in set(uris.values())]
    newest = memory.newest
    found: list[Finding] = []
    for item in ordered:
        seen = memory.entries.get(uris[item.file])
        if seen is not None:
            if int(seen.date.timestamp()) != int(item.date.timestamp()):
                found.append(_moved(item, seen))
        elif old := _former(item, gone):
            gone.remove(old)
            found.append(_renamed(item, old, memory.base))
        elif newest is not None and item.date <= newest:
            late = sum(one.rule == "feed-back-dated" for one in found)
            found.append(_late(item, newest, newest + timedelta(minutes=late + 1)))
    return found


def _former(item: NewsItem, gone: Sequence[Seen]) -> Seen | None:
    """Return the published entry that was this item before its file got another name."""
    title = squeeze(item.title)
    return next((seen for seen in gone if seen.title == title or seen.date == item.date), None)


def _late(item: NewsItem, newest: datetime, free: datetime) -> Finding:
    value, last = _moment(free), f"{newest.astimezone(VIETNAM):%d/%m/%Y, %H:%M:%S}"
    return Finding(
        item.file,
        "feed-back-dated",
        f"tin mới nhưng ngày đăng không sau tin mới nhất trong nguồn đã đăng ({last})"
        ", công cụ đăng bài tự động sẽ bỏ qua tin này",
        "date",
        value,
        f"ghi ngày giờ đăng thật, muộn hơn mốc đó, ví dụ date: {value}",
    )


def _moved(item: NewsItem, seen: Seen) -> Finding:
    value = _moment(seen.date)
    return Finding(
        item.file,
        "feed-date-changed",
        "ngày đăng khác với nguồn đã đăng, công cụ đăng bài tự động có thể đăng lại hoặc bỏ sót tin",
        "date",
        value,
        f"giữ date: {value}; ngày sửa thì ghi vào updated",
    )


def _renamed(item: NewsItem, old: Seen, base: str) -> Finding:
    value = unquote(old.id.removeprefix(base)) if old.id.startswith(base) else old.id
    return Finding(
        item.file,
        "feed-id-changed",
        f"có vẻ là tin “{old.title}” đã đăng, nhưng mã id đã khác, các nơi nhận tin sẽ đăng lại lần nữa",
        "id",
        value,
        f"thêm dòng id: {value}",
    )


def _moment(when: datetime) -> str:
    return when.astimezone(VIETNAM).replace(microsecond=0).isoformat()
