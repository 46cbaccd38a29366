"""Reads content/tin-tuc/<year>/<slug>.md: the news items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from cchc.model.lazytext import LazyText
from cchc.model.news import INTERNAL_AUDIENCE, NewsFigure, NewsItem
from cchc.model.text import slugify
from cchc.sources.body import check_body, content_path, image_path
from cchc.sources.document import split_front_matter
from cchc.sources.fields_news import NEWS
from cchc.sources.hidden import hidden_media
from cchc.sources.memo import Memo, Read, Row, asked_by, read_of, row_of
from cchc.sources.news_checks import Known, check_values
from cchc.sources.news_order import with_unique_dates
from cchc.sources.news_text import read_text
from cchc.sources.redirects import plain_address
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Values, convert
from cchc.sources.tree import SourceFile, Tree, clean_text
from cchc.sources.video import read_video

FOLDER = "tin-tuc"

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
Each = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
"""Maps a function over things, in order."""

_TEXTS = ("image_alt", "image_focus", "area", "unit", "contributor", "approved_by", "lang", "version_of")
_LISTS = ("tags", "authors", "audience", "plain", "villages")
"""Keys that become fields of the item as they are."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_news(
    tree: Tree, report: Report, *, known: Known, memo: Memo | None = None, each: Each = map
) -> tuple[tuple[NewsItem, ...], tuple[str, ...]]:
    """Return the public items, newest first, and the files that must not be published.

    Those are drafts, items for officials only, items that could not be read, and files that begin with "_".
    With a `memo`, files that have not changed are not read again. `each` maps a function over many files,
    perhaps in several processes.
    """
    found: list[NewsItem] = []
    ids: dict[str, str] = {}
    paths: dict[str, str] = {}
    for name, read in sorted(_read_files(tree, report, known, memo, each).items()):
        report.problems.extend(read.problems)
        if read.item is not None and not _is_taken(read.item, ids, paths, report.file(name)):
            found.append(read.item)
    public = {item.file for item in found}
    pages = (name for name in tree.files if name.startswith(f"{FOLDER}/") and name.lower().endswith(_SUFFIXES))
    hidden = {name for name in pages if name not in public}
    return with_unique_dates(found), tuple(sorted(hidden | hidden_media(tree, FOLDER, hidden, found)))


def _read_files(tree: Tree, report: Report, known: Known, memo: Memo | None, each: Each) -> dict[str, Read]:
    """Return what every file of news says, from the memo where the file and what it asked for are as they were."""
    reads: dict[str, Read] = {}
    fresh: dict[str, SourceFile] = {}
    for name in tree.under(FOLDER, *_SUFFIXES):
        if any(part.startswith("_") for part in name.split("/")):
            continue
        source = tree.known(name)
        if source is not None and (read := _remembered(tree, memo, name, source)):
            reads[name] = read
            continue
        source = tree.source(name, report.file(name))
        if source is not None and (read := _remembered(tree, memo, name, source)):
            reads[name] = read
        elif source is not None:
            fresh[name] = source
    files = [(name, source.read()) for name, source in fresh.items()]
    for (name, source), row in zip(fresh.items(), each(partial(_read_file, tree, known), files), strict=True):
        reads[name] = read_of(name, row, source.read, source.digest)
        if memo:
            memo.remember(f"{source.digest}{name}", row)
    if memo:
        memo.keep()
    return reads


def _remembered(tree: Tree, memo: Memo | None, name: str, source: SourceFile) -> Read | None:
    """Return what the file said when it was read before, if what it asked for is as it was."""
    row = memo.recall(f"{source.digest}{name}") if memo else None
    if row is None or any((target in tree.files) != found for target, found in asked_by(row)):
        return None
    return read_of(name, row, source.read, source.digest)


def _read_file(tree: Tree, known: Known, file: tuple[str, bytes]) -> Row:
    """Return what a file says, and what is wrong with it; nothing else is changed, for this may run elsewhere."""
    name, data = file
    report, asked = Report(), len(tree.asked)
    text = clean_text(data, report.file(name))
    item = _read_item(tree, name, text, report, known)
    at = len(text) - len(item.body) if item and text is not None else 0
    return row_of(data, Read(item, at, tuple(report.problems), tuple(tree.asked[asked:])))


def _read_item(tree: Tree, name: str, text: str | None, report: Report, known: Known) -> NewsItem | None:
    """Return one public item, or None for a hidden or broken one."""
    file = report.file(name)
    if name.rsplit("/", 1)[1].lower().startswith(("index.", "readme.")):
        remedy = "đổi tên tệp nếu đây là một tin, hoặc xóa tệp"
        file.error(
            0, "index-reserved", "trang danh sách tin do chương trình tự tạo, không dùng tên này cho tin", remedy
        )
        return None
    parts = split_front_matter(text, file) if text is not None else None
    if parts is None:
        return None
    before = len(report.problems)
    front, body, body_line = parts
    values = convert(front, NEWS, file)
    path = _path(name, values, file)
    check_values(values, file, known)
    check_body(body, body_line, name, tree, file)
    item = None
    if path is not None and not values.broken:
        item = _item(values, name, path, (body, body_line), tree, file, known)
    if values.flag("draft"):
        # Half-written work must not keep the finished items from being published.
        report.problems[before:] = [replace(problem, level="note") for problem in report.problems[before:]]
    # A flag or an audience that cannot be read may have meant "do not publish".
    hidden = values.flag("draft") or values.wrong & {"draft", "audience"} or _is_internal(values)
    return None if hidden else item


def _is_internal(values: Values) -> bool:
    """True for an item meant for officials only, however the word is written."""
    return any(INTERNAL_AUDIENCE in slugify(word) for word in values.lines("audience"))


def _path(name: str, values: Values, report: FileReport) -> str | None:
    """Return the item's address, or None when folder, file name and date do not agree."""
    folders = name.split("/")[1:-1]
    moment = values.moment("date")
    if not folders or not _YEAR.fullmatch(folders[0]):
        year = str(moment.year) if moment else "<năm>"
        report.error(0, "news-folder", "tin không nằm trong thư mục của năm", f"chuyển tệp vào {FOLDER}/{year}/")
        return None
    if moment and str(moment.year) != folders[0]:
        report.error(
            values.line("date"),
            "news-year",
            f"ngày {moment:%d/%m/%Y} không thuộc năm của thư mục {FOLDER}/{folders[0]}",
            f"chuyển tệp vào {FOLDER}/{moment.year}/ hoặc sửa lại date",
        )
        return None
    stem = name.rsplit("/", 1)[1].rsplit(".", 1)[0]
    slug = values.text("slug") or stem
    if not _SLUG.fullmatch(slug):
        remedy = f"đổi tên tệp thành {slugify(stem) or 'ten-tin'}.md hoặc thêm dòng slug: {slugify(stem) or 'ten-tin'}"
        report.error(0, "news-name", "tên tệp có dấu, chữ hoa hoặc dấu cách nên không làm địa chỉ được", remedy)
        return None
    return f"{FOLDER}/{folders[0]}/{slug}/"


def _item(
    values: Values, name: str, path: str, text: tuple[str, int], tree: Tree, report: FileReport, known: Known
) -> NewsItem | None:
    """Return the item with `text`, its Markdown and the line where that begins."""
    moment = values.moment("date")
    if moment is None:
        return None
    search = values.map("search")
    return NewsItem(
        id=values.text("id") or path,
        title=values.text("title"),
        date=moment,
        description=values.text("description"),
        path=path,
        file=name,
        text=LazyText(text[0]),
        body_line=text[1],
        updated=values.moment("updated"),
        slug=path.rsplit("/", 2)[1],
        image=image_path(values, name, tree, report),
        keywords=search.lines("keywords") if search else (),
        searchable=not (search and search.flag("exclude")),
        fields=tuple(dict.fromkeys(values.lines("fields"))),
        format=values.text("format") or "tin",
        approved_on=values.date("approved_on"),
        channels=tuple([slugify(word) for word in values.lines("channels")]),
        documents=tuple(dict.fromkeys(values.lines("documents"))),
        procedures=tuple(dict.fromkeys(values.lines("procedures"))),
        sources=tuple([source.as_reference() for source in values.maps("sources")]),
        # All at once: an item has so many fields that each `replace` would take longer than reading them.
        **_help(values, report),
        **_outlets(values, name, tree, report),
        cited=() if _is_internal(values) else read_text(values, text, report, phones=known.phones, laws=known.laws),
    )


def _help(values: Values, report: FileReport) -> dict[str, Any]:
    """Return what helps people to notice, find and understand the item."""
    basis = values.map("basis")
    line = values.line("aliases")
    aliases = [plain_address(text, line, report) for text in values.lines("aliases")]
    return {
        **{key: values.text(key) for key in _TEXTS},
        **{key: values.lines(key) for key in _LISTS},
        "basis": basis.text("kind") if basis else "",
        "basis_note": basis.text("note") if basis else "",
        "expires": values.date("expires"),
        "urgent": values.flag("urgent"),
        "figure": _figure(values.map("figure")),
        "aliases": tuple(dict.fromkeys(filter(None, aliases))),
    }


def _figure(values: Values | None) -> NewsFigure | None:
    """Return the figure that the item is about."""
    value = values.number("value") if values else None
    if values is None or value is None:
        return None
    words = {key: values.text(key) for key in ("unit", "label", "rank")}
    return NewsFigure(value, of=values.number("of"), mean=values.number("mean"), **words)


def _outlets(values: Values, name: str, tree: Tree, report: FileReport) -> dict[str, Any]:
    """Return video and recording, and what the loudspeaker must know."""
    audio = values.text("audio")
    return {
        "video": read_video(values, name, tree, report),
        "audio": content_path(audio, values.line("audio"), name, tree, report) if audio else "",
        "disclosure": values.flag("disclosure"),
        "broadcast_days": values.integer("broadcast_days") or 0,
        "broadcast_from": values.date("broadcast_from"),
    }


def _is_taken(item: NewsItem, ids: dict[str, str], paths: dict[str, str], report: FileReport) -> bool:
    """Report an id or address that an earlier file has, and remember this one's."""
    if item.id in ids:
        message = f"mã id “{item.id}” trùng với tệp {ids[item.id]}"
        report.error(0, "duplicate-id", message, "đặt id khác cho tin mới hơn, giữ nguyên id của tin đã đăng")
        return True
    if item.path in paths:
        message = f"địa chỉ {item.path} trùng với tệp {paths[item.path]}"
        report.error(0, "duplicate-path", message, "đổi tên tệp hoặc đặt slug khác")
        return True
    ids[item.id] = item.file
    paths[item.path] = item.file
    return False
