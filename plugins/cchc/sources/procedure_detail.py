"""Reads _data/thu-tuc/<code>.yml: the details of one procedure."""

from __future__ import annotations

from typing import cast

from cchc.model.news import Reference
from cchc.model.procedure import Fee, Level, Paper, Procedure, Way, short_code
from cchc.sources.document import Block, parse_yaml
from cchc.sources.fields_procedure import DETAIL
from cchc.sources.procedure_list import long_code_of
from cchc.sources.report import FileReport, Report
from cchc.sources.schema import Values, convert
from cchc.sources.tree import Tree


def read_detail(tree: Tree, name: str, report: Report) -> Procedure | None:
    """Return the procedure that the file describes (its name may be empty), or None with a problem."""
    file = report.file(name)
    text = tree.read_text(name, report)
    block = parse_yaml(text, file) if text is not None else None
    if block is None:
        return None
    if not isinstance(block, Block):
        remedy = 'mỗi tệp một thủ tục, bắt đầu bằng dòng code: "1.001193"'
        file.error(1, "record-form", "tệp thủ tục không theo dạng “khóa: giá trị”", remedy)
        return None
    values = convert(block, DETAIL, file)
    if values.broken:
        return None
    _check(values, name, file)
    return _procedure(values, name)


def _procedure(values: Values, name: str) -> Procedure:
    """Return the procedure."""
    return Procedure(
        code=values.text("code"),
        name=values.text("name"),
        field=values.text("field"),
        agencies=values.lines("agencies"),
        issuer=values.text("issuer"),
        long_code=long_code_of(values.raw("code")),
        decision=values.text("decision"),
        kind=values.text("kind"),
        audience=values.lines("audience"),
        authority=values.text("authority"),
        level=cast(Level, values.text("level")),
        summary=values.text("summary"),
        steps=values.lines("steps"),
        ways=tuple(_way(item) for item in values.maps("ways")),
        papers=tuple(_paper(item) for item in values.maps("papers")),
        paper_sets=values.text("paper_sets"),
        time=values.text("time"),
        fee=_fee(values),
        result=values.text("result"),
        conditions=values.text("conditions"),
        forms=tuple(Reference(item.text("title"), item.text("url")) for item in values.maps("forms")),
        legal_basis=values.lines("legal_basis"),
        keywords=values.lines("keywords"),
        any_boundary=values.flag("any_boundary"),
        note=values.text("note"),
        source=values.reference(),
        reviewed_on=values.date("reviewed_on"),
        url=values.text("url"),
        extra=tuple((item.text("name"), item.text("value")) for item in values.maps("extra")),
        absent=values.lines("absent"),
        draft=values.flag("draft"),
        files=(name,),
    )


def _way(values: Values) -> Way:
    """Return one way of filing."""
    keys = ("kind", "place", "time", "fee", "note", "cost")
    return Way(*(values.text(key) for key in keys))


def _paper(values: Values) -> Paper:
    """Return one paper of the dossier."""
    return Paper(
        values.text("name"), values.text("copies"), values.text("form"), values.text("when"), values.text("group")
    )


def _fee(values: Values) -> Fee | None:
    """Return the fee, or None: a fee without its exemptions is not shown, because it would mislead."""
    inner = values.map("fee")
    if inner is None:
        return None
    fee = Fee(inner.text("amount"), inner.text("exemptions"), inner.text("basis"))
    return fee if fee.is_free or fee.exemptions or values.flag("draft") else None


def _check(values: Values, name: str, report: FileReport) -> None:
    """Check the fee, the file's name, and that the details say where they come from."""
    inner = values.map("fee")
    if values.flag("draft"):
        message = "nội dung chi tiết còn là bản nháp, trang mới hiện thông tin của danh mục"
        report.note(values.line("draft"), "detail-draft", message, "bổ sung đủ rồi xóa dòng draft")
    if inner and _fee(values) is None:
        message = f"mức thu “{inner.text('amount')[:60]}” chưa ghi ai được miễn, giảm"
        report.error(
            inner.line("amount"),
            "fee-exemptions",
            message,
            "thêm exemptions vào fee; nếu không thu thì ghi “Không thu”",
        )
    stem = name.rsplit("/", 1)[1].rsplit(".", 1)[0]
    if short_code(stem) and short_code(stem) != values.text("code"):
        message = f"mã {values.text('code')} khác mã trong tên tệp"
        report.warning(values.line("code"), "code-and-name", message, "sửa lại mã hoặc đổi tên tệp cho khớp")
    if values.map("source") is None and "source" not in values.wrong:
        message = "chưa ghi nguồn của nội dung chi tiết"
        report.warning(values.line("code"), "source-missing", message, "thêm source với tên và địa chỉ nguồn")
