"""The words of a chart block, and the chart that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from cchc.charts import (
    Series,
    bar_chart,
    data_table,
    gauge,
    grouped_chart,
    line_chart,
    small_multiples,
    stacked_chart,
)
from cchc.model.text import fold, slugify
from cchc.sources import kinds
from cchc.sources.any_table import AnyTable, any_table
from cchc.sources.report import Report
from cchc.sources.tree import Tree

KEYS = {
    "tep": "tệp",
    "kieu": "kiểu",
    "ten": "tên",
    "so": "số",
    "loc": "lọc",
    "tieu-de": "tiêu đề",
    "don-vi-tinh": "đơn vị tính",
    "noi-bat": "nổi bật",
    "toi-da": "tối đa",
    "ghi-chu": "ghi chú",
}
"""What a block may say; keys are typed with or without marks."""

KINDS = {
    "duong": "đường",
    "thu-hang": "thứ hạng",
    "cot": "cột",
    "cot-nhom": "cột nhóm",
    "cot-chong": "cột chồng",
    "dong-ho": "đồng hồ",
    "nhieu-hinh": "nhiều hình",
}
MOST = 100
"""A picture of more rows than this is no picture."""


class WrongBlockError(Exception):
    """A block that cannot be drawn: the line inside it, what is wrong, what to do."""

    def __init__(self, message: str, remedy: str, line: int = 0) -> None:
        """Remember the parts of the problem."""
        super().__init__(message)
        self.message, self.remedy, self.line = f"biểu đồ: {message}", remedy, line


def block_of(text: str) -> dict[str, str]:
    """Return what the block says, by key."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        name = slugify(key)
        if not colon or name not in KEYS:
            known = ", ".join(KEYS.values())
            raise WrongBlockError(
                f"không hiểu dòng “{line.strip()[:60]}”", f"mỗi dòng viết “khóa: giá trị”, dùng: {known}", number
            )
        found[name] = value.strip()
    for name in ("tep", "kieu", "ten", "so", "tieu-de"):
        if not found.get(name):
            raise WrongBlockError(f"thiếu “{KEYS[name]}”", f"thêm dòng “{KEYS[name]}: …”")
    found["kieu"] = slugify(found["kieu"])
    if found["kieu"] not in KINDS:
        raise WrongBlockError(f"không có kiểu “{found['kieu']}”", f"dùng một trong: {', '.join(KINDS.values())}")
    return found


def figure_of(block: dict[str, str], tree: Tree, report: Report, *, id: str) -> tuple[str, str, dict[str, str]]:
    """Return the picture, its table and the block; raises `WrongBlockError`, and reports what is wrong in the data."""
    file = _file(block["tep"], tree)
    table = any_table(tree, file, report.file(file))
    if table is None:
        raise WrongBlockError(f"không đọc được tệp {file}", "sửa tệp theo các dòng khác")
    names, series = _picked(block, table, file, report)
    unit = block.get("don-vi-tinh", "")
    svg = _DRAW[block["kieu"]](names, series, block, id)
    if not svg:
        raise WrongBlockError("không đủ số liệu để vẽ", "kiểm tra lại cột số và điều kiện lọc")
    return svg, data_table(block["ten"], names, series, caption=block["tieu-de"], unit=unit), block


def _file(name: str, tree: Tree) -> str:
    """Return the data file, named from the content folder or from _data."""
    for path in (name, f"_data/{name}"):
        if path in tree.files:
            return path
    raise WrongBlockError(f"không có tệp “{name}”", "ghi đường dẫn tính từ thư mục _data, ví dụ: chi-so/par-index.csv")


def _picked(block: dict[str, str], table: AnyTable, file: str, report: Report) -> tuple[list[str], list[Series]]:
    """Return the names and the columns of numbers of the rows that the block asks for."""
    name = _column(block["ten"], table, file)
    columns = [_column(part, table, file) for part in block["so"].split(";")]
    rows = [row for row in table.rows if _wanted(row[1], block.get("loc", ""), table, file)]
    if not rows:
        raise WrongBlockError(f"không có dòng nào của {file} đúng điều kiện lọc", "sửa lại dòng “lọc”")
    if len(rows) > MOST:
        raise WrongBlockError(f"có {len(rows)} dòng, quá nhiều để vẽ", "thêm dòng “lọc” để lấy ít hơn")
    if block["kieu"] in ("duong", "thu-hang"):
        rows.sort(key=lambda row: row[1][name])
    own = report.file(file)
    made = []
    for column in columns:
        values: list[Decimal | None] = []
        for number, cells in rows:
            text = cells[column].partition("/")[0]
            try:
                values.append(kinds.to_number(text) if text else None)
            except kinds.WrongError as wrong:
                heading = table.headings[column]
                own.error(number, "wrong-number", f"cột “{heading}”: {wrong.reason}", "sửa lại số, hoặc để trống")
        made.append(values)
    if own.errors:
        raise WrongBlockError(f"số liệu trong {file} chưa dùng được", "sửa các dòng nêu trên")
    return [cells[name] for _, cells in rows], [
        Series(table.headings[column], tuple(values)) for column, values in zip(columns, made, strict=True)
    ]


def _wanted(cells: Sequence[str], condition: str, table: AnyTable, file: str) -> bool:
    """True for a row that meets every part of "đơn vị = Lai Châu; chỉ số = PAR INDEX"."""
    for part in condition.split(";"):
        if not part.strip():
            continue
        key, equals, value = part.partition("=")
        if not equals:
            raise WrongBlockError(f"không hiểu điều kiện “{part.strip()}”", "viết như: lọc: năm = 2025")
        if fold(cells[_column(key, table, file)]) != fold(value.strip()):
            return False
    return True


def _column(name: str, table: AnyTable, file: str) -> int:
    at = table.column(name)
    if at is None:
        known = ", ".join(f"“{heading}”" for heading in table.headings if heading)
        raise WrongBlockError(f"{file} không có cột “{name.strip()}”", f"dùng một trong: {known}")
    return at


def _lines(names: list[str], series: list[Series], block: dict[str, str], id: str) -> str:
    try:
        years = [int(name) for name in names]
    except ValueError:
        raise WrongBlockError("biểu đồ đường cần cột tên là năm", "dùng kiểu cột, hoặc chọn cột năm") from None
    if years != sorted(set(years)):
        raise WrongBlockError("có hai dòng cùng một năm", "thêm dòng “lọc” để mỗi năm còn một dòng")
    falling = block["kieu"] == "thu-hang"
    unit = block.get("don-vi-tinh", "")
    return line_chart(years, series, id=id, title=block["tieu-de"], unit=unit, falling=falling)


def _bars(names: list[str], series: list[Series], block: dict[str, str], id: str) -> str:
    own = [at for at, name in enumerate(names) if fold(name) == fold(block.get("noi-bat", ""))]
    unit, end = block.get("don-vi-tinh", ""), _most(block)
    return bar_chart(names, series[0].values, id=id, title=block["tieu-de"], unit=unit, own=own, end=end)


def _grouped(names: list[str], series: list[Series], block: dict[str, str], id: str) -> str:
    return grouped_chart(names, series, id=id, title=block["tieu-de"], unit=block.get("don-vi-tinh", ""))


def _stacked(names: list[str], series: list[Series], block: dict[str, str], id: str) -> str:
    if any(value < 0 for one in series for value in one.known):
        raise WrongBlockError("cột chồng không vẽ được số âm", "dùng kiểu cột nhóm")
    return stacked_chart(names, series, id=id, title=block["tieu-de"], unit=block.get("don-vi-tinh", ""))


def _gauge(names: list[str], series: list[Series], block: dict[str, str], id: str) -> str:
    value, most = series[0].values[0], _most(block) or Decimal(100)
    if len(names) != 1 or value is None or not 0 <= value <= most:
        raise WrongBlockError("đồng hồ cần đúng một số, từ 0 đến tối đa", "thêm dòng “lọc” hoặc “tối đa”")
    return gauge(value, most, id=id, title=block["tieu-de"], unit=block.get("don-vi-tinh", ""))


def _multiples(names: list[str], series: list[Series], block: dict[str, str], id: str) -> str:
    return small_multiples(names, series, id=id, title=block["tieu-de"], unit=block.get("don-vi-tinh", ""))


def _most(block: dict[str, str]) -> Decimal | None:
    try:
        return kinds.to_number(block["toi-da"]) if block.get("toi-da") else None
    except kinds.WrongError:
        raise WrongBlockError(f"“{block['toi-da']}” không phải số", "viết như: tối đa: 100") from None


_DRAW: dict[str, Callable[[list[str], list[Series], dict[str, str], str], str]] = {
    "duong": _lines,
    "thu-hang": _lines,
    "cot": _bars,
    "cot-nhom": _grouped,
    "cot-chong": _stacked,
    "dong-ho": _gauge,
    "nhieu-hinh": _multiples,
}
