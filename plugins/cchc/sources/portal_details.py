"""Turns one record of the national portal into a procedure, and says what of it needs a person."""

from __future__ import annotations

import re
from dataclasses import replace

from cchc.model.news import Reference
from cchc.model.procedure import Fee, Paper, Procedure, Way
from cchc.model.text import slugify, squeeze, tidy_lines
from cchc.model.value import dataclass
from cchc.sources import portal_parts as parts
from cchc.sources.portal_records import TECHNICAL, Record
from cchc.sources.procedure_list import TIER, long_code_of, split_agencies, split_audience

_KINDS = {
    "truc-tiep": "truc-tiep",
    "truc-tuyen": "truc-tuyen",
    "dich-vu-buu-chinh": "buu-chinh",
    "buu-chinh": "buu-chinh",
}
_EXEMPT = re.compile(r"\b(?:miễn|giảm|không phải nộp)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.])\s+|\s+(?=[-+*] )")
_CHARGED = re.compile(
    r"\d[\d.,]*\s*(?:đồng|đ\b|vnđ)|mức (?:thu|phí|lệ phí)|hội đồng nhân dân|hđnd|thông tư", re.IGNORECASE
)
_DENIED = re.compile(r"không (?:thu|quy định|có|mất)|chưa quy định|^miễn", re.IGNORECASE)
_SMALL = re.compile(r"(?<![\d.,])(\d{1,3}) đồng\b")

# Facts that have a place of their own; everything else with a text is kept under its Vietnamese name.
_TAKEN = frozenset(
    (
        "ma-thu-tuc",
        "ma-so",
        "ma",
        "ten-thu-tuc",
        "ten",
        "detail-url",
        "so-quyet-dinh",
        "loai-thu-tuc",
        "linh-vuc",
        "doi-tuong-thuc-hien",
        "co-quan-co-tham-quyen",
        "co-quan-thuc-hien",
        "co-quan-thuc-hien-xlsx",
        "co-quan-ban-hanh-xlsx",
        "trinh-tu-thuc-hien",
        "cach-thuc-thuc-hien",
        "thanh-phan-ho-so",
        "can-cu-phap-ly",
        "ket-qua-xu-ly",
        "ket-qua-thuc-hien",
        "yeu-cau-dieu-kien",
        "yeu-cau-dieu-kien-thuc-hien",
        "tu-khoa",
        "mo-ta",
    )
)
_OTHERS = {
    "cap-thuc-hien": TIER,
    "dia-chi-tiep-nhan": "Địa chỉ tiếp nhận hồ sơ",
    "dia-chi-tiep-nhan-hs": "Địa chỉ tiếp nhận hồ sơ",
    "co-quan-duoc-uy-quyen": "Cơ quan được ủy quyền",
    "co-quan-phoi-hop": "Cơ quan phối hợp",
    "thu-tuc-lien-quan": "Thủ tục liên quan",
}
RESULT_CODES = "Mã kết quả"
_TABLES = frozenset(("hinh-thuc-nop", "thanh-phan-ho-so", "can-cu-phap-ly"))


@dataclass(frozen=True, slots=True)
class Detail:
    """A procedure as a record tells it. `doubts` are field and what is to be decided there."""

    procedure: Procedure
    line: int
    doubts: tuple[tuple[str, str], ...] = ()


def detail_of(record: Record) -> Detail:
    """Return the procedure of a record."""
    doubts: list[tuple[str, str]] = []
    ways, papers, basis = _ways(record, doubts), _papers(record, doubts), _basis(record)
    result = parts.result(record.text("ket-qua-xu-ly", "ket-qua-thuc-hien"))
    keywords = parts.known(record.text("tu-khoa")) or result.words
    made = Procedure(
        code=record.code,
        name=record.name,
        field=squeeze(parts.known(record.text("linh-vuc"))),
        agencies=split_agencies(_agencies(record)),
        issuer=squeeze(parts.known(record.text("co-quan-ban-hanh-xlsx", "co-quan-ban-hanh"))),
        long_code=long_code_of(record.typed),
        decision=squeeze(parts.known(record.text("so-quyet-dinh"))).removeprefix("Quyết định số "),
        kind=squeeze(parts.known(record.text("loai-thu-tuc"))),
        audience=split_audience(parts.known(record.text("doi-tuong-thuc-hien"))),
        authority=squeeze(parts.known(record.text("co-quan-co-tham-quyen"))),
        summary=parts.known(record.text("mo-ta")) or result.about,
        steps=parts.steps(record.text("trinh-tu-thuc-hien")),
        ways=ways,
        papers=papers,
        time=_time(ways),
        fee=_fee(ways, doubts),
        result=result.text,
        conditions=parts.conditions(record.text("yeu-cau-dieu-kien", "yeu-cau-dieu-kien-thuc-hien")),
        legal_basis=basis,
        keywords=tuple(filter(None, map(squeeze, re.split(r"[,;\n]", keywords)))),
        source=Reference("Cổng Dịch vụ công quốc gia", _address(record)),
        url=_address(record),
        extra=_extra(record, result.codes, doubts),
    )
    return Detail(replace(made, ways=_short(made)), record.line, tuple(dict.fromkeys(doubts)))


def _agencies(record: Record) -> str:
    """Return who carries it out: the page's word, else the list's."""
    return parts.known(record.text("co-quan-thuc-hien")) or parts.known(record.text("co-quan-thuc-hien-xlsx"))


def _address(record: Record) -> str:
    address = squeeze(record.text("detail-url"))
    return address if address.startswith("https://") else ""


def _ways(record: Record, doubts: list[tuple[str, str]]) -> tuple[Way, ...]:
    """Return the ways of filing, from the table where there is one."""
    rows = record.tables.get("hinh-thuc-nop")
    if rows is None:
        told = parts.ways(record.text("cach-thuc-thuc-hien"))
        doubts += [("cach_thuc_thuc_hien", doubt) for doubt in told.doubts]
        return told.ways or ((Way("truc-tiep", note=told.text),) if told.text else ())
    found = []
    for row in rows:
        kind = _KINDS.get(slugify(row.get("hinh-thuc", "")))
        if kind is None:
            doubts.append(("hinh_thuc_nop", f"không hiểu hình thức nộp “{row.get('hinh-thuc', '')[:40]}”"))
            kind = "truc-tiep"
        fee = "; ".join(filter(None, map(_fee_line, row.get("phi-le-phi", "").split("\n"))))
        note = parts.known(row.get("mo-ta", ""))
        found.append(Way(kind, "", parts.plain_time(row.get("thoi-han-giai-quyet", "")), fee, note))
    if text := parts.known(record.text("cach-thuc-thuc-hien")):
        found.append(Way("truc-tiep", note=text))
    return tuple(dict.fromkeys(found))


def _fee_line(line: str) -> str:
    """Return "Phí : 2.000 Đồng (lần đầu)" as "Phí: 2.000 đồng (lần đầu)", without sums that nobody filled in."""
    label, colon, amount = line.partition(":")
    if not colon or slugify(label) not in {"phi", "le-phi"}:
        return squeeze(parts.known(line))
    amount, _, note = amount.strip().partition("(")
    if slugify(amount) in {"dong", "usd", ""}:
        return squeeze(note.rstrip(") "))
    text = parts.fee_text(amount, note.rstrip()[:-1] if note.rstrip().endswith(")") else note)
    return text if text.startswith("Không thu") else f"{squeeze(label).capitalize()}: {text}"


def _papers(record: Record, doubts: list[tuple[str, str]]) -> tuple[Paper, ...]:
    """Return the papers, from the table where there is one; a file's name in the column of copies is a form."""
    rows = record.tables.get("thanh-phan-ho-so")
    if rows is None:
        told = parts.papers(record.text("thanh-phan-ho-so"))
        doubts += [("thanh_phan_ho_so", doubt) for doubt in told.doubts]
        return told.papers or ((Paper(squeeze(told.text)),) if told.text else ())
    found = []
    for row in rows:
        name, form, note = (squeeze(parts.known(row.get(key, ""))) for key in ("ten-giay-to", "so-luong", "ghi-chu"))
        if name:
            copies = parts.copies(note)
            left = "" if re.fullmatch(r"(?:bản (?:chính|sao):\s*\d+\s*)+", note, re.IGNORECASE) else note
            found.append(Paper(name, copies, form, when=left))
        elif form or note:
            doubts.append(("thanh_phan_ho_so", f"giấy tờ không có tên: “{(form or note)[:60]}”"))
    return tuple(dict.fromkeys(found))


def _basis(record: Record) -> tuple[str, ...]:
    """Return the legal documents, from the table where there is one, with number, day and issuer."""
    rows = record.tables.get("can-cu-phap-ly")
    if rows is None:
        return parts.basis(record.text("can-cu-phap-ly")).lines
    found = []
    for row in rows:
        number, title, day, issuer = (
            squeeze(parts.known(row.get(key, "")))
            for key in ("so-ky-hieu", "trich-yeu", "ngay-ban-hanh", "co-quan-ban-hanh")
        )
        text = title or number
        if number and not re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text):
            text += f" (số {number})"
        day = day.replace("-", "/")
        if day and day not in text and day.lstrip("0").replace("/0", "/") not in text:
            text += f", ngày {day}"
        if issuer and slugify(issuer) not in slugify(text):
            text += f", {issuer}"
        found.append(text)
    return tuple(dict.fromkeys(filter(None, found)))


def _time(ways: tuple[Way, ...]) -> str:
    """Return the time for all ways, or each with its own; a row per stage of the work is left to the table."""
    times = tuple(dict.fromkeys(way.time for way in ways if way.time))
    if len(times) < 2:
        return times[0] if times else ""
    named: dict[str, list[str]] = {}
    for way in ways:
        if way.time and way.time not in named.setdefault(way.name, []):
            named[way.name].append(way.time)
    if len({tuple(sorted(values)) for values in named.values()}) == 1:
        return f"{'; '.join(times)} (tùy trường hợp, xem cách thức thực hiện)"
    return "; ".join(f"{name}: {', '.join(values)}" for name, values in named.items())


def _fee(ways: tuple[Way, ...], doubts: list[tuple[str, str]]) -> Fee | None:
    """Return the fee of all ways. What speaks against itself or lacks exemptions is for a person to settle."""
    fees = tuple(dict.fromkeys(way.fee for way in ways if way.fee))
    if not fees:
        return None
    if all(
        re.fullmatch(r"(?:Miễn phí|Không thu)(?: \((?:chưa|không) quy định\.?\))?", fee, re.IGNORECASE) for fee in fees
    ):
        return Fee("Không thu")
    named: dict[str, list[str]] = {}
    for way in ways:
        if way.fee and way.fee not in named.setdefault(way.fee, []):
            named[way.fee].append(way.name)
    several = len(named) > 1
    amount = "; ".join(f"{', '.join(dict.fromkeys(names))}: {fee}" if several else fee for fee, names in named.items())
    free = all(fee.startswith(("Miễn phí", "Không thu")) for fee in fees)
    if free and not any(_CHARGED.search(fee) and not _DENIED.search(fee.partition("(")[2]) for fee in fees):
        return Fee(amount if amount.startswith(("Miễn phí", "Không thu")) else f"Không thu ({amount})")
    if free:
        doubts.append(("phi_le_phi", "ghi “Miễn phí” nhưng chú thích lại nêu mức thu"))
        amount = f"Nguồn ghi: {amount}"
    if small := _SMALL.search(amount):
        doubts.append(("phi_le_phi", f"mức thu “{small[0]}” nhỏ khác thường, có thể thiếu số 0"))
    exempt = tuple(dict.fromkeys(sentence for fee in fees for sentence in _exemptions(fee.partition("(")[2])))
    if not exempt:
        doubts.append(("phi_le_phi", f"có thu “{amount[:60]}” nhưng không ghi ai được miễn, giảm"))
    return Fee(amount, " ".join(exempt))


def _exemptions(note: str) -> list[str]:
    """Return the sentences of a note that say who need not pay, whole: half a list of people would mislead."""
    return [found.strip("-+* )") for found in _SENTENCE.split(note) if _EXEMPT.search(found)]


def _short(procedure: Procedure) -> tuple[Way, ...]:
    """Return the ways without a time that is the same for all of them: it stands once, for the whole procedure."""
    return tuple(replace(way, time="") if way.time == procedure.time else way for way in procedure.ways)


def _extra(record: Record, codes: tuple[str, ...], doubts: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return what has no place of its own, under names that readers know; unknown keys are told of."""
    found: dict[str, str] = {}
    for key, text in record.texts.items():
        if key in _TAKEN or key in TECHNICAL or not parts.known(text):
            continue
        if key not in _OTHERS:
            doubts.append((key.replace("-", "_"), "khóa chưa biết, nội dung được giữ ở phần thông tin khác"))
        found.setdefault(_OTHERS.get(key, key), tidy_lines(text))
    for key, rows in record.tables.items():
        if key not in _TABLES and rows:
            doubts.append((key.replace("-", "_"), "bảng chưa biết, nội dung được giữ ở phần thông tin khác"))
            found[key] = "; ".join(", ".join(filter(None, row.values())) for row in rows)
    if codes:
        found[RESULT_CODES] = ", ".join(codes)
    return tuple(found.items())
