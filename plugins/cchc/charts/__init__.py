"""Charts as SVG text: what any room, the Markdown directive and the reports draw with.

Pure functions over `Series`: no script, no inline style, colours by class, every figure in the description, so that
a chart says the same to the eye, to a screen reader, in print and in the dark. What is unknown is a gap, never a zero.
"""

from cchc.charts.bars import bar_chart, grouped_chart, stacked_chart
from cchc.charts.gauge import gauge
from cchc.charts.line import line_chart
from cchc.charts.multiples import small_multiples
from cchc.charts.series import Series
from cchc.charts.table import data_table

__all__ = [
    "Series",
    "bar_chart",
    "data_table",
    "gauge",
    "grouped_chart",
    "line_chart",
    "small_multiples",
    "stacked_chart",
]
