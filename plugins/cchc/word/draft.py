"""A Word file as the draft of an item: the room's one door."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from cchc.model.site import Site
from cchc.model.text import VIETNAM, nfc, squeeze
from cchc.word.blocks import convert
from cchc.word.facts import Facts, gather
from cchc.word.legacy import NAMES
from cchc.word.letters import Letters
from cchc.word.markdown import write
from cchc.word.names import Element, Refused
from cchc.word.numbering import read_numbering
from cchc.word.outline import loosen_layout, outline, take_letterhead, take_receivers
from cchc.word.package import Package, open_package, rels_of
from cchc.word.pictures import Pictures
from cchc.word.revise import Findings, revise
from cchc.word.styles import Styles

PICTURE_FOLDER = "tin-tuc/anh"
_REMEDIES = {
    "khung chữ": "đã đưa chữ xuống dưới đoạn chứa khung, xem lại vị trí",
    "chỗ sửa còn theo dõi (Track Changes)": "đã lấy bản sau khi sửa; đối chiếu với bản được duyệt",
    "lời bình (Comment)": "không đưa vào tin",
    "mục lục tự động": "bỏ, vì số trang không dùng trên web",
    "công thức": "chỉ giữ các ký tự, xem lại cách viết",
    "biểu đồ": "không chuyển được; chép biểu đồ, dán lại dạng ảnh (Picture) rồi nhập lại",
    "sơ đồ SmartArt": "không chuyển được; chép sơ đồ, dán lại dạng ảnh (Picture) rồi nhập lại",
    "đối tượng nhúng": "không chuyển được; dán lại nội dung vào Word rồi nhập lại",
    "chỗ có chữ ẩn": "không đưa vào tin",
}


@dataclass
class Draft:
    """What came out of a file: text of the item, facts for its front matter, pictures, notes for the editor."""

    body: str
    facts: Facts
    head: list[str]
    pictures: dict[str, bytes]
    digest: str
    notes: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    """Receivers and signature of an official paper."""


def read_docx(data: bytes, *, site: Site | None = None) -> Draft:
    """Return the draft in a .docx; raises Refused with a Vietnamese message for a file that is not taken."""
    try:
        return _read(data, site)
    except RecursionError as error:
        raise Refused("văn bản lồng nhau quá nhiều bậc", "chép nội dung sang tệp Word mới rồi nhập lại") from error


def _read(data: bytes, site: Site | None) -> Draft:
    package = open_package(data)
    found = Findings()
    letters = Letters(Styles(_part(package, "styles")), read_numbering(_part(package, "numbering")), found)
    texts = [package.document, *(name for kind in ("footnotes", "endnotes") if (name := package.related(kind)))]
    for name in texts:
        revise(package.trees[name], found)
    letters.judge(package.trees[package.document])
    for name in texts:
        letters.spell_out(package.trees[name])
    pictures = Pictures()
    try:
        contents = convert(_repacked(package), pictures.keep)
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError) as error:
        # mammoth trusts the file's structure; whatever it stumbles over is damage.
        raise Refused("tệp hỏng, có phần không đọc được", "mở bằng Word, lưu lại thành tệp .docx mới") from error
    head = take_letterhead(contents.blocks)
    contents.blocks = loosen_layout(contents.blocks)
    facts = gather(contents.blocks, head, site)
    tail = take_receivers(contents.blocks) if head else []
    outline(contents.blocks)
    body = write(contents, {number: f"../anh/{name}" for number, name in pictures.names.items()})
    empty = not body.strip()
    if empty and not facts.title:
        raise Refused("tệp không có chữ nào", "có thể là bản quét; cần bản Word gõ chữ")
    notes = [f"{count} {what}: {_REMEDIES[what]}" for what, count in sorted(found.items()) if count]
    notes += ["tệp chỉ có tên tin, chưa có nội dung: viết nội dung bên dưới"] if empty else []
    notes += [f"{message}: {remedy}" for message, remedy in package.notes]
    if pictures.broken:
        notes.append(
            f"{pictures.broken} ảnh không đọc được (WMF, EMF hoặc hỏng): mở Word, lưu ảnh dạng PNG rồi chèn lại"
        )
    notes += [
        f"chữ dùng bảng mã {NAMES[code]} cũ: đã đổi sang Unicode, soát lại chính tả" for code in sorted(letters.codes)
    ]
    digest = hashlib.sha256(data).hexdigest()[:16]
    return Draft(body, facts, head, pictures.files, digest, notes + facts.doubts, tail)


def _part(package: Package, kind: str) -> Element | None:
    """Return a part that the document is related to, or None."""
    return package.trees.get(package.related(kind))


def _repacked(package: Package) -> io.BytesIO:
    """Return a .docx with the revised parts and the pictures, and nothing else."""
    out = io.BytesIO()
    keep = {package.document, "[Content_Types].xml", "_rels/.rels"}
    keep |= {name for kind in ("styles", "footnotes", "endnotes") if (name := package.related(kind))}
    keep |= {rels_of(name) for name in list(keep)}
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(package.names):
            if name in keep and name in package.trees:
                archive.writestr(name, etree.tostring(package.trees[name], encoding="UTF-8", xml_declaration=True))
            elif name not in package.trees and "media/" in name:
                archive.writestr(name, package.archive.read(name))
    out.seek(0)
    return out


def front_matter(draft: Draft, *, permanent: str, title: str, now: datetime, source: str) -> str:
    """Return the front matter of the item, every guess marked for review."""
    facts = draft.facts
    moment = datetime(facts.day.year, facts.day.month, facts.day.day, 8, tzinfo=VIETNAM) if facts.day else now
    lines = [
        "---",
        "# Bản nháp nhập từ Word: các dòng dưới do chương trình đoán, xem lại rồi mới xóa draft. Không sửa id.",
        f"# Tệp Word: {_comment(source)} (mã {draft.digest})",
        *(f"# Xem lại: {_comment(note)}" for note in draft.notes),
        *(f"# Đầu văn bản, không đăng: {_comment(line)}" for line in draft.head),
        *(f"# Cuối văn bản, không đăng: {_comment(line)}" for line in draft.tail),
        f"id: {permanent}",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"date: {moment.isoformat(timespec='seconds')}",
        f"description: {json.dumps(facts.description, ensure_ascii=False)}",
        "draft: true",
        f"format: {facts.kind}",
        "# fields: [thu-tuc-hanh-chinh]",
        f"unit: {facts.unit}" if facts.unit else "# unit: khóa của đơn vị cung cấp tin, xem trong _data/site.yml",
    ]
    if facts.authors:
        lines.append(f"authors: {json.dumps(facts.authors, ensure_ascii=False)}")
    if facts.documents:
        lines.append(f"documents: [{', '.join(facts.documents)}]")
    if facts.unknown_documents:
        lines.append(f"# Văn bản chưa có trong danh mục: {_comment(', '.join(facts.unknown_documents))}")
    if facts.procedures:
        lines.append(f"procedures: {json.dumps(facts.procedures)}")
    return "\n".join([*lines, "---", "", ""])


def _comment(text: str) -> str:
    """Return a text that stays on its line."""
    return squeeze(nfc(text))
