"""One chart of each kind, kept as golden files."""

from __future__ import annotations

from decimal import Decimal

from cchc.charts import Series, bar_chart, gauge, grouped_chart, line_chart, small_multiples, stacked_chart


def decimals(*values: object) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(str(value)) for value in values)


EXAMPLES = {
    "duong": line_chart(
        [2019, 2021, 2022, 2023, 2024],
        [
            Series("Lai Châu", decimals(None, 80.1, 86.29, 85.78, 85.97)),
            Series("Trung bình cả nước", decimals(81.15, None, 84.79, 86.98, "88.37")),
        ],
        id="a",
        title="Điểm PAR INDEX",
        breaks=[2022],
    ),
    "thu-hang": line_chart(
        [2022, 2023, 2024], [Series("Lai Châu", decimals(24, None, 56))], id="b", title="Thứ hạng", falling=True
    ),
    "cot": bar_chart(
        ["Bà Rịa - Vũng Tàu", "Lai Châu", "Trung tâm Văn hóa, Thể thao và Truyền thông"],
        decimals(91.03, "85.97", None),
        id="c",
        title="Điểm năm 2023",
        own=[1],
        unit="%",
    ),
    "cot-nhom": grouped_chart(
        ["Tiếp nhận", "Đã giải quyết"],
        [Series("Quý I/2026", decimals(1200, 1100)), Series("Quý II/2026", decimals(1300, None))],
        id="d",
        title="Hồ sơ",
        unit="hồ sơ",
    ),
    "cot-chong": stacked_chart(
        ["Hộ tịch", "Đất đai"],
        [
            Series("Trước hạn", decimals(120, 30)),
            Series("Đúng hạn", decimals(40, 50)),
            Series("Quá hạn", decimals(3, 0)),
        ],
        id="e",
        title="Hồ sơ đã giải quyết",
        unit="hồ sơ",
    ),
    "dong-ho": gauge(Decimal("85.97"), Decimal(100), id="f", title="Điểm", target=Decimal(90)),
    "nhieu-hinh": small_multiples(
        ["2022", "2023", "2024"],
        [Series("Công khai, minh bạch", decimals(12, None, 18)), Series("Tiến độ giải quyết", decimals(15, 16, 20))],
        id="g",
        title="Điểm từng nhóm",
    ),
}


def broken(svg: str) -> str:
    """Return a chart with a line for each element, so that a difference can be read."""
    return svg.replace("><", ">\n<") + "\n"
