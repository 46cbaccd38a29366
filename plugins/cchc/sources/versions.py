"""Items that say another item in another language: taken out of the news, and joined to what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cchc.model.news import NewsItem
from cchc.sources.report import Report


def split_versions(news: Iterable[NewsItem], report: Report) -> tuple[tuple[NewsItem, ...], tuple[NewsItem, ...]]:
    """Return the news, and the versions with the address of what they say, in the order of language and file.

    One that says no known item, or says it in no other language, stays an item, with a warning: nothing is lost.
    """
    items = tuple(news)
    if not any(item.version_of for item in items):
        return items, ()
    own = [item for item in items if not item.version_of]
    known: dict[str, str] = {}
    for item in own:
        for name in (item.path.strip("/"), item.file, item.id, item.slug):
            known.setdefault(name, item.path)
    versions: list[NewsItem] = []
    taken: dict[tuple[str, str], str] = {}
    kept = set(own)
    for item in sorted((one for one in items if one.version_of), key=lambda one: (one.lang, one.file)):
        path = known.get(item.version_of.strip("/"))
        file = report.file(item.file)
        if path is None:
            message = f"không có tin “{item.version_of[:80]}” để làm bản dịch"
            file.warning(0, "version-of-nothing", message, "ghi địa chỉ hoặc tên tệp của tin gốc vào version_of")
        elif not item.lang:
            file.warning(0, "version-no-lang", "bản dịch chưa ghi ngôn ngữ", "thêm dòng lang, ví dụ lang: hmn")
        elif other := taken.get((path, item.lang)):
            file.warning(0, "version-twice", f"tin gốc đã có bản cùng ngôn ngữ ở {other}", "gộp hai bản hoặc đổi lang")
        else:
            taken[path, item.lang] = item.file
            versions.append(replace(item, version_of=path))
            continue
        kept.add(item)
    return tuple(item for item in items if item in kept), tuple(versions)
