"""The parts of a procedure as columns of a list: what a commune keeps in its own Excel table beside code and name."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from cchc.model.news import Reference
from cchc.model.procedure import LEVELS, WAYS, Fee, Paper, Procedure, Way
from cchc.model.text import slugify, squeeze
from cchc.sources import portal_parts
from cchc.sources.report import FileReport
from cchc.sources.schema import Field, Values

PART_COLUMNS = (
    Field(
        "time",
        "text",
        "Thời hạn giải quyết.",
        "03 ngày làm việc",
        aliases=("Thời hạn giải quyết", "Thời hạn", "Thời gian giải quyết", "thoi_han"),
    ),
    Field(
        "ways",
        "prose",
        "Các cách nộp: Trực tiếp, Trực tuyến, Bưu chính công ích.",
        "Trực tiếp; Trực tuyến",
        aliases=("Cách thức thực hiện", "Cách nộp", "Hình thức nộp", "Cách thức nộp hồ sơ", "cach_thuc"),
    ),
    Field(
        "place",
        "text",
        "Nơi nộp khi nộp trực tiếp.",
        "Trung tâm Phục vụ hành chính công xã",
        aliases=("Nơi nộp", "Địa điểm thực hiện", "Địa điểm", "Nơi tiếp nhận", "dia_diem"),
    ),
    Field(
        "fee",
        "text",
        "Phí, lệ phí.",
        "8.000 đồng/bản",
        aliases=("Phí, lệ phí", "Phí, lệ phí (nếu có)", "Phí lệ phí", "Lệ phí", "Phí", "phi_le_phi"),
    ),
    Field(
        "exemptions",
        "text",
        "Ai được miễn, giảm; bắt buộc nếu có thu.",
        "Người thuộc hộ nghèo",
        aliases=("Miễn, giảm", "Đối tượng miễn, giảm", "Miễn giảm", "mien_giam"),
    ),
    Field(
        "papers",
        "prose",
        "Thành phần hồ sơ, mỗi giấy tờ một dòng.",
        "Giấy chứng sinh",
        aliases=("Thành phần hồ sơ", "Hồ sơ", "Giấy tờ", "thanh_phan_ho_so"),
    ),
    Field("paper_sets", "text", "Số bộ hồ sơ.", "01 bộ", aliases=("Số lượng hồ sơ", "Số bộ hồ sơ", "Số lượng")),
    Field(
        "forms",
        "prose",
        "Mẫu đơn, tờ khai, mỗi mẫu một dòng.",
        "Tờ khai đăng ký khai sinh",
        aliases=("Mẫu đơn, tờ khai", "Tên mẫu đơn, mẫu tờ khai", "Mẫu đơn", "Biểu mẫu"),
    ),
    Field(
        "steps",
        "prose",
        "Các bước thực hiện, mỗi bước một dòng.",
        "Bước 1: Nộp hồ sơ",
        aliases=("Trình tự thực hiện", "Các bước", "trinh_tu"),
    ),
    Field(
        "result",
        "prose",
        "Kết quả.",
        "Giấy khai sinh",
        aliases=("Kết quả thực hiện", "Kết quả", "Kết quả giải quyết", "ket_qua"),
    ),
    Field(
        "conditions",
        "prose",
        "Yêu cầu, điều kiện; không có thì ghi Không có.",
        "Không có",
        aliases=("Yêu cầu, điều kiện", "Điều kiện", "Yêu cầu, điều kiện (nếu có)"),
    ),
    Field(
        "legal_basis",
        "prose",
        "Căn cứ pháp lý, mỗi văn bản một dòng.",
        "Luật Hộ tịch số 60/2014/QH13",
        aliases=("Căn cứ pháp lý", "Căn cứ pháp lí", "can_cu_phap_ly"),
    ),
    Field(
        "keywords",
        "prose",
        "Tên mà người dân hay gọi, cách nhau bằng dấu chấm phẩy.",
        "giấy khai sinh; làm khai sinh",
        aliases=("Tên thường gọi", "Từ khóa", "tu_khoa"),
    ),
    Field(
        "any_boundary",
        "flag",
        "Có khi nhận hồ sơ không phụ thuộc địa giới hành chính trong tỉnh.",
        "có",
        aliases=(
            "Phi địa giới hành chính",
            "Phi địa giới",
            "Không phụ thuộc địa giới hành chính",
            "Tiếp nhận phi địa giới hành chính",
        ),
    ),
)

PART_LABELS = {
    "time": "thời hạn giải quyết",
    "ways": "cách thức thực hiện",
    "fee": "phí, lệ phí",
    "papers": "thành phần hồ sơ",
    "paper_sets": "số bộ hồ sơ",
    "forms": "mẫu đơn, tờ khai",
    "steps": "trình tự thực hiện",
    "result": "kết quả",
    "conditions": "yêu cầu, điều kiện",
    "legal_basis": "căn cứ pháp lý",
    "keywords": "tên thường gọi",
}


def parts_of(values: Values, code: str, report: FileReport) -> dict[str, object]:
    """Return the parts that a row says, by their names in the model; a fee without exemptions is kept back."""
    conditions = portal_parts.conditions(values.text("conditions"))
    return {
        "time": portal_parts.known(values.text("time")),
        "ways": ways_of(values.text("ways"), values.text("place")),
        "fee": _fee(values, code, report),
        "papers": tuple(Paper(line) for line in _lines(values.text("papers"))),
        "paper_sets": values.text("paper_sets"),
        "forms": tuple(Reference(line) for line in _lines(values.text("forms"))),
        "steps": portal_parts.steps(values.text("steps")),
        "result": portal_parts.known(values.text("result")),
        "conditions": conditions,
        "legal_basis": _lines(values.text("legal_basis")),
        "keywords": tuple(filter(None, map(squeeze, values.text("keywords").replace("\n", ";").split(";")))),
        "any_boundary": values.flag("any_boundary"),
    }


def ways_of(text: str, place: str) -> tuple[Way, ...]:
    """Return the ways of filing that a cell names; words that name none stay as a note of the first."""
    slug = f"-{slugify(text)}-"
    kinds = [kind for kind in WAYS if f"-{kind}-" in slug]
    names = {slugify(part) for part in text.replace("\n", ";").replace(",", ";").split(";") if part.strip()}
    plain = {
        *kinds,
        *(slugify(WAYS[kind]) for kind in kinds),
        "dich-vu-buu-chinh",
        "qua-buu-chinh",
        "nop-truc-tiep",
        "nop-truc-tuyen",
    }
    note = squeeze(portal_parts.known(text)) if names - plain else ""
    if not kinds and (place or note):
        kinds = ["truc-tiep"]
    return tuple(
        Way(kind, place if kind == "truc-tiep" else "", note=note if at == 0 else "") for at, kind in enumerate(kinds)
    )


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a cell without the dash before them."""
    lines = (squeeze(line).lstrip("-+•* ").strip() for line in portal_parts.known(text).split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line))


def _fee(values: Values, code: str, report: FileReport) -> Fee | None:
    """Return the fee, or None when nobody says who need not pay it."""
    amount = portal_parts.known(values.text("fee"))
    if not amount:
        return None
    label, colon, rest = amount.partition(":")
    plain = portal_parts.fee_text(rest if colon and slugify(label) in {"phi", "le-phi"} else amount)
    fee = Fee("Không thu" if plain.lower() in {"không", "không có", "0"} else plain, values.text("exemptions"))
    if fee.is_free or fee.exemptions:
        return fee
    message = f"thủ tục {code} có thu “{fee.amount[:60]}” nhưng chưa ghi ai được miễn, giảm, nên chưa đăng mức thu"
    report.warning(
        values.line("fee"), "fee-exemptions", message, "điền cột “Miễn, giảm”; không thu thì ghi “Không thu”"
    )
    return None


def part_cells(procedure: Procedure) -> dict[str, str]:
    """Return the parts as cells that read back the same."""
    note = procedure.ways[0].note if procedure.ways else ""
    names = "; ".join(dict.fromkeys(way.name for way in procedure.ways))
    return {
        "time": procedure.time,
        "ways": note or names,
        "place": next((way.place for way in procedure.ways if way.place), ""),
        "fee": procedure.fee.amount if procedure.fee else "",
        "exemptions": procedure.fee.exemptions if procedure.fee else "",
        "papers": "\n".join(paper.name for paper in procedure.papers),
        "paper_sets": procedure.paper_sets,
        "forms": "\n".join(form.title for form in procedure.forms),
        "steps": "\n".join(procedure.steps),
        "result": procedure.result,
        "conditions": procedure.conditions,
        "legal_basis": "\n".join(procedure.legal_basis),
        "keywords": "; ".join(procedure.keywords),
        "any_boundary": "có" if procedure.any_boundary else "",
    }


def fact_text(procedure: Procedure, key: str) -> str:
    """Return a fact of a procedure as one text for people."""
    value = getattr(procedure, key)
    return LEVELS.get(value, str(value)) if key == "level" else value_text(value)


def value_text(value: object) -> str:
    """Return a value of the model as one text for people."""
    if isinstance(value, tuple):
        return "; ".join(map(value_text, value))
    if isinstance(value, Fee):
        return f"{value.amount}{f' (miễn, giảm: {value.exemptions})' if value.exemptions else ''}"
    if is_dataclass(value) and not isinstance(value, type):
        return ", ".join(filter(None, (value_text(getattr(value, field.name)) for field in fields(value))))
    return "" if value is None else str(value)
