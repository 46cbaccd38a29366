"""Readers of the feeds: nobody loses an item and nobody posts one twice, whatever an editor does."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import feedparser

from cchc.feeds.compose import Composer, Surroundings
from cchc.feeds.memory import Finding, Memory, findings, recall
from cchc.feeds.news_channels import channels
from cchc.model.news import NewsItem
from cchc.model.place import Commune, Section
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.sources.news_order import with_unique_dates

ROOT = "https://x.example/cchc/"
START = datetime(2026, 1, 5, 8, tzinfo=VIETNAM)
LIMIT = 10


def item(name: str, when: datetime, **changes: object) -> NewsItem:
    """Return an item as its file is read: without an own id, its address is the id."""
    path = f"tin-tuc/2026/{name}/"
    whole = NewsItem(path, f"Tin {name}", when, "Mô tả", path, f"tin-tuc/2026/{name}.md")
    return replace(whole, **changes)  # type: ignore[arg-type]  # test data


def published(items: list[NewsItem]) -> dict[str, bytes]:
    """Return the feed of all news with its archive, as the files of a published site."""
    whole = Site(
        Commune("Phong Thổ", "xã", "Lai Châu"), Section("Cải cách", "Cải cách", "Tin"), date(2026, 11, 22),
        news=with_unique_dates(items),
    )  # fmt: skip
    composer = Composer(whole, ROOT, Surroundings(), limit=LIMIT)
    return {file.path: file.make() for file in composer.files(next(iter(channels(whole))))}


def memory_of(items: list[NewsItem]) -> Memory:
    found = recall(published(items).get)
    assert found is not None
    return found


def told(before: list[NewsItem], after: list[NewsItem]) -> list[Finding]:
    return findings(with_unique_dates(after), memory_of(before))


OLD = [item(f"a{n}", START + timedelta(hours=n)) for n in range(35)]


def test_the_archive_is_remembered_too() -> None:
    assert len(memory_of(OLD).entries) == 35


def test_what_did_not_change_is_not_told() -> None:
    assert told(OLD, [*OLD, item("moi", START + timedelta(days=9))]) == []


def test_an_item_behind_the_newest_one_is_told_with_a_date_that_is_free() -> None:
    late = [item("muon", START), item("muon-2", START + timedelta(minutes=1))]
    found = told(OLD, [*OLD, *late])
    assert [(one.file, one.rule, one.value) for one in found] == [
        ("tin-tuc/2026/muon.md", "feed-back-dated", "2026-01-06T18:01:00+07:00"),
        ("tin-tuc/2026/muon-2.md", "feed-back-dated", "2026-01-06T18:02:00+07:00"),
    ]
    assert "2026-01-06T18:01:00+07:00" in found[0].remedy


def test_another_date_of_a_published_item_is_told() -> None:
    after = [*OLD[:-1], replace(OLD[-1], date=START + timedelta(days=30))]
    assert [(one.rule, one.key, one.value) for one in told(OLD, after)] == [
        ("feed-date-changed", "date", "2026-01-06T18:00:00+07:00")
    ]


def test_a_renamed_file_gets_its_old_id_back() -> None:
    after = [*OLD[:-1], replace(item("ten-khac", OLD[-1].date), title="Tên khác")]
    assert [(one.rule, one.key, one.value) for one in told(OLD, after)] == [
        ("feed-id-changed", "id", "tin-tuc/2026/a34/")
    ]


def test_a_deleted_item_is_nobody_s_trouble() -> None:
    assert told(OLD, OLD[1:]) == []


def test_without_a_published_feed_there_is_no_memory() -> None:
    assert recall({}.get) is None
    assert recall({"feeds/tin-tuc.atom": b"<html>not ours"}.get) is None
    assert recall({"feeds/tin-tuc.atom": b"<feed/>"}.get) is None


@dataclass
class Consumer:
    """A tool that polls the feed and posts; `posted` counts the titles, which never change in this play."""

    posted: Counter[str] = field(default_factory=Counter)
    newest: datetime | None = None
    ids: set[str] = field(default_factory=set)

    def poll_by_date(self, feed: bytes) -> None:
        """Post what is newer than the newest date seen so far: all that n8n remembers."""
        dates = {}
        for entry in feedparser.parse(feed, sanitize_html=False, resolve_relative_uris=False).entries:
            dates[entry.title] = datetime.strptime(entry.published, "%a, %d %b %Y %H:%M:%S %z")
        for title, when in dates.items():
            if self.newest is None or when > self.newest:
                self.posted[title] += 1
        self.newest = max([*dates.values(), *([self.newest] if self.newest else [])])

    def poll_by_id(self, feed: bytes) -> None:
        """Post what has an id that was not seen before."""
        for entry in feedparser.parse(feed, sanitize_html=False, resolve_relative_uris=False).entries:
            if entry.id not in self.ids:
                self.ids.add(entry.id)
                self.posted[entry.title] += 1


class Editor:
    """Edits the section at random; follows what the check says, and no more."""

    def __init__(self, seed: int) -> None:
        self.dice, self.now, self.count = random.Random(seed), START, 0
        self.items: list[NewsItem] = []

    def add(self, when: datetime) -> None:
        self.count += 1
        # File names in no order of time: ties among days without an hour go by name.
        self.items.append(item(f"{self.dice.choice('abcxyz')}{self.count}", when, title=f"Tin {self.count}"))

    def edit(self) -> None:
        self.now += timedelta(hours=self.dice.randint(1, 30))
        midnight = self.now.replace(hour=0)
        what = self.dice.choice(("now", "day", "day", "late", "rename", "redate", "touch", "delete", "now"))
        at = self.dice.randrange(len(self.items)) if self.items else None
        if what == "now" or at is None:
            self.add(self.now)
        elif what == "day":
            self.add(midnight)
        elif what == "late":
            self.add(midnight - timedelta(days=self.dice.randint(1, 20)))
        elif what == "delete":
            del self.items[at]
        else:
            self.items[at] = self.changed(self.items[at], what, midnight)

    def changed(self, old: NewsItem, what: str, midnight: datetime) -> NewsItem:
        if what == "touch":
            return replace(old, updated=self.now)
        if what == "redate":
            return replace(old, date=midnight + timedelta(days=self.dice.randint(-5, 0)))
        name = f"{old.file[13:-3]}-doi"
        moved = item(name, old.date, title=old.title)
        return moved if old.id == old.path else replace(moved, id=old.id)

    def mend(self, memory: Memory) -> int:
        """Do what the check says until it says nothing; return how often it spoke."""
        spoken = 0
        while found := findings(with_unique_dates(self.items), memory):
            spoken += len(found)
            assert spoken < 100, "the advice does not come to an end"
            for one in found:
                at = next(n for n, old in enumerate(self.items) if old.file == one.file)
                value = datetime.fromisoformat(one.value) if one.key == "date" else one.value
                self.items[at] = replace(self.items[at], **{one.key: value})  # type: ignore[arg-type]
        return spoken


def test_through_200_edits_nothing_is_lost_and_nothing_is_posted_twice() -> None:
    editor, by_date, by_id = Editor(76), Consumer(), Consumer()
    editor.add(START)
    site, spoken, shown = published(editor.items), 0, set[str]()
    for step in range(200):
        editor.edit()
        memory = recall(site.get)
        assert memory is not None
        spoken += editor.mend(memory)
        site = published(editor.items)
        if step % 3 == 2:
            by_date.poll_by_date(site["feeds/tin-tuc.xml"])
            by_id.poll_by_id(site["feeds/tin-tuc.xml"])
            shown |= {one.title for one in editor.items}
            for consumer in (by_date, by_id):
                assert not {one.title for one in editor.items} - set(consumer.posted), step
                assert set(consumer.posted.values()) == {1}, (step, consumer.posted.most_common(3))
    assert set(by_date.posted) == set(by_id.posted) == shown
    assert spoken > 40
    assert len(shown) > 60


def test_without_the_advice_the_same_edits_lose_items() -> None:
    """The play can fail: nobody following the check, a tool that keeps the newest date loses or repeats."""
    editor, by_date = Editor(76), Consumer()
    editor.add(START)
    for _ in range(60):
        editor.edit()
        by_date.poll_by_date(published(editor.items)["feeds/tin-tuc.xml"])
    lost = {one.title for one in editor.items} - set(by_date.posted)
    assert lost or max(by_date.posted.values()) > 1
