"""A draft news item for a batch of changed procedures: what changed, with links; the editor adds the decision."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from cchc.desk.items import Taken, place_of
from cchc.model.change import CHANGE_KINDS, ProcedureChange

_HEADINGS = {
    "moi": "Thủ tục mới ban hành",
    "sua-doi": "Thủ tục sửa đổi, bổ sung",
    "thay-the": "Thủ tục thay thế",
    "bai-bo": "Thủ tục bãi bỏ",
}


def batch_title(changes: Sequence[ProcedureChange]) -> str:
    """Return the title: "Công bố 2 thủ tục mới ban hành, 1 thủ tục bãi bỏ"."""
    counts = {kind: sum(one.kind == kind for one in changes) for kind in CHANGE_KINDS}
    parts = [f"{count} thủ tục {CHANGE_KINDS[kind].lower()}" for kind, count in counts.items() if count]
    return f"Công bố {', '.join(parts)}"


def batch_item(
    changes: Sequence[ProcedureChange], *, key: str, decision: str, now: datetime, commune: str, taken: Taken
) -> tuple[str, str]:
    """Return path (inside the content folder) and text of the draft. `key` is the batch's place in the register."""
    title = batch_title(changes)
    name, permanent = place_of(title, now.year, now=now, commune=commune, taken=taken)
    codes = ", ".join(f'"{one.code}"' for one in changes)
    front = [
        "---",
        "# Bản nháp lập từ tệp vừa nhập. Đối chiếu với quyết định công bố, điền số, ngày quyết định,",
        "# ngày có hiệu lực, bỏ thủ tục không thuộc quyết định, rồi xóa dòng draft để đăng. Không sửa id.",
        f"id: {permanent}",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"date: {now.isoformat(timespec='seconds')}",
        f"description: {json.dumps(_description(changes), ensure_ascii=False)}",
        "draft: true",
        "format: thong-bao",
        "fields: [thu-tuc-hanh-chinh]",
        f"procedures: [{codes}]",
        "---",
        "",
    ]
    by = f"Quyết định số {decision}" if decision else "Quyết định số … ngày …"
    body = [f"{by} công bố các thủ tục hành chính sau đây. Các thay đổi có hiệu lực từ ngày ….", ""]
    for kind, heading in _HEADINGS.items():
        rows = [one for one in changes if one.kind == kind]
        if rows:
            body += [f"## {heading}", "", *map(_line, rows), ""]
    body.append(f"Toàn bộ thay đổi xem ở [trang thay đổi thủ tục](../../thu-tuc/thay-doi.md#{key}).")
    return name, "\n".join([*front, *body, ""])


def _description(changes: Sequence[ProcedureChange]) -> str:
    """Return one sentence for lists and feeds."""
    names = [one.name for one in changes]
    shown = "; ".join(names[:2]) + ("…" if len(names) > 2 else "")
    text = f"{len(names)} thủ tục hành chính có thay đổi: {shown}"
    return text if len(text) <= 300 else f"{len(names)} thủ tục hành chính có thay đổi; xem danh sách trong bài."


def _line(change: ProcedureChange) -> str:
    """Return a procedure as an item of a list; text of a file never becomes markup."""
    name = "".join(f"\\{mark}" if mark in "\\`*_{}[]()#+-!|<>&~" else mark for mark in " ".join(change.name.split()))
    # A page that is only in the draft of the register does not exist yet, so what ends is named without a link.
    shown = name if change.kind == "bai-bo" else f"[{name}](../../thu-tuc/{change.code}.md)"
    what = f": thay đổi {', '.join(change.what)}" if change.what else ""
    old = f", thay thế thủ tục mã {', '.join(change.replaces)}" if change.replaces else ""
    return f"- {shown} (mã {change.code}){what}{old}"
