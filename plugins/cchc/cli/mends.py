"""`cchc check --fix`: the mends that are sure, as a difference to read, and written when people say so."""

from __future__ import annotations

from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.model.problem import Problem
from cchc.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.model.news import NewsItem
    from cchc.model.site import Site
    from cchc.review.finding import Finding, Mend


@dataclass(frozen=True, slots=True)
class Change:
    """A file with its old and new bytes; `count` mends."""

    name: str
    old: bytes
    new: bytes
    count: int

    def diff(self) -> str:
        """Return the difference as people read it; a picture only says that it changes."""
        try:
            old, new = self.old.decode("utf-8-sig"), self.new.decode("utf-8-sig")
        except UnicodeDecodeError:
            return f"{self.name}: xóa tọa độ nơi chụp khỏi ảnh"
        lines = unified_diff(old.splitlines(), new.splitlines(), self.name, self.name, n=0, lineterm="")
        return "\n".join(lines)


def changes(site: Site, content: Path, wanted: Sequence[Path] = ()) -> list[Change]:
    """Return what the program would mend in the items and pictures of `site`, below `wanted` when it is given."""
    from cchc.bridge.workers import parallel
    from cchc.review.items import finder

    items = [item for item in site.news if _is_wanted(content / item.file, wanted)]
    found = []
    for item, mends in zip(items, parallel(partial(_mends, site, finder(site)), items, pays_from=100), strict=True):
        if mends and (change := _changed(item.file, content / item.file, item.body, mends)):
            found.append(change)
    return sorted([*found, *_pictures(site, content, wanted)], key=lambda change: change.name)


def _mends(site: Site, read: Callable[[NewsItem], list[Finding]], item: NewsItem) -> list[Mend]:
    """Return the mends of an item, without those of silenced findings."""
    return [one.mend for one in read(item) if one.mend and _told(site, [one.problem(item)])]


def _changed(name: str, path: Path, body: str, mends: list[Mend]) -> Change | None:
    """Return the change of a file whose body is `body`; line ends and the mark at its beginning stay."""
    old = path.read_bytes()
    text = old.decode("utf-8-sig", errors="strict")
    mark = "\ufeff" if old.startswith(b"\xef\xbb\xbf") else ""
    plain = text.replace("\r\n", "\n")
    if not plain.endswith(body):
        return None  # decomposed letters or stray marks: the file is not what was read, and is left to a person
    mended, count, last = body, 0, len(body) + 1
    for mend in sorted(set(mends), key=lambda one: (one.start, one.end), reverse=True):
        if mend.end <= last:
            mended, last, count = mended[: mend.start] + mend.text + mended[mend.end :], mend.start, count + 1
    new = plain[: len(plain) - len(body)] + mended
    if "\r\n" in text:
        new = new.replace("\n", "\r\n")
    return Change(name, old, (mark + new).encode(), count)


def _pictures(site: Site, content: Path, wanted: Sequence[Path]) -> list[Change]:
    from cchc.review.pictures import SUFFIXES, judge, without_position

    found = []
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content).as_posix()
        if path.suffix.lower() not in SUFFIXES or not _is_wanted(path, wanted) or name in site.hidden:
            continue
        data = path.read_bytes()
        if _told(site, judge(name, data)) and (new := without_position(data)) != data:
            found.append(Change(name, data, new, 1))
    return found


def _told(site: Site, problems: list[Problem]) -> bool:
    from cchc.model.silence import split

    return bool(split(problems, site.silences, site.today)[0])


def _is_wanted(path: Path, wanted: Sequence[Path]) -> bool:
    return not wanted or any(path.resolve().is_relative_to(one.resolve()) for one in wanted)


def mend(config_file: Path, paths: Sequence[Path], *, write: bool) -> None:
    """Print the difference, and write it when `write` is set."""
    import click

    from cchc.bridge.config_file import content_dir
    from cchc.bridge.refusal import WRONG_CONTENT, Refusal, refusal_of
    from cchc.bridge.workers import parallel
    from cchc.cli.outlets import today
    from cchc.cli.speech import tell
    from cchc.desk.writer import replace_bytes
    from cchc.sources.load import load

    content = content_dir(config_file)
    site, _ = load(content, today=today(), each=partial(parallel, pays_from=300))
    if site is None:
        raise Refusal("site.yml chưa đọc được", "chạy cchc check và sửa lỗi của site.yml trước", WRONG_CONTENT)
    found = changes(site, content, paths)
    if found:
        click.echo("\n".join(change.diff() for change in found))
    count, files = sum(change.count for change in found), len(found)
    if not found:
        tell("Không có chỗ nào chương trình sửa được chắc chắn.")
    elif not write:
        tell(f"Sửa được {count} chỗ trong {files} tệp, chưa ghi gì. Đọc kỹ rồi chạy: cchc check --fix --write")
    else:
        try:
            for change in found:
                replace_bytes(content / change.name, change.new)
        except OSError as error:
            raise refusal_of(error, "ghi chỗ sửa") from error
        tell(f"Đã sửa {count} chỗ trong {files} tệp. Chạy tiếp: cchc check")
