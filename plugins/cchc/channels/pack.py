"""The material of a month for a village: one PDF to hang up and to read out, and all of it as an archive.

The first sheet is for the wall: what is new, in large letters, and whom to call. The rest is read out at the
meeting: each item in spoken words, so that nobody stumbles over short forms and numbers of documents.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from cchc import typeset
from cchc.channels.press.words import printable, sender
from cchc.channels.script import duration_of, length_of, read_out, script
from cchc.model.news import NewsItem
from cchc.model.period import Period
from cchc.model.place import Village
from cchc.model.site import Site
from cchc.model.text import format_date, shorten, slugify

READ, HUNG = 10, 6
"""So many items are read out at most (about half an hour), and so many stand on the sheet for the wall."""

NOTE = """Tài liệu tuyên truyền của {noi}, {ky}.

tai-lieu.pdf   tờ thứ nhất treo ở bảng tin, nhà văn hóa; các tờ sau đọc tại cuộc họp thôn, bản, tổ dân phố
loi-doc.txt    lời đọc của các tin, để đọc trên loa hoặc đưa vào máy đọc

Nội dung đúng vào lúc làm tài liệu. Cần hỏi thêm thì gọi số ghi trong tờ thứ nhất.
"""
_DATE = (1980, 1, 1, 0, 0, 0)


def items_of(site: Site, period: Period, village: Village | None) -> tuple[NewsItem, ...]:
    """Return the period's items for a village (None: for all): notices that still count first, then the newest."""
    names = {village.key, slugify(village.name)} if village else set()
    found = [
        item
        for item in site.news
        if period.first <= item.date.date() <= period.last
        and not (item.expires and item.expires < site.today)
        and (not item.villages or names & {slugify(name) for name in item.villages})
    ]
    return tuple(sorted(found, key=lambda item: (not item.villages, item.format != "thong-bao")))


def pack(site: Site, period: Period, village: Village | None, *, root: str) -> dict[str, bytes]:
    """Return the files of the material by name; `root` is the section's public address.

    Raises typeset.PrintMissingError where the extra `print` is not installed.
    """
    items = items_of(site, period, village)
    said = script(site, items[:READ]).text if items else ""
    place = village.full_name if village else f"{site.commune.full_name}, mọi thôn, bản, tổ dân phố"
    return {
        "tai-lieu.pdf": typeset.pdf("tai-lieu-thon.typ", view(site, period, village, items, root=root)),
        "loi-doc.txt": said.replace("\n", "\r\n").encode("utf-8-sig"),
        "DOC-TRUOC.txt": NOTE.format(noi=place, ky=period.name.lower()).replace("\n", "\r\n").encode("utf-8-sig"),
    }


def view(
    site: Site, period: Period, village: Village | None, items: Sequence[NewsItem], *, root: str
) -> dict[str, object]:
    """Return what templates/tai-lieu-thon.typ shows."""
    whole = sum(duration_of(item, site.radio) for item in items[:READ])
    return {
        **sender(site, slogan="", fields=()),
        "ky": period.name,
        "thon": printable(village.full_name[:1].upper() + village.full_name[1:]) if village else "",
        "nguoi-doc": printable(village.head) if village else "",
        "dai": length_of(whole),
        "treo": [_hung(item) for item in items[:HUNG]],
        "doc": [_read(item, site) for item in items[:READ]],
        "con-lai": [printable(item.title) for item in items[READ:]],
        "thu-tuc": [_change(line) for line in _changes(site, period)],
        "lien-he": [
            {"ten": printable(c.name), "so": c.phone, "viec": printable(c.purpose)} for c in site.contacts if c.phone
        ],
        "dia-chi": root.removeprefix("https://").removesuffix("/"),
        "qr": typeset.qr_svg(root),
    }


def _hung(item: NewsItem) -> dict[str, object]:
    return {
        "ten": printable(item.title),
        "chu": shorten(printable(item.description), 200),
        "han": f"Đến hết ngày {format_date(item.expires)}" if item.expires else "",
    }


def _read(item: NewsItem, site: Site) -> dict[str, object]:
    _, *paragraphs = read_out(item, site.radio)
    return {
        "ten": printable(item.title),
        "dai": length_of(duration_of(item, site.radio)),
        "doan": [printable(text) for text in paragraphs],
    }


def _changes(site: Site, period: Period) -> list[tuple[str, str, str]]:
    """Return kind, name and decision of the procedures whose change was announced in the period."""
    return [
        (change.kind_name, change.name, batch.heading)
        for batch in site.changes
        if batch.announced_on and period.first <= batch.announced_on <= period.last
        for change in batch.changes
    ]


def _change(line: tuple[str, str, str]) -> dict[str, str]:
    kind, name, decision = line
    return {"loai": kind, "ten": printable(name), "theo": printable(decision)}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the files as an archive: same files, same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, files[name])
    return out.getvalue()
