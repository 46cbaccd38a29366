"""Reads lists of procedures: the national portal's exports and the commune's own tables."""

from __future__ import annotations

import re

from cchc.model.procedure import Level, Procedure, short_code
from cchc.model.text import slugify, squeeze
from cchc.model.value import dataclass
from cchc.sources.list_parts import PART_COLUMNS, parts_of
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Field, Schema, convert
from cchc.sources.table import Row, read_table
from cchc.sources.tree import Tree

# A comma also stands inside one group ("Cán bộ, công chức, viên chức"): a new group begins with a capital.
_GROUPS = re.compile(r",\s*(?=[A-ZĐÀ-ỸƯƠ])(?![^()]*\))")
_PARTS = re.compile(r"[;\n\r]+")

LIST = Schema(
    (
        Field(
            "code",
            "text",
            "Mã số thủ tục, dạng ngắn hoặc dạng dài của địa phương.",
            "1.001193",
            required=True,
            aliases=("Mã số", "Mã thủ tục", "Mã TTHC", "Mã số TTHC", "Mã thủ tục hành chính", "Mã", "ma_thu_tuc", "ma"),
        ),
        Field(
            "name",
            "text",
            "Tên thủ tục như trong quyết định công bố.",
            "Đăng ký khai sinh",
            required=True,
            aliases=(
                "Tên",
                "Tên thủ tục",
                "Tên TTHC",
                "Tên thủ tục hành chính",
                "Thủ tục hành chính",
                "ten_thu_tuc",
                "ten",
            ),
        ),
        Field(
            "decision", "text", "Số quyết định công bố.", "1872/QĐ-BTP", aliases=("Số quyết định", "Quyết định công bố")
        ),
        Field("tier", "text", "Cấp thực hiện.", "Cấp xã", aliases=("Cấp thực hiện", "cap_thuc_hien")),
        Field("kind", "text", "Loại thủ tục.", "TTHC được luật giao quy định chi tiết", aliases=("Loại thủ tục",)),
        Field("field", "text", "Lĩnh vực.", "Hộ tịch", aliases=("Lĩnh vực", "linh_vuc")),
        Field(
            "issuer",
            "text",
            "Cơ quan ban hành.",
            "Bộ Tư pháp",
            aliases=("Cơ quan ban hành", "Bộ, ngành", "co_quan_ban_hanh"),
        ),
        Field(
            "agencies",
            "prose",
            "Cơ quan thực hiện, mỗi cơ quan một dòng hoặc cách nhau bằng dấu chấm phẩy.",
            "Ủy ban nhân dân cấp xã",
            aliases=("Cơ quan thực hiện", "Đơn vị thực hiện", "co_quan_thuc_hien"),
        ),
        Field(
            "audience",
            "prose",
            "Đối tượng thực hiện.",
            "Công dân Việt Nam",
            aliases=("Đối tượng thực hiện", "Đối tượng", "doi_tuong"),
        ),
        Field(
            "level",
            "text",
            "Mức độ dịch vụ công trực tuyến.",
            "Toàn trình",
            aliases=(
                "Mức độ DVC",
                "Mức độ dịch vụ công",
                "Mức độ cung cấp dịch vụ công trực tuyến",
                "Mức độ",
                "muc_do",
                "Dịch vụ công trực tuyến",
            ),
        ),
        Field(
            "url",
            "url",
            "Trang của thủ tục trên Cổng Dịch vụ công quốc gia.",
            "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bf7",
            aliases=("Đường dẫn", "Liên kết", "duong_dan", "link"),
        ),
        *PART_COLUMNS,
    ),
    ignored=("STT", "TT", "Stt", "stt"),
    columns=True,
)

TIER = "Cấp thực hiện"


@dataclass(frozen=True, slots=True)
class ListFile:
    """The procedures of one table, each with its row, and how many cells were tidied."""

    rows: list[tuple[Procedure, int]]
    mended: int


def read_list(tree: Tree, name: str, report: Report) -> ListFile:
    """Return the procedures of one table."""
    file = report.file(name)
    found = []
    mended = 0
    for row in read_table(tree, name, LIST, file):
        procedure = _procedure(row, name, file)
        mended += row.mended
        if procedure:
            found.append((procedure, row.block.start))
    if mended:
        message = f"{mended} ô có dấu cách thừa, xuống dòng hoặc dấu tổ hợp, chương trình đã chỉnh lại khi đọc"
        file.note(0, "cells-tidied", message, "không cần sửa")
    return ListFile(found, mended)


def split_agencies(text: str) -> tuple[str, ...]:
    """Return the agencies of one cell: one a line or separated by ";". A comma never separates."""
    parts = (squeeze(part) for part in _PARTS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def split_audience(text: str) -> tuple[str, ...]:
    """Return the groups of one cell: "Tổ chức (không bao gồm doanh nghiệp, HTX), Công dân Việt Nam" has two."""
    groups = []
    for part in split_agencies(text):
        groups += [squeeze(group) for group in _GROUPS.split(part)]
    return tuple(dict.fromkeys(group for group in groups if group))


def level_of(text: str) -> Level | None:
    """Return the level that a cell names ("DVC trực tuyến toàn trình"), "" for an empty one, None for another word."""
    slug = slugify(text)
    if not slug:
        return ""
    if "toan-trinh" in slug:
        return "toan-trinh"
    if "mot-phan" in slug:
        return "mot-phan"
    return "truc-tiep" if "truc-tiep" in slug or "con-lai" in slug or "cung-cap-thong-tin" in slug else None


def mended_code(text: str) -> str:
    """Return the code of which a spreadsheet kept the number only: "2.00051" gives "2.000510", else ""."""
    cut = re.fullmatch(r"(\d)[.,](\d{3,6})", text)
    return f"{cut[1]}.{cut[2]:0<6}" if cut else ""


def long_code_of(text: str) -> str:
    """Return the long form inside `text`, or "" when only the short one stands there."""
    found = re.search(r"\d\.\d{6}\.\d{3}\.\d{2}\.\d{2}\.H\d{2}(?:\.\d{2})?", text)
    return found[0] if found else ""


def _procedure(row: Row, name: str, report: FileReport) -> Procedure | None:
    """Return one row's procedure, or None with an error for a row without code or name."""
    line = row.block.start
    typed = squeeze(str(row.block.get("code", "")))
    values = convert(row.block, LIST, report)
    if values.broken:
        return None
    code = short_code(typed)
    if not code and (code := mended_code(typed)):
        message = f"mã “{typed}” bị bảng tính đổi thành số, chương trình hiểu là {code}"
        report.note(line, "code-mended", message, "định dạng cột mã là Văn bản (Text) rồi gõ lại mã")
    if not code:
        report.error(line, "wrong-code", f"“{typed[:60]}” không phải mã thủ tục", "viết mã dạng 1.001193")
        return None
    level = level_of(values.text("level"))
    if level is None:
        message = f"không hiểu mức độ “{values.text('level')[:60]}”"
        report.warning(line, "wrong-level", message, "ghi Toàn trình, Một phần, Trực tiếp hoặc để trống")
    tier = values.text("tier")
    return Procedure(
        **parts_of(values, code, report),  # type: ignore[arg-type]  # keys are parts of Procedure
        code=code,
        name=values.text("name"),
        field=values.text("field"),
        agencies=split_agencies(values.text("agencies")),
        issuer=values.text("issuer"),
        long_code=long_code_of(typed),
        decision=values.text("decision"),
        kind=values.text("kind"),
        audience=split_audience(values.text("audience")),
        level=level or "",
        url=values.text("url"),
        extra=(((TIER, tier),) if tier else ()) + row.extra,
        files=(name,),
    )
