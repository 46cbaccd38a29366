"""The feeds of built sites, read by the programs of the Node world: rss-parser is what n8n runs."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from tests.support import ROOT, Built

FOLDER = ROOT / "tests" / "node"
INSTALL = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]

Said = dict[str, dict[str, list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def said(full_site: Built, hostile_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What each reader says of each feed; the first site's files stand below "full/", the other's below "hostile/"."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node is not here")
    if not (FOLDER / "node_modules/.package-lock.json").is_file():
        subprocess.run(INSTALL, cwd=FOLDER, check=True)
    place = tmp_path_factory.mktemp("feeds")
    for name, built in (("full", full_site), ("hostile", hostile_site)):
        for path, data in built.files.items():
            if path.startswith("feeds/") and path.endswith((".xml", ".atom", ".json")) and "opml" not in path:
                (place / name / path).parent.mkdir(parents=True, exist_ok=True)
                (place / name / path).write_bytes(data)
    names = sorted(path.relative_to(place).as_posix() for path in place.rglob("*.*") if path.is_file())
    done = subprocess.run(
        ["node", FOLDER / "read.mjs"], cwd=place, input="\n".join(names), capture_output=True, text=True, check=True
    )
    found: Said = json.loads(done.stdout)
    assert found.keys() == {"rss-parser", "feedsmith", "feed-parser"}
    assert found["feedsmith"].keys() == set(names)
    return found


def expected(built: Built, path: str) -> list[dict[str, Any]]:
    """Return the entries of a feed as JSON Feed tells them, after feedparser was asked for the same."""
    stem = path.rpartition(".")[0]
    items = json.loads(built.files[f"{stem}.json"])["items"]
    if not path.endswith(".json"):
        parsed = feedparser.parse(io.BytesIO(built.files[path]), sanitize_html=False, resolve_relative_uris=False)
        assert [entry.id for entry in parsed.entries] == [item["id"] for item in items]
    return [
        {
            "id": item["id"],
            "url": item["url"],
            "date": instant(item["date_published"]),
            "image": item.get("image"),
            "enclosure": item["attachments"][0]["url"] if "attachments" in item else None,
            "categories": item.get("tags", []),
        }
        for item in items
    ]


def instant(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).isoformat()


def test_all_readers_see_the_same(said: Said, full_site: Built, hostile_site: Built) -> None:
    seen = 0
    for reader, feeds in said.items():
        for name, entries in feeds.items():
            site, _, path = name.partition("/")
            if "luu-tru" in path:
                continue  # archives have no JSON Feed to compare with
            wanted = expected(full_site if site == "full" else hostile_site, path)
            found = [{key: entry[key] for key in wanted[0]} for entry in entries] if wanted else entries
            for entry in wanted if path == "feeds/phat-thanh.xml" else ():
                entry["image"] = None  # podcast apps would take it for a second recording
            for entry in found:
                entry["date"] = instant(entry["date"])
            if reader == "rss-parser" and path.endswith(".atom"):
                # It knows neither enclosures nor categories of Atom; n8n is told the address of RSS.
                for entry in [*wanted, *found]:
                    entry["enclosure"] = entry["categories"] = None
            assert found == wanted, (reader, name)
            seen += len(found)
    assert seen > 100


def test_titles_and_texts_arrive_whole_and_harmless(said: Said, hostile_site: Built) -> None:
    items = {item["id"]: item for item in json.loads(hostile_site.text("feeds/tin-tuc.json"))["items"]}
    for reader, feeds in said.items():
        for ending in ("xml", "atom"):
            entries = feeds[f"hostile/feeds/tin-tuc.{ending}"]
            assert len(entries) == len(items)
            for entry in entries:
                item = items[entry["id"]]
                if reader != "feed-parser":  # it resolves the references of the HTML once more
                    assert "<script" not in entry["text"], reader
                    assert entry["text"].strip() == item["content_html"].strip(), reader
                assert item["title"].split("<")[0].strip() in entry["title"], reader


def test_the_first_picture_of_a_text_is_the_picture_of_the_entry(said: Said) -> None:
    for entry in said["rss-parser"]["full/feeds/tin-tuc.xml"]:
        assert entry["text"].lstrip().startswith(f'<p><img src="{entry["image"]}"')


def test_the_lock_names_no_registry() -> None:
    lock = json.loads(Path(FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert packages
    assert all("integrity" in one and "resolved" not in one for one in packages.values())
